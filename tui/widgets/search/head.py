"""What stands over the sentences of one article."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Head:
    """The title, in the reader's language where there is one, and the marks of the article."""

    title: str
    is_unread: bool = False
    is_selected: bool = False
