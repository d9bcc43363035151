"""The versions of one segment's translation, for comparing: who, when, which words differ.

Nothing here knows of Textual.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from core.article import Article, Span, Translation, TranslationWarning
from core.translate.memory.differences import differences
from core.translate.registry import LABELS

ENGINES = {
    "memory": "translation memory",
    "reader": "your correction",
    **LABELS,
}
"""What a reader calls whoever made a translation; others are called by their own name."""


@dataclass(frozen=True, slots=True)
class Version:
    """One translation of a segment; `differing` are the words in which it is not like the first."""

    translation: Translation
    is_shown: bool
    who: str
    differing: tuple[Span, ...]

    @property
    def warnings(self) -> tuple[TranslationWarning, ...]:
        """What is doubtful about it."""
        return self.translation.warnings


def versions_of(article: Article, target: str, segment: int, now: datetime) -> list[Version]:
    """Return all versions of a segment, the one that is shown first."""
    versions = article.versions(target, segment)
    shown = article.translated(target).get(segment)
    return [
        Version(
            translation=one,
            is_shown=one is shown,
            who=who_in_words(one, now),
            # the first stands by itself; it is marked by what the second has otherwise
            differing=differences(one.text, versions[0 if index else 1].text)[0]
            if len(versions) > 1
            else (),
        )
        for index, one in enumerate(versions)
    ]


def who_in_words(made: Translation, now: datetime) -> str:
    """Return who made a translation, and when: `Google Translate, 3 days ago`."""
    who = ENGINES.get(made.engine, made.engine)
    if made.engine == "memory" and made.by:
        who += f" (by {'you' if made.by == 'reader' else ENGINES.get(made.by, made.by)})"
    age = age_in_words(made.made, now)
    return f"{who}, {age}" if age else who


def age_in_words(made: str | None, now: datetime) -> str:
    """Return how long ago `made` (ISO 8601) was, counted in days of the clock on the wall.

    Empty where that is not known; a time still to come is today.
    """
    if not made:
        return ""
    try:
        when = datetime.fromisoformat(made)
    except ValueError:
        return ""
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    days = (now.astimezone().date() - when.astimezone().date()).days
    if days <= 0:
        return "today"
    if days == 1:
        return "yesterday"
    if days < 30:
        return f"{days} days ago"
    if days < 365:
        months = days // 30
        return "a month ago" if months == 1 else f"{months} months ago"
    years = days // 365
    return "a year ago" if years == 1 else f"{years} years ago"


def percent(score: float) -> int:
    """Return a likeness as a percentage, never rounded up to the whole."""
    return min(99, round(score * 100))
