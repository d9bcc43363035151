"""A briefing as one HTML file that needs nothing else: no script, no picture, font or style."""

from collections import Counter
from collections.abc import Sequence
from html import escape as html_escape

from core.article import Article
from core.brief.briefing import Briefing
from core.brief.escape import web_url
from core.brief.export.anchors import Anchors
from core.brief.export.apparatus import make_page
from core.brief.export.html_style import POLICY, STYLE
from core.brief.export.marking import HTML_COMMENT, marked
from core.brief.export.page import (
    Address,
    Heading,
    Item,
    Own,
    Page,
    Piece,
    Pieces,
    Place,
    Refs,
    Section,
    Table,
    Text,
)
from core.brief.export.pictures import date_strip, dots_and_ranges
from core.brief.export.pieces import note_pieces
from core.brief.languages import text_direction
from core.brief.notes import Note
from core.prepare import clean_line

TAGS = {
    "strong": "strong",
    "name": "strong",
    "emphasis": "em",
    "mark": "mark",
}


def to_html(briefing: Briefing, articles: Sequence[Article]) -> str:
    """Return the briefing as a page of HTML; text from outside is escaped.

    Every line leads to its notes and each note back. Originals say their language and direction.
    """
    return HtmlWriter(briefing).write(make_page(briefing, articles))


