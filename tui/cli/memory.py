"""`dragoman memory`: translation memories in and out, and what is kept of them."""

import sys
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from core.errors import DragomanError, MemoryFileError, StoreError
from tui.cli.door import is_terminal
from tui.cli.env import Env, Failure, json_option, pass_env, print_json
from tui.cli.progress import Bar

if TYPE_CHECKING:
    from core.article import Article, TranslationUnit
    from core.store import MemoryCollection

_STDIN = "stdin"
_MOST_NAMED = 4
"""Languages or makers named in a line; the others are counted."""


@click.group("memory")
def memory_command() -> None:
    """Keep translations made elsewhere, and take yours elsewhere (TMX).

    What the memory holds is used before any engine is asked. A sentence that is nearly in it is a
    suggestion, never a translation. Your corrections win over everything.
    """


@memory_command.command("import")
@click.argument("files", nargs=-1, required=True, metavar="FILE...|-")
@click.option("--name", help="Name of the collection; else that of the file.")
@pass_env
def import_command(env: Env, files: tuple[str, ...], name: str | None) -> None:
    """Bring TMX files in, each as a collection that can be removed again.

    A file that was imported before replaces what came from it.
    """
    if name is not None and len(files) > 1:
        raise click.UsageError("--name names one collection; import the files one by one.")
    failed = 0
    for file in files:
        try:
            _import(env, file, name or "")
        except StoreError:
            raise
        except DragomanError as error:
            failed += 1
            Failure(str(error)).show()
    if failed:
        sys.exit(1)


@memory_command.command("export")
@click.argument("file", metavar="FILE|-")
@click.argument("articles", nargs=-1, metavar="[ID...]")
@click.option("--lang", metavar="CODE", help="Only units from this language.")
@click.option("--to", "target", metavar="CODE", help="Only units into this language.")
@click.option("--corrections", is_flag=True, help="Only your corrections.")
@click.option("--collection", metavar="NAME", help="Only this collection.")
@click.option(
    "--translations",
    is_flag=True,
    help="The translations shown in the articles with these IDs, or in all, whoever made them.",
)
@click.option("--force", is_flag=True, help="Replace a file that is there.")
@pass_env
def export_command(
    env: Env,
    file: str,
    articles: tuple[str, ...],
    lang: str | None,
    target: str | None,
    corrections: bool,
    collection: str | None,
    translations: bool,
    force: bool,
) -> None:
    """Write the translation memory to a TMX 1.4 file, or to standard output."""
    if articles and not translations:
        raise click.UsageError("IDs of articles go with --translations.")
    if corrections and collection is not None:
        raise click.UsageError("Corrections are in no collection; give one of the two.")
    if translations and collection is not None:
        raise click.UsageError("Translations are in no collection; give one of the two.")
    units: Iterable[TranslationUnit]
    if translations:
        units = _translations(env, articles)
    elif collection is not None:
        units = env.library.memory.units_of(collection)
    else:
        units = env.library.units()
    chosen = list(_chosen(units, lang, target, corrections))
    if not chosen:
        raise Failure(_nothing(any((lang, target, corrections, collection)), translations))
    _write(file, chosen, force)


@memory_command.command("list")
@json_option
@pass_env
def list_command(env: Env, as_json: bool) -> None:
    """List the collections: name, units, languages, makers and day of import."""
    memory = env.library.memory
    found = memory.collections()
    own = memory.own()
    corrections = sum(_is_correction(one) for one in own)
    if as_json:
        kept = {"units": len(own), "corrections": corrections}
        print_json({"own": kept, "collections": found})
        return
    for one in found:
        click.echo(
            "\t".join(
                (
                    one.name,
                    _counted(one.units, "unit"),
                    _named(one.langs),
                    f"by {_named(one.by, '(not said)')}",
                    one.imported[:10],
                )
            )
        )
    if own:
        others = len(own) - corrections
        click.echo(
            f"kept here\t{_counted(corrections, 'correction')} by you"
            + (f", {_counted(others, 'other unit')}" if others else "")
        )
    if not found and not own:
        click.echo(
            "The translation memory is empty; `dragoman memory import FILE.tmx` brings one in, and "
            "your corrections go there.",
            err=True,
        )


@memory_command.command("remove")
@click.argument("name")
@click.option("--yes", is_flag=True, help="Remove without asking.")
@pass_env
def remove_command(env: Env, name: str, yes: bool) -> None:
    """Remove a collection; translations made with it stay in their articles."""
    memory = env.library.memory
    memory.path_of(name)
    if not yes:
        if not is_terminal():
            raise Failure(f"{name} was not removed; give --yes to remove it without being asked.")
        if not click.confirm(f"Remove {name} from the translation memory?", err=True):
            raise click.Abort
    memory.remove(name)
    click.echo(f"Removed {name}.")


