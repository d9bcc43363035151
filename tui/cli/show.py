"""`dragoman show`: one article side by side."""

import sys

import click

from core.article import BODY_ROLES, Article
from tui.cli.env import Env, json_option, pass_env, print_json

_PLAIN_WIDTH = 100
"""Below this many columns the translation stands under the original, as in the reader."""


@click.command("show")
@click.argument("article", metavar="ID")
@click.option("--all", "whole", is_flag=True, help="Also the lines around the article.")
@click.option(
    "--names", is_flag=True, help="Its names instead, with what found them; figures and dates."
)
@json_option
@pass_env
def show_command(env: Env, article: str, whole: bool, names: bool, as_json: bool) -> None:
    """Print one article with its translation; ID may be shortened.

    Side by side on a terminal; else each segment's number and text, its translation under it.
    """
    from tui.cli.annotations import print_annotations, with_sources

    found = env.library.article(env.library.find(article))
    if as_json:
        print_json(with_sources(found))
    elif names:
        print_annotations(env.library.identities().settle_article(found))
    elif sys.stdout.isatty():
        _print_columns(found, env.settings.translation.target, whole)
    else:
        _print_plain(found, env.settings.translation.target, whole)


def _rows(article: Article, target: str, whole: bool) -> list[tuple[str, str, str, str]]:
    """Return (role, number, original, translation) of each segment, and of lines around them."""
    made = article.translated(target)
    rows: list[tuple[str, str, str, str]] = []
    by_block: dict[int, list[int]] = {}
    for segment in article.segments:
        by_block.setdefault(segment.block, []).append(segment.id)
    for number, block in enumerate(article.blocks):
        if block.role in BODY_ROLES:
            for one in by_block.get(number, ()):
                translation = made[one].text if one in made else ""
                original = article.slice(article.segments[one])
                rows.append((block.role, str(one), original, translation))
        elif whole:
            rows.append((block.role, "", article.slice(block), ""))
    return rows


def _print_plain(article: Article, target: str, whole: bool) -> None:
    for role, number, original, translation in _rows(article, target, whole):
        click.echo(f"[{number or role}] {original}")
        if number:
            click.echo(f"    {translation or '(not translated yet)'}")


def _print_columns(article: Article, target: str, whole: bool) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    looks = {"title": "bold", "subtitle": "italic", "heading": "bold", "caption": "dim italic"}
    console = Console(highlight=False)
    is_wide = console.width >= _PLAIN_WIDTH
    table = Table.grid(padding=(0, 2, 1, 0), expand=True)
    table.add_column(width=4, justify="right", style="dim")
    table.add_column(ratio=1)
    if is_wide:
        table.add_column(ratio=1)
    for role, number, original, translation in _rows(article, target, whole):
        look = looks.get(role, "") if number else "dim"
        left = Text(original, style=look)
        right = Text(translation, style=look)
        if number and not translation:
            right = Text("not translated yet", style="dim")
        if is_wide:
            table.add_row(number, left, right)
        else:
            right.stylize("cyan")
            table.add_row(number, Text("\n").join([left, right]) if number else left)
    console.print(table)
