"""`dragoman show`: one article side by side."""

import sys
from typing import NamedTuple

import click

from core.article import BODY_ROLES, Article
from core.prepare import clean_line
from core.translate import is_same_language
from tui.cli.env import Env, checked_target, json_option, pass_env, print_json
from tui.plain import plain

_PLAIN_WIDTH = 100
"""Below this many columns the translation stands under the original, as in the reader."""


@click.command("show")
@click.argument("article", metavar="ID")
@click.option("--all", "whole", is_flag=True, help="Also the lines around the article.")
@click.option(
    "--names", is_flag=True, help="Its names instead, with what found them; figures and dates."
)
@click.option(
    "--to",
    "--target",
    "target",
    metavar="CODE",
    help="Language of the translation; else the one chosen for the article, else your own.",
)
@json_option
@pass_env
def show_command(
    env: Env, article: str, whole: bool, names: bool, target: str | None, as_json: bool
) -> None:
    """Print one article with its translation; ID may be shortened.

    Side by side on a terminal; else each segment's number and text, its translation under it. What
    a translation seems to have lost stands under it, after an exclamation mark.
    """
    from tui.cli.annotations import print_annotations, with_sources

    target = None if target is None else checked_target(target)
    found = env.library.article(env.library.find(article))
    if as_json:
        print_json(with_sources(found))
    elif names:
        print_annotations(env.library.identities().settle_article(found))
    elif sys.stdout.isatty():
        _print_columns(found, target or env.target_of(found.id), whole)
    else:
        _print_plain(found, target or env.target_of(found.id), whole)


class _Row(NamedTuple):
    """A segment with its translation, or a line around the article, which has no number."""

    role: str
    number: str
    original: str
    translation: str = ""
    warnings: tuple[str, ...] = ()


def _rows(article: Article, target: str, whole: bool) -> list[_Row]:
    made = article.translated(target)
    rows: list[_Row] = []
    by_block: dict[int, list[int]] = {}
    for segment in article.segments:
        by_block.setdefault(segment.block, []).append(segment.id)
    for number, block in enumerate(article.blocks):
        if block.role in BODY_ROLES:
            for one in by_block.get(number, ()):
                original = plain(article.slice(article.segments[one]))
                if one in made:
                    warnings = tuple(f"! {clean_line(each.message)}" for each in made[one].warnings)
                    rows.append(
                        _Row(block.role, str(one), original, plain(made[one].text), warnings)
                    )
                else:
                    rows.append(_Row(block.role, str(one), original))
        elif whole:
            rows.append(_Row(block.role, "", plain(article.slice(block))))
    return rows


def _print_plain(article: Article, target: str, whole: bool) -> None:
    is_foreign = not is_same_language(article.lang, target)
    for row in _rows(article, target, whole):
        click.echo(f"[{row.number or row.role}] {row.original}")
        if row.number and (row.translation or is_foreign):
            click.echo(f"    {row.translation or '(not translated yet)'}")
        for warning in row.warnings:
            click.echo(f"    {warning}")


def _print_columns(article: Article, target: str, whole: bool) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    looks = {"title": "bold", "subtitle": "italic", "heading": "bold", "caption": "dim italic"}
    console = Console(highlight=False)
    is_foreign = not is_same_language(article.lang, target)
    rows = _rows(article, target, whole)
    is_wide = console.width >= _PLAIN_WIDTH and (is_foreign or any(row.translation for row in rows))
    table = Table.grid(padding=(0, 2, 1, 0), expand=True)
    table.add_column(width=4, justify="right", style="dim")
    table.add_column(ratio=1)
    if is_wide:
        table.add_column(ratio=1)
    for row in rows:
        look = looks.get(row.role, "") if row.number else "dim"
        left = Text(row.original, style=look)
        right = Text(row.translation, style=look)
        if row.number and not row.translation and is_foreign:
            right = Text("not translated yet", style="dim")
        if not is_wide:
            right.stylize("cyan")
        for warning in row.warnings:
            right.append(f"\n{warning}", style="yellow")
        if is_wide:
            table.add_row(row.number, left, right)
        else:
            table.add_row(row.number, Text("\n").join([left, right]) if right.plain else left)
    console.print(table)
