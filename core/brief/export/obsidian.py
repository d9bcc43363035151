"""A briefing as a note of an Obsidian vault.

Properties, callouts, block ids (`^id`) that other notes can link to, highlights, links of the vault
for names, and comments that only the editor shows around each part.
"""

import re
from collections.abc import Sequence
from typing import ClassVar

from core.article import Article
from core.brief.briefing import Briefing
from core.brief.escape import escape
from core.brief.export.anchors import Anchors
from core.brief.export.apparatus import make_page
from core.brief.export.markdown import MarkdownWriter
from core.brief.export.marking import OBSIDIAN_COMMENT, Marker
from core.brief.export.page import Item, Page, Related, Section, Text
from core.prepare import clean_line

CALLOUTS = {"passages": "quote", "left-out": "info", "withheld": "warning", "joins": "info"}
"""Sections that are callouts, and of what kind; the apparatus is folded."""

_NO_LINK = re.compile(r"[\[\]|#^\\/:*?\"<>%`$=~_{}]")
"""What the name of a note, or the link to it, cannot hold."""

_PAIR_OR_SIGN = re.compile(r"\\.|=")


def to_obsidian(briefing: Briefing, articles: Sequence[Article]) -> str:
    """Return the briefing as a note for Obsidian; text from outside is escaped."""
    return ObsidianWriter().write(briefing, make_page(briefing, articles))


class ObsidianWriter(MarkdownWriter):
    """Writes Markdown as Obsidian has it."""

    marker: ClassVar[Marker] = OBSIDIAN_COMMENT

    def __init__(self) -> None:
        self._anchors = Anchors()

    def property_tag(self, tag: str) -> str:
        """Return a tag without the spaces and signs that Obsidian has no place for."""
        return re.sub(r"[^\w/-]+", "-", clean_line(tag)).strip("-")

    def opening(self, page: Page) -> str:
        """Return the opening as a callout."""
        return f"> [!abstract] Briefing\n> {self.inline(page.opening)}"

    def section(self, section: Section) -> str:
        """Return a section, as a callout under its heading where it is one."""
        said = super().section(section)
        kind = CALLOUTS.get(section.key)
        if kind is None or not section.blocks:
            return said
        heading, _, body = said.partition("\n\n")
        fold = "-" if section.is_apparatus else ""
        quoted = "\n".join(f"> {line}".rstrip() for line in body.split("\n"))
        return f"{heading}\n\n> [!{kind}]{fold} {section.title}\n>\n{quoted}"

    def item(self, item: Item, sign: str) -> str:
        """Return an item with its block id at the end of what it says."""
        if not item.line:
            return super().item(item, sign)
        said = super().item(Item(item.pieces), sign)
        under = super().item(item, sign)[len(said) :]
        return f"{said} ^{self._anchors.of(item.line)}{under}"

    def text(self, piece: Text) -> str:
        """Return a text; highlights, names and tags are those of Obsidian."""
        if piece.style == "mark":
            said = _PAIR_OR_SIGN.sub(_without_sign, self.escaped(piece.text))
            return f"=={said or '…'}=="
        if piece.style == "name":
            name = clean_line(piece.text)
            if _is_word(name) and not _NO_LINK.search(name) and escape(name) == name:
                return f"**[[{name}]]**"
        if piece.style == "tag":
            tag = self.property_tag(piece.text)
            if tag and not tag.isdigit() and self.escaped(tag) == tag:
                return f"#{tag}"
        return super().text(piece)

    def related(self, piece: Related) -> str:
        """Return a link to the block of another line."""
        name = self.escaped(piece.text)
        if _NO_LINK.search(clean_line(piece.text)) or not name:
            return super().related(piece)
        return f"“[[#^{self._anchors.of(f'why-{piece.line}')}|{name}]]”"


def _is_word(name: str) -> bool:
    return any(map(str.isalpha, name))


def _without_sign(found: re.Match[str]) -> str:
    """Escape a sign that would end a highlight; what is escaped already stays."""
    return "\\=" if found[0] == "=" else found[0]
