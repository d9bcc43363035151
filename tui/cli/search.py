"""`dragoman search`: the sentences of the library that answer a question."""

import sys
from itertools import groupby
from typing import TYPE_CHECKING

import click

from core.errors import SearchError
from tui.cli.env import Env, json_option, pass_env, print_json
from tui.cli.progress import Bar

if TYPE_CHECKING:
    from core.search import Hit, Query, Results, Snippet

_HELP = """Find sentences by words, names and filters, in originals and translations.

    All words must stand in one sentence or its translation; case and accents don't matter.

    \b
      missil*                words that begin so
      '"ceasefire talks"'    exactly these words, side by side
      missile OR rocket      either; OR joins its two neighbours, brackets group
      -drone, NOT drone      without the word
      schoigu                a name finds its forms in all languages: Choïgou, Шойгу

    \b
      lang:de  lang:fr,ro    person:putin  place:kyiv  org:nato  person:"olaf scholz"
      figure:>1000  figure:1000..2000  figure:50%  figure:>5km
      date:2024-11..         a day in it is named, or the article was published then
      said:2024-11-20        named alone         published:2024..2025   published alone
      tag:missiles           is:read  is:unread  is:bookmarked

    Quote the question as a whole for your shell: dragoman search 'lang:de "Olaf Scholz" -SPD'.
    Of an article three sentences are shown at most. The index is brought up to date first; it may
    be deleted at any time. Like grep, ends with exit code 1 where nothing is found.
    """


@click.command("search", help=_HELP, context_settings={"ignore_unknown_options": True})
@click.argument("question", nargs=-1, required=True, metavar="QUESTION...")
@click.option(
    "--limit",
    type=click.IntRange(1, 10_000),
    default=20,
    show_default=True,
    help="Sentences to show.",
)
@click.option(
    "--offset", type=click.IntRange(0), default=0, help="Sentences to pass over before them."
)
@json_option
@pass_env
def search_command(
    env: Env, question: tuple[str, ...], limit: int, offset: int, as_json: bool
) -> None:
    """Bring the index up to date, ask it, and print what it finds."""
    from core.search import SearchIndex, parse_query

    unknown = next((one for one in question if one.startswith("--")), None)
    if unknown is not None:
        raise click.NoSuchOption(unknown)
    query = parse_query(" ".join(question))
    if query.is_empty:
        raise click.UsageError("There is no word in the question; type one, or a filter.")
    index = SearchIndex(env.library)
    try:
        problem = None
        try:
            with Bar() as bar:
                index.refresh(lambda done, total: bar.show("reading articles", "", done, total))
        except SearchError as error:
            problem = error  # what was read into it before can still be asked
        found = index.search(query, limit, offset, target=env.settings.translation.target)
    finally:
        index.close()
    if problem is not None:
        click.echo(f"Not of all articles: {problem}", err=True)
    if as_json:
        print_json(found)
    else:
        _print(found)
    if not found.hits:
        if not as_json:
            click.echo(_nothing(env, query, found, offset), err=True)
        sys.exit(1)


def _print(found: "Results") -> None:
    from core.prepare import clean_line

    for article, hits in groupby(found.hits, key=lambda one: one.article):
        some = list(hits)
        first = some[0]
        published = first.published or "no date"
        click.echo(f"{article}  {first.lang}  {clean_line(published)}  {_bold(first.title)}")
        for one in some:
            _print_hit(one)
    if found.hits:
        for widened in found.widened:
            click.echo(clean_line(widened.sentence()), err=True)
        click.echo(_summary(found), err=True)


def _print_hit(hit: "Hit") -> None:
    from core.prepare import clean_line

    marks = ("*" if hit.is_bookmarked else " ") + "".join(
        f" #{clean_line(one)}" for one in hit.tags
    )
    click.echo(f"  [{hit.segment}]{marks.rstrip()} {_shown(hit.original)}")
    if hit.translation is not None:
        click.echo(f"      {_shown(hit.translation)}")


def _shown(snippet: "Snippet") -> str:
    """Return a snippet with what was found in bold, each piece cleaned of what moves a cursor."""
    from core.prepare import clean

    pieces = []
    at = 0
    for start, end in snippet.marks:
        pieces.append(_one_line(clean(snippet.text[at:start])))
        pieces.append(click.style(_one_line(clean(snippet.text[start:end])), bold=True))
        at = end
    pieces.append(_one_line(clean(snippet.text[at:])))
    return "".join(pieces)


def _one_line(text: str) -> str:
    return text.replace("\n", " ")


def _bold(title: str) -> str:
    from core.prepare import clean_line

    return click.style(clean_line(title) or "—", bold=True)


def _summary(found: "Results") -> str:
    counted = f"{found.total:,}" if found.is_counted else f"At least {found.total:,}"
    sentences = "sentence" if found.total == 1 else "sentences"
    said = f"{counted} {sentences}, {len(found.hits)} shown"
    if not found.is_complete:
        said += "; too many to weigh, so those of the newest articles: add a word or a filter"
    return f"{said}."


def _nothing(env: Env, query: "Query", found: "Results", offset: int) -> str:
    from core.prepare import clean_line
    from core.search.hints import absent_languages

    if not env.library.entries():
        return f"No articles in {env.library_path} yet; `dragoman add FILE` brings one in."
    if found.total and offset:
        return f"There are {found.total:,} sentences, and none after the first {offset:,} shown."
    also = "".join(f" {clean_line(one.sentence())}" for one in found.widened)
    hint = "leave out a part of the question, or shorten a word to its beginning with * (missil*)"
    absent = absent_languages(query, (one.lang for one in env.library.entries()))
    if absent:
        return f"Nothing found. {clean_line(absent)}"
    return f"Nothing found; {hint}.{also}"
