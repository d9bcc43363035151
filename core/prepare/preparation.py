"""A Document becomes an Article with blocks and segments."""

from hashlib import blake2b

from core.article import BODY_ROLES, Article, Block, Document, Role, Segment, Source
from core.errors import PrepareError
from core.prepare.clean import clean, clean_line
from core.prepare.language import identify_language, primary_subtag
from core.prepare.lengths import MOST_LINES, cut_line, cut_spans
from core.prepare.roles import Line, read_page
from core.prepare.sentences import split_sentences

SPLIT_ROLES: frozenset[Role] = frozenset(("paragraph", "quote", "subtitle"))
"""Roles whose blocks are split into sentences; the others are one segment each."""


def prepare(document: Document, *, lang: str | None = None) -> Article:
    """Return `document` as an article: cleaned, its language told, its lines given roles.

    `lang` overrules what the text and its markup say. Every line that holds anything is kept, in
    order, on a line of its own, and in several where it is longer than a paragraph can be. Raises
    PrepareError when nothing is left, or there are more lines than an article has.
    """
    lines = _read_lines(document)
    if len(lines) > MOST_LINES:
        raise PrepareError(
            f"{clean_line(document.source.address)} has {len(lines):,} lines, and one article has "
            f"{MOST_LINES:,} at most; cut it into smaller parts and add those."
        )
    if not lines:
        raise PrepareError(
            f"{clean_line(document.source.address) or 'The source'} holds no readable text; "
            "check that it is an article and not an empty or hidden page."
        )
    told = primary_subtag(lang) or identify_language(
        "\n".join(line.text for line in lines), document.lang
    )
    page = read_page(lines, told, document)
    text, blocks = _lay_out(page.lines, told)
    return Article(
        id=_identify(text, document),
        lang=told,
        title=page.title,
        published=page.published,
        byline=page.byline,
        publisher=page.publisher,
        source=_cleaned(document.source),
        text=text,
        blocks=blocks,
        segments=_segment(text, blocks, told),
    )


def _cleaned(source: Source) -> Source:
    url = clean_line(source.url) or None if source.url is not None else None
    return source.with_(address=clean_line(source.address) or "?", url=url)


def _read_lines(document: Document) -> list[Line]:
    """Return the lines that hold anything, cleaned, with the hints for them."""
    if document.roles:
        pieces = [
            (clean(raw), document.roles.get(number))
            for number, raw in enumerate(document.text.split("\n"))
        ]
    else:
        pieces = [(clean(document.text), None)]
    lines: list[Line] = []
    gap = False
    for piece, hint in pieces:
        for raw in piece.split("\n"):
            text = clean_line(raw)
            if text:
                lines.append(Line(text=text, hint=hint, has_gap=gap))
            gap = not text
    return lines


def _lay_out(lines: list[Line], lang: str) -> tuple[str, tuple[Block, ...]]:
    blocks: list[Block] = []
    texts: list[str] = []
    position = 0
    for line in lines:
        for text in cut_line(line.text, lang):
            end = position + len(text)
            blocks.append(Block(role=line.role, start=position, end=end))
            texts.append(text)
            position = end + 1
    return "\n".join(texts), tuple(blocks)


def _segment(text: str, blocks: tuple[Block, ...], lang: str) -> tuple[Segment, ...]:
    segments: list[Segment] = []
    for number, block in enumerate(blocks):
        if block.role not in BODY_ROLES:
            continue
        own = text[block.start : block.end]
        spans = split_sentences(own, lang) if block.role in SPLIT_ROLES else [(0, len(own))]
        for start, end in cut_spans(own, spans):
            segments.append(
                Segment(
                    id=len(segments),
                    block=number,
                    start=block.start + start,
                    end=block.start + end,
                )
            )
    return tuple(segments)


def _identify(text: str, document: Document) -> str:
    """Return a stable id: of the text, and of the address where the source is a page on the web."""
    digest = blake2b(text.encode(), digest_size=6)
    if document.source.kind == "web":
        digest.update(b"\0" + document.source.address.encode(errors="replace"))
    return digest.hexdigest()
