from collections.abc import Sequence
from concurrent.futures import Future
from pathlib import Path

import pytest

from core.article import Article, Entity, Translation, TranslationUnit
from core.errors import AnnotateError, EngineUnavailable
from core.store import Library
from core.workshop import InlineWorkshop
from tests.tui.reader_samples import ENGLISH, FLOOD
from tui.reading import Reading


class Shouter:
    """An engine that shouts; fails on texts that contain `fails_on`."""

    name = "shouter"
    label = "Shouter"
    privacy = "stays here"

    def __init__(self, fails_on: str = "\0") -> None:
        self.asked: list[str] = []
        self._fails_on = fails_on

    def translate(self, texts: Sequence[str], lang: str, target: str) -> list[str | None]:
        if any(self._fails_on in text for text in texts):
            raise EngineUnavailable("The engine is away; try again later.")
        self.asked += texts
        return [text.upper() for text in texts]


@pytest.fixture
def library(tmp_path: Path) -> Library:
    made = Library(tmp_path / "library")
    made.put_many([FLOOD, ENGLISH])
    return made


@pytest.fixture
def reading(library: Library) -> Reading:
    return Reading.open(library, "flood", "en")[0]


def quotes(reading: Reading) -> list[str]:
    return [one.quote.exact for one in reading.passages]


def test_a_bookmark_comes_and_goes(reading: Reading, library: Library) -> None:
    assert reading.toggle_bookmark(None, 0) == "Bookmarked."
    assert quotes(reading) == ["Le fleuve déborde à Lisbonne"]
    assert [one.segment for one in library.passages()] == [0]
    assert "removed" in reading.toggle_bookmark(None, 0)
    assert quotes(reading) == [] == library.passages()


def test_a_bookmark_on_a_selection_is_exact(reading: Reading) -> None:
    at = FLOOD.text.index("quitté son lit")
    reading.toggle_bookmark((at - 1, at + 15), 0)
    assert quotes(reading) == ["quitté son lit"]
    reading.toggle_bookmark((at, at + 14), 0)
    assert quotes(reading) == []


def test_on_a_segment_the_passage_there_is_meant(reading: Reading) -> None:
    at = FLOOD.text.index("quitté son lit")
    reading.toggle_bookmark((at, at + 14), 3)
    reading.tag(None, 3, "water")
    assert [one.tags for one in reading.passages] == [("water",)]
    reading.toggle_bookmark(None, 3)
    assert reading.passages == []


def test_of_several_the_one_that_is_the_segment_is_meant(reading: Reading) -> None:
    segment = FLOOD.segments[3]
    at = FLOOD.text.index("quitté son lit")
    reading.toggle_bookmark((at, at + 14), 3)
    reading.toggle_bookmark((segment.start, segment.end), 3)
    reading.tag(None, 3, "all")
    assert {one.quote.exact: one.tags for one in reading.passages} == {
        "quitté son lit": (),
        FLOOD.slice(segment): ("all",),
    }


def test_tags_are_clean_and_once(reading: Reading) -> None:
    said = reading.tag(None, 0, " water , #Lisbon,Water,, \x1b[31mred\x1b[0m,")
    assert reading.passages[0].tags == ("water", "Lisbon", "red")
    assert said == "Tagged water, Lisbon, red."


def test_tags_take_the_spelling_that_is_known(reading: Reading) -> None:
    reading.tag(None, 0, "Water")
    reading.tag(None, 3, "WATER")
    assert [one.tags for one in reading.passages] == [("Water",), ("Water",)]


def test_no_tags_take_the_tags_away_and_keep_nothing_new(reading: Reading) -> None:
    assert reading.tag(None, 0, " ") == "No tags given."
    assert reading.passages == []
    reading.tag(None, 0, "water")
    assert reading.tag(None, 0, "") == "Tags removed."
    assert [one.tags for one in reading.passages] == [()]


def test_notes_are_cleaned_and_keep_their_lines(reading: Reading) -> None:
    assert reading.annotate(None, 0, "Ask her.\n\x1b[1mTwice.\x07 ") == "Note written."
    assert reading.passages[0].note == "Ask her.\nTwice."
    assert reading.annotate(None, 0, "") == "Note removed."
    assert reading.annotate(None, 3, "  ") == "No note written."


def test_undo_goes_back_step_by_step(reading: Reading) -> None:
    reading.tag(None, 0, "water")
    reading.annotate(None, 0, "Ask.")
    assert "note" in reading.undo() and reading.passages[0].note == ""
    assert "bookmark" in reading.undo().lower() and reading.passages == []
    assert reading.undo() == "Nothing to undo."


def test_there_is_nothing_to_bookmark_where_there_is_no_text(reading: Reading) -> None:
    end = FLOOD.segments[0].end
    assert "nothing" in reading.toggle_bookmark((end, end + 1), 0)
    assert "nothing" in reading.toggle_bookmark(None, -1)


