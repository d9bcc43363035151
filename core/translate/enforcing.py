"""An engine that heeds a glossary.

What an engine translates otherwise is asked for once more with the glossary's translation standing
in the text in place of the term: engines copy what is already in the other language.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from core.article import GlossaryTerm
from core.prepare import clean_line
from core.translate.engine import BatchingEngine, ContextEngine, Engine
from core.translate.glossary.terms import Glossary, PairGlossary, TermPlace
from core.translate.memory.words import words_of

_FIGURE = re.compile(r"\d+")
_LENGTHS = 0.6, 1.6
"""How much shorter or longer a second answer may be than the first would be with the term."""
_SLACK = 8
"""Characters of difference that are always allowed."""
_UNTRANSLATED = 0.2
"""Share of its words that a second answer may have from the original and not from the first."""


def enforcing(engine: Engine, glossary: Glossary | None) -> Engine:
    """Return `engine`, wrapped where there is a glossary to heed."""
    if not glossary:
        return engine
    if isinstance(engine, BatchingEngine):
        return EnforcingBatches(engine, glossary)
    return Enforcing(engine, glossary)


class Enforcing:
    """Asks an engine, and once more for the segments whose translation lacks a term's translation.

    A second answer is taken only where it has the translation and is sound otherwise; else the
    first stays, for the check to warn of. The engine is asked for all such segments of a call
    together, and what goes wrong then loses nothing of the first answers.
    """

    def __init__(self, engine: Engine, glossary: Glossary) -> None:
        self._engine = engine
        self._glossary = glossary
        self.takes_context = isinstance(engine, ContextEngine) and engine.takes_context

    @property
    def name(self) -> str:
        """The engine's name."""
        return self._engine.name

    @property
    def label(self) -> str:
        """The engine's name as shown."""
        return self._engine.label

    @property
    def privacy(self) -> str:
        """Where the engine's text goes."""
        return self._engine.privacy

    @property
    def is_online(self) -> bool:
        """Whether text leaves this machine."""
        return self._engine.is_online

    def knows(self, lang: str, target: str) -> bool:
        """Return whether the engine can translate the pair."""
        return self._engine.knows(lang, target)

    def close(self) -> None:
        """Let the engine go of what it holds."""
        self._engine.close()

    def translate(
        self, texts: Sequence[str], lang: str, target: str, *, context: str = ""
    ) -> list[str | None]:
        """Do what the engine does, with the translations of the glossary where it has some."""
        answers = self._ask(texts, lang, target, context)
        terms = self._glossary.between(lang, target)
        if not terms or len(answers) != len(texts):
            return answers
        again: dict[int, str] = {}
        for number, (text, answer) in enumerate(zip(texts, answers, strict=True)):
            if answer:
                lost = _lost(terms, text, answer)
                changed = with_translations(text, lost)
                if lost and changed != text:
                    again[number] = changed
        if not again:
            return answers
        try:
            second = self._ask(list(again.values()), lang, target, context)
        except Exception:  # noqa: BLE001 - whatever went wrong, the first answers are there
            return answers
        if len(second) != len(again):
            return answers
        for (number, asked), answer in zip(again.items(), second, strict=True):
            first = answers[number] or ""
            if answer and is_better(terms, texts[number], asked, first, answer):
                answers[number] = answer
        return answers

    def _ask(self, texts: Sequence[str], lang: str, target: str, context: str) -> list[str | None]:
        engine = self._engine
        if self.takes_context and isinstance(engine, ContextEngine):
            return list(engine.translate(texts, lang, target, context=context))
        return list(engine.translate(texts, lang, target))


class EnforcingBatches(Enforcing):
    """The same around an engine that says how many texts it is best handed."""

    def batches(self, texts: Sequence[str]) -> Iterator[range]:
        """Divide `texts` as the engine does."""
        engine = self._engine
        assert isinstance(engine, BatchingEngine)  # noqa: S101 - for the type checker
        return engine.batches(texts)


def with_translations(text: str, places: Sequence[TermPlace]) -> str:
    """Return `text` with each term replaced by its translation.

    At the start of the text a capital stays one, except where the term has its own capitals.
    """
    parts: list[str] = []
    end = 0
    for start, stop, term in places:
        said = term.translation
        begins = not any(one.isalnum() for one in text[:start])
        if begins and not term.case and text[start].isupper():
            said = said[0].upper() + said[1:]
        parts += [text[end:start], said]
        end = stop
    return "".join((*parts, text[end:]))


def is_better(terms: PairGlossary, text: str, asked: str, first: str, second: str) -> bool:
    """Return whether a second answer, to `asked`, is to be taken for the first one.

    It has the translation of a term that the first lacks, and lacks none that the first has; its
    length is similar, its figures are the same, and it has not been left in the original language.
    """
    second = clean_line(second)
    lost, still = ({one.term for one in terms.lost(text, answer)} for answer in (first, second))
    if not second or not still < lost:
        return False
    expected = len(first) * len(asked) / max(1, len(text))
    low, high = (expected * one for one in _LENGTHS)
    if not low - _SLACK <= len(second) <= high + _SLACK:
        return False
    if _figures(first, lost) != _figures(second, lost):
        return False
    left, words = _left(text, first, second, lost)
    return left <= (0 if second == asked.strip() else max(1, words * _UNTRANSLATED))


def _lost(terms: PairGlossary, text: str, answer: str) -> list[TermPlace]:
    """Return every place of the terms whose translation `answer` lacks."""
    lost = {one.term for one in terms.lost(text, answer)}
    return [one for one in terms.find(text) if one.term in lost]


def _figures(text: str, terms: set[GlossaryTerm]) -> Counter[str]:
    """Return the digits in a text, less those that the terms' translations brought."""
    for term in terms:
        text = text.replace(term.translation, " ")
    return Counter(_FIGURE.findall(text))


def _left(text: str, first: str, second: str, terms: set[GlossaryTerm]) -> tuple[int, int]:
    """Return how many words of a second answer are still in the original's, and of how many."""
    known = {*words_of(first), *(word for one in terms for word in words_of(one.translation))}
    words = words_of(second)
    left = set(words_of(text)) - known
    return sum(word in left for word in words), len(words)
