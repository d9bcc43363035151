"""The power goes after any system call: what was acknowledged is there when it comes back."""

import shutil
from itertools import islice
from pathlib import Path
from random import Random

import pytest

import core.atomic
from core.store import Library, ReadingState
from tests.core.store.articles import make_article
from tests.core.store.crash.changes import (
    AMOUNT,
    KINDS,
    SEED,
    Change,
    Held,
    Story,
    held_by,
    nothing,
)
from tests.core.store.crash.disk import Disk, Killed, State, lay_out

STORIES = max(4, AMOUNT // 75)
CHANGES = 14
_MOST = 10
"""States of the disk that are looked at for one moment."""


class Run:
    """Changes to a library on a recorded disk, and what it may hold at each moment."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch, seed: str) -> None:
        self.disk = Disk(folder, patch, self._look)
        self.path = folder / "library"
        self.allowed: list[Held] = [nothing()]
        self.states: dict[State, list[list[Held]]] = {}
        self.moments = 0
        self._random = Random(f"{SEED} {seed} power")
        self._die_in = 0

    def do(self, changes: list[Change], *, die_in: int = 0) -> None:
        """Make changes; with `die_in` the process is killed at that call."""
        self._die_in = die_in
        library = Library(self.path)
        for change in changes:
            self.allowed = [*self.allowed, *change.halfway, change.after]
            try:
                change.does(library)
            except Killed:
                break
            self.allowed = [change.after]
        self._die_in = 0

    def _look(self) -> None:
        self.moments += 1
        if self._die_in == 1:
            raise Killed
        self._die_in -= self._die_in > 1
        self.look()

    def look(self) -> None:
        """Keep the states that the disk may be in now, and what each may hold."""
        for state in self.disk.states(self._random, _MOST):
            known = self.states.setdefault(state, [])
            if self.allowed not in known:
                known.append(self.allowed)


def check(state: State, allowed: list[list[Held]], folder: Path) -> None:
    """See that a library opens, holds what it must, says nothing of a loss, and can be written."""
    lay_out(state, folder)
    path = folder / "library"
    looking_on = held_by(Library(path, read_only=True)) if path.exists() else nothing()
    library = Library(path)
    found = held_by(library)
    for promised in allowed:
        for kind in KINDS:
            assert found[kind] in [one[kind] for one in promised], (kind, found[kind])
    assert looking_on == found
    for notice in library.notices():
        assert "nothing is lost" in notice.sentence
    library.save_reading("next", ReadingState(segment=1))
    again = Library(path)
    found["reading"]["next"] = ReadingState(segment=1)
    assert held_by(again) == found
    assert again.notices() == ()
    shutil.rmtree(folder)


def check_all(run: Run, folder: Path, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(core.atomic, "_flush", lambda handle: None)  # the power stays on now
    for number, (state, allowed) in enumerate(run.states.items()):
        check(state, allowed, folder / f"disk{number}")


@pytest.mark.parametrize("number", range(STORIES))
def test_what_was_acknowledged_outlives_a_power_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    (tmp_path / "recorded").mkdir()
    with monkeypatch.context() as patch:
        run = Run(tmp_path / "recorded", patch, str(number))
        run.do(list(islice(Story(f"power {number}", nothing()).changes(), CHANGES)))
        run.look()
    assert run.moments > 10 * CHANGES
    assert len(run.states) > 10 * CHANGES
    check_all(run, tmp_path, monkeypatch)


@pytest.mark.parametrize("number", range(STORIES))
def test_a_kill_and_then_a_power_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """What a killed process did not flush, the next one must."""
    random = Random(f"{SEED} {number} both")
    (tmp_path / "recorded").mkdir()
    with monkeypatch.context() as patch:
        run = Run(tmp_path / "recorded", patch, str(number))
        held = nothing()
        for turn in range(4):
            changes = list(islice(Story(f"both {number} {turn}", held).changes(), 5))
            run.do(changes, die_in=random.randint(1, 70))
            held = seen(run)
            run.allowed = [held, *run.allowed]
        run.look()
    check_all(run, tmp_path, monkeypatch)


def test_each_call_of_the_first_change_killed_and_then_a_power_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Folders and files that were made and never flushed are there for the next process."""
    died, number = True, 0
    while died:
        number += 1
        folder = tmp_path / f"recorded{number}"
        folder.mkdir()
        with monkeypatch.context() as patch:
            run = Run(folder, patch, str(number))
            first = Change("put", lambda library: library.put(make_article("first")), nothing())
            run.do([first], die_in=number)
            died = len(run.allowed) > 1
            article = make_article("second", "Un titre")
            Library(run.path).put(article)
            run.states.clear()
            run.look()
        for state_number, state in enumerate(run.states):
            place = folder / f"disk{state_number}"
            lay_out(state, place)
            again = Library(place / "library")
            assert again.article("second") == article, number
            assert again.has("second"), number
    assert number > 20


def seen(run: Run) -> Held:
    """Return what the next process finds, which it may change; it mends nothing yet."""
    return held_by(Library(run.path, read_only=True)) if run.path.exists() else nothing()
