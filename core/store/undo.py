"""Taking back changes to passages, who is who and translations, one after the other."""

from typing import TypeAlias

from core.article import Article, Passage, Record, Translation, TranslationUnit
from core.store.identities import IdentityChoice


class PassageChange(Record, frozen=True):
    """One change: the passage before and after, None where there was or is none."""

    passage: str
    before: Passage | None
    after: Passage | None

    def sentence(self) -> str:
        """Say what taking this change back has done."""
        if self.before is None:
            return "The bookmark was taken away again."
        if self.after is None:
            return "The bookmark is back, with its tags and note."
        if self.before.tags != self.after.tags:
            return "The tags are as they were before."
        if self.before.note != self.after.note:
            return "The note is as it was before."
        return "The passage is as it was before."


class IdentityChange(Record, frozen=True):
    """One change: what the reader said of two names before and after, None for nothing."""

    choice: str
    before: IdentityChoice | None
    after: IdentityChoice | None

    def sentence(self) -> str:
        """Say what taking this change back has done."""
        if self.before is not None:
            return f"Again, {self.before.sentence()}"
        one = self.after
        return f"The rules decide again on {one.pair() if one else 'the two names'}."


class TranslatedPlace(Record, frozen=True):
    """A segment whose translation was changed: what was shown and kept, and what is shown now."""

    article: str
    target: str
    segment: int
    shown: Translation | None
    others: tuple[Translation, ...]
    after: Translation

    @classmethod
    def of(cls, article: Article, target: str, after: Translation) -> "TranslatedPlace":
        """Return how the segment of `after` stands in `article`, before `after` is shown there."""
        shown = article.translated(target).get(after.segment)
        versions = article.versions(target, after.segment)
        return cls(
            article=article.id,
            target=target,
            segment=after.segment,
            shown=shown,
            others=versions[shown is not None :],
            after=after,
        )

    def put_back(self, article: Article) -> Article:
        """Return `article` with the segment as it stood; left alone if it was changed since."""
        now = article.translated(self.target).get(self.segment)
        if now is None or (now.engine, now.text) != (self.after.engine, self.after.text):
            return article
        made = article.translated(self.target)
        del made[self.segment]
        if self.shown is not None:
            made[self.segment] = self.shown
        kept = [
            one for one in article.alternatives.get(self.target, ()) if one.segment != self.segment
        ]
        kept = sorted([*kept, *self.others], key=lambda one: (one.segment, one.engine))
        return article.with_(
            translations=_with_language(
                article.translations, self.target, tuple(made[number] for number in sorted(made))
            ),
            alternatives=_with_language(article.alternatives, self.target, tuple(kept)),
        )


class TranslationChange(Record, frozen=True):
    """Translations that the reader corrected or chose, in every place that they reached.

    A correction has the `unit` that went into the memory, and the one that it took the place of.
    """

    places: tuple[TranslatedPlace, ...]
    unit: TranslationUnit | None = None
    unit_before: TranslationUnit | None = None

    def sentence(self) -> str:
        """Say what taking this change back has done."""
        if self.unit is None:
            return "The translation is as it was before."
        count = len(self.places)
        where = f", in {count} places" if count > 1 else ""
        return f"The correction was taken back{where}, and out of the translation memory."


Change: TypeAlias = PassageChange | IdentityChange | TranslationChange
"""What can be taken back."""


class UndoStack:
    """The changes of one session, last on top."""

    def __init__(self) -> None:
        self._changes: list[Change] = []

    def push(self, change: Change) -> None:
        """Remember a change that has been written."""
        self._changes.append(change)

    def last(self) -> Change | None:
        """Return the change to take back next, or None."""
        return self._changes[-1] if self._changes else None

    def pop(self) -> None:
        """Forget the last change, now taken back."""
        self._changes.pop()

    def has_correction(self, unit: TranslationUnit) -> bool:
        """Return whether a correction can still be taken back; False once it has been."""
        return self._index_of(unit) is not None

    def extend_correction(self, unit: TranslationUnit, places: tuple[TranslatedPlace, ...]) -> None:
        """Remember more places that a correction has reached."""
        index = self._index_of(unit)
        if index is None:
            return
        change = self._changes[index]
        if isinstance(change, TranslationChange):
            self._changes[index] = change.with_(places=(*change.places, *places))

    def _index_of(self, unit: TranslationUnit) -> int | None:
        for index, change in enumerate(self._changes):
            if isinstance(change, TranslationChange) and change.unit == unit:
                return index
        return None


def _with_language(
    known: dict[str, tuple[Translation, ...]], target: str, made: tuple[Translation, ...]
) -> dict[str, tuple[Translation, ...]]:
    """Return `known` with `made` for one language; a language without any goes."""
    kept = {**known, target: made}
    if not made:
        del kept[target]
    return kept
