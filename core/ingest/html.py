"""A web page becomes lines with roles and what its head says of it.

trafilatura finds the article in the page. Where it finds none, every visible line is kept: the
preparation tells article from menu better than nothing does.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from typing import Any, TypeAlias

from core.article import Role
from core.ingest.own_address import own_address
from core.ingest.visible import stripped_lines, visible_lines

Line: TypeAlias = tuple[str, Role | None]
"""A line of the page and its role, where the markup tells it."""

_BEGINNING = re.compile(
    # atomic: a comment ends where it ends, else each could reach over those after it
    r"\A[\s\ufeff]*(?>(?:<\?xml[^>]{0,500}\?>|<!--.{0,2000}?-->)\s*)*+"
    r"<(!doctype\s+html|html|head|body|title|meta|link|script|style|article|main|section|header"
    r"|div|h1|h2|table|p|span|br|ul|ol|blockquote|figure|center|font)\b",
    re.IGNORECASE | re.DOTALL,
)
_WHOLE_PAGE = ("!doctype", "html", "head", "body", "title", "meta")
_PAIRED_TAG = re.compile(r"</(?:p|div|span|a|li|h[1-6]|article|td|body|html)\s*>", re.IGNORECASE)
_META_CHARSET = re.compile(rb"<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_XML_CHARSET = re.compile(rb"\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})")
_XML_DECLARATION = re.compile(r"\A[\s\ufeff]*<\?xml[^>]{0,500}\?>")
_DTD = re.compile(r"\A([\s\ufeff]*<!doctype[^>\[]{0,500})\[.*?\]\s*>", re.IGNORECASE | re.DOTALL)
"""A document type with declarations of its own, which the parser of pages takes for text."""
_CROWDED = re.compile(
    r"(<[a-zA-Z][^\s<>/]{0,100}+)"
    r"(?:[\s/]*+[^\s<>=/]++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s<>\"']*+))?+){500,}+"
)
"""A tag with more attributes than any page has; each takes the parser longer than the last."""
_SENTENCE_END = re.compile(r"[.!?…:;。！？][\"'»”’)\]]*$")
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_SPACE = re.compile(r"[^\S\xa0\u202f]+")
_YEAR = re.compile(r"\d{4}")
_LONGEST_DATE = 80
_MOST_TIMES = 20
_CAPTION_MARK = "\ue2c4"
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What lxml reads in a page, and refuses to put into one."""
_MOST_TAGS = 60_000
"""Pages with more are no articles, and the extraction takes a tenth of a millisecond for each."""


@dataclass(frozen=True)
class Page:
    """What was found in a page; see core.article.Document for the fields.

    `address` is the one that the page gives for itself.
    """

    text: str = ""
    title: str | None = None
    published: str | None = None
    byline: str | None = None
    publisher: str | None = None
    address: str | None = None
    lang: str | None = None
    roles: dict[int, Role] = field(default_factory=dict)


def looks_like_html(text: str) -> bool:
    """Return whether `text` is a page or a piece of one, by how it begins."""
    found = _BEGINNING.match(text[:10_000])
    if found is None:
        return False
    return found[1].lower().startswith(_WHOLE_PAGE) or bool(_PAIRED_TAG.search(text[:100_000]))


def declared_encodings(raw: bytes) -> list[str]:
    """Return the encodings that the page claims for itself, in its own spelling."""
    head = raw[:4096]
    return [
        found[1].decode("ascii")
        for rule in (_META_CHARSET, _XML_CHARSET)
        if (found := rule.search(head))
    ]


def read_page(text: str, *, url: str | None = None) -> Page:
    """Return the article of the page `text`; its `text` is empty where the page shows none.

    `url` is where the page came from. Never raises on broken markup.
    """
    tree = _parse(text)
    if tree is None:
        return _page(stripped_lines(text))
    lang, address = _language(tree), own_address(tree, text)
    visible = visible_lines(tree) or stripped_lines(text)
    shown = _shown_date(tree)
    found = _extract(tree, url) if text.count("<") <= _MOST_TAGS else None
    if found is None:
        return _page(visible, title=_head_title(tree), published=shown, address=address, lang=lang)
    lines = [one for one in _article_lines(found.body) if one[0]]
    if not lines or _is_run_together(lines, visible):
        lines = visible
    title = _folded(found.title) or None
    return _page(
        _with_subtitle(_with_title(lines, title), _folded(found.description)),
        title=title,
        published=found.date if found.date and _ISO_DATE.fullmatch(found.date) else shown,
        byline=_folded(found.author).replace("; ", ", ") or None,
        publisher=_folded(found.sitename) or _host(url or address),
        address=address,
        lang=lang,
    )


