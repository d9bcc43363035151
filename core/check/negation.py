"""Negation: what the original denies the translation must deny, and nothing else.

Both texts are searched for signs of negation. A sign that needs a counterpart ("not", "nobody") is
paired with any sign of the other text, one that does not ("lack", "prevent", "too") serves as a
counterpart alone. The pairing is the cheapest one that keeps the order of both texts, where a pair
costs the more the farther apart its two stand: so a negation that was lost is missed in its own
clause, and one elsewhere does not stand in for it.

The data files list, by kind: `negator` ("not"); `concord`, which in a clause with a negator only
says it again ("nimeni … nu"); `continuing`, which does so after any negation ("nor"); `half`,
`completer` and `restrictor` for negations in two parts ("ne … pas", "ne … que"); `than` and
`comparer` for "nu … decât"; `firm` ("impossible"); `refusing` ("denies"); `answering`
("against"); `soft` ("lack"); `either` ("no more than"); `idle`, which only looks like one of these
("un pas").
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from core.article import TranslationWarning
from core.check.pair import Pair, Side
from core.check.words import Mark, Word, check_facts, lexicon, split_words

_ALONE = 1.0
"""What a sign costs that needs a counterpart and has none."""
_FREE = 3.0
"""How many words apart two signs may stand at no cost."""
_REACH = 11.0
"""How many words more make a needed and an unneeded sign strangers."""
_UNNEEDED = 0.3
_SAME_KIND = 0.8
_SAME_ANSWER = 0.5
_SAME_WORD = 0.9
"""What is gained by pairing two unneeded signs; those of one stem ("illegal") belong together."""
_COGNATE = 4
_REACH_BACK = 10
_NEAR = 2
_MANY_SIGNS = 60
_MOST = 10_000


ANSWERING, EITHER, SOFT, REFUSING, FIRM, FULL = range(-2, 4)
"""How a sign counts: a counterpart of refusals and the like, not of "not" ("against"); a negation
that may be none elsewhere ("no more than"); a mere counterpart; needed where it is lost ("denies");
needed so, and an excuse for another lost one ("impossible"); needed always.
"""


_STRENGTHS = {
    "answering": ANSWERING,
    "either": EITHER,
    "soft": SOFT,
    "refusing": REFUSING,
    "firm": FIRM,
}


class Sign(NamedTuple):
    """Something that negates: its span, its place in the order of words, its strength, its word."""

    start: int
    end: int
    place: float
    strength: int
    text: str


def find(pair: Pair) -> Iterator[TranslationWarning]:
    """Warn of a negation on one side alone; silent where either language has no data."""
    if not (_is_known(pair.source.lang) and _is_known(pair.target.lang)):
        return
    source, target = signs_of(pair.source), signs_of(pair.target)
    if len(source) + len(target) > _MANY_SIGNS:
        return
    if _is_rough(pair.source.lang) or _is_rough(pair.target.lang):
        lost = [sign for sign in source if sign.strength == FULL and not target][:1]
        added = [sign for sign in target if sign.strength == FULL and not source][:1]
    else:
        lost, added = _unmatched(source, target, pair)
    for sign in lost:
        words = pair.source.text[sign.start : sign.end]
        yield TranslationWarning(
            check="negation",
            message=f"The original negates (“{words}”); the translation does not.",
            lost=words,
            start=sign.start,
            end=sign.end,
        )
    for sign in added:
        words = pair.target.text[sign.start : sign.end]
        yield TranslationWarning(
            check="negation",
            message=f"The translation negates (“{words}”); the original does not.",
        )


def _is_known(lang: str) -> bool:
    return bool(check_facts(lang, "negation"))


def _is_rough(lang: str) -> bool:
    """Return whether all that can be said of `lang` is whether a sentence negates anywhere."""
    return bool(check_facts(lang, "negation").get("rough", False))


def signs_of(side: Side) -> list[Sign]:
    """Return what negates in a text, in order."""
    return _signs(side.text, side.lang)


@lru_cache(maxsize=8)
def _signs(text: str, lang: str) -> list[Sign]:
    if "unspaced" in check_facts(lang, "negation"):
        return _unspaced_signs(text, lang)
    listed = lexicon(lang, "negation")
    if listed is None:
        return []
    words = split_words(text, lang)
    signs = _Reading(words, list(listed.marks(words))).signs()
    if check_facts(lang, "words").get("capitals", False):
        return signs
    return [sign for sign in signs if sign.strength == FULL or not _is_name(text, sign.start)]


def _is_name(text: str, start: int) -> bool:
    """Return whether a word has a capital that no beginning of a sentence gives it."""
    before = text[:start].rstrip()
    return (
        text[start : start + 1].isupper()
        and bool(before)
        and (before[-1].isalnum() or before[-1] == ",")
    )


def _unspaced_signs(text: str, lang: str) -> list[Sign]:
    """Return the signs of a text without spaces between words, told from idle look-alikes."""
    return [
        Sign(*match.span(), match.start(), FULL if match.lastgroup == "negator" else SOFT, match[0])
        for match in _unspaced(lang).finditer(text[:_MOST])
        if match.lastgroup != "idle"
    ]


@cache
def _unspaced(lang: str) -> re.Pattern[str]:
    """Return one expression for all words; the idle ones come first, then the longest."""
    facts = check_facts(lang, "negation")["unspaced"]
    return re.compile(
        "|".join(
            f"(?P<{kind}>{'|'.join(map(re.escape, sorted(facts[kind].split(), key=_falling)))})"
            for kind in ("idle", "soft", "negator")
        )
    )


def _falling(word: str) -> int:
    return -len(word)


class _Reading:
    """The marks of one text, put together to signs.

    Where a language says one negation twice ("nu … niciodată", "ne … pas"), it is one sign.
    """

    def __init__(self, words: Sequence[Word], marks: Sequence[Mark]) -> None:
        self._words = words
        self._marks = marks
        self._used: set[int] = set()

    def signs(self) -> list[Sign]:
        """Return the signs in the order of the text."""
        found = [sign for at, mark in enumerate(self._marks) if (sign := self._half(at, mark))]
        negators = [at for at, mark in enumerate(self._marks) if mark.kind == "negator"]
        found += [self._negator(at) for at in negators]
        stems = sorted({mark.first for mark in self._marks if mark.kind in ("negator", "half")})
        last: Mark | None = None
        for at, mark in enumerate(self._marks):
            if mark.kind in _STRENGTHS:
                found.append(self._sign(mark.first, mark.last, strength=_STRENGTHS[mark.kind]))
            elif mark.kind == "continuing":
                is_said = last is not None or self._is_said(mark, stems, last)
                found.append(self._sign(mark.first, mark.last, strength=SOFT if is_said else FULL))
            elif mark.kind == "concord" and not (
                at in self._used or self._is_said(mark, stems, last)
            ):
                found.append(self._sign(mark.first, mark.last, strength=FULL))
            if mark.kind in ("negator", "half", "concord", "continuing"):
                last = mark
        return sorted(found, key=lambda sign: sign.place)

    def _sign(self, first: int, last: int, *, strength: int) -> Sign:
        words = self._words
        start = words[first].start
        return Sign(start, words[last].end, (first + last) / 2, strength, words[first].text)

    def _negator(self, at: int) -> Sign:
        """Return the sign of a whole negator; with "than" after it ("nu … decât") it is "only"."""
        mark = self._marks[at]
        if self._ends_chain(at):
            return self._sign(mark.first, mark.last, strength=SOFT)
        for follower in self._marks[at + 1 :]:
            if follower.kind not in ("than", "comparer") or not self._is_near(mark, follower):
                continue
            return self._sign(
                mark.first, mark.last, strength=FULL if follower.kind == "comparer" else SOFT
            )
        return self._sign(mark.first, mark.last, strength=FULL)

    def _ends_chain(self, at: int) -> bool:
        """Return whether a negator only ends "nici …, nici …", which negates by itself."""
        chain = [mark for mark in self._marks[:at] if mark.kind == "continuing"]
        if len(chain) < 2:
            return False
        clauses = [self._words[mark.first].clause for mark in (chain[0], chain[-1])]
        return clauses[0] != clauses[1] == self._words[self._marks[at].first].clause

    def _half(self, at: int, mark: Mark) -> Sign | None:
        """Return the sign of a half negator ("ne") with what completes it, before or after."""
        if mark.kind != "half":
            return None
        for place in range(at + 1, len(self._marks)):
            other = self._marks[place]
            if other.first - mark.last > _REACH_BACK or other.kind in ("half", "negator"):
                break
            if other.kind == "restrictor":
                break
            if other.kind in ("completer", "concord", "continuing"):
                self._used.add(place)
                is_only = self._is_restricted(place)
                return self._sign(mark.first, other.last, strength=SOFT if is_only else FULL)
        for place in range(at - 1, -1, -1):
            other = self._marks[place]
            if mark.first - other.last > _REACH_BACK:
                break
            is_close = mark.first - other.last <= _NEAR
            if other.kind in ("concord", "continuing") or (other.kind == "completer" and is_close):
                self._used.add(place)
                return self._sign(other.first, mark.last, strength=FULL)
        return self._only(mark)

    def _only(self, mark: Mark) -> Sign:
        return self._sign(mark.first, mark.last, strength=SOFT)

    def _is_restricted(self, at: int) -> bool:
        """Return whether "than" follows a completer at once ("ne … plus que")."""
        mark = self._marks[at]
        after = self._marks[at + 1 : at + 2]
        return (
            mark.kind == "completer"
            and bool(after)
            and after[0].kind == "restrictor"
            and after[0].first == mark.last + 1
        )

    def _is_near(self, mark: Mark, follower: Mark) -> bool:
        words = self._words
        return (
            words[mark.last].clause == words[follower.first].clause
            and follower.first - mark.last <= _REACH_BACK
        )

    def _is_said(self, mark: Mark, stems: Sequence[int], last: Mark | None) -> bool:
        """Return whether a negator of the clause, or one close by, says what `mark` repeats."""
        words = self._words
        if last is not None and mark.first - last.last <= _NEAR:
            return True
        return any(
            words[stem].clause == words[mark.first].clause or abs(stem - mark.first) <= _NEAR
            for stem in stems
        )


def _unmatched(source: list[Sign], target: list[Sign], pair: Pair) -> tuple[list[Sign], list[Sign]]:
    """Return the needed signs of both sides that the cheapest pairing leaves alone."""
    scale = _scale(pair)
    rows = len(source) + 1
    columns = len(target) + 1
    cost = [[0.0] * columns for _ in range(rows)]
    for row in range(rows):
        for column in range(columns):
            cost[row][column] = min(
                (step for step, *_ in _steps(cost, source, target, row, column, scale)), default=0.0
            )
    lost, added, spare = [], [], 0
    row, column = rows - 1, columns - 1
    while row or column:
        _, row_back, column_back = min(_steps(cost, source, target, row, column, scale))
        if not column_back and source[row - 1].strength > SOFT:
            lost.append(source[row - 1])
        if not row_back and target[column - 1].strength == FULL:
            added.append(target[column - 1])
        if not row_back and target[column - 1].strength == FIRM:
            spare += 1
        row, column = row - row_back, column - column_back
    # a firm sign that answers nothing beside it answers what was moved to the other end
    return _odd(lost[::-1][spare:]), _odd(added[::-1])


def _odd(signs: list[Sign]) -> list[Sign]:
    """Return `signs` without those that cancel each other ("pas sans")."""
    kept: list[Sign] = []
    for sign in signs:
        if kept and sign.place - kept[-1].place <= _NEAR:
            kept.pop()
        else:
            kept.append(sign)
    return kept


def _steps(
    cost: list[list[float]],
    source: list[Sign],
    target: list[Sign],
    row: int,
    column: int,
    scale: float,
) -> Iterator[tuple[float, int, int]]:
    """Yield each last step of a pairing of the first signs: its whole cost and what it uses up."""
    if row and column:
        mine, theirs = source[row - 1], target[column - 1]
        yield cost[row - 1][column - 1] + _distance(mine, theirs, scale), 1, 1
    if row:
        yield cost[row - 1][column] + _ALONE * (source[row - 1].strength > SOFT), 1, 0
    if column:
        yield cost[row][column - 1] + _ALONE * (target[column - 1].strength == FULL), 0, 1


def _distance(mine: Sign, theirs: Sign, scale: float) -> float:
    """Return what pairing two signs costs; two needed ones never stay alone beside each other."""
    apart = max(0.0, abs(mine.place * scale - theirs.place) - _FREE) / _REACH
    needed = (mine.strength == FULL) + (theirs.strength == FULL)
    if needed == 2 or (needed == 1 and EITHER in (mine.strength, theirs.strength)):
        return min(apart / 2, 1.9)
    if needed and ANSWERING in (mine.strength, theirs.strength):
        return 2 * _ALONE
    if needed == 1:
        refuses = min(mine.strength, theirs.strength) > SOFT
        return apart if refuses else _UNNEEDED + apart
    if ANSWERING in (mine.strength, theirs.strength):
        answers = max(mine.strength, theirs.strength) > SOFT
        return apart + (_UNNEEDED if answers else -_SAME_ANSWER)
    is_cognate = mine.text[:_COGNATE] == theirs.text[:_COGNATE]
    return apart - (_SAME_WORD if is_cognate else _SAME_KIND)


def _scale(pair: Pair) -> float:
    """Return how many words of the translation one word of the original makes."""
    source = len(split_words(pair.source.text, pair.source.lang))
    return len(split_words(pair.target.text, pair.target.lang)) / max(source, 1)
