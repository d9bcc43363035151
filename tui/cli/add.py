"""`dragoman add`: bring articles into the library."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from tui.cli.env import Env, json_option, lang_option, pass_env, print_json

if TYPE_CHECKING:
    from core.pipeline import AddReport, Phase, Progress

_DOING: "dict[Phase, str]" = {
    "read": "reading",
    "prepare": "preparing",
    "annotate": "marking names and figures",
    "translate": "translating",
    "store": "keeping",
}


@click.command("add")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@lang_option
@click.option("--offline", is_flag=True, help="Translate from the translation memory only.")
@json_option
@pass_env
@click.pass_context
def add_command(
    ctx: click.Context,
    env: Env,
    sources: tuple[str, ...],
    lang: str | None,
    offline: bool,
    as_json: bool,
) -> None:
    """Add text and HTML files, folders, web addresses, or standard input (-).

    Articles already in the library are left as they are. One bad source never stops the rest; the
    exit code is 1 when any failed.
    """
    from core.pipeline import Road
    from core.translate import allowed_engines
    from core.workshop import Workshop

    library, target = env.library, env.settings.translation.target
    with Workshop() as workshop, _progress() as progress:
        workshop.start()
        road = Road(
            library,
            workshop,
            target=target,
            engines=() if offline else allowed_engines(env.settings.translation),
            stdin=sys.stdin.buffer,
        )
        report = road.add(sources, lang=lang, progress=progress)
    if as_json:
        print_json(report)
    else:
        _print_report(env, report)
    ctx.exit(1 if report.failed else 0)


def _print_report(env: Env, report: "AddReport") -> None:
    from core.prepare import clean_line

    entries = {entry.id: entry for entry in env.library.entries()}
    for name, ids in (("added", report.added), ("there", report.present)):
        for number in ids:
            entry = entries.get(number)
            if entry is not None:
                click.echo(f"{name:7} {entry.id}  {entry.lang}  {entry.title or entry.address}")
    for failure in report.failed:
        click.echo(f"failed  {clean_line(failure.address)}: {clean_line(failure.reason)}", err=True)
    for notice in report.notices:
        click.echo(f"note    {clean_line(notice)}", err=True)
    click.echo(report.summary())


@contextmanager
def _progress() -> "Iterator[Progress | None]":
    """Show a bar on standard error while sources are added; nothing when it is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.text import Text

    from core.prepare import clean_line

    bar = Progress(
        TextColumn("{task.fields[doing]:26}", markup=False),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TextColumn("{task.description}", markup=False),
        console=Console(stderr=True),
        transient=True,
    )
    with bar:
        task = bar.add_task("", total=None, doing="starting")

        def tell(address: str, phase: "Phase | None", done: int, total: int) -> None:
            name = Text(clean_line(address))
            name.truncate(40, overflow="ellipsis")
            doing = _DOING[phase] if phase else "done"
            bar.update(task, description=str(name), total=total, completed=done, doing=doing)

        yield tell
