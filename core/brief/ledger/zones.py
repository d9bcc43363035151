"""Which stretch of a sentence each of its figures has to itself."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from core.article import Figure
from core.brief.ledger.lexicon import Lexicon, Token

STOP = re.compile(r"[,;:–—()]")
_END = re.compile(r"[.?!](?:(?<=[^\W\d_]{4}.)(?=\s+[^\W\d_])|(?<=\d[?!])(?=\s))")
"""The end of one sentence of a headline that has two; not the dot of an abbreviation.

The mark comes first, since looking back at every letter takes thirty times as long."""
PART_OF = 3
"""Most words between a part and its whole ("12 of the 30 passengers")."""


class Zones(NamedTuple):
    """The stretch of each figure, and how figures hang together.

    `wholes` are the numbers of the figures of which another gives a part, `run_on` of those that
    follow another without a comma or conjunction between.
    """

    zones: list[tuple[int, int]]
    wholes: set[int]
    run_on: set[int]


def zones_of(text: str, tokens: list[Token], figures: Sequence[Figure], lex: Lexicon) -> Zones:
    """Cut a sentence between its figures, at the last comma or conjunction between two."""
    edges = [0]
    shared: list[int] = []
    wholes: set[int] = set()
    run_on: set[int] = set()
    for number, (one, other) in enumerate(pairwise(figures)):
        between = tokens[token_at(tokens, one.end) : token_at(tokens, other.start)]
        stops = [found.start() for found in STOP.finditer(text, one.end, other.start)]
        # `70%, say the unions. Ministry: 38%`
        stops = [at.end() for at in _END.finditer(text, one.end, other.start)] or stops
        joins = [token.start for token in between if token.word in lex.joins]
        if not stops and not joins:
            run_on.add(number + 1)
        is_part = bool(between) and between[0].word in lex.of
        is_count = one.kind == other.kind == "count"
        if is_part and is_count and len(between) <= PART_OF and not stops:
            shared.append(number)
            wholes.add(number + 1)
        edges.append(max((*stops, *joins), default=other.start))
    edges.append(len(text))
    zones = list(pairwise(edges))[: len(figures)]
    for number in reversed(shared):
        zones[number] = (zones[number][0], zones[number + 1][1])
    ends = [one.end() for one in _END.finditer(text)]
    return Zones(
        [
            (
                max((one for one in (start, *ends) if start <= one <= figure.start), default=start),
                min((one for one in (end, *ends) if figure.end <= one <= end), default=end),
            )
            for (start, end), figure in zip(zones, figures, strict=True)
        ],
        wholes,
        run_on,
    )


def token_at(tokens: Sequence[Token], place: int) -> int:
    """Return the number of the first token that ends after `place`."""
    low, high = 0, len(tokens)
    while low < high:
        middle = (low + high) // 2
        if tokens[middle].end <= place:
            low = middle + 1
        else:
            high = middle
    return low
