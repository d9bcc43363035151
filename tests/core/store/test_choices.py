"""Corrections and choices among translations, and taking them back everywhere."""

from pathlib import Path

import pytest

from core.article import Article, Translation, TranslationUnit, TranslationWarning
from core.store import Library
from tests.tui.reader_samples import FLOOD, build

GOOGLE = Translation(
    segment=0,
    text="The river floods",
    engine="google",
    warnings=(TranslationWarning(check="names", message="“Lisbonne” is missing."),),
)
MINE = Translation(segment=0, text="The Tagus floods Lisbon", engine="reader")
UNIT = TranslationUnit(
    source="Le fleuve déborde à Lisbonne",
    target=MINE.text,
    lang="fr",
    target_lang="en",
    by="reader",
    made="2024-11-20T00:00:00Z",
)
OTHER = build("other", [("title", [("Le fleuve déborde à Lisbonne", None)])])


@pytest.fixture
def library(tmp_path: Path) -> Library:
    made = Library(tmp_path / "library")
    made.put_many([FLOOD.with_choice("en", GOOGLE), OTHER])
    return made


def versions(library: Library, article: str = "flood") -> list[tuple[str, str]]:
    return [(one.engine, one.text) for one in library.article(article).versions("en", 0)]


def test_a_choice_is_shown_and_taken_back(library: Library) -> None:
    before = library.article("flood")
    other = before.versions("en", 0)[1]
    library.choices.show("flood", "en", [other])
    assert versions(library)[0] == (other.engine, other.text)
    assert library.undo() == "The translation is as it was before."
    assert library.article("flood") == before


def test_a_correction_is_taken_back_in_every_article_and_out_of_the_memory(
    library: Library,
) -> None:
    before: dict[str, Article] = {one: library.article(one) for one in ("flood", "other")}
    library.choices.show("flood", "en", [MINE], UNIT)
    assert library.choices.spread("other", "en", [MINE], UNIT) == 1
    assert versions(library)[0] == versions(library, "other")[0] == ("reader", MINE.text)
    assert library.units() == [UNIT]
    assert library.undo() == (
        "The correction was taken back, in 2 places, and out of the translation memory."
    )
    assert {one: library.article(one) for one in before} == before
    assert library.units() == [] and library.undo() is None


def test_an_older_correction_comes_back(library: Library) -> None:
    newer = UNIT.with_(target="The Tagus in flood")
    library.choices.show("flood", "en", [MINE], UNIT)
    library.choices.show("flood", "en", [MINE.with_(text=newer.target)], newer)
    assert library.units() == [newer]
    library.undo()
    assert library.units() == [UNIT] and versions(library)[0] == ("reader", MINE.text)


def test_what_was_changed_since_stays(library: Library) -> None:
    library.choices.show("flood", "en", [MINE], UNIT)
    later = GOOGLE.with_(text="A later one", engine="deepl")
    library.change("flood", lambda one: one.with_choice("en", later))
    library.undo()
    assert versions(library)[0] == ("deepl", "A later one")


def test_a_correction_taken_back_goes_no_further(library: Library) -> None:
    library.choices.show("flood", "en", [MINE], UNIT)
    library.undo()
    assert library.choices.spread("other", "en", [MINE], UNIT) == 0
    assert library.article("other") == OTHER


def test_an_article_removed_meanwhile_is_passed_over(library: Library) -> None:
    library.choices.show("flood", "en", [MINE], UNIT)
    library.choices.spread("other", "en", [MINE], UNIT)
    library.remove("other")
    assert "taken back" in str(library.undo())
    assert versions(library)[0] == ("google", GOOGLE.text)
