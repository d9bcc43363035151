"""Translating what is in a library: each batch is kept, and what is left is said."""

from concurrent.futures import Future
from pathlib import Path

import pytest

from core.article import Article, Entity, Translation, TranslationUnit, TranslationWarning
from core.errors import AnnotateError, StoreError, TranslateError
from core.pipeline import Translator
from core.store import Library
from core.translate import Engine
from tests.core.pipeline.killing import STEP, check_killed_runs
from tests.core.pipeline.stages import PlainStages
from tests.core.translate.engines import InPairs, Upper, article

TEXTS = ("un", "deux", "trois", "quatre", "cinq")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library(tmp_path / "library")
    library.put(article(*TEXTS))
    return library


def shown(library: Library) -> dict[int, str]:
    return {number: one.text for number, one in library.article("a1").translated("en").items()}


def test_each_batch_is_stored_before_it_is_told_of(library: Library) -> None:
    told: list[list[int]] = []

    def on_kept(_: Article, made: tuple[Translation, ...]) -> None:
        assert {one.segment for one in made} <= shown(library).keys()
        told.append([one.segment for one in made])

    translator = Translator(library, PlainStages(), engines=[InPairs()], on_kept=on_kept)
    done = translator.translate(library.article("a1"))
    assert told == [[0, 1], [2, 3], [4]]
    assert done == library.article("a1")
    assert translator.missing(done) == []
    assert translator.notices == []


def test_what_breaks_off_goes_on_and_sends_no_segment_twice(library: Library) -> None:
    first = InPairs(fails_at=2)
    Translator(library, PlainStages(), engines=[first]).translate(library.article("a1"))
    second = InPairs()
    Translator(library, PlainStages(), engines=[second]).translate(library.article("a1"))
    assert first.asked[0] == ["un", "deux"]
    assert second.asked == [["trois", "quatre"], ["cinq"]]


def test_a_correction_elsewhere_reaches_an_article_that_is_translated(library: Library) -> None:
    machine = tuple(Translation(segment=n, text="x", engine="google") for n in range(5))
    library.put(article(*TEXTS).with_translations("en", machine))
    unit = TranslationUnit(source="deux", target="two", lang="fr", target_lang="en", by="reader")
    library.add_units([unit])
    done = Translator(library, PlainStages()).translate(library.article("a1"))
    assert [one.text for one in done.versions("en", 1)] == ["two", "x"]


def test_a_correction_made_between_two_articles_reaches_the_second(library: Library) -> None:
    library.put(article("deux").with_(id="a2"))
    translator = Translator(library, PlainStages(), engines=[Upper()])
    translator.translate(library.article("a1"))
    unit = TranslationUnit(source="deux", target="two", lang="fr", target_lang="en", by="reader")
    library.add_units([unit])
    done = translator.translate(library.article("a2"))
    assert done.translated("en")[0].text == "two"


def test_a_correction_made_meanwhile_stays(library: Library) -> None:
    mine = Translation(segment=3, text="four", engine="reader")

    def on_kept(_: Article, made: tuple[Translation, ...]) -> None:
        library.change("a1", lambda current: current.with_translations("en", (mine,)))

    Translator(library, PlainStages(), engines=[InPairs()], on_kept=on_kept).translate(
        library.article("a1")
    )
    assert shown(library)[3] == "four"


def test_an_engine_that_does_not_answer_rests_for_the_articles_that_follow(
    library: Library,
) -> None:
    library.put(article("six").with_(id="a2"))
    gone = Upper(fails_at=1)
    translator = Translator(library, PlainStages(), engines=[gone])
    for one in ("a1", "a2"):
        translator.translate(library.article(one))
    assert len(gone.asked) == 1
    assert translator.notices == ["The engine is gone; try again later."]


def test_an_engine_that_fails_at_one_article_is_asked_for_the_next(library: Library) -> None:
    library.put(article("six").with_(id="a2"))
    picky = Upper(fails_at=1, error=TranslateError("Not this pair; choose another engine."))
    translator = Translator(library, PlainStages(), engines=[picky])
    for one in ("a1", "a2"):
        translator.translate(library.article(one))
    assert len(picky.asked) == 2
    assert translator.notices == ["Not this pair; choose another engine."]