def _parse(text: str) -> Any:
    from lxml import etree, html

    text = _XML_DECLARATION.sub("", text.replace("\0", ""), count=1)
    text = _DTD.sub(r"\1>", text, count=1)
    text = _CROWDED.sub(r"\1", text.replace(_CAPTION_MARK, ""))
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        return html.document_fromstring(text, parser=parser)
    except (etree.LxmlError, ValueError):
        return None


def _extract(tree: Any, url: str | None) -> Any:
    """Return trafilatura's document, or None; changes `tree`."""
    from trafilatura import bare_extraction

    _mark_captions(tree)
    try:
        return bare_extraction(
            tree,
            url=url,
            include_comments=False,
            include_formatting=True,
            with_metadata=True,
            date_extraction_params={
                "original_date": True,
                "extensive_search": False,  # it takes any year in the page for the date
                "max_date": datetime.now(UTC).date().isoformat(),
            },
        )
    except Exception:  # noqa: BLE001  (what odd markup makes it raise is not documented)
        return None


def _shown_date(tree: Any) -> str | None:
    """Return the words of the `time` element that dates the article, where the page has one such.

    It stands inside the article, says that it is the date, or is the only one.
    """
    times = list(islice(tree.iter("time"), _MOST_TIMES))
    for element in times:
        inside = next(element.iterancestors("article", "main"), None) is not None
        if not (inside or len(times) == 1 or "date" in (element.get("itemprop") or "").lower()):
            continue
        for told in (element.get("datetime"), "".join(element.itertext())):
            folded = _folded(told)[:_LONGEST_DATE]
            if _YEAR.search(folded):
                return folded
    return None


def _mark_captions(tree: Any) -> None:
    """Set captions behind their figures, marked: the extraction drops figures whole."""
    from lxml import html

    for caption in list(tree.iter("figcaption")):
        words = _NOT_XML.sub("", _folded("".join(caption.itertext())))
        holder = next(caption.iterancestors("figure"), None)
        caption.drop_tree()
        if holder is not None and words and holder.getparent() is not None:
            paragraph = html.Element("p")
            paragraph.text = _CAPTION_MARK + words
            holder.addnext(paragraph)


def _page(lines: Iterable[Line], **known: Any) -> Page:
    kept = [(line, role) for line, role in lines if line]
    return Page(
        text="\n".join(line for line, _ in kept),
        roles={number: role for number, (_, role) in enumerate(kept) if role is not None},
        **known,
    )


def _article_lines(body: Any) -> Iterable[Line]:
    """Walk trafilatura's tree: head, p, quote, list/item, table/row/cell, lb."""
    if body.text and body.text.strip():
        yield _folded(body.text), None
    for element in body:
        yield from _element_lines(element)
        if element.tail and element.tail.strip():
            yield _folded(element.tail), None


def _is_run_together(lines: list[Line], visible: list[Line]) -> bool:
    """Return whether the one line found is the whole of a short page, its lines lost."""
    if len(lines) > 1 or len(visible) < 2 or any(line == lines[0][0] for line, _ in visible):
        return False
    found = _letters(lines[0][0])
    shown = [_letters(line) for line, _ in visible]
    total = sum(map(len, shown))
    inside = sum(len(line) for line in shown if line in found)
    return inside >= 0.8 * total and len(found) <= 1.5 * total


def _element_lines(element: Any) -> Iterable[Line]:
    match element.tag:
        case "head":
            yield _folded("".join(element.itertext())), "heading"
        case "quote" | "code":
            for line in _broken_lines(element):
                yield line, "quote" if element.tag == "quote" else None
        case "list":
            for item in element.iter("item"):
                own = _own_text(item, "list")
                yield own, "list_item"
        case "table":
            for row in element.iter("row"):
                cells = [_folded(" ".join(cell.itertext())) for cell in row.iter("cell")]
                yield " | ".join(cell for cell in cells if cell), "list_item"
        case "graphic":
            return
        case _:
            for line in _broken_lines(element):
                if line.startswith(_CAPTION_MARK):
                    yield _folded(line.replace(_CAPTION_MARK, "")), "caption"
                else:
                    yield line, "paragraph"


