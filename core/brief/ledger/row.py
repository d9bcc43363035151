"""A row of the ledger: one quantity and its values."""

from typing import Literal, TypeAlias

from core.article import Figure, Grain, Kind, Record
from core.brief.line import Citation
from core.brief.stance.stance import Stance

LedgerState: TypeAlias = Literal[
    "agree", "conflict", "superseded", "different_scope", "single_source"
]
"""How the values of a row stand to each other."""


DatedFrom: TypeAlias = Literal["text", "publication"]
"""Whether the text says what day a value is of, or only the day of its publication is known."""


class LedgerValue(Record, frozen=True):
    """One value of a quantity, as one sentence gives it.

    `figure` is the original's; `shown` is the translation's own wording of it where that could be
    found, else the original's. `as_of` is the day, month or year (by `grain`) that the value is of:
    a date in the sentence where there is one, else the publication, as `as_of_from` says; both are
    None where neither is known.
    `text` is the sentence in the reader's language, of `lang`. `reason` says why the value stands
    in this row; it is empty for the first. `is_denied` says that whom `stance` names as denying
    deny this value, rather than something else that the sentence tells.
    """

    figure: Figure
    shown: str
    citation: Citation
    text: str
    lang: str
    stance: Stance = Stance()
    as_of: str | None = None
    grain: Grain | None = None
    as_of_from: DatedFrom | None = None
    reason: str = ""
    is_superseded: bool = False
    is_denied: bool = False


class LedgerRow(Record, frozen=True):
    """One quantity: what is counted, of whom, and each value that a source gives.

    `label` is the quantity in a few words ("North Korean soldiers sent to Russia"); `counted` what
    is counted, in the reader's language where possible; `of_whom` the names that it is about.
    `why` is a sentence on `state`. `related` are the ids of rows that count the same of another
    scope. Values are in order of date, then of the sources.
    """

    id: str
    label: str
    kind: Kind
    unit: str | None
    counted: str | None
    of_whom: tuple[str, ...]
    values: tuple[LedgerValue, ...]
    state: LedgerState
    why: str
    related: tuple[str, ...] = ()
    is_pinned: bool = False
