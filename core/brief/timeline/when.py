"""When a statement says that it happened: a point of the calendar, or a period.

A day on which somebody said it is no day of what is said: "said on Tuesday that talks begin on 3
December" is of 3 December, and a sentence that gives no other day says that it is when it was said.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeAlias

from core.article import Date, Grain
from core.brief.sentences import Sentence
from core.brief.stance.language import language
from core.brief.stance.stance import Asserter
from core.brief.timeline.compared import is_compared
from core.brief.timeline.days import days_of, span_of
from core.brief.words import habits, words_of
from core.facts import read_facts

FEWEST_APART = 3
"""Words between two dates of a sentence that each date something of their own."""

FARTHEST_SAYING = 3
"""Words between who says something and the day on which it was said."""

MOST_DATES = 40
"""Dates of one sentence that are read: a list of more is a calendar, not a statement."""

_FARTHEST_BOUND = 2
"""Words before a date of which one may say since or until."""

_NEAR_VERB = 2
"""Words after a date of which one may be the verb of its clause: `wie am Dienstag angekündigt`."""

_BOUNDARY = re.compile(r"[,;:()]|\s[–—-]\s")


@dataclass(frozen=True)
class When:
    """What a sentence says of time: `iso` cut to `grain`, and `until` where it is a period.

    `is_of_saying` says that it is the day on which somebody said it, and no other is known;
    `is_since` that it has been so since then; `is_compared` that it is compared with how it was
    then.
    """

    iso: str
    grain: Grain
    words: str
    until: str | None = None
    is_of_saying: bool = False
    is_since: bool = False
    is_compared: bool = False

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


Found: TypeAlias = tuple[Date, Date, When]
"""The first and the last date of what is said of time, and what that is."""

Clause: TypeAlias = Sequence[Found]


def whens_of(sentence: Sentence) -> tuple[When, ...]:
    """Return when the statements of a sentence happened.

    The day of an announcement counts only where nothing else is dated. Two dates give two where a
    mark or a conjunction parts what they date. Within one clause the finest speaks, the first of
    several such, one that belongs to a noun ("Wednesday's accident") last; a date that holds
    another of the sentence gives way. A time with which it is only compared says so.
    """
    text = sentence.article.text
    spans = [one for one in sentence.dates if one.iso and days_of(one.iso, one.grain)][:MOST_DATES]
    found: list[Found] = []
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
    clauses: list[list[Found]] = []
    for item in found:
        if clauses and not _is_apart(text, sentence.article.lang, clauses[-1][-1][1], item[0]):
            clauses[-1].append(item)
        else:
            clauses.append([item])
    clauses = _without_recalled(text, sentence, clauses)
    chosen = [_speaking(text, sentence, clause) for clause in _told(text, sentence, clauses)]
    kept = [
        one
        for number, one in enumerate(chosen)
        if not any(one.holds(other) and one.is_compared >= other.is_compared for other in chosen)
        and not any(one.days == other.days for other in chosen[:number])
    ]
    return tuple(kept)


def _without_recalled(
    text: str, sentence: Sentence, clauses: list[list[Found]]
) -> list[list[Found]]:
    """Return the clauses without days of what was said before, where anything else is dated.

    `not 3,500, as it had announced on Tuesday, the chief executive said on Thursday`.
    """
    kept = [
        [item for item in clause if not _is_recalled(text, sentence, item)] for clause in clauses
    ]
    return [clause for clause in kept if clause] or clauses


def _is_recalled(text: str, sentence: Sentence, item: Found) -> bool:
    """Return whether a date is in a clause that recalls what was said: `as it had announced on`."""
    facts, recalling = language(sentence.article.lang), _words(sentence.article.lang, "recalling")
    if facts is None or not recalling or _is_announcing(sentence, item):
        return False
    before = _BOUNDARY.split(text[sentence.segment.start : item[0].start])[-1]
    after = _BOUNDARY.split(text[item[1].end : sentence.segment.end])[0]
    words = words_of(before)
    begun = [at for at, word in enumerate(words) if word in recalling]
    if not begun:
        return False
    near = {*words[begun[-1] + 1 :], *words_of(after)[:_NEAR_VERB]}
    return not near.isdisjoint(facts.finite | facts.participles)


def _told(text: str, sentence: Sentence, clauses: Sequence[Clause]) -> Sequence[Clause]:
    """Return the clauses that date what is told, where there are any.

    Since or until when something had been so by the day of the announcement is not when it was.
    """
    told = [one for one in clauses if not all(_is_announcing(sentence, item) for item in one)]
    said = [item[2].days[0] for one in clauses if one not in told for item in one]
    is_bound = said and all(
        item[2].days[1] < min(said) and _is_bound(text, sentence, item[0])
        for one in told
        for item in one
    )
    return clauses if is_bound or not told else told


def _is_bound(text: str, sentence: Sentence, date: Date) -> bool:
    """Return whether something was so since or until a date: `seit dem`, `bis`."""
    before = words_of(text[sentence.segment.start : date.start])[-_FARTHEST_BOUND:]
    return not _words(sentence.article.lang, "bounds").isdisjoint(before)


def _speaking(text: str, sentence: Sentence, clause: Clause) -> When:
    """Return when a clause happened: its finest date, one of a noun only where no other is so.

    The day on which it was said goes before that of a noun, and says what it is. The time that it
    is compared with speaks only where no other date does.
    """
    own = [item for item in clause if not is_compared(sentence, item[0])]
    if not own:
        return replace(min((item[2] for item in clause), key=_length), is_compared=True)
    clause = own
    said = [item for item in clause if _is_announcing(sentence, item)]
    pool = [item for item in clause if item not in said]
    finest = min((_length(item[2]) for item in pool), default=0)
    fine = [item for item in pool if _length(item[2]) == finest]
    free = [item for item in fine if not _is_of_noun(text, sentence, item[0], item[1])]
    chosen = next(iter(free or said or fine))
    is_said = chosen in said and _is_beside_saying(sentence, chosen)
    is_since = chosen[2].until is None and _is_since(text, sentence, chosen)
    return replace(chosen[2], is_of_saying=is_said, is_since=is_since)


def _is_since(text: str, sentence: Sentence, item: Found) -> bool:
    """Return whether something has been so since a date, which lies behind: `depuis le 3 mai`."""
    published = days_of((sentence.article.published or "")[:10], "day")
    if published is None or item[2].days[0] > published[0]:
        return False
    lang = sentence.article.lang
    words = words_of(text[sentence.segment.start : item[0].start])
    if words and words[-1] in habits(lang).function_words - _words(lang, "since"):
        words.pop()  # `depuis le`
    before = f" {' '.join(words)}"
    return before.endswith(tuple(f" {one}" for one in _words(lang, "since")))


def _is_announcing(sentence: Sentence, item: Found) -> bool:
    """Return whether a day is that of saying something: it stands near who says so."""
    return any(len(words) <= FARTHEST_SAYING for words, _ in _saying(sentence, item))


def _is_beside_saying(sentence: Sentence, item: Found) -> bool:
    """Return whether between a day and who says so is only the verb of saying ("said late on")."""
    plain = habits(sentence.article.lang).function_words
    return any(
        len(words) <= FARTHEST_SAYING + 1 and plain.union(words_of(cue)).issuperset(words)
        for words, cue in _saying(sentence, item)
    )


def _saying(sentence: Sentence, item: Found) -> Iterator[tuple[list[str], str]]:
    """Yield the words between a day and each who says so in its clause, and what shows that."""
    first, last, when = item
    text, lang = sentence.article.text, sentence.article.lang
    is_noun = text[last.end : last.end + 2] in ("'s", "’s")
    if when.grain != "day" or when.until is not None or is_noun or _is_bound(text, sentence, first):
        return
    for one in sentence.stance.reported_by:
        is_before = one.end <= first.start
        between = text[one.end : first.start] if is_before else text[last.end : one.start]
        words = words_of(between)
        if _BOUNDARY.search(between) or not _words(lang, "that").isdisjoint(words):
            continue
        if not is_before or not _begins_clause(sentence, last, one):
            yield words, one.cue


def _begins_clause(sentence: Sentence, date: Date, one: Asserter) -> bool:
    """Return whether the verb of saying that is behind a date is of another clause than that.

    `The two reached on Monday an agreement which says that`.
    """
    text, lang = sentence.article.text, sentence.article.lang
    at = text.find(one.cue, date.end, sentence.segment.end)
    if at < 0 or one.cue in text[one.end : date.start]:
        return False
    between = text[date.end : at]
    is_apart = not _words(lang, "which").isdisjoint(words_of(between))
    return is_apart or _BOUNDARY.search(between) is not None


def _is_of_noun(text: str, sentence: Sentence, first: Date, last: Date) -> bool:
    """Return whether a date belongs to a noun: `del miércoles`, `Wednesday's`."""
    if text[last.end : last.end + 2] in ("'s", "’s"):
        return True
    of, starting = _attached(sentence.article.lang)
    before = f" {' '.join(text[sentence.segment.start : first.start].casefold().split())}"
    after = text[last.end : sentence.segment.end].casefold().split()[:1]
    _, intos = _nights(sentence.article.lang)
    is_start = before.endswith(starting) or not intos.isdisjoint(after)  # `vom 1. auf den 8. Juli`
    return before.endswith(of) and not is_start


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
def _words(lang: str, kind: str) -> frozenset[str]:
    own = read_facts("core.brief.timeline", "periods.toml").get(lang, {})
    return frozenset(own.get(kind, ()))


@cache
def _attached(lang: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    own = read_facts("core.brief.timeline", "periods.toml").get(lang, {})
    of, starting = own.get("of", ()), own.get("starting", ())
    return tuple(f" {one}" for one in of), tuple(f" {one}" for one in starting)


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
