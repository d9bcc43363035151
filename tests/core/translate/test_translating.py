"""An article is translated batch by batch, and nothing that was done is lost."""

import threading
import time
from collections.abc import Sequence

import pytest

from core.article import Article, Translation, TranslationUnit
from core.errors import EngineUnavailable, TranslateError
from core.translate import Engine, TranslationMemory, translate_again, translate_article
from tests.core.translate.engines import InPairs, Upper, article

TEXTS = ("un", "deux", "trois", "quatre", "cinq")
EMPTY = TranslationMemory()


def texts_of(one: Article) -> dict[int, str]:
    return {number: made.text for number, made in one.translated("en").items()}


def test_the_memory_comes_first_and_the_engine_gets_the_rest() -> None:
    memory = TranslationMemory(
        [
            TranslationUnit(source="deux", target="two\x1b[0m", lang="fr", target_lang="en"),
            TranslationUnit(source="trois", target="3", lang="fr", target_lang="en", by="reader"),
        ]
    )
    engine = Upper()
    heard: list[tuple[Translation, ...]] = []
    done = translate_article(
        article(*TEXTS), "en", memory=memory, engines=[engine], on_translated=heard.append
    )
    assert texts_of(done) == {0: "UN", 1: "two", 2: "3", 3: "QUATRE", 4: "CINQ"}
    assert [one.engine for one in done.translations["en"]] == [
        "upper",
        "memory",
        "reader",
        "upper",
        "upper",
    ]
    assert engine.asked == [["un", "quatre", "cinq"]]
    assert [[one.segment for one in batch] for batch in heard] == [[1, 2], [0, 3, 4]]


def test_what_is_translated_stays() -> None:
    kept = Translation(segment=0, text="one", engine="reader")
    engine = Upper()
    memory = TranslationMemory(
        [TranslationUnit(source="un", target="a", lang="fr", target_lang="en")]
    )
    done = translate_article(
        article(*TEXTS[:2]).with_translations("en", (kept,)), "en", memory=memory, engines=[engine]
    )
    assert done.translated("en")[0] == kept
    assert engine.asked == [["deux"]]


def test_the_wanted_segments_go_first_and_alone() -> None:
    engine = InPairs()
    done = translate_article(
        article(*TEXTS), "en", memory=EMPTY, engines=[engine], wanted=[3, 1, 3, 99, 0]
    )
    assert engine.asked == [["deux", "quatre"], ["un"]]
    assert sorted(texts_of(done)) == [0, 1, 3]


@pytest.mark.parametrize(("lang", "target"), [("en", "en"), ("en", "en-GB"), ("zh", "zh-CN")])
def test_an_article_in_the_target_language_is_left_alone(lang: str, target: str) -> None:
    engine, one = Upper(), article(*TEXTS, lang=lang)
    assert translate_article(one, target, memory=EMPTY, engines=[engine]) == one
    assert engine.asked == []


def test_an_article_of_unknown_language_is_translated() -> None:
    done = translate_article(article("un", lang="und"), "en", memory=EMPTY, engines=[Upper()])
    assert texts_of(done) == {0: "UN"}


def test_what_was_done_is_handed_over_before_the_error() -> None:
    heard: list[Translation] = []
    with pytest.raises(EngineUnavailable):
        translate_article(
            article(*TEXTS),
            "en",
            memory=EMPTY,
            engines=[InPairs(fails_at=2)],
            on_translated=heard.extend,
        )
    assert [one.text for one in heard] == ["UN", "DEUX"]


def test_the_next_engine_takes_over() -> None:
    second = Upper("second")
    done = translate_article(
        article(*TEXTS), "en", memory=EMPTY, engines=[InPairs(fails_at=2), second]
    )
    assert len(texts_of(done)) == 5
    assert second.asked == [["trois", "quatre", "cinq"]]


def test_a_segment_that_fails_is_left_to_the_next_engine_or_left() -> None:
    one = article("un", "echec")
    done = translate_article(one, "en", memory=EMPTY, engines=[Upper()])
    assert texts_of(done) == {0: "UN"}
    second = Upper()
    translate_article(one, "en", memory=EMPTY, engines=[Upper(), second])
    assert second.asked == [["echec"]]


