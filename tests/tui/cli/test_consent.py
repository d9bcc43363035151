"""Nothing leaves the machine before somebody has said yes, and no is for good."""

import os
import pty
import re
import select
import subprocess
import sys
from pathlib import Path

import pytest

from core.settings import Settings, load_settings, save_settings
from core.store import Library
from tests.core.translate.engines import Upper
from tests.tui.cli.engines import Bench, Online, texts

ROOT = Path(__file__).parents[3]


@pytest.fixture
def online(bench: Bench) -> Online:
    engine = Online("far")
    bench.engines = [engine]
    return engine


def say(answer: str) -> None:
    settings = Settings()
    settings.translation.online = answer  # type: ignore[assignment]
    save_settings(settings)


def answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the runner's standard input stand for a person."""
    monkeypatch.setattr("tui.cli.consent.can_ask", lambda: True)


@pytest.mark.parametrize("command", [("add", "pont.txt"), ("translate", "--all")])
def test_where_nobody_can_be_asked_nothing_is_sent(
    bench: Bench, online: Online, command: tuple[str, ...]
) -> None:
    if command[0] == "translate":
        bench.add()
    done = bench.run(*command)
    assert online.asked == []
    assert "Nothing was sent to Far Away" in done.stderr
    assert "--yes" in done.stderr
    assert "dragoman engines allow" in done.stderr
    assert "dragoman engines add fr en" in done.stderr
    assert load_settings().translation.online == "ask"


@pytest.mark.parametrize("command", [("add", "pont.txt"), ("translate", "--all")])
def test_yes_is_for_this_command(bench: Bench, online: Online, command: tuple[str, ...]) -> None:
    if command[0] == "translate":
        bench.add()
    done = bench.run(*command, "--yes")
    assert done.exit_code == 0, done.stderr
    assert len(texts(online)) == 3
    assert load_settings().translation.online == "ask"


def test_what_is_allowed_for_good_is_sent_without_a_question(bench: Bench, online: Online) -> None:
    say("allowed")
    assert bench.run("add", "pont.txt").exit_code == 0
    assert online.asked != []


def test_what_is_refused_for_good_is_never_asked_and_never_sent(
    bench: Bench, online: Online, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(monkeypatch)
    say("refused")
    done = bench.run("add", "pont.txt", stdin="y\n")
    assert done.exit_code == 0
    assert "Send the text" not in done.output
    forced = bench.run("translate", "--all", "--yes")
    assert forced.exit_code == 1
    assert "--yes sends none; `dragoman engines ask` takes the refusal back" in forced.stderr
    assert online.asked == []


@pytest.mark.parametrize(
    ("typed", "sends", "kept"),
    [
        ("y\n", True, "allowed"),
        ("o\n", True, "ask"),
        ("n\n", False, "ask"),
        ("\n", False, "ask"),
        ("what\nmaybe\nhm\n", False, "ask"),
        ("?\nyes\n", True, "allowed"),
        ("v\n", False, "refused"),
    ],
)
def test_the_answers(
    bench: Bench,
    online: Online,
    monkeypatch: pytest.MonkeyPatch,
    typed: str,
    sends: bool,
    kept: str,
) -> None:
    answers(monkeypatch)
    done = bench.run("add", "pont.txt", stdin=typed)
    assert done.exit_code == 0, done.stderr
    assert "Send the text of “Le pont de Lyon rouvre après 3 ans de travaux” to Far Away?" in (
        done.stderr
    )
    assert "dragoman engines add fr en" in done.stderr
    assert bool(online.asked) == sends
    assert load_settings().translation.online == kept


def test_it_is_asked_once_for_all_articles(
    bench: Bench, online: Online, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(monkeypatch)
    (bench.folder / "other.txt").write_text(
        "La gare de Nantes ferme\n\nLa gare de Nantes ferme demain pour trois mois de travaux.\n"
    )
    done = bench.run("add", "pont.txt", "other.txt", stdin="o\n")
    assert done.stderr.count("Send the text of") == 1
    assert len(online.asked) == 2


def test_nobody_is_asked_when_an_engine_here_does_it_all(
    bench: Bench, online: Online, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(monkeypatch)
    here = Upper("here")
    bench.engines = [here, online]
    done = bench.run("add", "pont.txt")
    assert done.exit_code == 0
    assert "Send the text" not in done.output
    assert (bool(here.asked), online.asked) == (True, [])


def test_offline_means_that_nothing_is_sent(bench: Bench, online: Online) -> None:
    say("allowed")
    here = Upper("here", langs=("de",))
    bench.engines = [here, online]
    done = bench.run("add", "pont.txt", "--offline")
    assert done.exit_code == 0
    assert online.asked == []


def test_settings_that_cannot_be_written_do_not_undo_the_answer(
    bench: Bench, online: Online, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(monkeypatch)
    (bench.folder / "file").write_text("")
    monkeypatch.setenv("DRAGOMAN_CONFIG", str(bench.folder / "file" / "settings.toml"))
    monkeypatch.setattr("tui.cli.env.load_settings", Settings)
    done = bench.run("add", "pont.txt", stdin="v\n")
    assert online.asked == []
    assert "could not be saved" in done.stderr


ASKED = re.compile(rb"Your choice \[n\]:(?:\x1b\[\?2004h)? ")
"""The question and the blank that readline puts behind it when it is ready for a key."""

SCRIPT = """
import fcntl, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)  # so that ctrl+c reaches this process
import tui.cli.consent
from tests.tui.cli.engines import Online
import core.workshop
core.workshop.Workshop = core.workshop.InlineWorkshop
tui.cli.consent.ready_engines = lambda *_: (Online("far"),)
from tui.cli import main
main()
"""


@pytest.mark.slow
@pytest.mark.parametrize(("typed", "made"), [(b"o\n", 3), (b"\n", 0), (b"\x03", 0)])
def test_on_a_real_terminal(bench: Bench, typed: bytes, made: int) -> None:
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", SCRIPT, "add", "pont.txt"],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm"},
        start_new_session=True,
    ) as process:
        os.close(theirs)
        seen = read_until(ours, ASKED)
        os.write(ours, typed)
        seen += read_until(ours, None, again=typed)
        os.close(ours)  # whoever still waits for a key there is hung up on
    assert "Send the text of" in seen.decode()
    assert process.returncode == (130 if typed == b"\x03" else 0), seen.decode()
    library = Library(bench.folder / "library")
    entry = library.entries()[0]
    assert len(library.article(entry.id).translated("en")) == made
    assert b"Traceback" not in seen


def read_until(handle: int, wanted: re.Pattern[bytes] | None, *, again: bytes = b"") -> bytes:
    """Read the terminal until `wanted` stands there, it is closed, or nothing comes any more.

    CPython misses a ctrl+c that comes just before it waits for a key, as a person's never does: so
    it is typed `again` when nothing comes.
    """
    seen, patience = b"", 90
    while wanted is None or not wanted.search(seen):
        if not select.select([handle], [], [], 1)[0]:
            patience -= 1
            if again == b"\x03" and b"Interrupted" not in seen:
                os.write(handle, again)
            if not patience:
                break
            continue
        try:
            more = os.read(handle, 4096)
        except OSError:  # the other end is closed
            break
        if not more:
            break
        seen += more
    return seen
