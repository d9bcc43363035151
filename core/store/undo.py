"""Taking back changes to passages and to who is who, one after the other."""

from core.article import Passage, Record
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


class UndoStack:
    """The changes of one session, last on top."""

    def __init__(self) -> None:
        self._changes: list[PassageChange | IdentityChange] = []

    def push(self, change: PassageChange | IdentityChange) -> None:
        """Remember a change that has been written."""
        self._changes.append(change)

    def last(self) -> PassageChange | IdentityChange | None:
        """Return the change to take back next, or None."""
        return self._changes[-1] if self._changes else None

    def pop(self) -> None:
        """Forget the last change, now taken back."""
        self._changes.pop()