def test_cancelling_keeps_what_is_done() -> None:
    heard: list[Translation] = []
    done = translate_article(
        article(*TEXTS),
        "en",
        memory=EMPTY,
        engines=[InPairs()],
        on_translated=heard.extend,
        is_cancelled=lambda: len(heard) >= 2,
    )
    assert texts_of(done) == {0: "UN", 1: "DEUX"}


def test_cancelling_does_not_wait_for_an_engine_that_hangs() -> None:
    started, released = threading.Event(), threading.Event()

    class Hanging(Upper):
        def translate(self, texts: Sequence[str], lang: str, target: str) -> list[str | None]:
            started.set()
            released.wait(30)
            return list(texts)

    try:
        done = translate_article(
            article("un"), "en", memory=EMPTY, engines=[Hanging()], is_cancelled=started.is_set
        )
    finally:
        released.set()
    assert started.is_set()
    assert texts_of(done) == {}


def test_an_error_in_an_engine_reaches_a_caller_that_can_cancel() -> None:
    with pytest.raises(EngineUnavailable):
        translate_article(
            article("un"),
            "en",
            memory=EMPTY,
            engines=[Upper(fails_at=1)],
            is_cancelled=lambda: False,
        )


def test_an_engine_that_gives_the_wrong_number_is_not_believed() -> None:
    class Short(Upper):
        def translate(self, texts: Sequence[str], lang: str, target: str) -> list[str | None]:
            return ["x"] * (len(texts) - 1)

    heard: list[Translation] = []
    with pytest.raises(TranslateError, match="4 translations for 5"):
        translate_article(
            article(*TEXTS), "en", memory=EMPTY, engines=[Short()], on_translated=heard.extend
        )
    assert heard == []


def corrected(text: str, target: str) -> TranslationMemory:
    return TranslationMemory(
        [TranslationUnit(source=text, target=target, lang="fr", target_lang="en", by="reader")]
    )


def machine(segment: int, text: str, engine: str = "google") -> Translation:
    return Translation(segment=segment, text=text, engine=engine)


def test_a_correction_takes_the_place_of_a_machine_which_stays_beside_it() -> None:
    one = article(*TEXTS[:2]).with_translations("en", (machine(0, "won"), machine(1, "too")))
    done = translate_article(one, "en", memory=corrected("deux", "two"))
    assert [(v.engine, v.text, v.by) for v in done.versions("en", 1)] == [
        ("reader", "two", "reader"),
        ("google", "too", ""),
    ]
    assert done.versions("en", 0) == (machine(0, "won"),)


def test_a_unit_of_the_memory_says_who_made_it_and_overrides_nothing() -> None:
    memory = TranslationMemory(
        TranslationUnit(source=text, target=f"{text}!", lang="fr", target_lang="en", by="Ana")
        for text in ("un", "deux")
    )
    one = article("un", "deux").with_translations("en", (machine(0, "won"),))
    done = translate_article(one, "en", memory=memory)
    assert done.translated("en")[0] == machine(0, "won")
    assert (done.translated("en")[1].engine, done.translated("en")[1].by) == ("memory", "Ana")


def test_scrolling_changes_what_comes_next() -> None:
    engine = InPairs()
    orders = iter([[0, 1, 2, 3, 4], [4, 3, 2, 1, 0]])
    current: list[int] = []

    def wanted() -> list[int]:
        return current

    def scrolled(_: tuple[Translation, ...]) -> None:
        current[:] = [4, 3, 2, 1, 0]

    current[:] = next(orders)
    done = translate_article(
        article(*TEXTS), "en", memory=EMPTY, engines=[engine], wanted=wanted, on_translated=scrolled
    )
    assert engine.asked == [["un", "deux"], ["quatre", "cinq"], ["trois"]]
    assert len(texts_of(done)) == 5


def test_an_engine_that_does_not_know_the_pair_is_passed_over_in_silence() -> None:
    german, second = Upper("german", langs=("de",)), Upper("second")
    failed: list[object] = []
    translate_article(
        article(*TEXTS),
        "en",
        memory=EMPTY,
        engines=[german, second],
        on_failed=lambda *what: failed.append(what),
    )
    assert german.asked == []
    assert len(second.asked) == 1
    assert failed == []


def test_who_listens_for_failures_is_told_of_each_and_none_is_raised() -> None:
    told: list[tuple[str, str]] = []
    done = translate_article(
        article(*TEXTS),
        "en",
        memory=EMPTY,
        engines=[Upper("first", fails_at=1), InPairs("second", fails_at=2)],
        on_failed=lambda engine, error: told.append((engine.name, str(error))),
    )
    assert [name for name, _ in told] == ["first", "second"]
    assert texts_of(done) == {0: "UN", 1: "DEUX"}


