"""How good the annotation is, as measured: what the doctor shows and the gates in the tests hold.

The numbers are data (`data/quality.toml`), shares from 0 to 1, rounded down.
"""

from functools import cache
from typing import Any, Literal, TypeAlias

import msgspec

from core.annotate.provenance import describe_source
from core.annotate.spacy_models import package_folder
from core.article import Record
from core.facts import read_facts

What: TypeAlias = Literal["names", "figures", "dates", "identity", "articles"]
"""What a score is about."""


class Set(Record, frozen=True):
    """What was measured on; `unseen` when nobody who wrote the rules had looked at it before."""

    words: str
    unseen: bool


class Score(Record, frozen=True):
    """What was measured at least; `floors` are shares by measure (`right`, `precision`, `f1`).

    `lang` is empty for what is across languages, `by` (a recogniser) for what is no guess.
    `on` is the id of a Set, `cases` how many things were to be found in it.
    """

    what: What
    on: str
    cases: int
    floors: dict[str, float]
    lang: str = ""
    by: str = ""


class _Performance(Record, frozen=True):
    ents_f: float | None = None


class _Meta(Record, frozen=True):
    performance: _Performance = _Performance()


class Expectation(Record, frozen=True):
    """What to expect in one language with what is installed; None is not measured.

    `by` is the recogniser that guesses names, `source` the same in words. `claimed` is the F1 of
    names that a pipeline's makers measured on texts of their own, and no promise of ours.
    """

    lang: str
    by: str
    source: str
    names: Score | None
    figures: Score | None
    dates: Score | None
    claimed: float | None = None


def expect(lang: str, by: str) -> Expectation:
    """Return what to expect in `lang` when the recogniser called `by` guesses its names."""
    return Expectation(
        lang=lang,
        by=by,
        source=describe_source(by),
        names=score_of("names", lang, by=by),
        figures=score_of("figures", lang),
        dates=score_of("dates", lang),
        claimed=_claimed(by),
    )


def _claimed(by: str) -> float | None:
    """Return what a pipeline's `meta.json` says of its names; nothing is imported."""
    kind, _, package = by.partition(":")
    place = package_folder(package) if kind == "spacy" else None
    if place is None:
        return None
    try:
        raw = (place / "meta.json").read_bytes()
        return msgspec.json.decode(raw, type=_Meta).performance.ents_f
    except (OSError, msgspec.MsgspecError):
        return None


def measured_languages() -> list[str]:
    """Return the languages in which anything was measured, in the order of the file."""
    return list(dict.fromkeys(one.lang for one in scores() if one.lang))


@cache
def scores() -> tuple[Score, ...]:
    """Return every pinned score, those to be shown first of their kind first."""
    return msgspec.convert(_facts()["scores"], tuple[Score, ...])


def score_of(what: What, lang: str = "", *, by: str | None = None, on: str = "") -> Score | None:
    """Return the first score that is about this; None where nothing was measured.

    Without `by` the recogniser does not matter, without `on` the set does not.
    """
    for one in scores():
        is_it = one.what == what and one.lang == lang and (by is None or one.by == by)
        if is_it and on in ("", one.on):
            return one
    return None


def floor(what: What, lang: str, measure: str, *, by: str | None = None, on: str = "") -> float:
    """Return the share that `measure` must reach; raises LookupError where nothing is pinned."""
    found = score_of(what, lang, by=by, on=on)
    if found is None or measure not in found.floors:
        raise LookupError(f"quality.toml pins no {measure} of {what} in {lang or 'all'} {on}")
    return found.floors[measure]


def shown(score: Score) -> float:
    """Return the one share that says most about a score."""
    return score.floors[_facts()["kinds"][score.what]["shown"]]


def meaning(what: What) -> str:
    """Return in words what the share that is shown of a kind counts."""
    return str(_facts()["kinds"][what]["words"])


@cache
def sets() -> dict[str, Set]:
    """Return what was measured on, by id."""
    return msgspec.convert(_facts()["sets"], dict[str, Set])


def _facts() -> dict[str, Any]:
    return read_facts("core.annotate", "data", "quality.toml")
