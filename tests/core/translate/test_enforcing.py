"""Engines that are held to a glossary."""

from collections.abc import Callable, Iterator, Sequence

import pytest

from core.article import GlossaryTerm
from core.errors import EngineUnavailable
from core.translate import BatchingEngine, ContextEngine, TranslationMemory, translate_article
from core.translate.enforcing import Enforcing, enforcing, is_better, with_translations
from core.translate.glossary import Glossary
from tests.core.translate.engines import article

ARMY = GlossaryTerm(term="armée", translation="armed forces", lang="fr", target_lang="en")
NATO = GlossaryTerm(term="OTAN", translation="Atlantic Alliance", case=True)
GLOSSARY = Glossary([ARMY, NATO])


WORDS = {"l'armée": "the army", "avance": "advances", "OTAN": "NATO", "armées": "armies"}


class Copying:
    """Translates word by word from a list; what it does not know it copies, as engines do."""

    name, label, privacy, is_online = "copying", "Copying", "stays here", True
    takes_context = False

    def __init__(self, second: Callable[[str], str | None] | None = None) -> None:
        self.words = dict(WORDS)
        self.asked: list[list[str]] = []
        self.contexts: list[str] = []
        self.closed = 0
        self._second = second

    def knows(self, lang: str, target: str) -> bool:
        return lang == "fr"

    def close(self) -> None:
        self.closed += 1

    def translate(
        self, texts: Sequence[str], lang: str, target: str, *, context: str = ""
    ) -> list[str | None]:
        self.asked.append(list(texts))
        self.contexts.append(context)
        if len(self.asked) > 1 and self._second is not None:
            return [self._second(one) for one in texts]
        return [" ".join(self.words.get(word, word) for word in one.split()) for one in texts]


class InPairs(Copying):
    takes_context = True

    def batches(self, texts: Sequence[str]) -> Iterator[range]:
        for start in range(0, len(texts), 2):
            yield range(start, min(start + 2, len(texts)))


def test_only_what_lacks_a_term_is_asked_again_in_one_call() -> None:
    engine = Copying()
    texts = ["l'armée avance", "rien", "OTAN avance", "armées de 500 hommes"]
    assert Enforcing(engine, GLOSSARY).translate(texts, "fr", "en") == [
        "l'armed forces advances",
        "rien",
        "Atlantic Alliance advances",
        "armed forces de 500 hommes",
    ]
    assert engine.asked == [
        texts,
        ["l'armed forces avance", "Atlantic Alliance avance", "armed forces de 500 hommes"],
    ]


def test_nothing_is_asked_twice_where_the_terms_are_there() -> None:
    engine = Copying()
    engine.words = {"l'armée": "the armed force"}
    held = Enforcing(engine, GLOSSARY)
    assert held.translate(["l'armée avance"], "fr", "en") == ["the armed force avance"]
    assert held.translate(["l'armée avance"], "fr", "de") is not None
    same = Glossary([GlossaryTerm(term="OTAN", translation="OTAN")])
    Enforcing(engine, same).translate(["OTAN"], "fr", "en")
    assert len(engine.asked) == 3


@pytest.mark.parametrize(
    "second",
    [
        None,
        "",
        " \u200b",
        "the army advances",  # still without the term
        "armed forces",  # most of it is gone
        "armed forces " * 30,
        "the armed forces advance 3",  # a figure too many
        "l'armed forces avance vers la frontière du nord",  # left in French
    ],
)
def test_a_second_answer_that_is_not_sound_is_not_taken(second: str | None) -> None:
    engine = Copying(lambda _: second)
    engine.words = {"l'armée": "the army", "avance": "advances", "vers": "towards"}
    engine.words |= {"la": "the", "frontière": "border", "du": "of the", "nord": "north"}
    held = Enforcing(engine, GLOSSARY)
    text = "l'armée avance vers la frontière du nord"
    assert held.translate([text], "fr", "en") == [
        "the army advances towards the border of the north"
    ]
    assert len(engine.asked) == 2


