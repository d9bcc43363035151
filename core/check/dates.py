"""Dates: the months and weekdays of the original, and whether it was yesterday or tomorrow.

Years and the numbers of days are numbers, and looked after by `figures` with all the others.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from core.annotate.temporal.calendars import Calendar, calendar_of
from core.annotate.tokens import PhraseTable, Tokens, tokenize
from core.article import TranslationWarning
from core.check.adjoining import slashed_numbers
from core.check.number_words import number_words, one_word
from core.check.pair import Pair, Side
from core.check.seasons import find_changed_seasons, season_words
from core.facts import read_facts

_SHORTEST_NAME = 4
_LONG_WORD = re.compile(r"[^\W\d_]{5,24}")


@dataclass(frozen=True, slots=True)
class _Named:
    """A month or weekday where it stands; `is_sure` if it is part of a date."""

    start: int
    end: int
    value: int
    is_sure: bool


def find(pair: Pair) -> Iterator[TranslationWarning]:
    """Yield a warning for each month or weekday that was lost, changed or made up."""
    source, target = pair.source, pair.target
    theirs, ours = calendar_of(source.lang), calendar_of(target.lang)
    if not all(_is_known(side.lang) for side in (source, target)):
        return  # months and weekdays have cases there that nobody has told us
    yield from _compare(
        pair,
        _months(source, theirs),
        _months(target, ours),
        [_numbers_in_dates(side) for side in (source, target)],
        [theirs.names.months, ours.names.months],
    )
    yield from _compare(
        pair,
        _weekdays(source, theirs),
        _weekdays(target, ours),
        [set(), set()],
        [theirs.names.weekdays, ours.names.weekdays],
    )
    yield from find_changed_seasons(pair)
    yield from _relative(pair, _shifts(source, theirs), _shifts(target, ours))


def names_no_day(side: Side) -> bool:
    """Return whether it is plain to see that no month, weekday, season or `yesterday` stands there.

    Of such a text `find` has nothing to say that it lost.
    """
    calendar, tokens = calendar_of(side.lang), tokenize(side.text)
    names, fixed = calendar.names, calendar.periods.fixed
    tables = (names.months, names.weekdays, names.bound_weekdays, season_words(side.lang))
    return not (
        any(table.begins_in(tokens) for table in tables)
        or (fixed.begins_in(tokens) and fixed.stands_in(tokens))
    )


def _is_known(lang: str) -> bool:
    return bool(read_facts("core.annotate", "lang", lang, "dates.toml"))


def _compare(
    pair: Pair,
    source: list[_Named],
    target: list[_Named],
    numbers: list[set[int]],
    names: list[PhraseTable[int]],
) -> Iterator[TranslationWarning]:
    gone, new = _unmatched(source, target, numbers[1]), _unmatched(target, source, numbers[0])
    if gone:
        begun, counted = _begun(pair.target, names[1]), _ordinals(pair.target)
        gone = [
            one
            for one in gone
            if one.value not in begun and not counted & _values_of(pair.source, one)
        ]
    if new:
        begun = _begun(pair.source, names[0])
        new = [one for one in new if one.value not in begun]
    yield from _warnings(pair, gone, new)


def _unmatched(ones: list[_Named], others: list[_Named], numbers: set[int]) -> list[_Named]:
    known = {other.value for other in others} | numbers
    seen: set[int] = set()
    found: list[_Named] = []
    for one in ones:
        if one.is_sure and one.value not in known and one.value not in seen:
            seen.add(one.value)
            found.append(one)
    return found


def _warnings(pair: Pair, gone: list[_Named], new: list[_Named]) -> Iterator[TranslationWarning]:
    make = partial(TranslationWarning, check="dates")
    for at, one in enumerate(gone):
        lost = pair.source.text[one.start : one.end]
        said = pair.target.text[new[at].start : new[at].end] if at < len(new) else ""
        message = (
            f"The translation says “{said}” where the original has “{lost}”."
            if said
            else f"The original says “{lost}”; the translation does not."
        )
        yield make(message=message, lost=lost, start=one.start, end=one.end)
    for one in new[len(gone) :]:
        said = pair.target.text[one.start : one.end]
        yield make(message=f"The translation says “{said}”, which the original does not.")


def _months(side: Side, calendar: Calendar) -> list[_Named]:
    names = calendar.names
    return _named(side, [names.months], names.short_months)


def _weekdays(side: Side, calendar: Calendar) -> list[_Named]:
    names = calendar.names
    tables = [names.weekdays, names.bound_weekdays]
    return _named(side, tables, names.short_weekdays, names.not_weekdays)


def _named(
    side: Side,
    tables: list[PhraseTable[int]],
    short: frozenset[str],
    doubtful: frozenset[str] = frozenset(),
) -> list[_Named]:
    tokens = tokenize(side.text)
    tables = [table for table in tables if table.begins_in(tokens)]
    if not tables:
        return []
    dated = _dated(side, tokens)
    found: list[_Named] = []
    i = 0
    while i < len(tokens):
        hit = next((hit for table in tables if (hit := table.longest(tokens, i)) is not None), None)
        if hit is None:
            i += 1
            continue
        last, value = hit
        is_short = " ".join(tokens.keys[i:last]) in short
        is_sure = bool(dated[i]) and not is_short and tokens.keys[i] not in doubtful
        found.append(_Named(tokens.starts[i], tokens.ends[last - 1], value, is_sure))
        i = last
    return found


def _dated(side: Side, tokens: Tokens) -> bytearray:
    """Return for each token whether it is part of a date."""
    dated = bytearray(len(tokens))
    for date in side.dates:
        first, last = tokens.index_at(date.start), tokens.index_at(date.end - 1) + 1
        dated[first:last] = b"\1" * (last - first)
    return dated


def _numbers_in_dates(side: Side) -> set[int]:
    """Return the small numbers in digits of numeric dates, one of which may be a month."""
    tokens = tokenize(side.text)
    dated = _dated(side, tokens)
    return {
        int(form)
        for form, kind, is_dated in zip(tokens.forms, tokens.kinds, dated, strict=True)
        if is_dated and kind == "d" and len(form) <= 2
    } | slashed_numbers(side.text, number_words(side.lang))


def _values_of(side: Side, one: _Named) -> set[float]:
    """Return the numbers that the name of a day may be instead (Portuguese `segunda`)."""
    values = number_words(side.lang).loose.get(side.text[one.start : one.end].lower(), ())
    return {value for value in values if value > 1}


def _ordinals(side: Side) -> set[float]:
    loose = number_words(side.lang).loose
    return {value for key in tokenize(side.text).keys for value in loose.get(key, ())}


def _begun(side: Side, names: PhraseTable[int]) -> set[int]:
    """Return the months or weekdays that longer words of the text begin with (`Sonntagsfrage`)."""
    if not number_words(side.lang).has_glued_names:
        return set()
    found: set[int] = set()
    for word in _LONG_WORD.findall(one_word(side.text, side.lang)):
        hits = (names.longest(tokenize(word[:end]), 0) for end in range(_SHORTEST_NAME, len(word)))
        found.update(hit[1] for hit in hits if hit is not None)
    return found


def _shifts(side: Side, calendar: Calendar) -> list[_Named]:
    """Return the days that are told from today (`hier`, `tomorrow`)."""
    tokens = tokenize(side.text)
    found: list[_Named] = []
    for date in side.dates:
        first = tokens.index_at(date.start)
        hit = calendar.periods.fixed.longest(tokens, first)
        if hit is None or hit[1].grain != "day" or hit[1].shift is None:
            continue
        if tokens.ends[hit[0] - 1] >= date.end:
            found.append(_Named(date.start, date.end, hit[1].shift, True))
    return found


def _relative(
    pair: Pair, source: list[_Named], target: list[_Named]
) -> Iterator[TranslationWarning]:
    """Yield a warning where one side speaks of yesterday alone and the other of today."""
    ours, theirs = (
        {(one.value > 0) - (one.value < 0) for one in side} for side in (source, target)
    )
    if not len(ours) == len(theirs) == 1 or ours == theirs:
        return
    # `cette nuit` is last night as well.
    is_near = 0 in ours | theirs
    if not (is_near and (_has_night(pair.source, source) or _has_night(pair.target, target))):
        yield from _warnings(pair, source[:1], target[:1])


def _has_night(side: Side, shifts: list[_Named]) -> bool:
    parts = read_facts("core.check", "data", "nights.toml")["parts"]
    said = [side.text[one.start : one.end].lower() for one in shifts]
    return any(part in one for one in said for part in parts)
