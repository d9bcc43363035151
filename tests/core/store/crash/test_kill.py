"""Hundreds of processes that are killed while they write: nothing acknowledged is ever lost."""

import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from random import Random

import pytest

from core.store import Library, ReadingState
from tests.core.store.articles import make_article
from tests.core.store.crash.changes import AMOUNT, SEED, Held, Story, between, held_by, nothing
from tests.core.store.crash.processes import (
    FORKS,
    Child,
    die,
    die_at,
    left_behind,
    never_flush,
)

pytestmark = [FORKS, pytest.mark.slow]

LIBRARIES = 6
_LONGEST = 25
"""Changes that one process gets round to at most."""


def killed(path: Path, seed: str, held: Held) -> tuple[int, Held]:
    """Let a process change a library until it is killed; return how much it did, and the rest."""
    random = Random(f"{SEED} {seed} death")
    by_call = random.random() < 0.6

    def work(acknowledge: Callable[[], None]) -> None:
        never_flush()
        if by_call:
            die_at(random.randint(1, 120), is_before=random.random() < 0.4)
        library = Library(path)
        for change in islice(Story(seed, held).changes(), _LONGEST):
            change.does(library)
            acknowledge()
        die()

    child = Child(work)
    if not by_call:
        time.sleep(random.uniform(0.001, 0.04))
        child.kill()
    done = child.done()
    story = Story(seed, held)
    changes = story.changes()
    for _ in range(done):
        next(changes)
        held = story.held
    made = list(islice(changes, 1))
    return done, after(path, between(story.held, made[0] if made else None), held)


def after(path: Path, allowed: list[Held], held: Held) -> Held:
    """Return what a library holds that somebody was killed in; it must be one of `allowed`."""
    looking_on = held_by(Library(path, read_only=True)) if path.exists() else held
    library = Library(path)
    found = held_by(library)
    assert found in allowed, differences(found, allowed)
    assert looking_on == found
    assert library.notices() == ()
    return found


def differences(found: Held, allowed: list[Held]) -> str:
    """Say in what a library is not as it was promised to be."""
    nearest = min(allowed, key=lambda one: sum(one[kind] != found[kind] for kind in one))
    return "\n".join(
        f"{kind} {key}: {found[kind].get(key)!r}, promised {nearest[kind].get(key)!r}"[:600]
        for kind in nearest
        for key in sorted({*found[kind], *nearest[kind]})
        if found[kind].get(key) != nearest[kind].get(key)
    )


@pytest.mark.parametrize("number", range(LIBRARIES))
def test_what_was_acknowledged_outlives_every_kill(tmp_path: Path, number: int) -> None:
    path, held, acknowledged = tmp_path / "library", nothing(), 0
    for turn in range(AMOUNT // LIBRARIES):
        done, held = killed(path, f"{number} {turn}", held)
        acknowledged += done
    assert acknowledged > AMOUNT // LIBRARIES
    assert not (path / "damaged").exists()
    tidied(path)


def tidied(path: Path) -> None:
    """See that nothing half written is left once the next ones have written."""
    with Library(path) as library:
        library.save_reading("next", ReadingState(segment=1))
        for number in range(16):
            library.put(make_article(f"next{number}"))
    assert left_behind(path) == []
