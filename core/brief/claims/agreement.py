"""Whether the facts of two sentences agree: figures, names, days, who, whether and how surely.

`contradicts` asks whether the two cannot be about one thing, in either direction; `has_facts_of`
whether one has all that the other says.
"""

from datetime import date
from functools import lru_cache

from core.article import Figure
from core.brief.claims.calling import dateline_keys, described_keys, names_its_like
from core.brief.claims.clues import quoted
from core.brief.claims.content import Content
from core.brief.claims.lexicon import Classes, exclusive_groups
from core.brief.sentences import Quantity
from core.brief.thesaurus.relation import relation

SURE: Classes = frozenset(("future", "doubt", "attempt"))
"""Moods that two sentences must share: planned is not done, and tried is not managed."""

_ABOUT, _BEYOND = 0.06, 0.15
"""How far a value may be from one said to be "about" so much, and from a bound."""

_BOUNDS = {"at_least": "low", "more_than": "low", "up_to": "high", "less_than": "high"}

_TELLING = 10
"""Counts from which two that are the same are hardly so by chance."""

_PLACES = ("territory:", "place:")

_ADJECTIVES = "misc:"
"""Names of no person, place or organisation: mostly adjectives ("Saxon"), compared as words are."""

_EXACT = 2
"""Digits, but for zeros behind them, from which a number is no round one."""

_ANNOUNCING: Classes = frozenset(("announce thing", "plan", "promise"))
"""Kinds of words with which what is still to come is told in the present or the past."""

_AKIN = frozenset(("same", "kind"))

_UNKNOWN = "9999-99-99"
"""Stands for a date of publication that is not known."""

_LATELY = 3
"""Days before its publication of which an article speaks where it names no day."""

_WEEKDAYS = exclusive_groups()[0]
_CALENDAR: Classes = _WEEKDAYS | exclusive_groups()[1]
"""Weekdays and months, which the file of groups begins with."""


def contradicts(one: Content, other: Content) -> bool:
    """Return whether one of two sentences says what the other does not leave room for."""
    return bool(
        one.polarity != other.polarity
        or (one.days and other.days and _days_differ(one, other))
        or (one.moods != other.moods and _moods_differ(one, other))
        or (one.exclusive and other.exclusive and _exclude_each_other(one, other))
        or figures_differ(one, other)
    )


def has_facts_of(mate: Content, line: Content, generic: frozenset[str]) -> bool:
    """Return whether `mate` has the line's figures, names, days and numbers, as surely as the line.

    `generic` are names that tell nothing, as all is about them.
    """
    if mate.is_hearsay and not line.is_hearsay:
        return False
    for one in line.figures:
        if not has_figure(mate, line, one):
            return False
    return (line.keys <= mate.keys or _has_names_of(mate, line, generic)) and _has_days_of(
        mate, line
    )


def same_figures(mate: Content, line: Content) -> list[Quantity]:
    """Return the figures of the line that `mate` has too, of what may be the same."""
    return [quantity for quantity in line.figures if has_figure(mate, line, quantity)]


def is_telling(quantity: Quantity) -> bool:
    """Return whether a figure is hardly the same by chance: no small count."""
    kind, unit, value, low, high = quantity
    largest = max(abs(one) for one in (value, low, high, 0) if one is not None)
    return largest >= _TELLING or (kind != "count" and kind != "duration" and unit is not None)


def _moods_differ(one: Content, other: Content) -> bool:
    """Return whether just one is planned, tried or in doubt.

    Who rejects something speaks of both what is and what will be.
    """
    differing = (one.moods ^ other.moods) & SURE
    if not differing:
        return False
    if (
        "denial" in one.moods
        or "denial" in other.moods
        or _is_to_come(one, other)
        or _is_announced(one, other)
    ):
        differing -= {"future"}
    return bool(differing)


def _is_announced(one: Content, other: Content) -> bool:
    """Return whether the one that plans nothing tells of what is announced, with the same figure.

    "2,400 jobs are announced" and "it will yield 2,400 jobs" are one plan.
    """
    if one.amounts.isdisjoint(other.amounts):
        return False
    told = other if "future" in one.moods else one
    return not _ANNOUNCING.isdisjoint(told.all_meanings)


def _is_to_come(one: Content, other: Content) -> bool:
    """Return whether both tell of a day that was still to come when they were published.

    Then it is planned whether the words say so ("will meet on 24 March") or not ("travels").
    """
    days = [day for day in one.days & other.days if len(day) == len(_UNKNOWN)]
    if not days:
        return False
    return max(days) > max(it.sentence.article.published or _UNKNOWN for it in (one, other))


