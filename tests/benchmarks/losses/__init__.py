"""Damage done to good translations by script, to see whether the loss alarm catches it.

Each `damage_*.py` has `damages(text, translation)`, which yields what may be done to a translation
of `text`, once for each place; it must not look with the eyes of the checks.
"""

from typing import NamedTuple


class Damage(NamedTuple):
    """One damaged translation; `kind` says what was done (`figure dropped`)."""

    kind: str
    text: str
