"""What a question is made of: words, filters, and how they are joined."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

NameKind: TypeAlias = Literal["person", "place", "org"]
DayKind: TypeAlias = Literal["date", "published", "said"]
State: TypeAlias = Literal["read", "unread", "bookmarked"]


@dataclass(frozen=True, slots=True)
class Text:
    """Words that stand side by side, folded; `written` is how they were typed.

    The last is the beginning of a word where `is_prefix`; nothing is put beside them where
    `is_exact` (they stood in quotes).
    """

    words: tuple[str, ...]
    written: str
    is_prefix: bool = False
    is_exact: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """Sentences that name a person, place or organisation of these words."""

    kind: NameKind
    words: tuple[str, ...]
    written: str


@dataclass(frozen=True, slots=True)
class Lang:
    """Articles in one of these languages, by the first part of their codes."""

    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quantity:
    """Sentences with a figure between `low` and `high`; `unit` None for whatever unit."""

    low: float
    high: float
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of days, both ends included, as ordinals of `datetime.date`.

    A sentence says it where what it says lies within; an article is of it by its publication.
    """

    kind: DayKind
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Tagged:
    """Sentences of passages with a tag, folded."""

    tag: str


@dataclass(frozen=True, slots=True)
class In:
    """Sentences of articles in a state, or of bookmarked passages."""

    state: State


@dataclass(frozen=True, slots=True)
class Every:
    """All of the parts."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Any:
    """At least one of the parts."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Without:
    """What the part is not true of."""

    part: "Node"


Leaf: TypeAlias = Text | Named | Lang | Quantity | Days | Tagged | In
Node: TypeAlias = Leaf | Every | Any | Without
