"""`dragoman doctor`: what is installed, what works, where things are kept, how good it is."""

import os
import platform
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

import click

from core.article import Record
from core.errors import DragomanError
from tui.cli.env import Env, json_option, pass_env, print_json

if TYPE_CHECKING:
    from core.annotate.quality import Expectation, Score

State: TypeAlias = Literal["ok", "note", "bad"]


class Finding(Record, frozen=True):
    """One thing looked at: `ok`, `note` (works, but worth knowing) or `bad`."""

    name: str
    state: State
    detail: str
    """May quote file names; cleaned."""


class QualityFinding(Finding, frozen=True):
    """What to expect of names, figures and dates in each language, and of names across them.

    `articles` is about whole articles; None where other recognisers guess than was measured.
    """

    languages: "list[Expectation]"
    identity: "Score | None"
    articles: "Score | None"


@click.command("doctor")
@json_option
@pass_env
@click.pass_context
def doctor_command(ctx: click.Context, env: Env, as_json: bool) -> None:
    """Say what is installed, what works, where things are kept, and what quality to expect.

    The percentages of names, figures and dates are what was measured at least. The exit code is 1
    when something is broken.
    """
    from core.annotate.quality import score_of
    from tui.cli.expectations import advice, articles_score, expectations, print_expectations

    found = [_look(name, check, env) for name, check in _CHECKS.items()]
    languages = expectations()
    if as_json:
        quality = QualityFinding(
            name="quality",
            state="ok",
            detail=advice(languages),
            languages=languages,
            identity=score_of("identity"),
            articles=articles_score(languages),
        )
        print_json([*found, quality])
    else:
        _print_findings(found)
        print_expectations(languages)
    ctx.exit(1 if any(one.state == "bad" for one in found) else 0)


def _print_findings(found: list[Finding]) -> None:
    """Print a line each, in a terminal with long details under their own beginning."""
    if not sys.stdout.isatty():
        for one in found:
            click.echo(f"{one.state:4}  {one.name:12} {one.detail}")
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    looks = {"ok": "green", "note": "yellow", "bad": "bold red"}
    table = Table.grid(padding=(0, 2, 0, 0))
    for one in found:
        table.add_row(Text(one.state, style=looks[one.state]), one.name, Text(one.detail))
    Console(highlight=False).print(table)


def _look(name: str, check: "Callable[[Env], tuple[State, str]]", env: Env) -> Finding:
    from core.prepare import clean_line

    try:
        state, detail = check(env)
    except DragomanError as error:
        state, detail = "bad", str(error)
    return Finding(name=name, state=state, detail=clean_line(detail))


def _program(_: Env) -> tuple[State, str]:
    parts = [f"dragoman {version('dragoman')}", f"Python {platform.python_version()}"]
    parts += [f"{name} {version(name)}" for name in ("textual", "spacy", "tinydb")]
    return "ok", ", ".join(parts)


def _settings(env: Env) -> tuple[State, str]:
    from core.settings import settings_path

    env.settings  # noqa: B018 - reading it is the check
    path = settings_path()
    return "ok", f"{_short(path)}{'' if path.exists() else ' (not there: defaults are used)'}"


def _library(env: Env) -> tuple[State, str]:
    place = env.library_path
    if not place.exists():
        return "note", f"{_short(place)} is not there yet; `dragoman add FILE` makes it"
    broken = []
    entries = env.library.entries()
    for entry in entries:
        try:
            env.library.article(entry.id)
        except DragomanError as error:
            broken.append(str(error))
    if broken:
        return "bad", " ".join(broken)
    passages = len(env.library.passages())
    if not os.access(place, os.W_OK):
        return "bad", f"{_short(place)} cannot be written; check its permissions"
    return "ok", f"{_short(place)}: {len(entries)} articles, {passages} passages, all readable"


def _models(_: Env) -> tuple[State, str]:
    from core.annotate import installed_models
    from core.annotate.bundled import bundled_languages
    from tui.cli.expectations import has_own_model

    found = [f"{one.lang} {one.package} {one.version}" for one in installed_models()]
    if has_own_model():
        found.append(f"{' '.join(sorted(bundled_languages()))} Dragoman's own model")
        return "ok", ", ".join(found)
    lacking = "Dragoman's own model is missing: install Dragoman again; rules serve meanwhile"
    return "note", ", ".join([*found, lacking])


def _memory(env: Env) -> tuple[State, str]:
    if not env.library_path.exists():
        return "ok", "empty"
    memory = env.library.memory
    return "ok", f"{memory.count():,} units in {len(memory.collections())} collections and your own"


def _engines(env: Env) -> tuple[State, str]:
    """Say who translates, in order, and whether text may leave this machine."""
    from core.translate.offline import models_folder
    from core.translate.registry import describe_engines

    settings = env.settings.translation
    used = [one for one in describe_engines(settings) if one.place is not None]
    listed = ", ".join(f"{one.name} ({one.state})" for one in used) or "none: original only"
    may = {
        "ask": "you are asked before text leaves this machine",
        "allowed": "text may leave this machine",
        "refused": "nothing leaves this machine",
    }[settings.online]
    is_well = any(one.state == "ready" for one in used) or not used
    models = f"offline models in {_short(models_folder())}"
    return "ok" if is_well else "note", f"{listed}; {may}; {models}"


def _short(path: Path) -> str:
    """Return the path without the name of the user's home."""
    home = Path.home()
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)


_CHECKS: "dict[str, Callable[[Env], tuple[State, str]]]" = {
    "program": _program,
    "settings": _settings,
    "library": _library,
    "memory": _memory,
    "models": _models,
    "engines": _engines,
}
