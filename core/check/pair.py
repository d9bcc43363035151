"""A sentence and its translation, both annotated: what every check looks at."""

from dataclasses import dataclass

from core.article import Date, Entity, Figure, Role


@dataclass(frozen=True)
class Side:
    """One of the two texts; all spans are in code points of `text`."""

    lang: str
    text: str
    entities: tuple[Entity, ...] = ()
    figures: tuple[Figure, ...] = ()
    dates: tuple[Date, ...] = ()


@dataclass(frozen=True)
class Pair:
    """A segment and its translation. `role` is that of the block in which the segment stands."""

    source: Side
    target: Side
    role: Role = "paragraph"
