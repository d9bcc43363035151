"""A layout of one's own: a Jinja2 template that is given the briefing, in a sandbox.

A template reads these: `title`, `created`, `target`, `is_one_page`; `sources`, `left_out`,
`claims`, `ledger`, `people`, `places`, `organisations`, `timeline`, `one_sided`, `passages`,
`withheld`, `dropped`, each as `dragoman brief --format json` has it; `notes`, a list of the
sentences cited. A claim has `sentences` besides: those that its line shows, in their order, which
are the claim itself and the one in its `beside`; it `leaves_out` something where these two are no
neighbours in their source. The `caveats` of a claim or other line say what the ledger has against
its figures. Every citation has the `note` that it belongs to
as a number; `notes[one.note - 1]` is the note.

Filters: `md` escapes for Markdown, `link` makes a link of an address for Markdown, `yaml` a quoted
scalar, `csv` a cell, `tex` for TeX and BibTeX, `language` the name of a language, `qualified` a
value of the ledger with its qualifier. Where the template's name ends in .html, .htm, .xhtml, .xml
or .svg (a further .j2, .jinja or .jinja2 aside), whatever it prints is escaped for HTML; where in
.md or .markdown, for Markdown; `| safe` says that a text is escaped already.
"""

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from core.article import Article
from core.brief.briefing import Briefing
from core.brief.export.json_text import citations_of
from core.brief.notes import Notes
from core.errors import ExportError
from core.prepare import clean_line

if TYPE_CHECKING:
    from jinja2 import TemplateError

MOST_TEMPLATE, MOST_OUTPUT, MOST_SECONDS = 1_000_000, 50_000_000, 20.0
"""Characters of a template and of what it makes, and how long it may take to make it."""

HTML_SUFFIXES = (".html", ".htm", ".xhtml", ".xml", ".svg")
MARKDOWN_SUFFIXES = (".md", ".markdown")
_OUTER = (".j2", ".jinja", ".jinja2")


def from_template(
    place: Path,
    briefing: Briefing,
    articles: Sequence[Article],
    *,
    seconds: float = MOST_SECONDS,
) -> str:
    """Return what the template makes of the briefing.

    It can call nothing, read no file and change nothing. Raises ExportError when the template
    cannot be read, is wrong (with its line), takes more than `seconds`, or makes too much.
    """
    source = _read(place)
    from jinja2 import TemplateError

    from core.brief.export.sandbox import TemplateTooMuch, make_environment

    deadline = time.monotonic() + seconds

    def check_time() -> str:
        if time.monotonic() > deadline:
            raise TemplateTooMuch(f"takes longer than {seconds:g} seconds")
        return ""

    environment = make_environment(check_time, _escaping(place))
    try:
        template = environment.from_string(source)
        pieces: list[str] = []
        size = 0
        for piece in template.generate(**_variables(briefing, articles)):
            check_time()
            size += len(piece)
            if size > MOST_OUTPUT:
                raise TemplateTooMuch("makes more than 50 million characters")
            pieces.append(piece)
    except TemplateTooMuch as error:
        raise ExportError(f"The template {place} {error}; make it do less.") from error
    except TemplateError as error:
        raise ExportError(_wrong(place, error, _message(error))) from error
    except (MemoryError, RecursionError) as error:
        raise ExportError(f"The template {place} asks for too much; make it do less.") from error
    except Exception as error:  # whatever an expression of the template runs into
        raise ExportError(_wrong(place, error, clean_line(str(error)).rstrip("."))) from error
    return "".join(pieces)


def _read(place: Path) -> str:
    try:
        data = place.expanduser().read_bytes()
    except (OSError, ValueError, RuntimeError) as error:
        why = getattr(error, "strerror", None) or "it has no name that a file could have"
        raise ExportError(f"The template {place} could not be read ({why}).") from error
    if len(data) > MOST_TEMPLATE:
        raise ExportError(f"{place} is too large for a template; choose another file.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ExportError(f"{place} is not text in UTF-8; choose another template.") from error


def _escaping(place: Path) -> str:
    suffixes = [one.lower() for one in place.suffixes]
    while suffixes and suffixes[-1] in _OUTER:
        suffixes.pop()
    last = suffixes[-1] if suffixes else ""
    if last in HTML_SUFFIXES:
        return "html"
    return "markdown" if last in MARKDOWN_SUFFIXES else ""


def _variables(briefing: Briefing, articles: Sequence[Article]) -> dict[str, Any]:
    notes = Notes(articles, briefing.target)
    numbers = {}
    for citation in citations_of(briefing):
        found = notes.numbers([citation])
        numbers[citation.article, citation.start, citation.end] = found[0] if found else None
    variables: dict[str, Any] = msgspec.to_builtins(briefing)
    _number(variables, lambda one: numbers.get((one["article"], one["start"], one["end"])))
    for claim, made in zip(variables["claims"], briefing.claims, strict=True):
        shown = [claim | {"beside": None}, *([claim["beside"]] if claim["beside"] else [])]
        claim["sentences"] = sorted(shown, key=_place)
        claim["leaves_out"] = made.leaves_out
    variables["notes"] = msgspec.to_builtins(notes.all())
    return variables


def _place(claim: dict[str, Any]) -> int:
    return int(claim["citations"][0]["start"])


def _number(value: Any, note_of: Callable[[dict[str, Any]], int | None]) -> None:
    """Give each citation, wherever it stands, the number of its note."""
    if isinstance(value, list | tuple):
        for one in value:
            _number(one, note_of)
    elif isinstance(value, dict):
        if {"article", "segment", "start", "end", "warnings"} <= value.keys():
            value["note"] = note_of(value)
        for one in value.values():
            _number(one, note_of)


def _wrong(place: Path, error: BaseException, message: str) -> str:
    line = getattr(error, "lineno", None) or _line_of(error)
    where = f", line {line}" if line else ""
    return f"The template {place}{where}: {message or type(error).__name__}."


def _message(error: "TemplateError") -> str:
    message = clean_line(error.message or "").rstrip(".")
    if type(error).__name__ == "TemplateNotFound":
        return f"{message or 'another file'} cannot be taken in; a template is one file"
    if message.endswith("is unsafe"):
        return f"{message} (a template may only read)"
    return message


def _line_of(error: BaseException) -> int | None:
    """Return the line of the template that an error comes from; Jinja puts it in the traceback."""
    line, trace = None, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
