"""An article is translated batch by batch, and nothing that was done is lost."""

import threading
from collections.abc import Iterator, Sequence

import pytest

from core.article import Article, Block, Segment, Source, Translation, TranslationUnit
from core.errors import EngineUnavailable, TranslateError
from core.translate import TranslationMemory, translate_article
from core.translate.translating import UNCHANGED


def article(*texts: str, lang: str = "fr") -> Article:
    blocks, segments, start = [], [], 0
    for number, text in enumerate(texts):
        blocks.append(Block(role="paragraph", start=start, end=start + len(text)))
        segments.append(Segment(id=number, block=number, start=start, end=start + len(text)))
        start += len(text) + 1
    return Article(
        id="a1",
        lang=lang,
        title=None,
        published=None,
        byline=None,
        publisher=None,
        source=Source(kind="file", address="a.txt", fetched="2024-11-20T00:00:00Z", sha256=""),
        text="\n".join(texts),
        blocks=tuple(blocks),
        segments=tuple(segments),
    )


class Upper:
    """An engine that works, until `fails_at`."""

    name, label, privacy = "upper", "Upper", "stays here"

    def __init__(self, *, fails_at: int = 1_000, error: type[TranslateError] = EngineUnavailable):
        self.asked: list[list[str]] = []
        self._fails_at = fails_at
        self._error = error

    def translate(self, texts: Sequence[str], lang: str, target: str) -> list[str | None]:
        self.asked.append(list(texts))
        if len(self.asked) >= self._fails_at:
            raise self._error("The engine is gone; try again later.")
        return [None if "echec" in text else text.upper() for text in texts]


class InPairs(Upper):
    def batches(self, texts: Sequence[str]) -> Iterator[range]:
        for start in range(0, len(texts), 2):
            yield range(start, min(start + 2, len(texts)))


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
    assert engine.asked == [["quatre", "deux"], ["un"]]
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
    second = Upper()
    second.name = "second"
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


def test_a_sentence_given_back_as_it_was_carries_a_warning() -> None:
    class Echo(Upper):
        def translate(self, texts: Sequence[str], lang: str, target: str) -> list[str | None]:
            return list(texts)

    done = translate_article(
        article("Reuters", "une phrase de cinq mots"), "en", memory=EMPTY, engines=[Echo()]
    )
    assert [one.warnings for one in done.translations["en"]] == [(), (UNCHANGED,)]
