"""How many sources a statement really has: a text that three papers print is one.

Two articles carry one text where many of the runs of five words of the shorter stand in the other
(containment of shingles: Broder, On the Resemblance and Containment of Documents, 1997). Of a whole
text only the runs that begin with a long word are looked at, a fifth of all (the text itself says
which, so that what is put in or left out shifts nothing). Reporters
who tell the same by themselves share some of a hundred such runs, papers that shorten or touch up
the text of an agency most. Two sentences are one where half of their runs are the same: papers
take over single paragraphs too, and a run of some ten words is hardly written twice by chance
(Coulthard, Author Identification, Idiolect, and Linguistic Uniqueness, 2004). Words between
quotation marks tell nothing there, since two reporters quote a speaker in the same words. A text
and its translation are not compared.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import NamedTuple

from core.article import Article, Record
from core.brief.lazy import kept
from core.brief.sentences import SPEAKING_ROLES, Sentence
from core.brief.words import words_of

RUN = 5
"""Words of a run."""

SAME, SAME_OF_SENTENCE = 0.4, 0.5
"""Part of the runs of the shorter of two texts, and of two sentences, that makes them one. The
articles on one event in tests/core/brief/sets share .07 at most; changing every tenth word of a
text leaves .59."""

FEWEST, FEWEST_OF_SENTENCE = 8, 6
"""Runs that a text, and that a sentence, must have to be compared: less may be alike by chance."""

_LONG = 8
"""Letters of a word that begins a run of a text."""

_MARKS = frozenset('“„«»"')
_QUOTED = re.compile('[“„«»"][^“”„«»"]+[”“»«"]')

Run = tuple[str, ...]


class SameText(Record, frozen=True):
    """Another article that carries the same text.

    `part` of the runs of five words of the shorter stand in both, from 0.4 to 1.
    """

    article: str
    part: float


class Support(NamedTuple):
    """How many bear a statement out: independent sources, and outlets that carry it."""

    sources: int
    outlets: int


class Origins:
    """Which articles carry one text, and how many sources a statement has in truth."""

    def __init__(self, articles: Sequence[Article], sentences: Iterable[Sentence]) -> None:
        self._outlets = {one.id: outlet_of(one) for one in articles}
        self._runs: dict[str, set[Run]] = {one.id: set() for one in articles}
        for one in sentences:
            if one.role in SPEAKING_ROLES and one.article.id in self._runs:
                self._runs[one.article.id].update(_telling_runs(one.original_words))
        self._found: dict[str, dict[str, float]] = {one: {} for one in self._runs}
        self._asked: dict[tuple[str, str], bool] = {}
        self._supports: dict[tuple[tuple[str, int], ...], Support] = {}
        self._find()
        self._runs = {one: runs for one, runs in self._runs.items() if self._found[one]}

    def _find(self) -> None:
        """Find the copies; each text is compared with those that had its runs first."""
        seen: set[Run] = set()
        first: dict[Run, str] = {}
        for article, runs in self._runs.items():
            if len(runs) < FEWEST:
                continue
            known = runs & seen
            if len(known) >= FEWEST * SAME:
                had = Counter([first[one] for one in known])
                likely = [one for one, often in had.items() if often >= FEWEST * SAME]
                for other in sorted(likely, key=lambda one: (-had[one], one)):
                    self._compare(article, other)
            new = runs - seen if known else runs
            first.update(dict.fromkeys(new, article))
            seen |= new

    def _compare(self, article: str, other: str) -> None:
        """Keep it where two articles carry one text."""
        part = self._part(article, other)
        if part >= SAME:
            self._found[article][other] = self._found[other][article] = round(part, 2)

    def _part(self, article: str, other: str) -> float:
        ours, theirs = self._runs[article], self._runs[other]
        return len(ours & theirs) / min(len(ours), len(theirs))

    def same_text(self, article: str) -> tuple[SameText, ...]:
        """Return the articles that were found to carry the text of one."""
        return tuple(SameText(article=one, part=much) for one, much in self._found[article].items())

    def are_one(self, article: str, other: str) -> bool:
        """Return whether two articles are one source: of one outlet, or with one text."""
        return (
            self._outlets[article] == self._outlets[other]
            or other in self._found[article]
            or self._share_origin(article, other)
        )

    def _share_origin(self, article: str, other: str) -> bool:
        """Return whether two carry the text of a third, and the same part of it.

        Who prints two texts, one below the other, does not make these one.
        """
        if self._found[article].keys().isdisjoint(self._found[other]):
            return False
        pair = (article, other)
        if pair not in self._asked:
            self._asked[pair] = self._part(article, other) >= SAME
        return self._asked[pair]

    def support(self, sentences: Iterable[Sentence]) -> Support:
        """Return how many bear out what `sentences` say: sources of which no two are one.

        A source is whoever published it (an article without a publisher is its own). Those with
        the same text are one, and so are those with the same words for this.
        """
        cited = list(sentences)
        if len(cited) < 2:
            return Support(1, 1)
        key = tuple([(one.article.id, one.segment.id) for one in cited])
        known = self._supports.get(key)
        if known is None:
            known = self._supports[key] = self._support(cited)
        return known

    def _support(self, sentences: Iterable[Sentence]) -> Support:
        said: dict[str, list[Sentence]] = {}
        for sentence in sentences:
            said.setdefault(sentence.article.id, []).append(sentence)
        outlets = {self._outlets[one] for one in said}
        if len(outlets) < 2:
            return Support(1, 1)
        tied: dict[str, set[str]] = {one: set() for one in said}
        for one, other in combinations(said, 2):
            if self.are_one(one, other) or _take_over(said[one], said[other]):
                tied[one].add(other)
                tied[other].add(one)
        return Support(_apart(tied), len(outlets))


def _apart(tied: dict[str, set[str]]) -> int:
    """Return how many are left when, for each that counts, those tied to it do not.

    Who is tied to the fewest counts first.
    """
    left, count = dict.fromkeys(tied), 0
    while left:
        one = min(left, key=lambda each: len(tied[each] & left.keys()))
        count += 1
        for other in (one, *tied[one]):
            left.pop(other, None)
    return count


def outlet_of(article: Article) -> str:
    """Return who published an article; one that nobody is known to have published is its own."""
    publisher = (article.publisher or "").strip().casefold()
    return f"publisher {publisher}" if publisher else f"article {article.id}"


def is_one_text(one: Sentence, other: Sentence) -> bool:
    """Return whether two sentences are so much alike that one was taken over from the other."""
    ours, theirs = _own_runs(one), _own_runs(other)
    fewest = min(len(ours), len(theirs))
    if fewest < FEWEST_OF_SENTENCE:
        return False
    return len(ours & theirs) >= max(FEWEST_OF_SENTENCE, SAME_OF_SENTENCE * fewest)


def _take_over(ours: Sequence[Sentence], theirs: Sequence[Sentence]) -> bool:
    """Return whether all that one of two articles says of this stands in the other as well.

    What is too short to be compared, such as a headline, tells nothing.
    """
    if ours[0].article.lang != theirs[0].article.lang:
        return False
    long = [
        [one for one in said if len(_own_runs(one)) >= FEWEST_OF_SENTENCE]
        for said in (ours, theirs)
    ]
    fewer, more = sorted(long, key=len)
    return bool(fewer) and all(any(is_one_text(one, other) for other in more) for one in fewer)


@kept
def _own_runs(sentence: Sentence) -> frozenset[Run]:
    """Return the runs of a sentence's own words, without what it quotes."""
    if _MARKS.isdisjoint(sentence.original):
        return frozenset(_runs(sentence.original_words))
    return frozenset(_runs(words_of(_QUOTED.sub(" ", sentence.original))))


def _telling_runs(words: Sequence[str]) -> list[Run]:
    """Return the runs of a sentence that begin with a long word; without one, its first run."""
    found = [tuple(words[at : at + RUN]) for at, one in enumerate(words) if len(one) >= _LONG]
    return [run for run in found or [tuple(words[:RUN])] if len(run) == RUN]


def _runs(words: Sequence[str]) -> Iterable[Run]:
    return zip(*(words[at:] for at in range(RUN)), strict=False)
