"""Floors for whole articles with their translation beside them: they may rise, never sink unsaid.

The articles are our own. Half of them was open while the rules were written, the other half was
written apart from the rules and looked at only after them.
"""

from functools import cache

import pytest

from core.annotate import Annotator
from core.annotate.bundled import bundled_languages
from core.annotate.quality import Score, scores
from core.article import Entity
from tests.core.annotate.article_scores import CASES, ArticleScore, parse, read_article

FOLDERS = {"articles": CASES, "unseen articles": CASES / "unseen"}
"""By the set that quality.toml names."""
LANGUAGES = ("de", "en", "fr", "ro")
PINNED = [one for one in scores() if one.what == "articles"]
MEASURES = {
    "found": ("found", "names"),
    "right": ("right", "given names"),
    "figures found": ("found", "figures"),
    "figures right": ("right", "given figures"),
    "dates found": ("found", "dates"),
    "dates right": ("right", "given dates"),
}


@cache
def _annotator() -> Annotator:
    return Annotator()


def _score(name: str) -> ArticleScore:
    score = ArticleScore()
    for path in sorted(FOLDERS[name].glob("*.json")):
        score.add(read_article(path, _annotator()))
    return score


@pytest.mark.slow
@pytest.mark.parametrize("pinned", PINNED, ids=lambda one: one.on)
def test_articles_keep_their_floors(pinned: Score) -> None:
    if any(_annotator().recogniser_of(lang) != pinned.by for lang in LANGUAGES):
        pytest.skip(f"names are not by {pinned.by} in all of {' '.join(LANGUAGES)}")
    assert set(LANGUAGES) <= bundled_languages()
    score = _score(pinned.on)
    assert score.counts["names"] == pinned.cases
    assert pinned.floors.keys() == MEASURES.keys()
    faults = "\n".join(score.faults)
    for measure, (good, what) in MEASURES.items():
        assert score.share(good, what) >= pinned.floors[measure], f"{measure}: {faults}"


@pytest.mark.parametrize("name", FOLDERS)
def test_each_half_has_articles_in_every_language(name: str) -> None:
    paths = sorted(FOLDERS[name].glob("*.json"))
    assert len(paths) == 10
    assert {path.stem[-2:] for path in paths} == set(LANGUAGES)
    assert [one.on for one in PINNED].count(name) == 1


def test_marks_are_read_and_may_lie_in_marks() -> None:
    text, marks = parse("[ORG Rat von [LOC Ulm]]: {?fig 3} am <Montag>, [ORG/LOC Kreml] [x] > 2")
    assert text == "Rat von Ulm: 3 am Montag, Kreml [x] > 2"
    found = [(text[one.start : one.end], one.kind, one.labels, one.is_asked) for one in marks]
    assert found == [
        ("Ulm", "name", ("LOC",), True),
        ("Rat von Ulm", "name", ("ORG",), True),
        ("3", "figure", (), False),
        ("Montag", "date", (), True),
        ("Kreml", "name", ("ORG", "LOC"), True),
    ]


def test_a_mark_that_is_not_closed_is_an_error() -> None:
    with pytest.raises(ValueError, match="not closed"):
        parse("[PER Kim sagte")


def _entity(start: int, text: str, label: str) -> Entity:
    return Entity(start=start, end=start + len(text), text=text, label=label)  # type: ignore[arg-type]


def test_names_are_found_wrong_or_false() -> None:
    text, marks = parse("[PER Kim] traf [LOC Wien] und [?ORG Opec] in [ORG Bonn], sagte Haubitzen")
    score = ArticleScore()
    given = [
        _entity(text.index(name), name, label)
        for name, label in (
            ("Kim", "PER"),
            ("Wien", "ORG"),
            ("Opec", "LOC"),
            ("Haubitzen", "LOC"),
            ("sagte", "MISC"),
        )
    ]
    score.add_text(text, marks, given)
    assert (score.counts["found names"], score.counts["names"]) == (1, 3)
    assert (score.counts["right given names"], score.counts["given names"]) == (2, 4)
    assert len(score.faults) == 4
