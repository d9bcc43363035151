"""`dragoman glossary`: terms that must be translated in one way."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from core.errors import GlossaryError
from tui.cli.env import Env, Failure, json_option, pass_env, print_json

if TYPE_CHECKING:
    from core.article import GlossaryTerm
    from core.store import GlossaryChanges
    from core.translate.glossary import GlossaryRow

_MOST_TOLD = 5
"""Doubled terms of a file that are told one by one."""

_EMPTY = (
    "The glossary is empty; `dragoman glossary add armée army --lang fr --to en` adds a term, "
    "`dragoman glossary import FILE.csv` brings in many."
)
_CHECKED = (
    "Articles are checked against it when they are next opened or translated; `dragoman check ID` "
    "shows what one of them would change."
)


@click.group("glossary", invoke_without_command=True)
@json_option
@click.pass_context
def glossary_command(ctx: click.Context, as_json: bool) -> None:
    """List your terms, each with the translation that it must have.

    Engines are held to them, a translation without one has a warning, and the reader marks them on
    both sides.
    """
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_command, as_json=as_json)


@glossary_command.command("list")
@json_option
@pass_env
def list_command(env: Env, as_json: bool) -> None:
    """List the terms: term, translation, languages, case, note."""
    terms = _sorted(env.library.glossary.terms())
    if as_json:
        print_json(terms)
        return
    for one in terms:
        click.echo("\t".join(_columns(one)).rstrip())
    if not terms:
        click.echo(_EMPTY, err=True)


@glossary_command.command("add")
@click.argument("term")
@click.argument("translation")
@click.option("--note", default="", help="A note for those who read the glossary.")
@click.option("--case", is_flag=True, help="Only in exactly these capitals.")
@click.option("--lang", default="", metavar="CODE", help="Language of the term; else any.")
@click.option("--to", "target", default="", metavar="CODE", help="Language of the translation.")
@pass_env
def add_command(
    env: Env, term: str, translation: str, note: str, case: bool, lang: str, target: str
) -> None:
    """Add a term, or change its translation."""
    from core.translate.glossary import make_term

    try:
        made = make_term(term, translation, note=note, case=case, lang=lang, target_lang=target)
    except GlossaryError as error:
        raise Failure(f"The term was not added: {error}.") from error
    changes = env.library.glossary.put([made])
    if changes.unchanged:
        click.echo(f"{_said(made)} is in the glossary already.")
        return
    click.echo(f"{'Changed' if changes.changed else 'Added'} {_said(made)}.")
    click.echo(_CHECKED, err=True)


@glossary_command.command("remove")
@click.argument("term")
@click.option("--lang", metavar="CODE", help="Only the entry for this language.")
@click.option("--to", "target", metavar="CODE", help="Only the entry for this translation.")
@pass_env
def remove_command(env: Env, term: str, lang: str | None, target: str | None) -> None:
    """Remove a term, in all its languages unless one is given."""
    from core.prepare import clean_line
    from core.translate import language_code

    glossary = env.library.glossary
    found = [
        one
        for one in glossary.like(clean_line(term))
        if (lang is None or one.lang == language_code(lang))
        and (target is None or one.target_lang == language_code(target))
    ]
    if not found:
        raise Failure(
            f"The glossary has no such term as “{term}”; `dragoman glossary` lists what it has."
        )
    glossary.remove(found)
    for one in found:
        click.echo(f"Removed {_said(one)}.")
    click.echo(_CHECKED, err=True)


@glossary_command.command("import")
@click.argument("file", metavar="FILE.csv|-")
@click.option("--replace", is_flag=True, help="Remove every term that the file does not have.")
@pass_env
def import_command(env: Env, file: str, replace: bool) -> None:
    """Bring terms in from a CSV file: term, translation, note, case, and if you like lang, target.

    The columns are found by a header in any order, or are these in this order. They may be parted
    by commas, semicolons or tabs.
    """
    from core.translate.glossary import read_glossary

    source = sys.stdin.buffer.read() if file == "-" else Path(file)
    rows = read_glossary(source)
    _tell_doubles(rows)
    changes = env.library.glossary.put([one.term for one in rows], replace=replace)
    click.echo(_summary(changes))
    if changes.added or changes.changed or changes.removed:
        click.echo(_CHECKED, err=True)


@glossary_command.command("export")
@click.argument("file", metavar="FILE.csv|-")
@click.option("--force", is_flag=True, help="Replace a file that is there.")
@pass_env
def export_command(env: Env, file: str, force: bool) -> None:
    """Write the glossary to a CSV file in UTF-8, or to standard output."""
    from core.translate.glossary import to_csv, write_glossary

    terms = _sorted(env.library.glossary.terms())
    if not terms:
        raise Failure(_EMPTY)
    if file == "-":
        sys.stdout.buffer.write(to_csv(terms))
        return
    write_glossary(Path(file), terms, overwrite=force)
    click.echo(f"Wrote {_counted(len(terms))} to {file}.", err=True)


def _tell_doubles(rows: "Sequence[GlossaryRow]") -> None:
    """Say which lines are about the same term; the later one is kept."""
    from core.store import term_key

    lines: dict[str, int] = {}
    doubles: list[str] = []
    for row in rows:
        key = term_key(row.term)
        if key in lines:
            doubles.append(
                f"Line {row.line} takes the place of line {lines[key]}: “{row.term.term}”."
            )
        lines[key] = row.line
    for one in doubles[:_MOST_TOLD]:
        click.echo(one, err=True)
    more = len(doubles) - _MOST_TOLD
    if more > 0:
        click.echo(f"{more} more lines take the place of earlier ones.", err=True)


def _summary(changes: "GlossaryChanges") -> str:
    parts = [
        f"{changes.added} added",
        f"{changes.changed} changed",
        f"{changes.unchanged} unchanged",
    ]
    if changes.removed:
        parts.append(f"{changes.removed} removed")
    return ", ".join(parts) + "."


def _sorted(terms: "Sequence[GlossaryTerm]") -> "list[GlossaryTerm]":
    return sorted(terms, key=lambda one: (one.term.casefold(), one.lang, one.target_lang, one.case))


def _columns(one: "GlossaryTerm") -> tuple[str, ...]:
    pair = f"{one.lang or 'any'} → {one.target_lang or 'any'}"
    return one.term, one.translation, pair, "in these capitals" if one.case else "", one.note


def _said(one: "GlossaryTerm") -> str:
    langs = f" ({one.lang or 'any'} → {one.target_lang or 'any'})"
    return f"“{one.term}” = “{one.translation}”{langs if one.lang or one.target_lang else ''}"


def _counted(count: int) -> str:
    return f"{count:,} term{'' if count == 1 else 's'}"
