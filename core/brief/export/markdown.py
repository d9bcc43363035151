"""A briefing as Markdown: CommonMark with GitHub's tables and footnotes, and YAML front matter."""

import re
from collections.abc import Iterable, Sequence
from typing import ClassVar

from core.article import Article
from core.brief.briefing import Briefing
from core.brief.escape import escape, link, yaml_string
from core.brief.export.apparatus import make_page
from core.brief.export.marking import HTML_COMMENT, Marker, marked, sealed_properties
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
    Related,
    Section,
    Table,
    Text,
)
from core.brief.export.pieces import note_pieces

_CLOSING = re.compile(r"(?<= )(#*)#$")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}(?:T[0-9:.]{5,15}(?:Z|[+-]\d{2}:\d{2})?)?")


def to_markdown(briefing: Briefing, articles: Sequence[Article]) -> str:
    """Return the briefing as a Markdown file.

    Every line carries footnotes with the original sentence, its translation, who translated it,
    publisher, date and address. Text from outside is escaped: it can begin no heading, link, note,
    list, code or HTML. `articles` are those that the briefing was built from.
    """
    return MarkdownWriter().write(briefing, make_page(briefing, articles))


class MarkdownWriter:
    """Writes a page as Markdown; each section stands between markers (see `marking`)."""

    marker: ClassVar[Marker] = HTML_COMMENT

    def write(self, briefing: Briefing, page: Page) -> str:
        """Return the whole file."""
        opening = f"# {_heading(self.escaped(page.title))}\n\n{self.opening(page)}"
        parts = [marked("opening", opening, self.marker)]
        parts += [marked(one.key, self.section(one), self.marker) for one in page.sections]
        if page.notes:
            lines = [self.footnote(note_pieces(one, page.target), one.label) for one in page.notes]
            parts.append(marked("notes", "\n\n".join(lines), self.marker))
        return "\n\n".join([sealed_properties(self.properties(briefing)), *parts]) + "\n"

    def properties(self, briefing: Briefing) -> list[str]:
        """Return the lines of the front matter."""
        tags = dict.fromkeys(tag for row in briefing.passages for tag in row.passage.tags)
        created = briefing.created
        return [
            f"title: {yaml_string(briefing.title)}",
            f"created: {created if _MOMENT.fullmatch(created) else yaml_string(created)}",
            f"lang: {yaml_string(briefing.target)}",
            *_yaml_list("sources", (row.address for row in briefing.sources)),
            *_yaml_list("tags", filter(None, map(self.property_tag, tags))),
        ]

    def property_tag(self, tag: str) -> str:
        """Return a tag as the front matter has it."""
        return tag

    def opening(self, page: Page) -> str:
        """Return what stands under the title."""
        return self.inline(page.opening)

    def section(self, section: Section) -> str:
        """Return a section with its heading."""
        blocks = section.blocks
        parts = [f"## {section.title}"]
        if not blocks:
            parts.append(section.none)
        run: list[str] = []
        number = 0
        for place, block in enumerate(blocks):
            if isinstance(block, Item):
                number += 1
                sign = f"{number}." if section.is_numbered else "-"
                run.append(self.item(block, sign))
                if place + 1 == len(blocks) or not isinstance(blocks[place + 1], Item):
                    loose = any(one.more for one in blocks if isinstance(one, Item))
                    parts.append(("\n\n" if loose else "\n").join(run))
                    run = []
            else:
                parts.append(self.block(block))
        return "\n\n".join(parts)

    def block(self, block: Heading | Table) -> str:
        """Return a heading or a table."""
        if isinstance(block, Heading):
            return f"### {_heading(self.inline(block.pieces))}"
        rows = [block.head, *(tuple(map(self.inline, row.cells)) for row in block.rows)]
        lines = [f"| {' | '.join(cells)} |" for cells in rows]
        lines.insert(1, "|" + "---|" * len(block.head))
        return "\n".join(lines)

    def item(self, item: Item, sign: str) -> str:
        """Return an item of a list, what stands under it indented."""
        indent = " " * (len(sign) + 1)
        under = "".join(f"\n\n{indent}{self.inline(pieces)}" for pieces in item.more)
        return f"{sign} {self.inline(item.pieces)}{under}"

    def footnote(self, pieces: Pieces, label: str) -> str:
        """Return a footnote."""
        return f"[^{label}]: {self.inline(pieces)}"

    def inline(self, pieces: Pieces) -> str:
        """Return pieces on one line."""
        said = ""
        for piece in pieces:
            if isinstance(piece, Refs) and said.endswith("!"):
                said = f"{said[:-1]}\\!"  # with the bracket of a note it would make an image
            said += self.piece(piece)
        return said

    def piece(self, piece: Piece) -> str:
        """Return one piece."""
        if isinstance(piece, Own):
            if not piece.is_emphasised:
                return piece.words
            words = piece.words.rstrip(" ")
            return f"*{words}*" + piece.words[len(words) :]
        if isinstance(piece, Text):
            return self.text(piece)
        if isinstance(piece, Refs):
            return "".join(f"[^{note.label}]" for note in piece.notes)
        if isinstance(piece, Address):
            return link(piece.address)
        if isinstance(piece, Place):
            return piece.words
        return self.related(piece)

    def text(self, piece: Text) -> str:
        """Return a text from outside, escaped."""
        said = self.escaped(piece.text)
        if piece.style in ("strong", "name"):
            return f"**{said or '…'}**"  # nothing between the stars would be a rule
        return f"*{said or '…'}*" if piece.style == "emphasis" else said

    def escaped(self, text: str) -> str:
        """Return a text that shows as it is."""
        return escape(text)

    def related(self, piece: Related) -> str:
        """Return the name of another line."""
        return f"“{self.escaped(piece.text)}”"


def _heading(said: str) -> str:
    """Return the text of a heading; a number sign at its end would be taken for a closing one."""
    return _CLOSING.sub(r"\1\\#", said) or "…"


def _yaml_list(name: str, items: Iterable[str]) -> list[str]:
    quoted = dict.fromkeys(map(yaml_string, items))
    lines = [f"  - {item}" for item in quoted if item != '""']
    return [f"{name}:", *lines] if lines else [f"{name}: []"]
