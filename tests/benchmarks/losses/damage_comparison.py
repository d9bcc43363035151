"""Comparisons turned round in an English translation, one at a time.

Kinds: `bound turned` ("at least" becomes "at most"), `change turned` ("rose" becomes "fell"),
`degree turned` ("higher" becomes "lower") and `time turned` ("before" becomes "after").
"""

import re
from collections.abc import Iterator

from tests.benchmarks.losses import Damage

_PAIRS = {
    "bound turned": (
        ("more than", "less than"),
        ("at least", "at most"),
        ("over", "under"),
        ("above", "below"),
    ),
    "change turned": (
        ("increase", "decrease"),
        ("increases", "decreases"),
        ("increased", "decreased"),
        ("increasing", "decreasing"),
        ("rise", "fall"),
        ("rises", "falls"),
        ("rose", "fell"),
        ("rising", "falling"),
        ("grew", "shrank"),
        ("growth", "decline"),
    ),
    "degree turned": (
        ("higher", "lower"),
        ("highest", "lowest"),
        ("larger", "smaller"),
        ("bigger", "smaller"),
    ),
    "time turned": (("before", "after"), ("after", "before")),
}
_FIGURE = re.compile(r"\s+(?:the\s+)?[$€£]?\d")


def damages(text: str, translation: str) -> Iterator[Damage]:
    """Yield `translation` with one comparison turned round, for each of them."""
    for kind, pairs in _PAIRS.items():
        swaps = (
            dict(pairs) | {} if kind == "time turned" else dict(pairs) | {b: a for a, b in pairs}
        )
        one_of = "|".join(sorted(swaps, key=len, reverse=True))
        for match in re.finditer(rf"\b(?:{one_of})\b", translation, re.IGNORECASE):
            word = match[0].lower()
            needs_figure = word in ("over", "under", "above", "below")
            if needs_figure and not _FIGURE.match(translation, match.end()):
                continue
            other = swaps[word]
            other = other.capitalize() if match[0][0].isupper() else other
            yield Damage(kind, translation[: match.start()] + other + translation[match.end() :])
