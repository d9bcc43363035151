"""What speaks against a sentence's own translation, kept with the sentence."""

from collections.abc import Iterable

from core.brief.gate.support import (
    cited_side,
    counts_the_same,
    days_and_names,
    figures_of,
    names_the_same,
    spoken_side,
    undated_side,
)
from core.brief.lazy import keep_of, kept
from core.brief.sentences import Sentence


@kept
def reasons_of(sentence: Sentence) -> tuple[str, ...]:
    """Return what speaks against a sentence's translation beside its original."""
    return (*_of_figures(sentence), *_of_names(sentence))


@kept
def quick_reasons(sentence: Sentence) -> tuple[str, ...]:
    """Return the same, without number words that the annotations pass over."""
    return (*_of_figures(sentence, quick=True), *_of_names(sentence))


def quick_reasons_of(sentences: Iterable[Sentence]) -> list[tuple[str, int, tuple[str, ...]]]:
    """Return by article and segment what `Gate.sentence_reasons` asks of translated sentences."""
    return [
        (one.article.id, one.segment.id, quick_reasons(one))
        for one in sentences
        if one.is_translated
    ]


def keep_quick_reasons(sentence: Sentence, reasons: tuple[str, ...]) -> None:
    """Take what another process has found to speak against a sentence's translation."""
    keep_of(quick_reasons, sentence, reasons)


def _of_figures(sentence: Sentence, *, quick: bool = False) -> list[str]:
    """Return what speaks against the figures of a sentence's translation."""
    cited = cited_side(sentence)
    if sentence.translation is None:
        is_same = counts_the_same(cited, cited, quick=quick)
        return [] if is_same else figures_of(cited, cited)
    undated = undated_side(sentence.translation, sentence.lang)
    if counts_the_same(undated, cited, quick=quick):
        return []
    return figures_of(spoken_side(sentence), cited)


@kept
def _of_names(sentence: Sentence) -> list[str]:
    """Return what speaks against the days and names of a sentence's translation."""
    cited = cited_side(sentence)
    if sentence.translation is None:
        return days_and_names(cited, cited)
    if names_the_same(undated_side(sentence.translation, sentence.lang), cited):
        return []
    return days_and_names(spoken_side(sentence), cited)
