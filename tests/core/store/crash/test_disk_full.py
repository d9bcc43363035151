"""A disk that is full, forbids, fails, or is gone: a clear word, and nothing acknowledged is lost.

Each kind of failure is tried at each of the system calls of a run of changes, one after the other.
"""

import errno
import os
import resource
import shutil
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

import core.atomic
from core.errors import StoreError, StoreUnsaved
from core.store import Library, ReadingState
from core.store.unsaved import put_in
from tests.core.store.articles import make_article
from tests.core.store.crash.changes import AMOUNT, KINDS, Change, Held, Story, held_by, nothing
from tests.core.store.crash.processes import CALLS, FORKS, Child, left_behind, never_flush
from tests.core.store.crash.test_kill import differences

FAILURES = {
    "_open": (errno.ENOSPC, errno.EROFS, errno.EACCES),
    "_write": (errno.ENOSPC, errno.EIO),
    "_flush": (errno.EIO, errno.EDQUOT),
    "_replace": (errno.EIO, errno.ENOSPC),
    "_unlink": (errno.EROFS,),
    "_make": (errno.ENOSPC,),
}
_STEP = max(1, 2_100 // AMOUNT)
"""Every how many-th call is one to fail at."""


class Failing:
    """Fails at the `number`-th call of a name, and at all calls after it while it `lasts`."""

    def __init__(self, patch: pytest.MonkeyPatch, name: str, code: int, *, lasts: bool) -> None:
        self.left = 0
        self.count = 0
        self.failed = 0
        self._lasts = lasts
        patch.setattr(core.atomic, "_flush", lambda handle: None)
        for one in CALLS:
            patch.setattr(
                core.atomic, one, self._wrapped(one, getattr(core.atomic, one), name, code)
            )

    def _wrapped(
        self, one: str, real: Callable[..., Any], name: str, code: int
    ) -> Callable[..., Any]:
        def call(*given: Any) -> Any:
            if one == name or (self._lasts and self.failed):
                self.count += one == name
                if self.left and (self.count == self.left or (self._lasts and self.failed)):
                    self.failed += 1
                    if one == "_write":  # a part of it finds room
                        real(given[0], given[1][: len(given[1]) // 3])
                    raise OSError(code, os.strerror(code))
            return real(*given)

        return call


def story(seed: str, count: int) -> list[Change]:
    return list(islice(Story(f"full {seed}", nothing()).changes(), count))


def check_kinds(found: Held, allowed: list[Held]) -> None:
    for kind in KINDS:
        assert found[kind] in [one[kind] for one in allowed], differences(found, allowed)


@pytest.mark.parametrize(("name", "code"), [(a, b) for a, those in FAILURES.items() for b in those])
@pytest.mark.parametrize("lasts", [False, True])
def test_a_failure_at_any_call_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, code: int, lasts: bool
) -> None:
    """A run of changes fails at one call; what was made before is there, what failed is told."""
    changes = story("plain", 12)
    number = 1
    while True:
        path = tmp_path / f"library{number}"
        allowed = [nothing()]
        with monkeypatch.context() as patch:
            failing = Failing(patch, name, code, lasts=lasts)
            failing.left = number
            library = Library(path)
            for change in changes:
                try:
                    change.does(library)
                except StoreError as error:
                    assert not isinstance(error, StoreUnsaved)
                    assert str(error).endswith(".")
                    allowed += [*change.halfway, change.after]
                    break
                allowed = [change.after]
            if path.exists():
                check_kinds(held_by(library), allowed)
        if not failing.failed:
            assert number > 1 or name == "_unlink"
            return
        check_kinds(held_by(Library(path)), allowed)
        Library(path).save_reading("next", ReadingState(segment=1))
        assert Library(path).reading("next").segment == 1
        if not lasts:
            assert not [one for one in left_behind(path) if name != "_unlink"]
        shutil.rmtree(path)
        number += _STEP


@pytest.mark.parametrize(
    ("name", "code"),
    [("_write", errno.ENOSPC), ("_flush", errno.EIO), ("_open", errno.EROFS),
     ("_replace", errno.EIO)],
)  # fmt: skip
def test_what_waits_is_written_when_there_is_room_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, code: int
) -> None:
    changes = story("keeps", 16)
    number, waited = 3, 0
    while True:
        path = tmp_path / f"library{number}"
        Library(path).save_reading("first", ReadingState(segment=1))
        with monkeypatch.context() as patch:
            failing = Failing(patch, name, code, lasts=True)
            failing.left = number
            library = Library(path, keep_unsaved=True)
            expected = nothing()
            for change in changes:
                try:
                    change.does(library)
                except StoreUnsaved:
                    waited += 1
                except StoreError as error:
                    # files of their own can be imported, or deleted, again
                    assert change.name in ("import", "import away"), error
                    break
                expected = change.after
                found = held_by(library)
                found["reading"].pop("first")
                check_kinds(found, [expected])
            if failing.failed:
                saved = tmp_path / f"unsaved{number}"
                failing.left = 0
                library.save_unsaved(saved)
                put_in_elsewhere(saved, tmp_path / f"other{number}")
        if not failing.failed:
            break
        assert library.retry_unsaved()
        assert library.unsaved == ()
        again = Library(path)
        found = held_by(again)
        found["reading"].pop("first")
        check_kinds(found, [expected])
        assert again.notices() == ()
        shutil.rmtree(path)
        number += 3 * _STEP
    assert waited > 10


def test_a_removal_that_failed_has_not_half_happened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One copy of the list had taken it already when the other found no room."""
    library = Library(tmp_path)
    library.put_many([make_article("aa"), make_article("bb")])
    library.put(make_article("cc"))
    monkeypatch.setattr(core.atomic, "_flush", lambda handle: None)
    for number in (1, 2):
        with monkeypatch.context() as patch:
            failing = Failing(patch, "_write", errno.ENOSPC, lasts=False)
            failing.left = number
            with pytest.raises(StoreError):
                library.remove("aa")
        for one in (library, Library(tmp_path)):
            assert [entry.id for entry in one.entries()] == ["aa", "bb", "cc"]
            assert one.article("aa") == make_article("aa")


def put_in_elsewhere(saved: Path, path: Path) -> None:
    put_in(Library(path), saved)
    shutil.rmtree(path, ignore_errors=True)


@FORKS
@pytest.mark.slow
@pytest.mark.parametrize("keeps", [False, True])
def test_no_file_may_grow_beyond_a_limit(tmp_path: Path, keeps: bool) -> None:
    """The system itself refuses, in the middle of a write: with RLIMIT_FSIZE, in a process."""
    path, held = tmp_path / "library", nothing()
    for number in range(12):
        changes = list(islice(Story(f"limit {number}", held).changes(), 8))
        limit = (0, 1, 60, 200, 400, 700, 1_500, 3_000, 6_000, 12_000, 25_000, 50_000)[number]

        def work(
            acknowledge: Callable[[], None], changes: list[Change] = changes, limit: int = limit
        ) -> None:
            never_flush()
            library = Library(path, keep_unsaved=keeps)
            library.save_reading("first", ReadingState(segment=1))
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
            for change in changes:
                try:
                    change.does(library)
                except StoreError:
                    break
                acknowledge()
            if keeps:
                resource.setrlimit(resource.RLIMIT_FSIZE, (-1, resource.RLIM_INFINITY))
                assert library.retry_unsaved()

        done = Child(work).done()
        before = changes[done - 1].after if done else held
        allowed = [before]
        if done < len(changes):
            allowed += [*changes[done].halfway, changes[done].after]
        library = Library(path)
        found = held_by(library)
        found["reading"].pop("first")
        check_kinds(found, allowed)
        assert library.notices() == ()
        library._reading.drop("first")
        held = held_by(library)
    assert left_behind(path) == []


@pytest.mark.parametrize("keeps", [False, True])
def test_a_folder_that_vanishes_and_comes_back(tmp_path: Path, keeps: bool) -> None:
    path, away = tmp_path / "library", tmp_path / "away"
    library = Library(path, keep_unsaved=keeps)
    library.put(make_article("aa"))
    library.save_reading("aa", ReadingState(segment=1))
    path.rename(away)
    for other in (False, True):
        if other:  # another library stands there now
            Library(path).put(make_article("zz"))
        with pytest.raises(StoreUnsaved if keeps else StoreError, match="vanished"):
            library.save_reading("aa", ReadingState(segment=2 + other))
        assert path.exists() == other
        if keeps:
            assert library.reading("aa").segment == 2 + other
            assert not library.retry_unsaved()
    assert [one.id for one in Library(path).entries()] == ["zz"]
    shutil.rmtree(path)
    away.rename(path)
    assert library.retry_unsaved()
    library.put(make_article("bb"))
    again = Library(path)
    assert [one.id for one in again.entries()] == ["aa", "bb"]
    assert again.reading("aa").segment == (3 if keeps else 1)


@FORKS
@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="becoming somebody else"
)
@pytest.mark.parametrize("name", ["passages.json", "spare/passages.json.gz", "spare"])
def test_a_file_that_may_not_be_read(tmp_path: Path, name: str) -> None:
    """The other copy serves; where there is none, that is said, and nothing is given up as lost."""
    path = tmp_path / "library"
    library = Library(path)
    story = Story("forbidden", nothing())
    for change in islice(story.changes(), 30):
        change.does(library)
    held = held_by(library)
    assert held["passages"]

    def work(acknowledge: Callable[[], None]) -> None:
        os.chdir(tmp_path)
        for one in (tmp_path, path, *path.rglob("*")):
            os.chown(one, 65_534, 65_534)
        os.setuid(65_534)
        (Path("library") / name).chmod(0)
        inner = Path("library")
        assert held_by(Library(inner)) == held
        if name == "passages.json":
            # neither copy: no start of an empty shelf, which would be written over what is there
            for place in (inner / name, inner / "spare" / "passages.json.gz"):
                place.chmod(0)
            with pytest.raises(StoreError, match="Permission denied"):
                Library(inner).passages()
            for place in (inner / name, inner / "spare" / "passages.json.gz"):
                place.chmod(0o600)
            assert held_by(Library(inner)) == held
        acknowledge()

    assert Child(work).done() == 1
