"""The forms that a briefing is written in, each named once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from core.article import Article
from core.brief.briefing import Briefing
from core.brief.export.annotations import to_annotations
from core.brief.export.bibtex import to_bibtex
from core.brief.export.csl_json import to_csl_json
from core.brief.export.html_page import to_html
from core.brief.export.json_text import to_json
from core.brief.export.ledger_csv import to_csv
from core.brief.export.markdown import to_markdown
from core.brief.export.obsidian import to_obsidian

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
            Format("obsidian", ".md", "Obsidian note", to_obsidian),
            Format("html", ".html", "HTML, one file that prints well", to_html),
            Format("json", ".json", "JSON, all of it", to_json),
            Format("csv", ".csv", "CSV, the figures", to_csv),
            Format("csl-json", ".csl.json", "CSL-JSON, the sources", to_csl_json),
            Format("bibtex", ".bib", "BibTeX, the sources", to_bibtex),
            Format("annotations", ".jsonld", "Web Annotations, the passages", to_annotations),
        )
    }
)
