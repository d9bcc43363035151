"""The pinned scores hold together: each is about something, and none is forgotten by a gate."""

from pathlib import Path

import pytest

from core.annotate.provenance import describe_source
from core.annotate.quality import (
    Score,
    What,
    expect,
    floor,
    meaning,
    score_of,
    scores,
    sets,
    shown,
)
from core.facts import read_facts


@pytest.mark.parametrize("one", scores(), ids=lambda one: f"{one.what} {one.lang} {one.on}")
def test_a_score_can_be_shown(one: Score) -> None:
    assert 0 < shown(one) <= 1
    assert all(0 < share <= 1 for share in one.floors.values())
    assert one.cases > 0
    assert one.on in sets()
    assert meaning(one.what)
    assert (one.what in ("names", "articles")) == bool(one.by)
    assert (one.what in ("identity", "articles")) == (not one.lang)


def test_every_set_was_used_and_no_score_stands_twice() -> None:
    assert set(sets()) == {one.on for one in scores()}
    keys = [(one.what, one.lang, one.on, one.by) for one in scores()]
    assert len(keys) == len(set(keys))


def test_a_floor_is_found_by_kind_language_and_measure() -> None:
    assert floor("figures", "fr", "right") == score_of("figures", "fr").floors["right"]  # type: ignore[union-attr]
    assert floor("figures", "fr", "right", on="recognizers") > 0.9


@pytest.mark.parametrize("lang", ["fr", "de", "ro", "en"])
@pytest.mark.parametrize("what", ["figures", "dates"])
def test_what_nobody_had_looked_at_is_shown_first(what: What, lang: str) -> None:
    first = score_of(what, lang)
    assert first is not None and sets()[first.on].unseen


@pytest.mark.parametrize("what", ["identity", "articles"])
def test_what_is_across_languages_is_shown_unseen_too(what: What) -> None:
    first = score_of(what)
    assert first is not None and sets()[first.on].unseen


@pytest.mark.parametrize("lang", ["fr", "xx"])
def test_what_is_not_pinned_is_an_error(lang: str) -> None:
    with pytest.raises(LookupError, match="pins no beauty"):
        floor("figures", lang, "beauty")


def test_scores_of_names_are_those_of_their_recogniser() -> None:
    assert expect("fr", "spacy:a_model_of_tomorrow").names is None
    known = expect("xx", "rules")
    assert (known.names, known.figures, known.dates) == (None, None, None)
    assert known.source == describe_source("rules")


def test_floors_are_written_no_finer_than_they_are_known() -> None:
    raw = read_facts("core.annotate", "data", "quality.toml")["scores"]
    for one in raw:
        assert all(round(share, 3) == share for share in one["floors"].values())


@pytest.mark.parametrize("name", sets())
def test_every_set_is_held_by_a_gate(name: str) -> None:
    gates = [path.read_text("utf-8") for path in Path(__file__).parent.glob("test_*_gate.py")]
    assert any(f'"{name}"' in gate for gate in gates)
