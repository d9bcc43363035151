"""Numbers: what the original counts, the translation counts too, and nothing else."""

from collections.abc import Iterator

from core.article import TranslationWarning
from core.check.matching import match
from core.check.mention import Mention
from core.check.minus import find_turned
from core.check.number_words import number_words
from core.check.numbers import read_mentions
from core.check.pair import Pair, Side


def find(pair: Pair) -> Iterator[TranslationWarning]:
    """Yield a warning for each number that was lost, changed or made up."""
    source, target = pair.source, pair.target
    is_known = number_words(source.lang).is_known and number_words(target.lang).is_known
    ours, theirs = read_mentions(source), read_mentions(target)
    found = match(ours, theirs, (source.text, target.text), is_known=is_known)
    yield from find_turned(source, target, ours, theirs)
    # What stands there as it does on the other side (`Two` of a name) is neither gone nor made up.
    gone = [one for one in found.gone if one.in_digits or _text(source, one) not in target.text]
    new = [one for one in found.new if one.in_digits or _text(target, one) not in source.text]
    for one in gone:
        other = _rival(one, new)
        if other is not None:
            new.remove(other)
        yield _warning(source, one, target, other)
    for one in new:
        said = _text(target, one)
        yield TranslationWarning(
            check="figures",
            message=f"The translation says “{said}”, which the original does not.",
        )


def _rival(one: Mention, others: list[Mention]) -> Mention | None:
    """Return the number of the translation that seems to stand in the place of `one`."""
    alike = [other for other in others if other.unit == one.unit] or others
    return alike[0] if alike else None


def _warning(source: Side, one: Mention, target: Side, other: Mention | None) -> TranslationWarning:
    lost = _text(source, one)
    if other is not None:
        message = f"The translation says “{_text(target, other)}” where the original has “{lost}”."
    else:
        message = f"The original says “{lost}”; the translation has no {_said(one)}."
    return TranslationWarning(
        check="dates" if one.in_date else "figures",
        message=message,
        lost=lost,
        start=one.start,
        end=one.end,
    )


def _text(side: Side, one: Mention) -> str:
    return side.text[one.start : one.end]


def _said(one: Mention) -> str:
    """Return the number in digits as English writes it, years without commas."""
    if not one.values:
        return "such number"
    value = one.values[0]
    if value != int(value):
        return f"{value:,.4g}"
    return f"{value:.0f}" if one.in_date else f"{value:,.0f}"