def _exclude_each_other(one: Content, other: Content) -> bool:
    """Return whether the two have different classes of a group that shut each other out."""
    theirs = other.exclusive
    for group, ours in one.exclusive.items():
        if group in theirs and ours.isdisjoint(theirs[group]):
            return True
    return False


def figures_differ(one: Content, other: Content) -> bool:
    """Return whether the two give different values of what may be the same.

    Those are figures of one kind and unit, and counts only of the same event or thing.
    """
    if (one.single_things and _are_one_and_many(one, other)) or (
        other.single_things and _are_one_and_many(other, one)
    ):
        return True
    if not one.figures or not other.figures:
        return False
    ours = [(q, f) for q, f in one.figures.items() if not _found(f, other)]
    if not ours:
        return False
    theirs = [(q, f) for q, f in other.figures.items() if not _found(f, one)]
    return bool(theirs) and any(
        quantity[:2] == second[:2]
        and (quantity[1] is not None or _surely_count_the_same(one, quantity, other, second))
        for quantity, _ in ours
        for second, _ in theirs
    )


def _are_one_and_many(one: Content, other: Content) -> bool:
    """Return whether one counts a single thing of the kind that the other counts several of."""
    single = one.single_things - other.single_things
    return bool(single) and any(
        not single.isdisjoint(things) and not one.quantities & {quantity}
        for quantity, things in other.things_counted.items()
    )


def _found(figure: Figure, other: Content) -> bool:
    return any(_bears(figure, one) or _bears(one, figure) for one in other.figures.values())


def _count_the_same(one: Content, ours: Quantity, other: Content, theirs: Quantity) -> bool:
    """Return whether two figures may count the same: a kind of event or of thing, or a word.

    A number that is no round one is hardly of two things, whatever words stand for these.
    """
    things, others = one.things_counted.get(ours), other.things_counted.get(theirs)
    if things and others:
        if not things.isdisjoint(others) or (ours[2:] == theirs[2:] and _is_singular(ours)):
            return True
        if _are_akin(things, others, one.sentence.lang):
            return True
        if _kinds(things) and _kinds(others):
            return False
    acts, other_acts = one.counted.get(ours), other.counted.get(theirs)
    if acts and other_acts:
        return not acts.isdisjoint(other_acts)
    return not things or not others


def _is_singular(quantity: Quantity) -> bool:
    """Return whether a number is so exact that two figures of it hardly count two things."""
    return quantity[2] is not None and abs(quantity[2]) >= _TELLING and _is_exact(quantity[2])


def _is_exact(value: float) -> bool:
    return len(f"{abs(value):.10g}".replace(".", "").strip("0")) >= _EXACT


def _are_akin(things: Classes, others: Classes, lang: str) -> bool:
    """Return whether dictionaries have two words for one thing, or one for a kind of the other."""
    return any(
        relation(one, other, lang) in _AKIN
        for one in things
        for other in others
        if not one.endswith(" thing") and not other.endswith(" thing")
    )


def _kinds(things: Classes) -> bool:
    """Return whether a kind of thing is known, and not only words."""
    return any(one.endswith(" thing") for one in things)


def _surely_count_the_same(one: Content, ours: Quantity, other: Content, theirs: Quantity) -> bool:
    things, others = one.things_counted.get(ours), other.things_counted.get(theirs)
    if things and others:
        return not things.isdisjoint(others)
    return not things and not others and _count_the_same(one, ours, other, theirs)


def has_figure(mate: Content, line: Content, quantity: Quantity) -> bool:
    """Return whether `mate` has a figure of the line, of what may be the same."""
    figure = line.figures[quantity]
    for other, theirs in mate.figures.items():
        if other in mate.compared and quantity not in line.compared:
            continue
        if _bears(figure, theirs) and (
            quantity[1] is not None or _count_the_same(line, quantity, mate, other)
        ):
            return True
    return False


