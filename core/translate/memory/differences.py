"""What two sentences do not share: where a suggestion must be read with care."""

from core.article import Span
from core.translate.memory.words import Token, tokens_of


def differences(asked: str, stored: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return what `asked` has that `stored` lacks, and what `stored` has that `asked` lacks.

    Whole words, figures and punctuation marks, in code points of each text; neighbours are one
    span. A word with other capitals, and a figure written otherwise, is another. In scripts
    without spaces each character is a word.
    """
    from rapidfuzz.distance import LCSseq

    ours, theirs = tokens_of(asked), tokens_of(stored)
    new: set[int] = set(range(len(ours)))
    gone: set[int] = set(range(len(theirs)))
    blocks = LCSseq.opcodes([one.folded for one in ours], [one.folded for one in theirs])
    for step in blocks:
        if step.tag != "equal":
            continue
        for shift in range(step.src_end - step.src_start):
            one, other = step.src_start + shift, step.dest_start + shift
            if ours[one].exact == theirs[other].exact:
                new.discard(one)
                gone.discard(other)
    return _spans(ours, new), _spans(theirs, gone)


def _spans(tokens: list[Token], chosen: set[int]) -> tuple[Span, ...]:
    spans: list[Span] = []
    for number in sorted(chosen):
        token = tokens[number]
        if spans and number - 1 in chosen:
            spans[-1] = Span(start=spans[-1].start, end=token.end)
        else:
            spans.append(Span(start=token.start, end=token.end))
    return tuple(spans)
