"""The application with a driver that keeps the very characters it would write to a terminal."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from textual.drivers.headless_driver import HeadlessDriver


class Record:
    """What was written, in order."""

    def __init__(self) -> None:
        self._pieces: list[str] = []

    def write(self, data: str) -> None:
        self._pieces.append(data)

    def taken(self) -> str:
        """Return what was written since the last call."""
        made = "".join(self._pieces)
        self._pieces.clear()
        return made


@contextmanager
def recorded() -> Iterator[Record]:
    """Let the driver of tests write as that of a terminal does, into a record."""
    record = Record()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(HeadlessDriver, "is_headless", property(lambda self: False))
        patch.setattr(HeadlessDriver, "write", lambda self, data: record.write(data))
        yield record
