"""Copying text out: one function, three ways."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from core.atomic import write_whole
from tui.plain import plain_lines

if TYPE_CHECKING:
    from tui.app import DragomanApp

_TOOLS: tuple[tuple[str, tuple[str, ...], str | None], ...] = (
    ("wl-copy", ("wl-copy",), "WAYLAND_DISPLAY"),
    ("xclip", ("xclip", "-selection", "clipboard"), "DISPLAY"),
    ("xsel", ("xsel", "--clipboard", "--input"), "DISPLAY"),
    ("pbcopy", ("pbcopy",), None),
    ("clip.exe", ("clip.exe",), None),
)
"""Programs that fill the system's clipboard, and the variable without which each is of no use."""

_TIMEOUT = 1.0
"""Seconds that a clipboard program may take."""

FILE_NAME = "copied.txt"


def copy(app: "DragomanApp", text: str) -> str:
    """Copy `text` and return the sentence that tells the reader where it went.

    The terminal is asked first, by OSC 52, which reaches the reader's own machine over SSH too, but
    no terminal says whether it obeyed. So the system's clipboard gets it as well where this machine
    has one, and where it has none, a file in the library's folder. What steers a terminal is taken
    out: a text is often pasted into one.
    """
    text = plain_lines(text)
    app.copy_to_clipboard(text)
    if not _is_remote() and _fill_system_clipboard(text):
        return "Copied to the clipboard."
    place = app.library.path / FILE_NAME
    try:
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_whole(place, text.encode())
    except OSError:
        return "Copied through the terminal; if nothing arrives, your terminal does not allow it."
    return f"Copied through the terminal, and written to {_short(place)}."


def _is_remote() -> bool:
    """Return whether the reader sits at another machine, with a clipboard out of reach."""
    return bool(os.environ.get("SSH_CONNECTION") or os.environ.get("SSH_TTY"))


def _fill_system_clipboard(text: str) -> bool:
    for program, command, needed in _TOOLS:
        if (needed is not None and not os.environ.get(needed)) or not shutil.which(program):
            continue
        # clip.exe takes the bytes for UTF-16 when they say so, and for the local code page else.
        raw = b"\xff\xfe" + text.encode("utf-16-le") if program == "clip.exe" else text.encode()
        try:
            subprocess.run(  # noqa: S603 - a fixed command, the text goes in by its input
                command,
                input=raw,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=_TIMEOUT,
                check=True,
            )
        except (OSError, subprocess.SubprocessError):
            continue
        return True
    return False


def _short(path: Path) -> str:
    home = Path.home()
    return f"~/{path.relative_to(home).as_posix()}" if path.is_relative_to(home) else str(path)
