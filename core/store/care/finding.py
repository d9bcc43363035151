"""What a look at a library finds, as the doctor says it."""

from collections.abc import Callable
from typing import Literal, TypeAlias

from core.article import Record

FindingKind: TypeAlias = Literal[
    "damaged",
    "missing",
    "behind",
    "spare",
    "lost",
    "newer",
    "barred",
    "old",
    "spans",
    "catalogue",
    "pending",
    "passages",
    "temporary",
    "lock",
    "folder",
    "permissions",
    "set-aside",
    "unknown",
    "disk",
    "clock",
]
"""What is the matter; each kind is mended in one way, if it can be."""

Progress: TypeAlias = Callable[[int, int], None]
"""Called with the files looked at and all there are; what it raises ends the work."""


class Finding(Record, frozen=True):
    """One thing found in a library.

    `file` is its path within the library, empty for the library as a whole. `what` is what is the
    matter, and `remedy` what a repair would do about it or did, or what the reader can do: two
    parts of one sentence. A note is worth knowing and no trouble.
    """

    file: str
    kind: FindingKind
    what: str
    remedy: str
    can_mend: bool = False
    is_note: bool = False
    is_mended: bool = False

    @property
    def sentence(self) -> str:
        """Say it."""
        return f"{self.what}; {self.remedy}."