def test_an_echo_of_what_was_asked_is_not_taken() -> None:
    engine = Copying(lambda asked: asked)
    assert Enforcing(engine, GLOSSARY).translate(["l'armée avance"], "fr", "en") == [
        "the army advances"
    ]


def test_what_goes_wrong_the_second_time_loses_nothing() -> None:
    def fail(_: str) -> str:
        raise EngineUnavailable("The engine is gone; try again later.")

    def crash(_: str) -> str:
        raise ValueError

    for second in (fail, crash):
        held = Enforcing(Copying(second), GLOSSARY)
        assert held.translate(["l'armée avance", "x"], "fr", "en") == ["the army advances", "x"]


def test_what_goes_wrong_the_first_time_is_told() -> None:
    class Gone(Copying):
        def translate(
            self, texts: Sequence[str], lang: str, target: str, *, context: str = ""
        ) -> list[str | None]:
            raise EngineUnavailable("The engine is gone; try again later.")

    with pytest.raises(EngineUnavailable):
        Enforcing(Gone(), GLOSSARY).translate(["l'armée"], "fr", "en")


def test_it_is_the_engine_to_everybody_else() -> None:
    plain, paired = Copying(), InPairs()
    assert enforcing(plain, None) is plain and enforcing(plain, Glossary()) is plain
    held, in_pairs = enforcing(plain, GLOSSARY), enforcing(paired, GLOSSARY)
    assert (held.name, held.label, held.privacy, held.is_online) == (
        "copying",
        "Copying",
        "stays here",
        True,
    )
    assert held.knows("fr", "en") and not held.knows("de", "en")
    held.close()
    assert plain.closed == 1
    assert not isinstance(held, BatchingEngine)
    assert isinstance(in_pairs, BatchingEngine)
    assert list(in_pairs.batches(["a", "b", "c"])) == [range(2), range(2, 3)]
    assert isinstance(in_pairs, ContextEngine) and in_pairs.takes_context
    in_pairs.translate(["l'armée"], "fr", "en", context="La guerre")
    assert paired.contexts == ["La guerre", "La guerre"]


def test_capitals_at_the_start_are_kept() -> None:
    def replaced(text: str, *terms: GlossaryTerm) -> str:
        return with_translations(text, Glossary(terms).between("fr", "en").find(text))

    assert replaced("Armée en marche", ARMY) == "Armed forces en marche"
    assert replaced("« Armée », armée", ARMY) == "« Armed forces », armed forces"
    assert replaced("armée", ARMY) == "armed forces"
    iphone = GlossaryTerm(term="Machin", translation="iThing", case=True)
    assert replaced("Machin et Machin", iphone) == "iThing et iThing"


def test_a_second_answer_may_mend_one_term_of_two_but_lose_none() -> None:
    terms = GLOSSARY.between("fr", "en")
    text, asked = "L'armée de l'OTAN", "L'armed forces de l'Atlantic Alliance"

    def is_taken(first: str, second: str) -> bool:
        return is_better(terms, text, asked, first, second)

    assert is_taken("The NATO army", "The NATO armed forces")
    assert is_taken("The NATO army", "The Atlantic Alliance armed forces")
    assert not is_taken("The NATO armed forces", "The Atlantic Alliance army")


def test_an_article_is_translated_by_an_engine_that_heeds_the_glossary() -> None:
    seen: list[object] = []
    engine = Copying()

    def may_use(one: object) -> bool:
        seen.append(one)
        return True

    done = translate_article(
        article("l'armée avance", "OTAN"),
        "en",
        memory=TranslationMemory([]),
        engines=[engine],
        may_use=may_use,
        glossary=GLOSSARY,
    )
    assert [one.text for one in done.translations["en"]] == [
        "l'armed forces advances",
        "Atlantic Alliance",
    ]
    assert {one.engine for one in done.translations["en"]} == {"copying"}
    assert seen == [engine]
