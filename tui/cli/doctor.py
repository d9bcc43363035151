"""`dragoman doctor`: what is installed, what works, where things are kept, how good it is."""

import os
import platform
import re
import shutil
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from core.article import Record
from core.errors import DragomanError
from tui.cli.doctor_library import (
    Contents,
    LibraryReport,
    SharedFinding,
    State,
    look_at_index,
    look_at_library,
    rows,
    shared,
)
from tui.cli.env import Env, json_option, pass_env, print_json

if TYPE_CHECKING:
    from core.annotate.quality import Expectation, Score

_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9+._-]{0,31}", re.ASCII)


class Finding(Record, frozen=True):
    """One thing looked at: `ok`, `note` (works, but worth knowing) or `bad`."""

    name: str
    state: State
    detail: str
    """May quote file names on the screen, and never in JSON; cleaned."""


class LibraryFinding(Finding, frozen=True):
    """How the library is, and how much it holds; no names of anything in it."""

    contents: Contents | None
    findings: list[SharedFinding]


class QualityFinding(Finding, frozen=True):
    """What to expect of names, figures and dates in each language, and of names across them.

    `articles` is about whole articles; None where other recognisers guess than was measured.
    """

    languages: "list[Expectation]"
    identity: "Score | None"
    articles: "Score | None"


class _Told(NamedTuple):
    """What a check says: on the reader's own screen, and to others."""

    state: State
    detail: str
    shared: str


@click.command("doctor")
@click.option(
    "--repair",
    is_flag=True,
    help="Mend what can be mended in the library; what is damaged is set aside, never deleted.",
)
@json_option
@pass_env
@click.pass_context
def doctor_command(ctx: click.Context, env: Env, repair: bool, as_json: bool) -> None:
    """Say what is installed, what works, where things are kept, and what quality to expect.

    Looks at every file of the library, says what is the matter with it and what --repair would do.
    The percentages of names, figures and dates are what was measured at least. The exit code is 1
    when something is broken, and still is after a repair.

    What --json prints can be shared: it has no names, no paths, no addresses, no titles and no
    keys.
    """
    from tui.cli.interrupt import EXIT_CODE

    try:
        report, told = _look(env, repair=repair)
    except (KeyboardInterrupt, click.Abort):
        click.echo("Interrupted; what was mended is kept, the rest is as it was.", err=True)
        ctx.exit(EXIT_CODE)
    if as_json:
        _print_shared(report, told)
    else:
        from tui.cli.expectations import expectations, print_expectations

        _print_findings(report, told)
        print_expectations(expectations())
    is_bad = any(one.state == "bad" for one in told.values()) or report.state == "bad"
    ctx.exit(1 if is_bad else 0)


def _look(env: Env, *, repair: bool) -> tuple[LibraryReport, dict[str, _Told]]:
    from tui.cli.progress import Bar

    report = LibraryReport()
    with Bar() as bar:

        def show(doing: str, done: int, total: int) -> None:
            bar.show(doing, "", done, total)

        def library(env: Env) -> _Told:
            nonlocal report
            report = look_at_library(env.library_path, repair=repair, show=show)
            return _library(env, report)

        def index(env: Env) -> _Told:
            state, said = look_at_index(env.library_path, repair=repair, show=show)
            return _Told(state, said, said)

        checks: dict[str, Callable[[Env], _Told]] = {
            "program": _program,
            "settings": _settings,
            "library": library,
            "memory": lambda _: _memory(report),
            "index": index,
            "models": _models,
            "engines": _engines,
        }
        told = {name: _asked(check, env) for name, check in checks.items()}
    return report, told


def _asked(check: "Callable[[Env], _Told]", env: Env) -> _Told:
    try:
        return check(env)
    except DragomanError as error:
        return _Told("bad", str(error), type(error).__name__)
    except OSError as error:  # of what is shut to us; it may hold a path
        why = error.strerror or type(error).__name__
        return _Told("bad", f"could not be looked at ({why}); check its permissions", why)


def _print_findings(report: LibraryReport, told: dict[str, _Told]) -> None:
    """Print a line each, in a terminal with long details under their own beginning."""
    from core.prepare import clean_line

    lines: list[tuple[State, str, str]] = []
    for name, one in told.items():
        lines.append((one.state, name, clean_line(one.detail)))
        if name == "library":
            lines += [(state, "", clean_line(said)) for state, said in rows(report)]
    if not sys.stdout.isatty():
        for state, name, detail in lines:
            click.echo(f"{state:4}  {name:12} {detail}")
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    looks = {"ok": "green", "note": "yellow", "bad": "bold red"}
    table = Table.grid(padding=(0, 2, 0, 0))
    for state, name, detail in lines:
        table.add_row(Text(state, style=looks[state]), name, Text(detail))
    Console(highlight=False).print(table)


