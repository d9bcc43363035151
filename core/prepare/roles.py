"""What each line of a page is: title, paragraph, caption, related headline, notice…"""

from dataclasses import dataclass

from core.article import BODY_ROLES, Document, Role
from core.prepare.body import find_body
from core.prepare.signals import read_signals


@dataclass(slots=True)
class Line:
    """A line of the page, cleaned; `hint` is the role that the source's markup gave it."""

    text: str
    hint: Role | None = None
    has_gap: bool = False
    role: Role = "paragraph"


@dataclass(slots=True)
class Page:
    """The lines with their roles, and what they tell about the article."""

    lines: list[Line]
    title: str | None = None
    published: str | None = None
    byline: str | None = None
    publisher: str | None = None


def read_page(lines: list[Line], lang: str, document: Document) -> Page:
    """Return the page with a role for each line."""
    signals = [read_signals(line.text, lang) for line in lines]
    inside = find_body(signals)
    for line, kept in zip(lines, inside, strict=True):
        line.role = "paragraph" if kept else "boilerplate"
        if line.hint:
            line.role = line.hint
    if not any(line.role in BODY_ROLES for line in lines):
        for line in lines:
            line.role = "paragraph"
    return Page(lines, document.title, document.published, document.byline, document.publisher)
