"""Bytes and what is known of them become a Document, whatever they came from."""

import hashlib
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Literal

from core.article import Document, Source
from core.errors import SourceEmpty, SourceNotText
from core.ingest.decode import decode
from core.ingest.html import declared_encodings, looks_like_html, read_page
from core.ingest.mhtml import looks_like_mhtml, page_inside
from core.ingest.naming import shown
from core.ingest.own_address import first_public

_XML_ROOT = re.compile(
    # atomic: a comment ends where it ends, else each could reach over those after it
    r"\A\s*(?>(?:<\?xml[^>]*>|<!--.*?-->|<!DOCTYPE[^>]*>)\s*)*+<([\w:.-]+)",
    re.S,
)
_NOT_PAGES = {
    "rss": ("a news feed", "give the address of one of its articles"),
    "feed": ("a news feed", "give the address of one of its articles"),
    "rdf:RDF": ("a news feed", "give the address of one of its articles"),
    "urlset": ("a site map", "give the address of one of its articles"),
    "sitemapindex": ("a site map", "give the address of one of its articles"),
    "tmx": ("a translation memory", "it is no article and cannot be added as one"),
    "svg": ("an image", "choose a text or HTML file"),
    "plist": ("a property list", "choose a text or HTML file"),
}


def make_document(
    raw: bytes,
    *,
    kind: Literal["file", "web", "stdin"],
    address: str,
    declared: Sequence[str] = (),
) -> Document:
    """Return `raw` as a Document; whether it is HTML is told by looking, not by its name.

    `declared` are encodings that a header claims. Raises SourceEmpty, SourceTooLarge or
    SourceNotText, whose messages name `address`.
    """
    name = "Standard input" if kind == "stdin" else address
    page_bytes, saved_from = raw, None
    if looks_like_mhtml(raw) and (inside := page_inside(raw)) is not None:
        page_bytes, charset, saved_from = inside
        declared = (charset,) if charset else ()
    text = decode(page_bytes, name, declared=(*declared, *declared_encodings(page_bytes)))
    source = Source(
        kind=kind,
        address=address,
        fetched=datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        sha256=hashlib.sha256(raw).hexdigest(),
    )
    if not looks_like_html(text):
        _refuse_data(text, name)
        return Document(source=source, text=text)
    page = read_page(text, url=address if kind == "web" else None)
    if not page.text:
        raise SourceEmpty(
            f"{shown(name)} is a page without any text, as pages are that a script fills in the "
            "browser; open it there, copy the text and add that."
        )
    if kind != "web":
        source = source.with_(url=first_public([page.address, saved_from]))
    return Document(
        source=source,
        text=page.text,
        title=page.title,
        published=page.published,
        byline=page.byline,
        publisher=page.publisher,
        lang=page.lang,
        roles=page.roles,
    )


def _refuse_data(text: str, name: str) -> None:
    head = text[:2000].lstrip("\ufeff")
    found = _XML_ROOT.match(head)
    if found and found[1] in _NOT_PAGES:
        what, advice = _NOT_PAGES[found[1]]
        raise SourceNotText(f"{shown(name)} is {what}, not an article; {advice}.")
