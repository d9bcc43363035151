"""`dragoman check`: what translations seem to have lost."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from core.errors import IngestError
from tui.cli.env import (
    Env,
    checked_target,
    json_option,
    lang_option,
    pass_env,
    print_json,
    print_json_line,
)

if TYPE_CHECKING:
    from core.annotate import Annotator
    from core.article import TranslationUnit, TranslationWarning
    from core.check.checker import Find

_BATCH = 64
"""Units of a memory that are annotated together."""


class _Checked(msgspec.Struct, frozen=True):
    """One translation that has warnings, and its number in what it is from, from 0."""

    source: str
    segment: int
    text: str
    translation: str
    warnings: tuple["TranslationWarning", ...]


@click.command("check")
@click.argument("sources", nargs=-1, metavar="[FILE.tmx|ID]...")
@click.option(
    "--lines",
    "lines",
    metavar="FILE.jsonl|-",
    help='Read {"lang", "text", "target", "translation"} lines and print the warnings of each.',
)
@click.option(
    "--to",
    "--target",
    "target",
    metavar="CODE",
    help="Language of the translations; else the one chosen for the article, else your own.",
)
@lang_option
@json_option
@pass_env
def check_command(
    env: Env,
    sources: tuple[str, ...],
    lines: str | None,
    target: str | None,
    lang: str | None,
    as_json: bool,
) -> None:
    """Print what translations seem to have lost: figures, names, dates, negations, your terms.

    Give the IDs of articles, or translation memories. Prints a line for each warning with the
    number of its segment, and last how many translations have any. With --lines, one JSON object
    for each line. The exit code is 0 whatever was found.
    """
    from core.prepare.language import primary_subtag

    code = primary_subtag(target)
    target = None if target is None else checked_target(target)
    if lines is not None and not sources:
        _check_lines(env, lines, lang, code or "en")
        return
    if lines is not None or not sources:
        raise click.UsageError("Give either IDs and TMX files or --lines FILE.jsonl.")
    from core.annotate import Annotator

    annotator = Annotator()
    total = 0
    found: list[_Checked] = []
    for source in sources:
        if Path(source).is_dir():
            raise IngestError(
                f"{source} is a folder; give translation memories (TMX files) or IDs of articles."
            )
        is_file = source.lower().endswith((".tmx", ".tmx.gz")) or Path(source).is_file()
        for one in (
            _memory(env, source, lang, code, annotator)
            if is_file
            else _article(env, source, target)
        ):
            total += 1
            if one.warnings:
                found.append(one)
                if not as_json:
                    _print(one, with_source=len(sources) > 1)
    if as_json:
        print_json({"checked": total, "warned": len(found), "segments": found})
    else:
        what = "translation" if total == 1 else "translations"
        has = "has" if len(found) == 1 else "have"
        click.echo(f"{len(found)} of {total} {what} {has} warnings.")


def _print(one: _Checked, *, with_source: bool) -> None:
    place = f"{one.source} [{one.segment}]" if with_source else f"[{one.segment}]"
    for warning in one.warnings:
        click.echo(f"{place} {warning.check}: {warning.message}")


def _article(env: Env, name: str, target: str | None) -> Iterator[_Checked]:
    """Yield each translation of a stored article with its warnings, found anew."""
    from core.check.glossary import recheck_terms
    from core.prepare.language import primary_subtag
    from core.translate.glossary import glossary_of
    from core.workshop import InlineWorkshop

    article = env.library.article(env.library.find(name))
    target = target or env.target_of(article.id)
    if not article.translations.get(target):
        if primary_subtag(article.lang) == primary_subtag(target):
            note = f"{name} is in {target} itself; name the language of its translations: --target."
        else:
            note = (
                f"{name} has no translations into {target}; `dragoman translate {name}` makes them."
            )
        click.echo(note, err=True)
        return
    marked = InlineWorkshop().annotate_translations(article, target).result()
    marked = recheck_terms(marked, target, glossary_of(env.library.glossary.terms()))
    segments = {segment.id: segment for segment in marked.segments}
    for one in marked.translations[target]:
        text = marked.slice(segments[one.segment]) if one.segment in segments else ""
        yield _Checked(name, one.segment, text, one.text, one.warnings)


def _memory(
    env: Env, name: str, lang: str | None, target: str | None, annotator: "Annotator"
) -> Iterator[_Checked]:
    """Yield each unit of a translation memory with its warnings."""
    from core.check import Row, check_texts
    from core.prepare.language import primary_subtag
    from core.translate import read_tmx

    def row(unit: "TranslationUnit") -> Row:
        return Row(
            lang=primary_subtag(unit.lang) or "und",
            text=unit.source,
            target=primary_subtag(unit.target_lang) or "und",
            translation=unit.target,
        )

    rows = [
        (number, one)
        for number, one in enumerate(map(row, read_tmx(Path(name))))
        if lang in (None, one.lang) and target in (None, one.target)
    ]
    for at in range(0, len(rows), _BATCH):
        batch = rows[at : at + _BATCH]
        warned = check_texts([one for _, one in batch], annotator, _terms_check(env))
        for (number, one), warnings in zip(batch, warned, strict=True):
            yield _Checked(name, number, one.text, one.translation, warnings)


def _terms_check(env: Env) -> "tuple[Find, ...]":
    """Return the check of the library's glossary, if there is one."""
    from core.check.glossary import glossary_check
    from core.translate.glossary import glossary_of

    glossary = glossary_of(env.library.glossary.terms())
    return (glossary_check(glossary),) if glossary else ()


def _check_lines(env: Env, source: str, lang: str | None, target: str) -> None:
    from core.annotate import Annotator
    from core.check.lines import check_lines
    from tui.cli.annotate import raw_lines

    lines, extra = raw_lines(source), _terms_check(env)
    for answers in check_lines(lines, Annotator(), lang=lang, target=target, extra=extra):
        for answer in answers:
            print_json_line(answer)
        sys.stdout.flush()
