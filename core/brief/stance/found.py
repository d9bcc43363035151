"""A speaker as it is found, in tokens."""

from typing import NamedTuple

from core.brief.stance.stance import Way


class Found(NamedTuple):
    """Tokens of a speaker, `start` to `end`, and of the cue that shows it."""

    start: int
    end: int
    cue_start: int
    cue_end: int
    is_pronoun: bool = False
    is_citing: bool = False
    is_nobody: bool = False
    """Whether it is a verb whose subject names nobody (`il est suggéré que`)."""
    way: Way = "reports"
    """What they do with what is said; known once all speakers of a sentence are."""
