from collections.abc import Iterator, Sequence
from concurrent.futures import Future

import pytest

from core.article import Article, Entity, Translation, TranslationUnit
from core.errors import AnnotateError, EngineUnavailable
from core.store import Library, ReadingState
from core.workshop import InlineWorkshop
from tests.tui.reader_samples import FLOOD, build
from tests.tui.shouter import Shouter
from tui.reading import Reading
from tui.reading.translations import Progress, nearest_first


def test_a_correction_reaches_every_segment_that_reads_the_same(
    reading: Reading, library: Library
) -> None:
    made = reading.correct(5, "  The Portuguese wait\nfor the water to fall. ")
    assert made is not None and made.reached == 2
    shown = library.article("flood").translated("en")
    assert shown[5].text == shown[11].text == "The Portuguese wait for the water to fall."
    assert shown[5].engine == shown[11].engine == "reader"
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
    assert reading.correct(0, text) is None
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
    told: list[Progress] = []
    reading.translate([engine], on_translated=lambda _, progress: told.append(progress))
    assert engine.asked == [] and told == [Progress(2, 2, "")]
    assert library.article("flood").translated("en")[11].engine == "memory"
    assert reading.untranslated() == []


class OneByOne(Shouter):
    """Is asked for one sentence at a time."""

    def batches(self, texts: Sequence[str]) -> Iterator[range]:
        yield from (range(at, at + 1) for at in range(len(texts)))


def test_what_is_in_sight_by_then_is_translated_next(library: Library) -> None:
    library.put(FLOOD.with_(translations={}))
    reading = Reading.open(library, "flood", "en")[0]
    engine, sight = OneByOne(), range(9, 10)

    def follow(article: Article, progress: Progress) -> None:
        nonlocal sight
        sight = range(12, 13)

    reading.translate([engine], order=lambda: nearest_first(13, sight), on_translated=follow)
    texts = [FLOOD.slice(one) for one in FLOOD.segments]
    assert engine.asked[:2] == [texts[9], texts[12]]
    assert reading.untranslated() == []


@pytest.mark.parametrize(
    ("sight", "order"),
    [
        (range(0), [0, 1, 2, 3, 4, 5]),
        (range(2, 4), [2, 3, 4, 1, 5, 0]),
        (range(5, 6), [5, 4, 3, 2, 1, 0]),
    ],
)
def test_segments_in_sight_come_first_then_the_near_ones(sight: range, order: list[int]) -> None:
    assert nearest_first(6, sight) == order


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


TWIN = build(
    "twin",
    [
        ("title", [("Le soir", "The evening")]),
        ("paragraph", [("Les  Portugais attendent la décrue.", "The Portuguese attend.")]),
    ],
    engine="google",
)


def test_a_correction_reaches_other_articles_and_is_taken_back_there(
    reading: Reading, library: Library
) -> None:
    library.put(TWIN)
    before = library.article("flood")
    made = reading.correct(5, "They wait.")
    assert made is not None
    assert reading.spread(made) == (
        "It serves 1 more like it here and 1 more segment in 1 other article."
    )
    versions = library.article("twin").versions("en", 1)
    assert [one.engine for one in versions] == ["reader", "google"]
    assert versions[0].text == "They wait."
    assert "in 3 places" in reading.undo()
    assert library.article("twin") == TWIN
    assert library.article("flood") == reading.article == before
    assert library.units() == []


def test_a_correction_that_nobody_else_needs_says_nothing(reading: Reading) -> None:
    made = reading.correct(0, "The Tagus floods Lisbon")
    assert made is not None and reading.spread(made) == ""


def test_corrections_made_elsewhere_are_taken_over(library: Library) -> None:
    library.put(TWIN)
    other = Reading.open(library, "flood", "en")[0]
    other.correct(5, "They wait.")
    reading = Reading.open(library, "twin", "en")[0]
    reading.translate([])
    shown = library.article("twin").versions("en", 1)
    assert [(one.engine, one.text) for one in shown] == [
        ("reader", "They wait."),
        ("google", "The Portuguese attend."),
    ]


def test_a_correction_that_was_turned_down_here_stays_down(library: Library) -> None:
    library.put(TWIN)
    Reading.open(library, "flood", "en")[0].correct(5, "They wait.")
    reading = Reading.open(library, "twin", "en")[0]
    reading.translate([])
    reading.choose(reading.article.versions("en", 1)[1])
    again = Reading.open(library, "twin", "en")[0]
    again.translate([])
    assert again.article.translated("en")[1].engine == "google"


def test_translating_again_keeps_both(reading: Reading, library: Library) -> None:
    told: list[Progress] = []
    done = reading.translate_again(
        [0, 1], Shouter(), on_translated=lambda _, progress: told.append(progress)
    )
    assert done == 2 and told[-1] == Progress(2, 2, "Shouter")
    versions = library.article("flood").versions("en", 0)
    assert [one.engine for one in versions] == ["shouter", "memory"]
    assert "u brings back" in reading.choose(versions[1])
    assert library.article("flood").translated("en")[0].engine == "memory"
    reading.undo()
    assert reading.article.translated("en")[0].engine == "shouter"


def test_what_the_memory_has_like_a_sentence_is_only_suggested(
    reading: Reading, library: Library
) -> None:
    unit = TranslationUnit(
        source="Les Espagnols attendent la décrue.", target="x", lang="fr", target_lang="en"
    )
    library.add_units([unit])
    (found,) = reading.suggestions(5)
    assert found.unit == unit and 0.75 <= found.score < 1
    reading.translate([])
    assert reading.untranslated() == [5, 11]


def test_an_article_may_have_a_language_of_its_own(library: Library) -> None:
    library.save_reading("flood", ReadingState(own_target="de"))
    assert Reading.open(library, "flood", "en")[0].target == "de"
    assert Reading.open(library, "english", "en")[0].target == "en"


def test_a_correction_from_elsewhere_lacks_its_marks(reading: Reading, library: Library) -> None:
    assert not reading.lacks_marks()
    reading.correct(0, "The Tagus floods Lisbon")
    assert reading.lacks_marks()
    reading.mark_translations(MarkingWorkshop())
    assert not reading.lacks_marks()


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
