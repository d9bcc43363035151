"""From the call to the first frame: what `dragoman` does, with arguments or without.

The call without arguments comes here past click, which takes longer to load than the library does.
"""

import gc
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import DragomanError
from core.settings import Settings, default_library, load_settings
from tui.cli.door import is_terminal

if TYPE_CHECKING:
    from core.store import Library

SWITCH = 0.001
"""Seconds after which a thread lets another work: what is painted goes out through a thread, and at
Python's own 5 ms a frame waits for it several times while a briefing or the next frame is made."""

NO_TERMINAL = "The reader needs a terminal; in a pipe use `dragoman list`, `show` or `brief`."


def start() -> int:
    """Open the reader on the user's library; return the exit code, the reason said if it is 1.

    Says and returns what the group of commands does where the reader fails.
    """
    try:
        if not is_terminal():
            return _failed(NO_TERMINAL)
        return run_reader(default_library(), load_settings())
    except DragomanError as error:
        return _failed(str(error))
    except KeyboardInterrupt:
        say("Aborted!", program="")
        return 1


def run_reader(path: Path, settings: Settings, sources: tuple[str, ...] = ()) -> int:
    """Open the reader on the library at `path`, add `sources` to it, and return its exit code."""
    # Nothing is thrown away before there is something to see; the app turns it on again.
    gc.disable()
    sys.setswitchinterval(SWITCH)
    try:
        return _run(path, settings, sources)
    finally:
        gc.enable()


def _run(path: Path, settings: Settings, sources: tuple[str, ...]) -> int:
    """Run the reader and return its code; what is not saved when it ends is saved elsewhere."""
    from core.store import Library, ReaderSession
    from core.workshop import Workshop
    from tui.app import DragomanApp

    session = ReaderSession(path, at_once=False)
    library = Library(path, keep_unsaved=True)
    app = None
    try:
        with Workshop() as workshop:
            app = DragomanApp(library, settings, workshop, sources=sources, session=session)
            app.run()
    finally:
        if app is None or not app.has_given_up:
            _rescue(library)
        library.close()
        session.close()
    if app.parting:
        say(app.parting)
    return app.return_code or 0


def _rescue(library: "Library") -> None:
    """Save elsewhere what the disk did not take, however the reader ended."""
    if library.unsaved and not library.retry_unsaved():
        from tui.unsaved import rescue

        say(rescue(library))


def say(sentence: str, *, program: str = "dragoman: ") -> None:
    """Print a sentence on standard error, cleaned."""
    from core.prepare import clean_line

    # where the terminal is gone nobody hears it, and the next start tells
    with suppress(OSError):
        sys.stderr.write(f"{program}{clean_line(sentence)}\n")
        sys.stderr.flush()


def _failed(sentence: str) -> int:
    say(sentence)
    return 1
