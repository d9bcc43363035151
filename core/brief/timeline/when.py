"""When a statement says that it happened: a point of the calendar, or a period."""

import re
from dataclasses import dataclass
from functools import cache

from core.article import Date, Grain
from core.brief.sentences import Sentence
from core.brief.timeline.days import days_of, span_of
from core.brief.words import words_of
from core.facts import read_facts

FEWEST_APART = 3
"""Words between two dates of a sentence that each date something of their own."""

FARTHEST_SAYING = 3
"""Words between who says something and the day on which it was said."""

MOST_DATES = 40
"""Dates of one sentence that are read: a list of more is a calendar, not a statement."""

_BOUNDARY = re.compile(r"[,;:()]|\s[–—-]\s")


@dataclass(frozen=True)
class When:
    """What a sentence says of time: `iso` cut to `grain`, and `until` where it is a period."""

    iso: str
    grain: Grain
    words: str
    until: str | None = None

    @property
    def days(self) -> tuple[int, int]:
        """The first and last day, as ordinals of the proleptic Gregorian calendar."""
        days = span_of(self.iso, self.grain, self.until)
        if days is None:
            raise ValueError(f"There is no {self.grain} {self.iso!r} in the calendar.")
        return days

    def holds(self, other: "When") -> bool:
        """Return whether `other` says the same more exactly."""
        first, last = self.days
        inner_first, inner_last = other.days
        return first <= inner_first and inner_last <= last and self.days != other.days


def whens_of(sentence: Sentence) -> tuple[When, ...]:
    """Return when the statements of a sentence happened.

    Two dates give two where a mark or a conjunction parts what they date. Within one clause the
    finest speaks, the first of several such; a date that holds another of the sentence gives way.
    A clause that says when something was announced counts only where no other is dated.
    """
    text = sentence.article.text
    spans = [one for one in sentence.dates if one.iso and days_of(one.iso, one.grain)][:MOST_DATES]
    found: list[tuple[Date, Date, When]] = []
    for one in spans:
        if found:
            first, last, when = found[-1]
            if first is last and _is_night(text, sentence, first, one):
                words = " ".join(text[first.start : one.end].split())
                found[-1] = (first, one, When(one.iso or "", one.grain, words))
                continue
            if when.until is None and (
                _is_period(text, sentence, first, one)
                or _are_consecutive(text, sentence, last, one)
            ):
                until = one.iso or ""
                words = " ".join(text[first.start : one.end].split())
                days = days_of(until, one.grain)
                if days and days[1] > when.days[1] and one.grain == when.grain:
                    found[-1] = (first, one, When(when.iso, when.grain, words, until))
                    continue
        words = " ".join(text[one.start : one.end].split())
        found.append((one, one, When(one.iso or "", one.grain, words)))
    clauses: list[list[tuple[Date, Date, When]]] = []
    for item in found:
        if clauses and not _is_apart(text, sentence.article.lang, clauses[-1][-1][1], item[0]):
            clauses[-1].append(item)
        else:
            clauses.append([item])
    told = [one for one in clauses if not all(_is_announcing(sentence, item) for item in one)]
    clauses = told or clauses
    chosen = [min((item[2] for item in clause), key=_length) for clause in clauses]
    kept = [
        one
        for number, one in enumerate(chosen)
        if not any(one.holds(other) for other in chosen)
        and not any(one.days == other.days for other in chosen[:number])
    ]
    return tuple(kept)


def _is_announcing(sentence: Sentence, item: tuple[Date, Date, When]) -> bool:
    """Return whether a day is that of saying something: it stands beside who says so."""
    first, last, when = item
    if when.grain != "day" or when.until is not None or len(sentence.dates) < 2:
        return False
    text = sentence.article.text
    for one in sentence.stance.reported_by:
        between = (
            text[one.end : first.start] if one.end <= first.start else text[last.end : one.start]
        )
        if len(words_of(between)) <= FARTHEST_SAYING and not _BOUNDARY.search(between):
            return True
    return False


def _length(when: When) -> int:
    first, last = when.days
    return last - first


def _is_night(text: str, sentence: Sentence, first: Date, last: Date) -> bool:
    """Return whether a night lies between two days: what happens in it is dated by its morning."""
    if not _is_day_after(first, last):
        return False
    nights, intos = _nights(sentence.article.lang)
    between = " ".join(text[first.end : last.start].casefold().split())
    before = text[sentence.segment.start : first.start].casefold().rstrip()
    return between in intos and before.endswith(nights)


def _are_consecutive(text: str, sentence: Sentence, first: Date, last: Date) -> bool:
    """Return whether two days in a list follow one another: `on 17 and 18 November`."""
    between = " ".join(text[first.end : last.start].casefold().split())
    return _is_day_after(first, last) and between in _links(sentence.article.lang)[2]


def _is_day_after(first: Date, last: Date) -> bool:
    if first.grain != "day" or last.grain != "day":
        return False
    one, other = days_of(first.iso or "", "day"), days_of(last.iso or "", "day")
    return one is not None and other is not None and other[0] == one[0] + 1


def _is_period(text: str, sentence: Sentence, first: Date, last: Date) -> bool:
    links, befores, ands = _links(sentence.article.lang)
    between = " ".join(text[first.end : last.start].casefold().replace("’", "'").split())
    if between in links:
        return True
    if between not in ands:
        return False
    before = text[sentence.segment.start : first.start].casefold().rstrip()
    return before.endswith(befores)


@cache
def _links(lang: str) -> tuple[frozenset[str], tuple[str, ...], frozenset[str]]:
    facts = read_facts("core.brief.timeline", "periods.toml")
    own = facts.get(lang, facts["default"])
    return frozenset(own["links"]), tuple(own.get("between", ())), frozenset(own.get("and", ()))


@cache
def _nights(lang: str) -> tuple[tuple[str, ...], frozenset[str]]:
    own = read_facts("core.brief.timeline", "periods.toml").get(lang, {})
    return tuple(own.get("night", ())), frozenset(own.get("into", ()))


def _is_apart(text: str, lang: str, one: Date, other: Date) -> bool:
    """Return whether what stands between two dates begins another statement."""
    between = text[one.end : other.start]
    words = words_of(between)
    if len(words) < FEWEST_APART:
        return False
    return bool(_BOUNDARY.search(between)) or not _links(lang)[2].isdisjoint(words)
