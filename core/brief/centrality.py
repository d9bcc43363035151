"""How much the sentences of a collection have to say to each other.

Sentences are vectors of terms weighted by tf and idf, as in LexRank (Erkan and Radev, LexRank:
Graph-based Lexical Centrality as Salience in Text Summarization, 2004). The centrality of a
sentence is the sum of its cosines with all others, which is what LexRank's random walk comes to on
a graph that is symmetric and has no threshold; taken through the sum of all vectors it costs time
in proportion to the words, not to the pairs of sentences.
"""

import math
from collections import Counter
from collections.abc import Sequence
from itertools import chain

Vector = dict[str, float]


class Collection:
    """Term vectors of many sentences, by their number in the collection."""

    def __init__(self, sentences: Sequence[Sequence[str]]) -> None:
        self._spread = Counter(chain.from_iterable(map(set, sentences)))
        self._count = len(sentences)
        self._rareness = {
            term: math.log(1 + self._count / often) for term, often in self._spread.items()
        }
        self.vectors = [self.vector(terms) for terms in sentences]

    def vector(self, terms: Sequence[str]) -> Vector:
        """Return the unit vector of a text, without terms that the collection does not have."""
        rareness = self._rareness
        known = sorted([term for term in terms if term in rareness])
        weights = {term: rareness[term] for term in known}
        if len(weights) < len(known):
            for term, often in Counter(known).items():
                if often > 1:
                    weights[term] *= 1 + math.log(often)
        length = math.sqrt(sum([weight * weight for weight in weights.values()]))
        return {term: weight / length for term, weight in weights.items()} if length else {}

    def centralities(self) -> list[float]:
        """Return how central each sentence is, from 0 to 1 for the most central."""
        total: Vector = {}
        for vector in self.vectors:
            for term, weight in vector.items():
                total[term] = total.get(term, 0.0) + weight
        # less its likeness to itself
        sums = [max(0.0, cosine(vector, total) - 1) if vector else 0.0 for vector in self.vectors]
        highest = max(sums, default=0.0)
        return [value / highest if highest else 0.0 for value in sums]

    def likeness(self, one: int, other: int) -> float:
        """Return the cosine of two sentences, from 0 to 1."""
        return cosine(self.vectors[one], self.vectors[other])


def cosine(one: Vector, other: Vector) -> float:
    """Return the product of two vectors; their cosine when both are unit vectors."""
    if len(other) < len(one):
        one, other = other, one
    return sum([weight * other[term] for term, weight in one.items() if term in other], 0.0)