def _bears(line: Figure, mate: Figure) -> bool:
    """Return whether the figure of `mate` bears out that of `line`."""
    if line.unit != mate.unit and line.unit is not None and mate.unit is not None:
        return False
    if line.low is not None or line.high is not None or line.value is None:
        return (line.unit, line.low, line.high, line.value) == (
            mate.unit,
            mate.low,
            mate.high,
            mate.value,
        )
    if mate.value is None:
        return False
    ours, theirs = _plain(line), _plain(mate)
    if (line.unit is None) != (mate.unit is None) and abs(ours) < _TELLING and not _is_exact(ours):
        return False
    bound, other = _BOUNDS.get(line.qualifier), _BOUNDS.get(mate.qualifier)
    if ours == theirs:
        return bound == other or (bound is not None and other is None)
    distance = (theirs - ours) / abs(ours) if ours else 1.0
    if line.unit == "%" and _TELLING <= ours == round(theirs) and line.qualifier == "exact":
        return True
    if line.qualifier == "about":
        return abs(distance) <= _ABOUT
    if bound is None or other is not None:
        return False
    return 0 <= distance <= _BEYOND if bound == "low" else -_BEYOND <= distance <= 0


def _plain(figure: Figure) -> float:
    """Return the value; of a part ("nine out of ten") in per cent."""
    value = float(figure.value or 0)
    return 100 * value if figure.unit is None and 0 < value < 1 else value


def _has_names_of(mate: Content, line: Content, generic: frozenset[str]) -> bool:
    missing = [
        key
        for key in line.keys - mate.keys
        if not key.startswith(_ADJECTIVES)
        and key not in dateline_keys(line)
        and key not in described_keys(line)
        and not mate.names(line, key)
        and not names_its_like(mate, line, key)
    ]
    if not missing:
        return True
    is_elsewhere = any(
        key.startswith(_PLACES) and key not in generic and not line.names(mate, key)
        for key in mate.keys
    )
    # what another says of itself it bears out, whoever is said to say it here
    says_itself = not mate.asserting_keys and not quoted(line)
    asserted = line.asserting_keys if says_itself or _asserters_agree(mate, line) else frozenset()
    return all(
        key in asserted or (key in generic and not (key.startswith(_PLACES) and is_elsewhere))
        for key in missing
    )


def _asserters_agree(mate: Content, line: Content) -> bool:
    """Return whether both are said by someone, who may be the same: one word for both."""
    if not mate.assertion or not line.assertion:
        return False
    return not mate.assertion.isdisjoint(line.assertion) or any(
        not line.meanings.get(stem, frozenset()).isdisjoint(mate.meanings.get(other, frozenset()))
        for stem in line.assertion
        for other in mate.assertion
    )


def _has_days_of(mate: Content, line: Content) -> bool:
    """Return whether `mate` names the line's days; by the weekday where it has no date to count."""
    if line.days and line.loose_numbers <= line.day_numbers:
        known = mate.days
        if all(
            any(one.startswith(day) for one in known) or (not known and _is_its_year(mate, day))
            for day in line.days
        ):
            return True
    if line.loose_numbers and not line.loose_numbers <= mate.word_set:
        return False
    if not line.days:
        return True
    if all(any(day.startswith(ours) for day in mate.days) for ours in line.days):
        return True
    if not mate.sentence.dates and all(_is_news(mate, day) for day in line.days):
        return True
    # an article without a date of its own: the same day of a month, or weekday
    if line.loose_numbers and not mate.days:
        return True
    calendar = line.marks & _CALENDAR
    return bool(calendar) and calendar <= mate.marks and not mate.days


def _is_news(mate: Content, day: str) -> bool:
    """Return whether an article tells of a day without naming it, as the latest day."""
    try:
        since = date.fromisoformat(mate.sentence.article.published or "") - date.fromisoformat(day)
    except ValueError:
        return False
    return 0 <= since.days <= _LATELY


def _is_its_year(mate: Content, day: str) -> bool:
    """Return whether a date is no more than the year in which an article was published."""
    return day == (mate.sentence.article.published or "")[: len("2025")]


def _days_differ(one: Content, other: Content) -> bool:
    """Return whether both name days and neither names one that the other does."""
    if not one.days or not other.days or not one.days.isdisjoint(other.days):
        return False
    if any(_may_be_one_day(day, theirs) for day in one.days for theirs in other.days):
        return False
    # a weekday is of this week or the next
    weekdays = one.marks & other.marks & _WEEKDAYS
    return not weekdays or bool(one.day_numbers or other.day_numbers)


@lru_cache(maxsize=10_000)
def _may_be_one_day(one: str, other: str) -> bool:
    """Return whether one of two dates, of whatever grain, lies within the other."""
    if one.startswith(other) or other.startswith(one):
        return True
    if (one[5:6] == "W") == (other[5:6] == "W"):
        return False
    week, day = (one, other) if one[5:6] == "W" else (other, one)
    try:
        year, number, _ = date.fromisoformat(day).isocalendar()
    except ValueError:
        return week[:4] == day[:4]
    return week == f"{year}-W{number:02}"