def test_what_no_engine_can_do_is_said(library: Library) -> None:
    class Far(Upper):
        is_online = True

    here, far = Upper(langs=("de",)), Far("far", langs=("de",))
    for engines, where in (([here], " on this machine"), ([here, far], "")):
        translator = Translator(library, PlainStages(), engines=engines)
        translator.translate(library.article("a1"))
        assert translator.notices == [
            f"None of your engines{where} translates from fr to en; "
            "`dragoman engines` shows what each can do."
        ]


def test_sentences_without_an_answer_are_counted(library: Library) -> None:
    library.put(article("un", "echec").with_(id="a2"))
    translator = Translator(library, PlainStages(), engines=[Upper()])
    translator.translate(library.article("a2"))
    assert translator.notices == [
        "Upper gave no translation for 1 sentence of a2; `dragoman translate a2` asks again."
    ]


def test_who_says_no_tells_the_user_itself(library: Library) -> None:
    asked: list[str] = []

    def may_use(engine: Engine, one: Article) -> bool:
        asked.append(f"{engine.name} {one.id}")
        return False

    engine = Upper()
    translator = Translator(library, PlainStages(), engines=[engine], may_use=may_use)
    translator.translate(library.article("a1"))
    assert (asked, engine.asked, translator.notices) == (["upper a1"], [], [])


def test_translating_again_keeps_both_in_the_library(library: Library) -> None:
    translator = Translator(library, PlainStages(), engines=[Upper("first")])
    translator.translate(library.article("a1"))
    done = translator.translate_again(library.article("a1"), Upper("second"), [1])
    assert [one.engine for one in done.versions("en", 1)] == ["second", "first"]
    assert [one.engine for one in done.versions("en", 0)] == ["first"]
    failed = translator.translate_again(done, Upper("third", fails_at=1))
    assert failed == done
    assert translator.notices == ["The engine is gone; try again later."]


class Marking(PlainStages):
    """Finds a loss in every translation, or fails."""

    def annotate_translations(self, article: Article, target: str) -> "Future[Article]":
        def work() -> Article:
            if self.broken is not None:
                raise self.broken
            loss = TranslationWarning(check="names", message="Something is lost.")
            return article.with_translations(
                target,
                tuple(one.with_(warnings=(loss,)) for one in article.translations[target]),
            )

        return self._done(work)


def test_marks_are_stored_where_the_text_is_still_the_same(library: Library) -> None:
    translator = Translator(library, Marking(), engines=[Upper()])
    before = translator.translate(library.article("a1"))
    mine = Translation(segment=3, text="four", engine="reader")
    library.change("a1", lambda current: current.with_translations("en", (mine,)))
    done = translator.mark(before)
    assert [len(one.warnings) for one in done.translations["en"]] == [1, 1, 1, 0, 1]


def test_translations_without_marks_are_told_from_those_with(library: Library) -> None:
    translator = Translator(library, Marking(), engines=[Upper()])
    name = Entity(start=0, end=2, text="un", label="PER")
    library.change("a1", lambda current: current.with_(entities=(name,)))
    assert translator.is_marked(library.article("a1"))
    done = translator.translate(library.article("a1"))
    assert not translator.is_marked(done)
    assert translator.is_marked(translator.mark(done))


def test_marks_that_cannot_be_made_are_a_notice(library: Library) -> None:
    translator = Translator(
        library, Marking(AnnotateError("A model is broken.")), engines=[Upper()]
    )
    before = translator.translate(library.article("a1"))
    assert translator.mark(before) == before
    assert translator.notices == ["A model is broken."]


def test_a_library_that_cannot_be_written_stops_before_more_is_sent(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise StoreError("The disk is full; free some space.")

    one = library.article("a1")
    monkeypatch.setattr(library, "change", refuse)
    engine = InPairs()
    with pytest.raises(StoreError):
        Translator(library, PlainStages(), engines=[engine]).translate(one)
    assert len(engine.asked) == 1


@pytest.mark.slow
def test_killed_at_any_moment_nothing_that_was_shown_is_lost_or_sent_again(tmp_path: Path) -> None:
    check_killed_runs(tmp_path / "library", STEP, runs=20, seed=4)
