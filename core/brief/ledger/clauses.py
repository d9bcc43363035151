"""Whose clause a figure stands in, where words like "but" set one speaker's against another's.

"The union demands 500 beds, but the minister promises 200": the 500 are not the minister's.
"""

from core.brief.ledger.lexicon import ends_with, lexicon, tokens_of
from core.brief.sentences import Sentence
from core.brief.stance.stance import Asserter

_NEAR = 2
"""Most words between one that sets a clause against another and who speaks in it."""


def told_of(sentence: Sentence, figure_start: int) -> tuple[Asserter, ...]:
    """Return who is said to say, or deny, what the clause of a figure of the original says.

    One who is named right behind "but" speaks for that clause alone, and no one before for it.
    """
    told = sentence.stance.reported_by
    if not told:
        return told
    starts = _starts(sentence, told)
    if not starts:
        return told
    own = max((at for at in starts.values() if at <= figure_start), default=None)
    return tuple(
        one
        for one in told
        if one.way != "reports"
        or (starts[one.start] == own if one.start in starts else _is_of(one, own, figure_start))
    )


def _is_of(one: Asserter, own: int | None, figure_start: int) -> bool:
    """Return whether one who opens no clause of that kind speaks for a figure's."""
    return own is None or one.start > figure_start


def _starts(sentence: Sentence, told: tuple[Asserter, ...]) -> dict[int, int]:
    """Return where the clause begins that a speaker opens, by where the speaker stands."""
    words = lexicon(sentence.article.lang).however
    if not words:
        return {}
    begin = sentence.segment.start
    tokens = tokens_of(sentence.article.slice(sentence.segment))
    plain = [one.word for one in tokens]
    found: dict[int, int] = {}
    for one in told:
        if one.way != "reports" or one.is_behind:
            continue
        at = sum(token.start + begin < one.start for token in tokens)
        for before in range(at + 1, max(0, at - _NEAR - 1), -1):
            if any(ends_with(plain[:before], phrase) for phrase in words):
                found[one.start] = tokens[before - 1].start + begin
                break
    return found
