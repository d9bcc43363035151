"""Which line is the headline, and where else it is repeated."""

from collections import Counter
from collections.abc import Sequence, Set
from itertools import pairwise

from core.prepare.facts import fold
from core.prepare.signals import Signals

REACH = 40
"""Lines above the first paragraph among which the headline is looked for."""

SAID = 1.5
"""A headline's words come again in the text under it; those of a menu or a rubric do not."""

LEAST = 0.8
"""What a headline must score."""

STANDFIRST = 0.5
"""A line right under a headline must look that much better to be the headline in its place."""

FOLLOWED = 0.5
"""Date, byline and share links stand right under the headline."""

MAX_LENGTH = 220
_PROSE = 120
_FIRST_IDEOGRAPH = "\u3040"


def first_prose(signals: Sequence[Signals], inside: Sequence[bool]) -> int | None:
    """Return the first line inside the article that can only be running text."""
    for index, (line, kept) in enumerate(zip(signals, inside, strict=True)):
        if kept and (line.length >= _PROSE or (line.length >= 60 and line.is_terminated)):
            return index
    return None


def find_title(
    signals: Sequence[Signals],
    inside: Sequence[bool],
    prose: int,
    told: str | None,
    barred: Set[int] = frozenset(),
) -> int | None:
    """Return the line that is the headline of the text whose first paragraph is line `prose`.

    `told` is what the source's metadata gives as title; lines in `barred` cannot be it.
    """
    wanted = fold(told or "")
    counts = Counter(line.folded for line in signals[: prose + 1])
    # pages are pasted with the tab's title on top: "Headline - Newspaper"
    tab = signals[0].folded if signals else ""
    said = _body_words(signals, inside, prose)
    best: int | None = None
    best_score = LEAST
    for index in range(max(0, prose - REACH), prose):
        line = signals[index]
        if index in barred:
            continue
        score = _title_score(line) - 0.06 * (prose - index)
        if counts[line.folded] > 1 or (index and _is_echo(line.folded, tab)):
            score += 2 if line.words > 2 and line.length > 15 else 1  # rubrics are repeated too
        if inside[index]:
            score += 0.5
        score += SAID * (_share_said(line, said) - 0.4)
        if any(
            near.times or near.whole == "share" or place in barred
            for place, near in enumerate(signals[index + 1 : index + 4], index + 1)
            if place < prose
        ):
            score += FOLLOWED
        if index == 0 and prose <= 3:
            score += 0.5  # text copied without the page around it starts with its headline
        if wanted and len(line.folded) > 3 and (wanted == line.folded or line.folded in wanted):
            score += 4
        margin = 0.0
        if best is not None and signals[best].folded.endswith(line.folded) and line.words > 3:
            margin = -STANDFIRST  # what stands before it there leads to it: "Home » Sports » …"
        elif best is not None and index == best + 1:
            margin = STANDFIRST
        if score > best_score + margin:
            best, best_score = index, score
    while best and signals[best - 1].folded == signals[best].folded:
        best -= 1
    return best


def _body_words(signals: Sequence[Signals], inside: Sequence[bool], prose: int) -> frozenset[str]:
    return frozenset(
        word
        for line, kept in zip(signals[prose:], inside[prose:], strict=True)
        if kept
        for word in _stems(line.folded)
    )


def _share_said(line: Signals, said: Set[str]) -> float:
    """Return the share of the line's longer words that the text says too, from 0 to 1."""
    stems = _stems(line.folded)
    return sum(stem in said for stem in stems) / max(len(stems), 3)


def _stems(folded: str) -> list[str]:
    """Return how the longer words begin (endings change), and pairs where no spaces part words."""
    stems: list[str] = []
    for word in folded.split():
        if word[0] >= _FIRST_IDEOGRAPH:
            stems.extend(first + second for first, second in pairwise(word))
        elif len(word) >= 4:
            stems.append(word[:5])
    return stems


def is_echo_of(line: Signals, title: Signals) -> bool:
    """Return whether `line` repeats the headline, alone or with a site's name or a rubric."""
    if line.folded == title.folded:
        return True
    return (
        title.words >= 4
        and line.length < title.length + 40
        and (_is_echo(title.folded, line.folded) or _is_echo(line.folded, title.folded))
        and not line.is_terminated
    )


def _title_score(line: Signals) -> float:
    score = 0.0
    if 25 <= line.length <= 140:
        score += 1.5
    elif line.length > MAX_LENGTH or line.length < 4:
        score -= 3
    score += min(line.words - 2, 2) * 0.5
    if line.whole or line.start or line.anywhere:
        score -= 4
    if line.times:
        score -= 2
    if line.is_terminated:
        score -= 1
    score -= 0.5 * min(line.separators, 4)
    if line.is_bullet:
        score -= 1
    if line.is_credit:
        score -= 2
    return score


def _is_echo(short: str, long: str) -> bool:
    """Return whether `long` starts or ends with `short` (both folded) and says little more."""
    return (
        len(short) >= 12
        and len(short) < len(long) <= len(short) + 60
        and (long.startswith(short + " ") or long.endswith(" " + short))
    )
