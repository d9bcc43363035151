"""A bar on standard error while a command is at work; nothing where it is no terminal."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Self


class Bar:
    """What is being done, how far, and to what; safe to enter where nobody looks.

    With `in_bytes` the numbers are sizes, and shown as such.
    """

    def __init__(self, *, in_bytes: bool = False) -> None:
        self._in_bytes = in_bytes
        self._bar: Any = None
        self._task: Any = None

    def __enter__(self) -> Self:
        if sys.stderr.isatty():
            self._bar = self._made()
            self._task = self._bar.add_task("", total=None, doing="starting")
            self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.hide()

    def hide(self) -> None:
        """Take the bar away for good."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def show(self, doing: str, name: str, done: int, total: int | None) -> None:
        """Show that `done` of `total` is behind us; `total` None where nobody knows."""
        if self._bar is None:
            return
        from rich.text import Text

        from core.prepare import clean_line

        shown = Text(clean_line(name))
        shown.truncate(40, overflow="ellipsis")
        self._bar.update(
            self._task, description=str(shown), total=total, completed=done, doing=doing
        )

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Take the bar off the screen while a question stands there."""
        if self._bar is None:
            yield
            return
        self._bar.stop()
        try:
            yield
        finally:
            if self._bar is not None:
                self._bar.start()

    def _made(self) -> Any:
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            DownloadColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
        )

        return Progress(
            TextColumn("{task.fields[doing]:26}", markup=False),
            BarColumn(bar_width=24),
            DownloadColumn() if self._in_bytes else MofNCompleteColumn(),
            TextColumn("{task.description}", markup=False),
            console=Console(stderr=True),
            transient=True,
        )