def _own_text(element: Any, without: str) -> str:
    """Return the text of `element` less that of the elements named `without` inside it."""
    parts = [element.text or ""]
    for child in element:
        if child.tag != without:
            parts.append(_own_text(child, without))
        parts.append(child.tail or "")
    return _folded(" ".join(part for part in parts if part.strip())) if parts else ""


def _broken_lines(element: Any) -> Iterable[str]:
    """Divide a paragraph at line breaks that end a sentence or are double."""
    pieces: list[str] = [""]
    for kind, node in _events(element):
        if kind == "text":
            pieces[-1] += node
        else:
            pieces.append("")
    line = ""
    for piece in map(_folded, pieces):
        if line and (not piece or _SENTENCE_END.search(line)):
            yield line
            line = ""
        line = f"{line} {piece}".strip()
    if line:
        yield line


def _events(element: Any) -> Iterable[tuple[str, str]]:
    """Text and breaks of `element` in order; blocks inside it are set off by two breaks."""
    stack: list[tuple[Any, bool]] = [(element, False)]
    while stack:
        node, is_done = stack.pop()
        if is_done:
            if node.tag in ("p", "quote", "item", "row"):
                yield "break", ""
                yield "break", ""
            if node is not element and node.tail:
                yield "text", node.tail
            continue
        if node.tag == "lb":
            yield "break", ""
        if node.tag in ("p", "quote", "item", "row"):
            yield "break", ""
            yield "break", ""
        if node.text:
            yield "text", node.text
        stack.append((node, True))
        stack.extend((child, False) for child in reversed(node))


def _with_title(lines: list[Line], title: str | None) -> list[Line]:
    """Give the headline its role; where it is missing, put the one of the page's head on top."""
    if not title:
        return lines
    for number, (line, role) in enumerate(lines[:4]):
        if _same(line, title) or (role == "heading" and _holds(title, line)):
            # a headline stands above the article; what stands over it are overlines and datelines
            return [*lines[:number], (line, "title"), *lines[number + 1 :]]
    return [(title, "title"), *lines]


def _with_subtitle(lines: list[Line], description: str) -> list[Line]:
    for number, (line, role) in enumerate(lines[:4]):
        if role == "paragraph" and _begins_alike(line, description):
            return [*lines[:number], (line, "subtitle"), *lines[number + 1 :]]
    return lines


def _same(one: str, other: str) -> bool:
    return _letters(one) == _letters(other)


def _begins_alike(one: str, other: str) -> bool:
    """Return whether one of two sentences is the other, perhaps cut short."""
    first, second = sorted((_letters(one), _letters(other)), key=len)
    return len(first) > 20 and 2 * len(first) > len(second) and second.startswith(first)


def _holds(title: str, line: str) -> bool:
    """Whether `title` is `line` with a site's name before or behind it."""
    return len(line) > 15 and _letters(line) in _letters(title)


def _letters(text: str) -> str:
    return "".join(one for one in text.casefold() if one.isalnum())


def _language(tree: Any) -> str | None:
    """Return the language that the page claims, as a two- or three-letter code."""
    root = tree.getroottree().getroot()
    claims = [root.get("lang"), root.get("xml:lang")]
    claims += [
        meta.get("content")
        for meta in tree.iter("meta")
        if "content-language" in (meta.get("http-equiv") or "").lower()
        or (meta.get("property") or "").lower() == "og:locale"
    ]
    for claim in claims:
        code = re.split(r"[-_,]", (claim or "").strip().lower())[0]
        if re.fullmatch(r"[a-z]{2,3}", code):
            return code
    return None


def _head_title(tree: Any) -> str | None:
    found = tree.find(".//title")
    return (_folded(found.text) or None) if found is not None else None


def _host(url: str | None) -> str | None:
    from urllib.parse import urlsplit

    if url is None:
        return None
    return (urlsplit(url).hostname or "").removeprefix("www.") or None


def _folded(text: str | None) -> str:
    """Return `text` on one line; no-break spaces stay, since they hold figures together."""
    return _SPACE.sub(" ", text or "").strip()
