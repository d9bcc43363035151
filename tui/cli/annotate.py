"""`dragoman annotate` and `dragoman prepare`: one article as JSON, without storing it."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click
import msgspec

from core.errors import IngestError
from tui.cli.env import Failure, lang_option, print_json, print_json_line

if TYPE_CHECKING:
    from core.article import Article

_json_option = click.option(
    "--json", expose_value=False, is_flag=True, help="Print JSON; this command always does."
)


@click.command("annotate")
@click.argument("source", metavar="FILE|-", required=False)
@click.option(
    "--lines",
    "lines",
    metavar="FILE.jsonl|-",
    help='Read {"text", "lang"} lines and print entities, names, figures and dates of each.',
)
@lang_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON on a terminal too.")
def annotate_command(
    source: str | None, lines: str | None, lang: str | None, as_json: bool
) -> None:
    """Prepare and annotate FILE (or standard input): its names, figures and dates.

    Prints the article as JSON; on a terminal what was found, and for each name what found it.
    """
    from core.annotate import Annotator

    if lines is not None and source is None:
        _annotate_lines(lines, lang)
    elif source is not None and lines is None:
        _show(Annotator().annotate(_prepared(source, lang)), as_json)
    else:
        raise click.UsageError("Give either FILE or --lines FILE.jsonl.")


@click.command("prepare")
@click.argument("source", metavar="FILE|-", required=False)
@click.option(
    "--lines",
    "lines",
    metavar="FILE.jsonl|-",
    help='Read {"text"} lines and print lang, title, published, text and blocks of each.',
)
@lang_option
@_json_option
def prepare_command(source: str | None, lines: str | None, lang: str | None) -> None:
    """Prepare FILE (or standard input) and print blocks and segments as JSON."""
    if lines is not None and source is None:
        _prepare_lines(lines)
    elif source is not None and lines is None:
        print_json(_prepared(source, lang))
    else:
        raise click.UsageError("Give either FILE or --lines FILE.jsonl.")


def _prepared(source: str, lang: str | None) -> "Article":
    from core.ingest import read_source, read_stdin
    from core.prepare import prepare

    document = read_stdin(sys.stdin.buffer) if source == "-" else read_source(source)
    return prepare(document, lang=lang)


def _show(article: "Article", as_json: bool) -> None:
    from tui.cli.annotations import print_annotations, with_sources

    if as_json or not sys.stdout.isatty():
        print_json(with_sources(article))
    else:
        print_annotations(article)


def _annotate_lines(source: str, lang: str | None) -> None:
    from core.annotate import Annotator, annotate_lines

    for answers in annotate_lines(raw_lines(source), Annotator(), lang=lang):
        for answer in answers:
            print_json_line(answer)
        sys.stdout.flush()


def _prepare_lines(source: str) -> None:
    from core.prepare.lines import prepare_line

    for number, raw in enumerate(raw_lines(source), 1):
        if not raw.strip():
            continue
        try:
            given = msgspec.json.decode(raw)
            text = given["text"]
            if not isinstance(text, str):
                raise TypeError
        except (msgspec.DecodeError, KeyError, TypeError) as error:
            raise Failure(
                f'Line {number} of {source} is not a JSON object with a "text"; '
                "mend or remove that line."
            ) from error
        print_json_line(prepare_line(given))


def raw_lines(source: str) -> Iterator[bytes]:
    """Return the lines of a file or standard input; gzip is unpacked."""
    try:
        if source == "-":
            yield from sys.stdin.buffer
            return
        import gzip
        from pathlib import Path

        opener = gzip.open if source.endswith(".gz") else Path.open
        with opener(Path(source), "rb") as file:
            yield from file
    except OSError as error:
        raise IngestError(
            f"{source} cannot be read ({error.strerror or error}); check the name and permissions."
        ) from error
