"""Degrees below zero that are above it in the translation, or the other way round."""

from collections.abc import Iterator, Sequence

from core.article import TranslationWarning
from core.check.mention import Mention
from core.check.pair import Side

_DEGREES = frozenset({"°", "°C", "°F", None})


def find_turned(
    source: Side, target: Side, ours: Sequence[Mention], theirs: Sequence[Mention]
) -> Iterator[TranslationWarning]:
    """Yield a warning for each temperature of the original whose sign is another.

    Only of temperatures: a loss of 3 percent is said with and without a minus. `ours` and `theirs`
    are the numbers of the two texts.
    """
    if not any(one.is_negative for one in (*ours, *theirs)):
        return
    if not any(one.unit in ("°", "°C", "°F") for one in (*ours, *theirs)):
        return
    for one in ours:
        if one.unit not in _DEGREES or not one.values or not one.is_sure:
            continue
        alike = [
            two
            for two in theirs
            if two.unit in _DEGREES and two.is_sure and two.values[:1] == one.values[:1]
        ]
        is_degree = any(two.unit is not None for two in (one, *alike))
        if is_degree and alike and all(two.is_negative != one.is_negative for two in alike):
            lost, said = (
                _with_sign(side.text, two) for side, two in ((source, one), (target, alike[0]))
            )
            yield TranslationWarning(
                check="figures",
                message=f"The translation says “{said}” where the original has “{lost}”.",
                lost=lost,
                start=source.text.find(lost, max(0, one.start - 2)),
                end=source.text.find(lost, max(0, one.start - 2)) + len(lost),
            )


def _with_sign(text: str, one: Mention) -> str:
    start = one.start - 1 if text[one.start - 1 : one.start] in ("-", "−") else one.start
    return text[start : one.end]
