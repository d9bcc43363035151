"""`dragoman brief`: the briefing, written in one of its forms."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from core.brief.collecting import collector_held_back
from core.brief.formats import FORMATS, format_of, unknown_suffix
from core.brief.remarks import say_unread
from core.errors import BriefError, ExportError
from tui.cli.door import is_terminal
from tui.cli.env import Env, Failure, pass_env
from tui.cli.progress import Bar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.article import BriefingChoices
    from core.store import Library

_FORM = "markdown"
_LISTING = ("markdown", "obsidian", "html", "json")
"""Forms that list what was withheld."""


@click.command("brief")
@click.argument("articles", nargs=-1, metavar="[ID...]")
@click.option("--tag", help="The articles that hold passages with this tag.")
@click.option("--all", "all_articles", is_flag=True, help="Every article of the library.")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    help="How it is written; else as the name of the file asks, or markdown.",
)
@click.option(
    "--template",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="A layout of your own: a Jinja2 template that is given what --format json holds.",
)
@click.option("--one-page", is_flag=True, help="Only what happened, and a line for each source.")
@click.option(
    "--lines",
    type=click.IntRange(min=1, max=10_000),
    metavar="N",
    help="At most N lines under “What happened”; 25 with --one-page.",
)
@click.option(
    "--leave-out",
    "left_out",
    multiple=True,
    metavar="ID",
    help="An article that is not to speak; it is listed as left out. May be given again.",
)
@click.option(
    "--no-choices",
    is_flag=True,
    help="As if you had pinned, dropped, moved, reworded and left out nothing.",
)
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False), help="File to write; - or none prints."
)
@click.option("--title", help="Title of the briefing.")
@click.option("--force", is_flag=True, help="Overwrite the file without asking.")
@pass_env
@click.pass_context
def brief_command(
    ctx: click.Context,
    env: Env,
    articles: tuple[str, ...],
    tag: str | None,
    all_articles: bool,
    form: str | None,
    template: Path | None,
    one_page: bool,
    lines: int | None,
    left_out: tuple[str, ...],
    no_choices: bool,
    output: str | None,
    title: str | None,
    force: bool,
) -> None:
    """Write a briefing in which every line cites the sentence it came from.

    What you pinned, dropped, moved, reworded and left out in the reader applies here too. Written
    over an earlier briefing, it keeps what you wrote around the generated parts. The exit code is 1
    when --all or --tag chose an article that cannot be read: the briefing is on the others, and
    names it under Sources.
    """
    from core.brief.build import build_briefing
    from core.brief.page import LINES, NOT_ON_A_PAGE
    from core.brief.page import one_page as page_of
    from tui.briefing import read_articles, say_all_lost

    if form is not None and template is not None:
        raise click.UsageError("--template is a form of its own; leave --format out.")
    if output == "-":
        output = None
    if form is None and output is not None:
        form = format_of(Path(output), _FORM)
        if template is None and (said := unknown_suffix(Path(output))) is not None:
            raise click.UsageError(f"{said} Or say how with --format.")
    if one_page and template is None and form in NOT_ON_A_PAGE:
        raise click.UsageError(f"--one-page holds nothing that --format {form} writes; leave one.")
    ctx.with_resource(collector_held_back)  # nor is there garbage while it is written
    library = env.library
    chosen = _chosen(library, articles, tag, all_articles)
    choices = _choices(library, chosen, left_out, no_choices)
    with Bar() as bar:
        loaded, lost = read_articles(
            library,
            chosen,
            lambda number, done, total: bar.show("reading", number, done, total),
            all_needed=bool(articles),
        )
        briefing = build_briefing(
            loaded,
            [one for number in chosen for one in library.passages(article=number, tag=tag)],
            target=_target(env, chosen),
            created=datetime.now(UTC).isoformat(timespec="seconds"),
            title=title,
            limit=LINES if one_page and lines is None else lines,
            choices=choices,
            progress=lambda phase, done, total: bar.show("briefing", phase, done, total),
            lost=lost,
            is_shared=True,
        )
    withheld = len(briefing.withheld)
    if one_page:
        withheld = sum(one.section == "claims" for one in briefing.withheld)
        briefing = page_of(briefing, lines or LINES)
    if template is not None:
        from core.brief.export.template import from_template

        text = from_template(template, briefing, loaded)
    else:
        text = FORMATS[form or _FORM].write(briefing, loaded)
    if output is None:
        click.echo(text, nl=not text.endswith("\n"))
    else:
        _write(Path(output), text, force)
    is_listed = template is None and (form or _FORM) in _LISTING and not one_page
    _say_withheld(withheld, is_listed=is_listed)
    if unread := sum(row.unread for row in briefing.sources):
        click.echo(say_unread(unread), err=True)
    for one in say_all_lost(lost):
        click.echo(f"left out  {one}", err=True)
    ctx.exit(1 if lost else 0)


def _write(place: Path, text: str, force: bool) -> None:
    from core.brief.export.writing import is_damaged_export, is_earlier_export, write_export

    if not force and is_damaged_export(place):
        try:  # which says what is the matter with it
            write_export(place, text)
        except ExportError as error:
            raise Failure(f"{error} With --force it is overwritten.") from error
    if place.exists() and not force and is_terminal() and not is_earlier_export(place):
        force = click.confirm(f"{place} exists. Overwrite it?", err=True)
        if not force:
            raise click.Abort
    elif place.is_file() and not force and not is_earlier_export(place):
        raise Failure(
            f"{place} is there already; choose another name, or overwrite it with --force."
        )
    for notice in write_export(place, text, overwrite=force):
        click.echo(notice, err=True)
    click.echo(f"Wrote {place}.", err=True)


def _say_withheld(count: int, *, is_listed: bool) -> None:
    if not count:
        return
    lines, are = ("1 line", "it is") if count == 1 else (f"{count} lines", "they are")
    where = "" if is_listed else " in the whole briefing (--format markdown)"
    click.echo(f"{lines} withheld; {are} listed at the end{where}.", err=True)


def _choices(
    library: "Library", chosen: "Sequence[str]", left_out: tuple[str, ...], no_choices: bool
) -> "BriefingChoices":
    """Return the reader's choices on these articles, if they are wanted, and those given here."""
    from core.article import BriefingChoices
    from core.brief.choices import leave_out

    choices = (
        BriefingChoices(articles=tuple(chosen)) if no_choices else library.briefing_choices(chosen)
    )
    silent = [library.find(one) for one in left_out]
    for given, found in zip(left_out, silent, strict=True):
        if found not in chosen:
            raise click.UsageError(
                f"--leave-out {given}: this article is not one of those to brief on."
            )
    return leave_out(choices, *silent)


def _target(env: Env, chosen: list[str]) -> str:
    """Return the language that all of them are read in, or that of the settings."""
    own = {env.target_of(one) for one in chosen}
    return own.pop() if len(own) == 1 else env.settings.translation.target


def _chosen(
    library: "Library", articles: tuple[str, ...], tag: str | None, all_articles: bool
) -> list[str]:
    """Return the ids of the articles to brief on, in the order given or of the catalogue."""
    if sum((bool(articles), tag is not None, all_articles)) > 1:
        raise click.UsageError("IDs, --tag and --all each choose the articles; give one of them.")
    if articles:
        return list(dict.fromkeys(library.find(one) for one in articles))
    if tag is not None:
        tagged = {one.article for one in library.passages(tag=tag)}
        if not tagged:
            raise BriefError(
                f"No passage is tagged {tag!r}; `dragoman passages` shows the tags in use."
            )
        return [entry.id for entry in library.entries() if entry.id in tagged]
    if not all_articles:
        raise click.UsageError("Say what to brief on: one or more IDs, --tag TAG, or --all.")
    everything = [entry.id for entry in library.entries()]
    if not everything:
        raise BriefError("The library is empty; `dragoman add FILE` brings an article in.")
    return everything