def test_a_correction_reaches_every_segment_that_reads_the_same(
    reading: Reading, library: Library
) -> None:
    assert reading.correct(5, "  The Portuguese wait\nfor the water to fall. ") == 2
    made = library.article("flood").translated("en")
    assert made[5].text == made[11].text == "The Portuguese wait for the water to fall."
    assert made[5].engine == made[11].engine == "reader"
    (unit,) = library.units()
    assert (unit.source, unit.by, unit.lang, unit.target_lang) == (
        "Les Portugais attendent la décrue.",
        "reader",
        "fr",
        "en",
    )


@pytest.mark.parametrize("text", ["", "  ", "The river floods Lisbon"])
def test_a_correction_that_says_nothing_new_is_none(
    reading: Reading, library: Library, text: str
) -> None:
    assert reading.correct(0, text) == 0
    assert library.units() == []


def test_the_memory_comes_first_then_the_engine(reading: Reading, library: Library) -> None:
    library.add_units(
        [
            TranslationUnit(
                source="Les Portugais attendent la décrue.",
                target="The Portuguese are waiting.",
                lang="fr",
                target_lang="en",
            )
        ]
    )
    assert reading.untranslated() == [5, 11]
    engine = Shouter()
    told: list[Article] = []
    reading.translate([engine], on_translated=told.append)
    assert engine.asked == [] and len(told) == 1
    assert library.article("flood").translated("en")[11].engine == "memory"
    assert reading.untranslated() == []


def test_what_is_near_is_translated_first(library: Library) -> None:
    library.put(FLOOD.with_(translations={}))
    reading = Reading.open(library, "flood", "en")[0]
    engine = Shouter()
    reading.translate([engine], first=6)
    assert engine.asked[0] == "L'aide s'organise"
    assert reading.untranslated() == []


def test_what_was_done_is_kept_when_the_engine_fails(library: Library) -> None:
    library.put(FLOOD.with_(translations={}))
    reading = Reading.open(library, "flood", "en")[0]
    with pytest.raises(EngineUnavailable):
        reading.translate([Shouter(fails_on="demain")])
    kept = library.article("flood").translated("en")
    assert 0 < len(kept) < len(FLOOD.segments)


def test_a_correction_made_meanwhile_stays(reading: Reading, library: Library) -> None:
    class Slow(Shouter):
        def translate(self, texts: Sequence[str], lang: str, target: str) -> list[str | None]:
            reading.correct(5, "Mine.")
            return super().translate(texts, lang, target)

    reading.translate([Slow()])
    assert library.article("flood").translated("en")[5].text == "Mine."


def test_a_closed_reading_translates_no_further(library: Library) -> None:
    library.put(FLOOD.with_(translations={}))
    reading = Reading.open(library, "flood", "en")[0]
    reading.close()
    engine = Shouter()
    reading.translate([engine])
    assert engine.asked == []


def test_the_readers_own_language_is_not_translated(library: Library) -> None:
    reading = Reading.open(library, "english", "en")[0]
    assert reading.untranslated() == []
    reading.translate([Shouter()])
    assert library.article("english").translations == {}


class MarkingWorkshop(InlineWorkshop):
    """Marks the first word of every translation."""

    def annotate_translations(self, article: Article, target: str) -> "Future[Article]":
        made = tuple(
            one.with_(entities=(Entity(start=0, end=3, text=one.text[:3], label="MISC"),))
            for one in article.translated(target).values()
        )
        done: Future[Article] = Future()
        done.set_result(article.with_translations(target, made))
        return done


class BrokenWorkshop(InlineWorkshop):
    """Fails as a process does that was ended."""

    def annotate_translations(self, article: Article, target: str) -> "Future[Article]":
        done: Future[Article] = Future()
        done.set_exception(RuntimeError("gone"))
        return done


def test_translations_get_their_marks(reading: Reading, library: Library) -> None:
    reading.mark_translations(MarkingWorkshop())
    assert library.article("flood").translated("en")[0].entities[0].text == "The"


def test_names_that_the_translation_gave_away_are_kept(reading: Reading, library: Library) -> None:
    given = Entity(start=0, end=3, text="abc", label="LOC", recogniser="page")

    class Page(MarkingWorkshop):
        def annotate_translations(self, article: Article, target: str) -> "Future[Article]":
            return super().annotate_translations(article.with_(entities=(given,)), target)

    reading.mark_translations(Page())
    assert library.article("flood").entities == (given,)


def test_marks_of_a_text_that_changed_meanwhile_are_dropped(
    reading: Reading, library: Library
) -> None:
    stale = MarkingWorkshop()
    future = stale.annotate_translations(reading.article, "en")

    class Late(InlineWorkshop):
        def annotate_translations(self, article: Article, target: str) -> "Future[Article]":
            reading.correct(0, "Quite another wording.")
            return future

    reading.mark_translations(Late())
    made: Translation = library.article("flood").translated("en")[0]
    assert made.text == "Quite another wording." and made.entities == ()


def test_a_broken_workshop_is_a_sentence(reading: Reading) -> None:
    with pytest.raises(AnnotateError, match="open the article again"):
        reading.mark_translations(BrokenWorkshop())
