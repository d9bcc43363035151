"""The reader's passages as W3C Web Annotations (JSON-LD; Recommendation of 23 February 2017)."""

import base64
from collections.abc import Sequence
from uuid import NAMESPACE_URL, uuid5

import msgspec

from core.article import Article
from core.brief.briefing import Briefing, PassageRow
from core.brief.escape import web_url
from core.prepare.clean import escape_json

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def to_annotations(briefing: Briefing, articles: Sequence[Article]) -> str:
    """Return an AnnotationCollection of one page, with an annotation for each passage.

    The target is the source by its address, or by the digest of its bytes (RFC 6920) where it is a
    file. The selectors are a TextQuoteSelector and a TextPositionSelector; positions count Unicode
    code points of the text that Dragoman prepared. Tags, the reader's note and the translation are
    bodies.
    """
    known = {article.id: article for article in articles}
    own = _identity("briefing", briefing.created, *(row.article for row in briefing.sources))
    page = _identity("page", own)
    items = [
        _annotation(row, known[row.passage.article], briefing.target)
        for row in briefing.passages
        if row.passage.article in known
    ]
    whole: dict[str, object] = {
        "@context": CONTEXT,
        "id": own,
        "type": "AnnotationCollection",
        "label": briefing.title,
        "generator": {"type": "Software", "name": "Dragoman"},
        "total": len(items),
    }
    if briefing.created:
        whole["created"] = briefing.created
    if items:
        whole["first"] = {
            "id": page,
            "type": "AnnotationPage",
            "partOf": own,
            "startIndex": 0,
            "items": items,
        }
    return escape_json(msgspec.json.format(msgspec.json.encode(whole), indent=2).decode()) + "\n"


def _annotation(row: PassageRow, article: Article, target: str) -> dict[str, object]:
    passage = row.passage
    bodies: list[dict[str, object]] = [
        {"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in passage.tags
    ]
    if passage.note:
        bodies.append(_text("commenting", passage.note))
    if row.translation:
        bodies.append(_text("describing", row.translation) | {"language": target})
    annotation: dict[str, object] = {
        "id": _identity("passage", passage.article, passage.id),
        "type": "Annotation",
        "motivation": "bookmarking",
    }
    if passage.created:
        annotation["created"] = passage.created
    if passage.changed:
        annotation["modified"] = passage.changed
    if bodies:
        annotation["body"] = bodies
    source: dict[str, object] = {"id": source_iri(article), "type": "Text"}
    if article.lang != "und":
        source["language"] = article.lang
    annotation["target"] = {
        "type": "SpecificResource",
        "source": source,
        "selector": [
            {"type": "TextQuoteSelector", "exact": passage.quote.exact}
            | {"prefix": passage.quote.prefix, "suffix": passage.quote.suffix},
            {"type": "TextPositionSelector", "start": passage.start, "end": passage.end},
        ],
    }
    return annotation


def _text(purpose: str, value: str) -> dict[str, object]:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}


def source_iri(article: Article) -> str:
    """Return what identifies a source for other programs."""
    if url := web_url(article.source.cited):
        return url
    try:
        digest = bytes.fromhex(article.source.sha256)
    except ValueError:
        digest = b""
    if len(digest) != 32:
        return _identity("article", article.id)
    return f"ni:///sha-256;{base64.urlsafe_b64encode(digest).decode().rstrip('=')}"


def _identity(*parts: str) -> str:
    """Return an IRI that is the same for the same thing each time."""
    return uuid5(NAMESPACE_URL, "dragoman:" + ":".join(map(repr, parts))).urn
