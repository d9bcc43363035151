"""Sources as CSL-JSON (Citation Style Language 1.0.2), for Zotero, pandoc and others."""

from collections.abc import Sequence

import msgspec

from core.article import Article
from core.brief.briefing import Briefing
from core.brief.export.source_facts import SourceFacts, source_facts
from core.prepare.clean import escape_json


def to_csl_json(briefing: Briefing, articles: Sequence[Article]) -> str:
    """Return the sources as a list of CSL items.

    What has a publisher is an `article-newspaper`, another page of the web a `webpage`, and a file
    of which nobody knows more a `document`.
    """
    items = [_item(one) for one in source_facts(briefing, articles)]
    return escape_json(msgspec.json.format(msgspec.json.encode(items), indent=2).decode()) + "\n"


def _item(source: SourceFacts) -> dict[str, object]:
    kind = "webpage" if source.url else "document"
    item: dict[str, object] = {
        "id": source.key,
        "type": "article-newspaper" if source.publisher else kind,
        "title": source.title,
    }
    if source.author:
        item["author"] = [{"literal": source.author}]
    if source.publisher:
        item["container-title"] = source.publisher
    if source.date:
        item["issued"] = {"date-parts": [list(source.date)]}
    elif source.said_date:
        item["issued"] = {"literal": source.said_date}
    if source.url:
        item["URL"] = source.url
        if source.accessed:
            item["accessed"] = {"date-parts": [list(source.accessed)]}
    if source.lang:
        item["language"] = source.lang
    if source.title_translated:
        item["note"] = f"Title in translation: {source.title_translated}"
    return item
