"""How a briefing says things: counts, dates, qualifiers, states."""

import re
from collections.abc import Sequence

from core.article import Figure, Grain, Qualifier
from core.brief.ledger.row import LedgerState

QUALIFIERS = {
    "exact": "",
    "about": "about",
    "at_least": "at least",
    "more_than": "more than",
    "up_to": "up to",
    "less_than": "less than",
    "between": "",
}
"""How qualifiers are said before a figure; a range says itself."""

STATES: dict[LedgerState, str] = {
    "agree": "agree",
    "conflict": "conflict",
    "superseded": "superseded",
    "different_scope": "different scope",
    "single_source": "single source",
}

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip

SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
"""Seasons by their number in dates (EDTF, ISO 8601-2)."""


def qualified(figure: Figure, shown: str) -> str:
    """Return the wording of a figure, led by its qualifier: "at least 3,000 soldiers"."""
    return led(figure.qualifier, shown)


def led(qualifier: Qualifier, shown: str) -> str:
    """Return a wording led by a qualifier."""
    return f"{QUALIFIERS[qualifier]} {shown}".strip()


def qualifier_of(figure: Figure) -> Qualifier:
    """Return how exactly a figure is given; what has no value but bounds lies between them.

    The text of a vague amount ("hundreds") has no word that qualifies it.
    """
    is_vague = figure.value is None and figure.low is not None and figure.high is not None
    return "between" if is_vague and figure.qualifier == "exact" else figure.qualifier


def counted(number: int, one: str, many: str = "") -> str:
    """Return "1 source", "3 sources"."""
    return f"1 {one}" if number == 1 else f"{number} {many or one + 's'}"


def joined(words: Sequence[str]) -> str:
    """Return "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def say_date(iso: str, grain: Grain | None) -> str:
    """Return a date cut to its grain as a reader says it; what cannot be read stays as it is."""
    if grain == "month" and (found := re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", iso)):
        return f"{MONTHS[int(found[2]) - 1]} {found[1]}"
    if grain == "week" and (found := re.fullmatch(r"(\d{4})-W(\d\d)", iso)):
        return f"week {int(found[2])} of {found[1]}"
    if grain == "quarter" and (found := re.fullmatch(r"(\d{4})-Q([1-4])", iso)):
        return f"quarter {found[2]} of {found[1]}"
    if grain == "season" and (found := re.fullmatch(r"(\d{4})-(2[1-4])", iso)):
        return f"{SEASONS[found[2]]} {found[1]}"
    if grain == "decade" and re.fullmatch(r"\d{3}", iso):
        return f"{iso}0s"
    if grain == "century" and re.fullmatch(r"\d{2}", iso):
        return f"{iso}00 to {iso}99"
    return iso


def say_period(iso: str, until: str | None, grain: Grain | None) -> str:
    """Return a date, or a period from its first to its last."""
    said = say_date(iso, grain)
    return f"{said} to {say_date(until, grain)}" if until and until != iso else said
