"""`dragoman list` and `dragoman passages`: what the library holds, a line each."""

import click
import msgspec

from tui.cli.env import Env, json_option, pass_env, print_json
from tui.plain import plain


@click.command("list")
@json_option
@pass_env
def list_command(env: Env, as_json: bool) -> None:
    """List the articles, the newest first: id, unread mark, language, date, length, title."""
    states = env.library.reading_states()
    entries = sorted(
        env.library.entries(), key=lambda one: (one.published or "", one.added, one.id)
    )
    entries.reverse()
    if as_json:
        read = {number for number, state in states.items() if state.is_read}
        print_json([msgspec.to_builtins(one) | {"is_read": one.id in read} for one in entries])
        return
    target = env.settings.translation.target
    for one in entries:
        state = states.get(one.id)
        mark = " " if state is not None and state.is_read else "•"
        date = plain(one.published or "") or "          "
        click.echo(
            f"{one.id} {mark} {one.lang:3} {date} {one.minutes:3} min  {plain(one.title or '—')}"
        )
        own = state.own_target if state is not None else None
        if title := one.title_translated.get(own or target):
            click.echo(f"{'':37}{plain(title)}")
    if not entries:
        click.echo(
            f"No articles in {env.library_path} yet; `dragoman add FILE` brings one in, "
            "`dragoman demo` opens the sample library.",
            err=True,
        )


@click.command("passages")
@click.argument("article", required=False, metavar="[ID]")
@click.option("--tag", help="Only passages with this tag.")
@json_option
@pass_env
def passages_command(env: Env, article: str | None, tag: str | None, as_json: bool) -> None:
    """List bookmarked passages with their tags and notes, of all articles or of one."""
    chosen = env.library.find(article) if article else None
    passages = env.library.passages(article=chosen, tag=tag)
    if as_json:
        print_json(passages)
        return
    titles = {entry.id: entry.title or entry.address for entry in env.library.entries()}
    for one in passages:
        tags = "".join(f" #{plain(name)}" for name in one.tags)
        click.echo(f"{one.article} [{one.segment}]{tags}  {plain(titles.get(one.article, ''))}")
        click.echo(f"    {plain(one.quote.exact)}")
        for line in one.note.splitlines():
            click.echo(f"    > {plain(line)}")
    if passages:
        return
    if (chosen or tag) and env.library.passages():
        click.echo("No such passage; `dragoman passages` lists all of them.", err=True)
    else:
        click.echo("No passages yet; bookmark one in the reader with m.", err=True)