def _print_shared(report: LibraryReport, told: dict[str, _Told]) -> None:
    from core.annotate.quality import score_of
    from core.prepare import clean_line
    from tui.cli.expectations import advice, articles_score, expectations

    found: list[Finding] = []
    for name, one in told.items():
        detail = clean_line(one.shared)
        if name == "library":
            found.append(
                LibraryFinding(
                    name=name,
                    state=one.state,
                    detail=detail,
                    contents=report.contents,
                    findings=shared(report.findings),
                )
            )
        else:
            found.append(Finding(name=name, state=one.state, detail=detail))
    found.append(Finding(name="platform", state="ok", detail=_platform()))
    found.append(Finding(name="terminal", state="ok", detail=_terminal()))
    languages = expectations()
    found.append(
        QualityFinding(
            name="quality",
            state="ok",
            detail=advice(languages),
            languages=languages,
            identity=score_of("identity"),
            articles=articles_score(languages),
        )
    )
    print_json(found)


def _program(_: Env) -> _Told:
    parts = [f"dragoman {version('dragoman')}", f"Python {platform.python_version()}"]
    parts += [f"{name} {version(name)}" for name in ("textual", "spacy", "tinydb")]
    return _Told("ok", ", ".join(parts), ", ".join(parts))


def _platform() -> str:
    """Name the system; of the kernel's name only the numbers, the rest may be the user's own."""
    numbers = re.match(r"[0-9.]*", platform.release())
    release = numbers[0].rstrip(".") if numbers else ""
    return f"{platform.system()} {release}, {platform.machine()}, {os.cpu_count()} cores"


def _terminal() -> str:
    """Say what the terminal can do, as far as it says so itself."""
    names = ("TERM", "COLORTERM", "TERM_PROGRAM", "NO_COLOR")
    told = [
        f"{name}={value}"
        for name in names
        if (value := os.environ.get(name)) is not None and _WORD.fullmatch(value)
    ]
    size = shutil.get_terminal_size()
    is_one = "a terminal" if sys.stdout.isatty() else "no terminal"
    encoding = sys.stdout.encoding or "unknown"
    return ", ".join([is_one, f"{size.columns} by {size.lines}", encoding, *told])


def _settings(env: Env) -> _Told:
    from core.settings import settings_path

    env.settings  # noqa: B018 - reading it is the check
    path = settings_path()
    if path.exists():
        return _Told("ok", _short(path), "read")
    return _Told("ok", f"{_short(path)} (not there: defaults are used)", "defaults")


def _library(env: Env, report: LibraryReport) -> _Told:
    place, held = env.library_path, report.contents
    if held is None:
        said = "is not there yet; `dragoman add FILE` makes it"
        return _Told("note", f"{_short(place)} {said}", said)
    left = [one for one in report.findings if not one.is_mended]
    ways = {"ok": "all readable", "note": "all readable, with notes", "bad": "see below"}
    articles, passages = _count(held.articles, "article"), _count(held.passages, "passage")
    said = f"{articles}, {passages}, {ways[report.state]}"
    if any(one.can_mend for one in left):
        said += " (`dragoman doctor --repair` mends what it can)"
    return _Told(report.state, f"{_short(place)}: {said}", said)


def _memory(report: LibraryReport) -> _Told:
    held = report.contents
    if held is None:
        return _Told("ok", "empty", "empty")
    units, collections = _count(held.units, "unit"), _count(held.collections, "collection")
    said = f"{units} in {collections} and your own"
    return _Told("ok", said, said)


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _models(_: Env) -> _Told:
    from core.annotate import installed_models
    from core.annotate.bundled import bundled_languages
    from tui.cli.expectations import has_own_model

    found = [f"{one.lang} {one.package} {one.version}" for one in installed_models()]
    if has_own_model():
        found.append(f"{' '.join(sorted(bundled_languages()))} Dragoman's own model")
        return _Told("ok", ", ".join(found), ", ".join(found))
    lacking = "Dragoman's own model is missing: install Dragoman again; rules serve meanwhile"
    said = ", ".join([*found, lacking])
    return _Told("note", said, said)


def _engines(env: Env) -> _Told:
    """Say who translates, in order, and whether text may leave this machine."""
    from core.translate.offline import models_folder
    from core.translate.registry import ENGINES, describe_engines

    settings = env.settings.translation
    used = [one for one in describe_engines(settings) if one.place is not None]
    may = {
        "ask": "you are asked before text leaves this machine",
        "allowed": "text may leave this machine",
        "refused": "nothing leaves this machine",
    }[settings.online]

    def said(names: list[str]) -> str:
        return f"{', '.join(names) or 'none: original only'}; {may}"

    is_well = any(one.state == "ready" for one in used) or not used
    return _Told(
        "ok" if is_well else "note",
        f"{said([f'{one.name} ({one.state})' for one in used])}; "
        f"offline models in {_short(models_folder())}",
        # what somebody has written into their settings by mistake may be a key
        said([f"{one.name if one.name in ENGINES else 'another'} ({one.state})" for one in used]),
    )


def _short(path: Path) -> str:
    """Return the path without the name of the user's home."""
    home = Path.home()
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)
