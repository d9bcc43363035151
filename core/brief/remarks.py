"""What is said of how many say so, and of what a page does not hold."""

MOST_ALIKE = 3
"""Other sources with the text of one that are named; the rest is counted."""


def say_sources(sources: int, outlets: int) -> str:
    """Return how many say so: "3 sources", "2 sources (3 outlets)", "1 source (3 outlets)".

    There are more outlets than sources where some carry the same text.
    """
    said = "1 source" if sources == 1 else f"{sources} sources"
    return f"{said} ({outlets} outlets)" if outlets > sources else said


def say_alike(part: float) -> str:
    """Return how much of the shorter of two texts stands in the other, and what that means."""
    alike = "word for word" if part >= 1 else f"{part:.0%} of the runs of five words are the same"
    return f"{alike}; both count as one source"


def say_lost(title: str, reason: str) -> str:
    """Return that an article could not be read, and why."""
    return f"“{title}” is not in the briefing: {reason}"


def say_undated(count: int) -> str:
    """Return how many statements could not be placed, and why."""
    if count == 1:
        return "1 statement names a day that cannot be placed, since its article has no date."
    return f"{count} statements name a day that cannot be placed, since their article has no date."


def say_unread(count: int) -> str:
    """Return how many sentences were not read, and what that means."""
    if count == 1:
        return "1 sentence is too long to be read: what it says and counts is not on this page."
    return (
        f"{count} sentences are too long to be read: what they say and count is not on this page."
    )


NOT_ALL_SIDES = (
    "This list is not complete: a statement that shares words with others, or has no name or "
    "figure of its own, can be left out."
)
"""What is said under what only one side says, so that nobody takes silence for agreement."""
