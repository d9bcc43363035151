"""The forms that a briefing is written in, each named once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from core.article import Article
from core.brief.briefing import Briefing
from core.brief.export.json_text import to_json
from core.brief.export.markdown import to_markdown

Write: TypeAlias = Callable[[Briefing, Sequence[Article]], str]
"""Writes a briefing; the articles are those that it was built from."""


@dataclass(frozen=True)
class Format:
    """A form of export: its name, the suffix of its files, and a few words for who chooses it."""

    name: str
    suffix: str
    label: str
    write: Write


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        one.name: one
        for one in (
            Format("markdown", ".md", "Markdown, with footnotes", to_markdown),
            Format("json", ".json", "JSON, all of it", to_json),
        )
    }
)
