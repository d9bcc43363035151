"""Asks every check about each pair of a text and its translation."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, TypeAlias

from core.article import Article, TranslationWarning
from core.check import (
    comparison,
    dates,
    echo,
    figures,
    length,
    names,
    negation,
    quotes,
    repetition,
    truncation,
)
from core.check.building import Row, build_pairs, pairs_of
from core.check.pair import Pair

if TYPE_CHECKING:
    from core.annotate import Annotator

Find: TypeAlias = Callable[[Pair], Iterable[TranslationWarning]]
"""One check: what it has to say of a pair."""

_ALL: tuple[Find, ...] = (
    figures.find,
    dates.find,
    names.find,
    negation.find,
    comparison.find,
    echo.find,
    repetition.find,
    truncation.find,
    length.find,
    quotes.find,
)


LONGEST = 100_000
"""Code points of the longest text or translation that is checked: an article's are sentences."""
_TOO_LONG = TranslationWarning(
    check="length",
    message="This is far too long for a sentence, so its translation was not checked.",
)


def all_checks() -> tuple[Find, ...]:
    """Return the checks that every pair goes through, in the order their warnings are shown."""
    return _ALL


class Checker:
    """Runs the checks; `extra` are further ones, such as a glossary's, that go last."""

    def __init__(self, extra: Sequence[Find] = ()) -> None:
        self._checks = (*all_checks(), *extra)

    def check(self, pairs: Sequence[Pair]) -> list[tuple[TranslationWarning, ...]]:
        """Return the warnings of each pair; one that is no sentence by far only gets told so."""
        return [
            (_TOO_LONG,)
            if max(len(pair.source.text), len(pair.target.text)) > LONGEST
            else tuple(warning for find in self._checks for warning in find(pair))
            for pair in pairs
        ]


def check_texts(
    rows: Sequence[Row], annotator: "Annotator", extra: Sequence[Find] = ()
) -> list[tuple[TranslationWarning, ...]]:
    """Return the warnings of each row; names, figures and dates are looked for first."""
    return Checker(extra).check(build_pairs(rows, annotator))


def check_article(article: Article, target: str, extra: Sequence[Find] = ()) -> Article:
    """Return `article` with the warnings of its translations into `target`, old ones replaced.

    Both sides must have been annotated (Annotator.annotate, Annotator.annotate_translations).
    """
    found = list(pairs_of(article, target))
    checked = Checker(extra).check([pair for _, pair in found])
    made = tuple(
        translation.with_(warnings=warnings)
        for (translation, _), warnings in zip(found, checked, strict=True)
        if translation.warnings != warnings
    )
    return article.with_translations(target, made) if made else article
