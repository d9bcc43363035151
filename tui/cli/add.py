"""`dragoman add`: bring articles into the library."""

import sys
from typing import TYPE_CHECKING

import click

from tui.cli.env import Env, json_option, lang_option, pass_env, print_json

if TYPE_CHECKING:
    from core.pipeline import AddReport, Phase

_DOING: "dict[Phase, str]" = {
    "read": "reading",
    "prepare": "preparing",
    "annotate": "marking names and figures",
    "translate": "translating",
    "store": "keeping",
}
_WORKER = 300
"""MiB that a process holds at most, models of four languages loaded (bench_add measures it)."""


@click.command("add")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@lang_option
@click.option(
    "--offline",
    is_flag=True,
    help="Translate on this machine only: from the memory and by engines that run here.",
)
@click.option(
    "--workers",
    type=click.IntRange(1, 256),
    metavar="N",
    help="Processes that work side by side, 300 MB each; else one for each core that "
    "half of the memory suffices for.",
)
@click.option("--yes", is_flag=True, help="Let text go to the online engines this time.")
@json_option
@pass_env
@click.pass_context
def add_command(
    ctx: click.Context,
    env: Env,
    sources: tuple[str, ...],
    lang: str | None,
    offline: bool,
    workers: int | None,
    yes: bool,
    as_json: bool,
) -> None:
    """Add text and HTML files, folders, web addresses, or standard input (-).

    Of articles already in the library only what has no translation yet is translated. One bad
    source never stops the rest; the exit code is 1 when any failed.

    What neither the memory nor an engine on this machine can translate may go to an online engine
    (see `dragoman engines`). The first time you are asked; where nobody can be asked nothing is
    sent unless --yes or `dragoman engines allow` says so.
    """
    from core.child import workers_for
    from core.ingest import expand
    from core.pipeline import Road
    from core.workshop import Workshop
    from tui.cli.consent import Consent, settings_notices, usable_engines
    from tui.cli.interrupt import EXIT_CODE
    from tui.cli.progress import Bar

    library, settings = env.library, env.settings
    target = settings.translation.target
    engines = usable_engines(settings, offline=offline)
    most = len(expand(sources).wanted)
    with Workshop(min(workers or workers_for(_WORKER), most)) as workshop, Bar() as bar:
        workshop.start()
        consent = Consent(env, yes=yes, around=bar.paused)

        def tell(address: str, phase: "Phase | None", done: int, total: int) -> None:
            bar.show(_DOING[phase] if phase else "done", address, done, total)

        road = Road(
            library,
            workshop,
            target=target,
            engines=engines,
            may_use=consent.may_use,
            stdin=sys.stdin.buffer,
        )
        try:
            report = road.add(sources, lang=lang, progress=tell)
        except (KeyboardInterrupt, click.Abort):
            bar.hide()
            click.echo(
                "Interrupted; what was done is kept, and the same command goes on from there.",
                err=True,
            )
            ctx.exit(EXIT_CODE)
    notices = (*settings_notices(settings, yes=yes), *report.notices, *consent.notices)
    report = report.with_(notices=notices)
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
        address = clean_line(failure.address).strip() or '""'
        click.echo(f"failed  {address}: {clean_line(failure.reason)}", err=True)
    for notice in report.notices:
        click.echo(f"note    {clean_line(notice)}", err=True)
    click.echo(report.summary())
