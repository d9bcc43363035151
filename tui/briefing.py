"""Briefings on articles of the library, made and written away from the screen's thread."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from core.article import Article
from core.brief import Briefing, build_briefing, to_json, to_markdown, write_export
from core.store import Library
from tui.screens.export import ExportFormat


@dataclass(frozen=True)
class BuiltBriefing:
    """A briefing and the articles that it cites, by id."""

    briefing: Briefing
    articles: dict[str, Article]


def make_briefing(library: Library, article_ids: Sequence[str], target: str) -> BuiltBriefing:
    """Read the articles and brief on them; takes as long as reading them does.

    Raises StoreError and BriefError.
    """
    identities = library.identities()
    articles = [identities.settle_article(library.article(one)) for one in article_ids]
    passages = [passage for one in article_ids for passage in library.passages(article=one)]
    created = datetime.now(UTC).isoformat(timespec="seconds")
    briefing = build_briefing(articles, passages, target=target, created=created)
    return BuiltBriefing(briefing, {article.id: article for article in articles})


def export_briefing(
    library: Library,
    article_ids: Sequence[str],
    target: str,
    path: Path,
    written_as: ExportFormat,
    *,
    overwrite: bool,
) -> None:
    """Brief on the articles and write it. Raises StoreError, BriefError and ExportError."""
    built = make_briefing(library, article_ids, target)
    write = to_json if written_as == "json" else to_markdown
    write_export(path, write(built.briefing, list(built.articles.values())), overwrite=overwrite)


def default_path(title: str) -> Path:
    """Return a path in the working folder: `briefing-<title>-<today>.md`."""
    today = datetime.now(UTC).astimezone().date().isoformat()
    return Path(f"briefing-{slug(title)}-{today}.md")


def slug(title: str) -> str:
    """Return a file name's worth of a title: lower case, letters and digits joined by hyphens.

    Letters of every script stay; at most 40 characters, cut at a word.
    """
    folded = unicodedata.normalize("NFKC", title).casefold()
    words = "".join(one if one.isalnum() else " " for one in folded).split()
    kept = ""
    for word in words:
        longer = f"{kept}-{word}" if kept else word[:40]
        if len(longer) > 40:
            break
        kept = longer
    return kept or "articles"
