"""What the doctor says about quality: how good names, figures and dates are in each language."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from core.annotate.quality import (
    Expectation,
    Score,
    What,
    expect,
    meaning,
    measured_languages,
    score_of,
    sets,
    shown,
)

if TYPE_CHECKING:
    from core.annotate import Annotator

_UNMEASURED = "–"
_CAUTION = "What is not unseen was looked at while building: expect a little less elsewhere."
_COLUMNS: tuple[What, ...] = ("names", "figures", "dates")


def has_own_model() -> bool:
    """Return whether the bundled model's files and what runs them are there; nothing is loaded."""
    from importlib.util import find_spec

    from core.annotate.bundled.recogniser import MODEL_FOLDER

    files = [MODEL_FOLDER / name for name in ("names.onnx", "names.npz")]
    runs = all(find_spec(library) is not None for library in ("numpy", "onnxruntime"))
    return runs and all(path.is_file() for path in files)


def expectations() -> list[Expectation]:
    """Return what to expect of each language that is measured or has a model; loads no model."""
    from core.annotate import Annotator, installed_models

    annotator = Annotator()
    with_model = [one.lang for one in installed_models() if one.entities]
    languages = dict.fromkeys((*measured_languages(), *with_model))
    return [expect(lang, _recogniser(annotator, lang)) for lang in languages]


def _recogniser(annotator: "Annotator", lang: str) -> str:
    """Return who will guess the names; rules do where the bundled model should but cannot."""
    chosen = annotator.recogniser_of(lang)
    return "rules" if chosen.startswith("bundled") and not has_own_model() else chosen


def to_be_had(found: list[Expectation]) -> list[str]:
    """Return the languages whose names are left to rules although there is a pipeline for them."""
    from core.annotate import official_packages

    served = {one.lang for one in found if one.by != "rules"}
    return sorted(set(official_packages()) - served)


def articles_score(found: list[Expectation]) -> Score | None:
    """Return how good whole articles are; None where other recognisers guess than was measured."""
    guessing = {one.by for one in found if one.names is not None}
    articles = score_of("articles")
    return articles if articles is not None and guessing == {articles.by} else None


def print_expectations(found: list[Expectation]) -> None:
    """Print what to expect as a table, with what its numbers mean, were measured on, and cost."""
    from rich.console import Console
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    from core.brief.languages import language_name

    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold")
    table.add_column("language", no_wrap=True)
    table.add_column("names by")
    for column in _COLUMNS:
        table.add_column(column, justify="right")
    for one in found:
        cells = [_UNMEASURED if score is None else _percent(shown(score)) for score in _row(one)]
        if one.names is None and one.claimed is not None:
            cells[0] = f"({_percent(one.claimed)})"
        table.add_row(f"{language_name(one.lang)} ({one.lang})", Text(one.source), *cells)
    table.add_row("any other", "built-in rules", *[_UNMEASURED] * len(_COLUMNS))
    legend = Table.grid(padding=(0, 2, 0, 0))
    for what, said in _legend(found):
        legend.add_row(what, Text(said))
    console = Console(highlight=False)
    console.print("\nwhat to expect", style="bold")
    console.print(Padding(table, (0, 0, 1, 0)))
    console.print(legend)
    console.print(Text(f"{_CAUTION} {advice(found)}"))


def advice(found: list[Expectation]) -> str:
    """Return in a sentence how to get better names."""
    codes = " ".join(to_be_had(found))
    return f"`dragoman models add CODE` brings a language model for names: {codes}."


def _row(one: Expectation) -> tuple[Score | None, ...]:
    return one.names, one.figures, one.dates


def _legend(found: list[Expectation]) -> Iterator[tuple[str, str]]:
    """Say what each number counts, and what it was measured on in which languages."""
    rows = [_row(one) for one in found]
    for number, what in enumerate(_COLUMNS):
        there = [row[number] for row in rows]
        on = _measured_on([one for one in there if one is not None])
        yield what, f"{meaning(what)}; {on}"
    articles = articles_score(found)
    if articles is not None:
        yield (
            "articles",
            f"{_percent(shown(articles))} of {meaning('articles')}, "
            f"{_percent(articles.floors['right'])} of what is given right; "
            f"{_measured_on([articles])}",
        )
    identity = score_of("identity")
    if identity is not None:
        yield (
            "identity",
            f"{_percent(shown(identity))} of {meaning('identity')}, "
            f"{_percent(identity.floors['precision'])} of it rightly; {_measured_on([identity])}",
        )
    if any(one.names is None and one.claimed is not None for one in found):
        yield "(%)", "what a model's makers measured on texts of their own; not measured here"
    yield _UNMEASURED, "not measured"


def _measured_on(scores: list[Score]) -> str:
    """Return the sets of `scores` in words, each with its languages."""
    langs: dict[str, list[str]] = {}
    for one in scores:
        langs.setdefault(one.on, []).append(one.lang)
    said = []
    for name, where in langs.items():
        known = sets()[name]
        unseen = " (unseen)" if known.unseen else ""
        said.append(f"{' '.join(where)} {known.words}{unseen}".strip())
    return "on " + ", ".join(said) if said else "not measured"


def _percent(share: float) -> str:
    return f"{int(share * 100 + 1e-6)}%"
