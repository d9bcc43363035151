"""What is said of what a page does not hold."""


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
