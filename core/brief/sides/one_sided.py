"""A one-sided line: a name, a figure or a claim that only one side has."""

from typing import Literal, TypeAlias

from core.article import Qualifier
from core.brief.line import Line

Side: TypeAlias = Literal["lang", "source"]
"""What makes a side: the language, or within it whoever published."""


class OneSided(Line, frozen=True, kw_only=True):
    """A line that only one side has.

    `only` is the language code where `side` is "lang", an article's id where it is "source";
    `about` is the key of the name, or the id of the ledger row or claim. `subject` is the name or
    the figure as shown, which `qualifier` belongs to; for a claim it is empty, since `text` says
    it. `is_more` says that its side has had its share before it: a view shows it when asked.
    """

    kind: Literal["name", "figure", "claim"]
    side: Side
    only: str
    about: str
    subject: str = ""
    qualifier: Qualifier = "exact"
    is_more: bool = False
