"""The forms that a briefing is written in, each named once.

What writes a form loads when it is first written, so that a list of them costs nothing.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import TypeAlias, cast

from core.article import Article
from core.brief.briefing import Briefing

Write: TypeAlias = Callable[[Briefing, Sequence[Article]], str]
"""Writes a briefing; the articles are those that it was built from."""


@dataclass(frozen=True)
class Format:
    """A form of export: its name, the suffix of its files, and a few words for who chooses it."""

    name: str
    suffix: str
    label: str
    write: Write


def _writer(module: str, name: str) -> Write:
    def write(briefing: Briefing, articles: Sequence[Article]) -> str:
        return cast("Write", getattr(import_module(f"core.brief.export.{module}"), name))(
            briefing, articles
        )

    return write


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        one.name: one
        for one in (
            Format(
                "markdown", ".md", "Markdown, with footnotes", _writer("markdown", "to_markdown")
            ),
            Format("obsidian", ".md", "Obsidian note", _writer("obsidian", "to_obsidian")),
            Format(
                "html", ".html", "HTML, one file that prints well", _writer("html_page", "to_html")
            ),
            Format("json", ".json", "JSON, all of it", _writer("json_text", "to_json")),
            Format("csv", ".csv", "CSV, the figures", _writer("ledger_csv", "to_csv")),
            Format(
                "csl-json", ".csl.json", "CSL-JSON, the sources", _writer("csl_json", "to_csl_json")
            ),
            Format("bibtex", ".bib", "BibTeX, the sources", _writer("bibtex", "to_bibtex")),
            Format(
                "annotations",
                ".jsonld",
                "Web Annotations, the passages",
                _writer("annotations", "to_annotations"),
            ),
        )
    }
)
