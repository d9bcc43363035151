"""One identity across languages: keys for people, organisations and places, and their reasons.

`resolve` is the one way in. The tables stand in `core/annotate/data`; what is in none of them goes
by its sound (`sound.py`).
"""

from core.annotate.identity.explain import Comparison, compare, reason_of
from core.annotate.identity.resolve import (
    PREFIXES,
    Identity,
    readings_of,
    resolve,
    spellings_of,
)

__all__ = [
    "PREFIXES",
    "Comparison",
    "Identity",
    "compare",
    "readings_of",
    "reason_of",
    "resolve",
    "spellings_of",
]
