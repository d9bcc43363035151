"""A library that another process holds open, or whose disk takes nothing, for a test."""

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import core.atomic
from core.article import Article
from core.settings import Settings, TranslationSettings
from core.store import Library, ReaderSession
from tests.tui.samples import ARTICLES, QuickWorkshop
from tui.app import DragomanApp

_HOLD = """
import sys
from pathlib import Path
from core.store import ReaderSession
session = ReaderSession(Path(sys.argv[1]))
print(session.is_writer, flush=True)
sys.stdin.read()
"""


@contextmanager
def another_reader(library: Path) -> Iterator[subprocess.Popen[str]]:
    """Hold the library open in a process of its own, until it is killed or this ends."""
    process = subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(library)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "True\n"
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def make_library(folder: Path, articles: tuple[Article, ...] = ARTICLES) -> Path:
    """Make a library and return where it is."""
    with Library(folder / "library") as library:
        library.put_many(articles)
    return folder / "library"


def reader_of(library: Path, article: str | None = None, look_every: float = 0.05) -> DragomanApp:
    """Return the application as `dragoman` opens it, looking often at what others change."""
    session = ReaderSession(library, at_once=False)
    settings = Settings(translation=TranslationSettings(online="refused"))
    app = DragomanApp(
        Library(library, keep_unsaved=True),
        settings,
        QuickWorkshop(),
        open_article=article,
        session=session,
    )
    app.keeper.look_every = look_every
    app.keeper.retry_every = look_every
    return app


@contextmanager
def full_disk() -> Iterator[None]:
    """Let nothing be written."""

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with patch.object(core.atomic, "_flush", fail):
        yield
