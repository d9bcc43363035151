import stat
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.tui.samples import make_app
from tui import clipboard
from tui.clipboard import copy

VARIABLES = ("WAYLAND_DISPLAY", "DISPLAY", "SSH_CONNECTION", "SSH_TTY")


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A machine with no display, no connection and an empty PATH."""
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    programs = tmp_path / "bin"
    programs.mkdir()
    monkeypatch.setenv("PATH", str(programs))
    return programs


def install(programs: Path, name: str, script: str) -> None:
    program = programs / name
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)


async def run(tmp_path: Path, text: str) -> tuple[str, str, list[str]]:
    app = make_app(tmp_path, ())
    async with app.run_test():
        written: list[str] = []
        assert app._driver is not None
        app._driver.write = written.append  # type: ignore[assignment,method-assign]
        return copy(app, text), app.clipboard, written


async def test_the_terminal_is_always_asked(tmp_path: Path, bare: Path) -> None:
    _, clipboard_, written = await run(tmp_path, "Séoul")
    assert clipboard_ == "Séoul"
    assert any(one.startswith("\x1b]52;c;U8Opb3Vs") for one in written)


async def test_the_systems_clipboard_is_filled_too(
    tmp_path: Path, bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    held = tmp_path / "held"
    install(bare, "xclip", f'while IFS= read -r line; do echo "$line" > {held}; done')
    said, _, _ = await run(tmp_path, "Séoul [x]\n")
    assert said == "Copied to the clipboard."
    assert held.read_text(encoding="utf-8") == "Séoul [x]\n"
    assert not (tmp_path / "library" / clipboard.FILE_NAME).exists()


async def test_without_one_the_text_is_in_a_file(tmp_path: Path, bare: Path) -> None:
    said, _, _ = await run(tmp_path, "Séoul")
    place = tmp_path / "library" / clipboard.FILE_NAME
    assert place.read_text(encoding="utf-8") == "Séoul"
    assert place.name in said and "terminal" in said
    assert place.stat().st_mode & 0o077 == 0


async def test_a_program_that_fails_or_hangs_is_passed_over(
    tmp_path: Path, bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    for name in ("wl-copy", "xclip"):
        install(bare, name, "exit 1")
    tried: list[str] = []
    real: Any = subprocess.run

    def watch(command: tuple[str, ...], **options: Any) -> Any:
        tried.append(command[0])
        if command[0] == "wl-copy":
            raise subprocess.TimeoutExpired(command, 1)
        return real(command, **options)

    monkeypatch.setattr(subprocess, "run", watch)
    said, _, _ = await run(tmp_path, "Séoul")
    assert tried == ["wl-copy", "xclip"]
    assert clipboard.FILE_NAME in said


async def test_over_ssh_no_program_here_is_asked(
    tmp_path: Path, bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("SSH_CONNECTION", "1.2.3.4 5 6.7.8.9 22")
    install(bare, "xclip", "cat > /dev/null")
    said, _, _ = await run(tmp_path, "Séoul")
    assert clipboard.FILE_NAME in said


async def test_nowhere_to_write_is_said_too(tmp_path: Path, bare: Path) -> None:
    (tmp_path / "library").write_text("a file in the way", encoding="utf-8")
    app = make_app(tmp_path / "elsewhere", ())
    app.library.path = tmp_path / "library" / "below"
    async with app.run_test():
        said = copy(app, "x")
    assert "your terminal does not allow it" in said
