"""What the store found damaged and mended by itself, to be told to the user once."""

from core.article import Record


class Notice(Record, frozen=True):
    """One thing that happened to a file of the library.

    `file` is its path within the library, `sentence` what was found, what was done about it and
    what the reader can do.
    """

    file: str
    sentence: str


class NoticeBoard:
    """The notices of one opened library, each of them handed out once."""

    def __init__(self) -> None:
        self._new: list[Notice] = []
        self._said: set[Notice] = set()

    def put_up(self, file: str, sentence: str) -> None:
        """Keep a notice for the user; one that was put up before is not kept again."""
        notice = Notice(file=file, sentence=sentence)
        if notice not in self._said:
            self._said.add(notice)
            self._new.append(notice)

    def take_down(self) -> tuple[Notice, ...]:
        """Return the notices put up since the last call."""
        taken, self._new = tuple(self._new), []
        return taken