def _import(env: Env, file: str, name: str) -> None:
    from core.translate import read_tmx

    if file == "-":
        units = read_tmx(sys.stdin.buffer.read())
        origin, name = "standard input", name or _STDIN
    else:
        path = Path(file)
        with Bar(in_bytes=True) as bar:
            units = read_tmx(path, on_progress=partial(_tell, bar, path))
        origin = str(path.resolve())
    if not units:
        raise MemoryFileError(
            f"{file} holds no sentence in two languages; nothing was imported from it."
        )
    made, before = env.library.memory.put(origin, units, name=name)
    sentence = f"Imported {_counted(made.units, 'unit')} ({_named(made.langs)}) as {made.name}"
    if before is not None:
        sentence += f", in place of {_counted(before.units, 'unit')} of {before.imported[:10]}"
    click.echo(f"{sentence}.")
    _tell_of_machines(made)


def _tell(bar: Bar, path: Path, done: int) -> None:
    bar.show("reading", path.name, done, path.stat().st_size or None)


def _tell_of_machines(made: "MemoryCollection") -> None:
    from core.translate.memory import is_machine

    machines = {by: count for by, count in made.by.items() if is_machine(by)}
    if machines:
        count = _counted(sum(machines.values()), "unit")
        click.echo(f"By machines, as their makers' names say: {count} ({_named(machines)}).")


def _chosen(
    units: "Iterable[TranslationUnit]", lang: str | None, target: str | None, corrections: bool
) -> "Iterator[TranslationUnit]":
    source_code, target_code = _code(lang, "--lang"), _code(target, "--to")
    from core.translate import language_code

    for unit in units:
        if corrections and not _is_correction(unit):
            continue
        if source_code is not None and language_code(unit.lang) != source_code:
            continue
        if target_code is not None and language_code(unit.target_lang) != target_code:
            continue
        yield unit


def _code(tag: str | None, option: str) -> str | None:
    if tag is None:
        return None
    from core.translate import language_code

    code = language_code(tag)
    if code == "und" and tag.lower() != "und":
        raise click.BadParameter(f"{option} {tag!r} is no code; use one such as fr, de, ro or en.")
    return code


def _translations(env: Env, articles: tuple[str, ...]) -> "Iterator[TranslationUnit]":
    library = env.library
    ids = [library.find(one) for one in articles] or [one.id for one in library.entries()]
    for one in dict.fromkeys(ids):
        yield from _shown_in(library.article(one))


def _shown_in(article: "Article") -> "Iterator[TranslationUnit]":
    from core.article import TranslationUnit

    for target in sorted(article.translations):
        done = article.translated(target)
        for segment in article.segments:
            made = done.get(segment.id)
            if made is not None:
                yield TranslationUnit(
                    source=article.slice(segment),
                    target=made.text,
                    lang=article.lang,
                    target_lang=target,
                    by=made.by or made.engine,
                    made=made.made,
                )


def _write(file: str, units: "list[TranslationUnit]", force: bool) -> None:
    from core.translate.memory.tmx_writing import to_tmx, write_tmx

    langs = {one.lang for one in units}
    source_lang = langs.pop() if len(langs) == 1 else "*all*"
    if file == "-":
        sys.stdout.buffer.write(to_tmx(units, source_lang))
        return
    write_tmx(Path(file), units, source_lang=source_lang, overwrite=force)
    click.echo(f"Wrote {_counted(len(units), 'unit')} to {file}.", err=True)


def _nothing(is_filtered: bool, translations: bool) -> str:
    if translations:
        return "There is no such translation in the articles; `dragoman translate ID` makes some."
    if is_filtered:
        return "No unit is like that; `dragoman memory list` shows what there is."
    return (
        "The translation memory is empty; `dragoman memory import FILE.tmx` brings one in, and "
        "your corrections go there."
    )


def _is_correction(unit: "TranslationUnit") -> bool:
    from core.translate.memory import READER

    return unit.by == READER


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _named(counts: dict[str, int], nameless: str = "") -> str:
    """Return the commonest keys, and how many others there are."""
    from core.prepare import clean_line

    names = [clean_line(one) or nameless for one in counts]
    more = len(names) - _MOST_NAMED
    return ", ".join(names[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
