"""What the tests of the grammar share: dates found in a text, in short."""

from core.annotate.dates import find_dates

PUBLISHED = "2024-11-20"
"""A Wednesday."""


def told(text: str, lang: str, published: str | None = PUBLISHED) -> list[tuple[str, str | None]]:
    """Return text and value of each date."""
    return [(date.text, date.iso) for date in find_dates(text, lang, published)]


def spans(text: str, lang: str) -> list[str]:
    """Return the text of each date."""
    return [date.text for date in find_dates(text, lang, PUBLISHED)]


def grains(text: str, lang: str) -> list[str]:
    """Return the grain of each date."""
    return [date.grain for date in find_dates(text, lang, PUBLISHED)]
