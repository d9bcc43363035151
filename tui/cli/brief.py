"""`dragoman brief`: the briefing as Markdown or JSON."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from core.errors import BriefError
from tui.cli.env import Env, is_terminal, pass_env

if TYPE_CHECKING:
    from core.store import Library


@click.command("brief")
@click.argument("articles", nargs=-1, metavar="[ID...]")
@click.option("--tag", help="The articles that hold passages with this tag.")
@click.option("--all", "all_articles", is_flag=True, help="Every article of the library.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["markdown", "json"]),
    default="markdown",
    show_default=True,
)
@click.option("-o", "--output", type=click.Path(dir_okay=False), help="File to write; else print.")
@click.option("--title", help="Title of the briefing.")
@click.option("--force", is_flag=True, help="Overwrite the file without asking.")
@pass_env
def brief_command(
    env: Env,
    articles: tuple[str, ...],
    tag: str | None,
    all_articles: bool,
    form: str,
    output: str | None,
    title: str | None,
    force: bool,
) -> None:
    """Write a briefing in which every line cites the sentence it came from."""
    from core.brief import build_briefing, to_json, to_markdown, write_export

    library = env.library
    chosen = _chosen(library, articles, tag, all_articles)
    identities = library.identities()
    loaded = [identities.settle_article(library.article(number)) for number in chosen]
    passages = [one for number in chosen for one in library.passages(article=number, tag=tag)]
    briefing = build_briefing(
        loaded,
        passages,
        target=_target(env, chosen),
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        title=title,
    )
    text = (to_markdown if form == "markdown" else to_json)(briefing, loaded)
    if output is None:
        click.echo(text, nl=not text.endswith("\n"))
        return
    place = Path(output)
    if place.exists() and not force and is_terminal():
        force = click.confirm(f"{place} exists. Overwrite it?", err=True)
        if not force:
            raise click.Abort
    write_export(place, text, overwrite=force)
    click.echo(f"Wrote {place}.", err=True)


def _target(env: Env, chosen: list[str]) -> str:
    """Return the language that all of them are read in, or that of the settings."""
    own = {env.target_of(one) for one in chosen}
    return own.pop() if len(own) == 1 else env.settings.translation.target


def _chosen(
    library: "Library", articles: tuple[str, ...], tag: str | None, all_articles: bool
) -> list[str]:
    """Return the ids of the articles to brief on, in the order given or of the catalogue."""
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