def test_no_text_goes_to_an_engine_that_may_not_be_used() -> None:
    first, second = Upper("first"), Upper("second")
    asked: list[str] = []

    def may_use(engine: Engine) -> bool:
        asked.append(engine.name)
        return engine.name == "second"

    translate_article(article(*TEXTS), "en", memory=EMPTY, engines=[first, second], may_use=may_use)
    assert first.asked == []
    assert len(second.asked) == 1
    assert asked == ["first", "second"]


def test_nobody_is_asked_for_leave_when_nothing_is_left() -> None:
    def may_use(engine: Engine) -> bool:
        raise AssertionError

    translate_article(
        article("deux"), "en", memory=corrected("deux", "2"), engines=[Upper()], may_use=may_use
    )


def test_an_engine_that_breaks_is_one_sentence_and_the_next_takes_over() -> None:
    broken, second = Upper(fails_at=1, error=RuntimeError("bad \x1b[0m state")), Upper("second")
    told: list[str] = []
    done = translate_article(
        article(*TEXTS),
        "en",
        memory=EMPTY,
        engines=[broken, second],
        on_failed=lambda _, error: told.append(str(error)),
    )
    assert len(texts_of(done)) == 5
    assert told == [
        "Upper broke off (RuntimeError: bad state); try again, or choose another engine."
    ]


def test_cancelling_takes_no_longer_than_a_tenth_of_a_second() -> None:
    # the best of some: a machine that is busy with other things is no fault of ours
    assert min(_seconds_to_cancel() for _ in range(5)) < 0.1


def _seconds_to_cancel() -> float:
    released = threading.Event()
    moment: list[float] = []

    class Hanging(Upper):
        def translate(self, texts: Sequence[str], lang: str, target: str) -> list[str | None]:
            moment.append(time.monotonic())
            released.wait(30)
            return list(texts)

    try:
        translate_article(
            article("un"),
            "en",
            memory=EMPTY,
            engines=[Hanging(), Upper("never")],
            is_cancelled=lambda: bool(moment),
        )
        return time.monotonic() - moment[0]
    finally:
        released.set()


class Knowing(Upper):
    takes_context = True

    def translate(
        self, texts: Sequence[str], lang: str, target: str, *, context: str = ""
    ) -> list[str | None]:
        self.contexts = [*getattr(self, "contexts", []), context]
        return super().translate(texts, lang, target)


def test_an_engine_that_takes_context_gets_the_words_around() -> None:
    engine = Knowing()
    one = article("Le titre", "un", "deux", "trois").with_(title="Le titre")
    translate_article(one, "en", memory=EMPTY, engines=[engine], wanted=[2])
    assert engine.contexts == ["Le titre\nun\ntrois"]


# Translating again


def test_translating_again_shows_the_new_and_keeps_the_old() -> None:
    one = article(*TEXTS[:2]).with_translations("en", (machine(0, "won"), machine(1, "too")))
    heard: list[Translation] = []
    done = translate_again(one, "en", [0], engine=Upper(), on_translated=heard.extend)
    assert [(v.engine, v.text) for v in done.versions("en", 0)] == [
        ("upper", "UN"),
        ("google", "won"),
    ]
    assert done.versions("en", 1) == (machine(1, "too"),)
    assert [made.segment for made in heard] == [0]


def test_translating_again_leaves_a_correction_on_show() -> None:
    one = article("un").with_translations("en", (machine(0, "one", "reader"),))
    done = translate_again(one, "en", [0], engine=Upper())
    assert [v.text for v in done.versions("en", 0)] == ["one", "UN"]


def test_translating_again_that_fails_leaves_what_stood() -> None:
    one = article("echec", "un").with_translations("en", (machine(0, "x"), machine(1, "won")))
    done = translate_again(one, "en", [0, 1], engine=Upper())
    assert done.versions("en", 0) == (machine(0, "x"),)
    heard: list[Translation] = []
    with pytest.raises(EngineUnavailable):
        translate_again(one, "en", [0], engine=Upper(fails_at=1), on_translated=heard.extend)
    assert heard == []
    with pytest.raises(TranslateError, match="does not translate from fr to en"):
        translate_again(one, "en", [0], engine=Upper(langs=("de",)))