class HtmlWriter:
    """Writes a page as HTML; each section stands between markers (see `marking`)."""

    def __init__(self, briefing: Briefing) -> None:
        self._briefing = briefing
        self._anchors = Anchors()
        self._cited: Counter[str] = Counter()

    def write(self, page: Page) -> str:
        """Return the whole file."""
        lang = html_escape(clean_line(page.target))
        direction = text_direction(page.target)
        parts = [
            f'<!DOCTYPE html>\n<html lang="{lang}" dir="{direction}">\n<head>',
            marked("head", self._head(page), HTML_COMMENT),
            "</head>\n<body>\n<main>",
            marked("opening", self._opening(page), HTML_COMMENT),
        ]
        parts += [marked(one.key, self._section(one), HTML_COMMENT) for one in page.sections]
        if page.notes:
            parts.append(marked("notes", self._notes(page.notes, page.target), HTML_COMMENT))
        return "\n\n".join([*parts, "</main>\n</body>\n</html>"]) + "\n"

    def _head(self, page: Page) -> str:
        return "\n".join(
            [
                '<meta charset="utf-8">',
                f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
                '<meta name="viewport" content="width=device-width, initial-scale=1">',
                '<meta name="referrer" content="no-referrer">',
                '<meta name="generator" content="Dragoman">',
                f'<meta name="date" content="{_plain(self._briefing.created)}">',
                f"<title>{_plain(page.title)}</title>",
                f"<style>{STYLE}</style>",
            ]
        )

    def _opening(self, page: Page) -> str:
        links = [f'<a href="#{one.key}">{one.title}</a>' for one in page.sections]
        if page.notes:
            links.append('<a href="#notes">Notes</a>')
        return (
            f"<header>\n<h1>{_plain(page.title) or '…'}</h1>\n<p>{self._inline(page.opening)}</p>\n"
            f"<nav>{' · '.join(links)}</nav>\n</header>"
        )

    def _section(self, section: Section) -> str:
        kind = ' class="apparatus"' if section.is_apparatus else ""
        parts = [f'<section id="{section.key}"{kind}>', f"<h2>{section.title}</h2>"]
        if not section.blocks:
            parts.append(f"<p>{section.none}</p>")
        kind = "ol" if section.is_numbered else "ul"
        is_open = False
        for block in section.blocks:
            if isinstance(block, Item) != is_open:
                is_open = not is_open
                parts.append(f"<{kind}>" if is_open else f"</{kind}>")
            if isinstance(block, Item):
                parts.append(self._item(block))
            elif isinstance(block, Heading):
                parts.append(f"<h3>{self._inline(block.pieces)}</h3>")
            else:
                parts.append(self._table(block))
        if is_open:
            parts.append(f"</{kind}>")
        parts += self._pictures(section)
        return "\n".join([*parts, "</section>"])

    def _item(self, item: Item) -> str:
        name = f' id="{self._anchor(item.line)}"' if item.line else ""
        under = "".join(f"\n<p>{self._inline(pieces)}</p>" for pieces in item.more)
        return f"<li{name}>{self._inline(item.pieces)}{under}</li>"

    def _table(self, table: Table) -> str:
        head = "".join(f'<th scope="col">{one}</th>' for one in table.head)
        parts = ['<div class="wide"><table>', f"<thead><tr>{head}</tr></thead>", "<tbody>"]
        for row in table.rows:
            name = f' id="{self._anchor(row.line)}"' if row.line else ' class="more"'
            cells = "".join(f"<td>{self._inline(cell)}</td>" for cell in row.cells)
            parts.append(f"<tr{name}>{cells}</tr>")
        return "\n".join([*parts, "</tbody>", "</table></div>"])

    def _pictures(self, section: Section) -> list[str]:
        if section.key == "timeline":
            strip = date_strip(self._briefing.timeline, self._anchor)
            return [f"<figure>\n{strip}\n</figure>"] if strip else []
        if section.key != "ledger":
            return []
        sources = {row.article: row for row in self._briefing.sources}
        drawn = ((row, dots_and_ranges(row, sources)) for row in self._briefing.ledger)
        return [
            f"<figure>\n<figcaption>{_plain(row.label)}</figcaption>\n{picture}\n</figure>"
            for row, picture in drawn
            if picture
        ]

    def _notes(self, notes: Sequence[Note], target: str) -> str:
        parts = ['<section id="notes">', "<h2>Notes</h2>", "<ol>"]
        for note in notes:
            back = "".join(
                f' <a class="back" href="#r-{note.label}-{number}">↩{number}</a>'
                for number in range(1, self._cited[note.label] + 1)
            )
            said = self._inline(note_pieces(note, target))
            parts.append(f'<li id="n-{note.label}" value="{note.number}">{said}{back}</li>')
        return "\n".join([*parts, "</ol>", "</section>"])

    def _inline(self, pieces: Pieces) -> str:
        return "".join(map(self._piece, pieces))

    def _piece(self, piece: Piece) -> str:
        if isinstance(piece, Own):
            return f"<em>{piece.words}</em>" if piece.is_emphasised else piece.words
        if isinstance(piece, Text):
            return self._text(piece)
        if isinstance(piece, Refs):
            return f"<sup>{' '.join(map(self._ref, piece.notes))}</sup>"
        if isinstance(piece, Address):
            url = web_url(piece.address)
            said = _plain(piece.address)
            if not url:
                return said
            return f'<a href="{html_escape(url)}" rel="noopener noreferrer nofollow">{said}</a>'
        if isinstance(piece, Place):
            return f'<a href="#{self._anchor(f"source-{piece.source}")}">{piece.words}</a>'
        return f'<a href="#{self._anchor(piece.line)}">{_plain(piece.text) or "…"}</a>'

    def _text(self, piece: Text) -> str:
        said = _plain(piece.text)
        attributes = ""
        if piece.lang is not None:
            lang = html_escape("" if piece.lang == "und" else clean_line(piece.lang))
            attributes = f' lang="{lang}" dir="{text_direction(piece.lang)}"'
        if piece.style == "tag":
            return f'<span class="tag">{said}</span>'
        if tag := TAGS.get(piece.style):
            return f"<{tag}{attributes}>{said}</{tag}>"
        return f"<span{attributes}>{said}</span>" if attributes else said

    def _ref(self, note: Note) -> str:
        self._cited[note.label] += 1
        name = f"r-{note.label}-{self._cited[note.label]}"
        return f'<a id="{name}" href="#n-{note.label}">{note.number}</a>'

    def _anchor(self, line: str) -> str:
        return f"l-{self._anchors.of(line)}"


def _plain(text: str) -> str:
    return html_escape(clean_line(text))
