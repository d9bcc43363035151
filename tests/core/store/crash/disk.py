"""A disk that keeps, when the power goes, only what was flushed, and of the rest whatever it likes.

What core.atomic asks of the system is recorded, and each state worked out that the disk may be in
had the power gone after any of the calls. What a name stands for is kept by the folder it is in:
until the folder is flushed, each name made, replaced or taken away in it may have become so or not,
by itself. What is in a file is kept by the file: until it is flushed, what was added since may be
there, or half of it, or zeros, or nothing.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from random import Random
from typing import Any, TypeAlias

import pytest

import core.atomic

State: TypeAlias = tuple[tuple[str, bytes | None], ...]
"""What stands on a disk: paths, from that of the disk on, and contents, None for folders."""

_FEW = 5
"""Choices of which every combination is tried; of more, some are drawn."""


class Killed(BaseException):
    """The process that was recorded is dead."""


@dataclass
class _File:
    """A file: what is surely in it, and what is in it as long as the power is there."""

    sure: bytes = b""
    now: bytes = b""

    def may_hold(self) -> list[bytes]:
        added = self.now[len(self.sure) :] if self.now.startswith(self.sure) else b""
        if self.now == self.sure:
            return [self.sure]
        if not added:
            return [self.sure, self.now]
        half = self.sure + added[: len(added) // 2]
        return [self.sure, half, self.sure + bytes(len(added)), self.now]


@dataclass
class _Folder:
    """A folder: what surely stands in it, and what has been done to it since."""

    sure: dict[str, "_File | _Folder"] = field(default_factory=dict)
    done: list[dict[str, "_File | _Folder | None"]] = field(default_factory=list)

    def now(self) -> dict[str, "_File | _Folder"]:
        return self.with_done([True] * len(self.done))

    def with_done(self, which: Iterable[bool]) -> dict[str, "_File | _Folder"]:
        found = dict(self.sure)
        for is_done, names in zip(which, self.done, strict=True):
            for name, node in names.items() if is_done else ():
                if node is None:
                    found.pop(name, None)
                else:
                    found[name] = node
        return found


class Disk:
    """A folder whose changes by core.atomic are recorded, from its being empty on.

    `on_call` is called before each; what it raises is as if the process had died there: nothing
    that it tries afterwards changes anything.
    """

    def __init__(self, path: Path, patch: pytest.MonkeyPatch, on_call: Callable[[], None]) -> None:
        self._path = path
        self._root = _Folder()
        self._handles: dict[int, _File | _Folder] = {}
        self._on_call = on_call
        for name in ("open", "write", "flush", "cut", "replace", "link", "unlink", "make"):
            real = getattr(core.atomic, f"_{name}")
            patch.setattr(core.atomic, f"_{name}", self._recorded(real, getattr(self, f"_{name}")))

    def states(self, random: Random, most: int) -> Iterator[State]:
        """Give states that the disk may be in had the power gone now, `most` of them at most."""
        folders, files = list(_folders(self._root)), list(_files(self._root))
        choices: list[list[Any]] = [[False, True] for one in folders for _ in one.done]
        choices += [one.may_hold() for one in files]
        for chosen in _combinations(choices, random, most):
            rest = iter(chosen)
            kept = {id(one): one.with_done([next(rest) for _ in one.done]) for one in folders}
            held = {id(one): next(rest) for one in files}
            yield tuple(_laid_out(self._root, "", kept, held))

    # What was asked of the system

    def _recorded(self, real: Callable[..., Any], note: Callable[..., None]) -> Callable[..., Any]:
        def call(*given: Any) -> Any:
            self._on_call()
            if note.__name__ == "_open":
                was_there = given[0].exists()
                found = real(*given)
                self._open(found, given[0], was_there=was_there)
                return found
            if note.__name__ == "_flush":  # the power does not really go
                return self._flush(*given)
            found = real(*given)
            if note.__name__ == "_write":
                self._write(given[0], bytes(given[1][:found]))
            else:
                note(*given)
            return found

        return call

    def _open(self, handle: int, path: Path, *, was_there: bool) -> None:
        if path == self._path:
            self._handles[handle] = self._root
            return
        folder = self._folder(path.parent)
        if not was_there:
            folder.done.append({path.name: _File()})
        self._handles[handle] = folder.now()[path.name]

    def _write(self, handle: int, data: bytes) -> None:
        file = self._handles[handle]
        assert isinstance(file, _File)
        file.now += data  # new files, and those that are only added to

    def _flush(self, handle: int) -> None:
        node = self._handles[handle]
        if isinstance(node, _File):
            node.sure = node.now
        else:
            node.sure, node.done = node.now(), []

    def _cut(self, handle: int, size: int) -> None:
        file = self._handles[handle]
        assert isinstance(file, _File)
        file.now = file.now[:size]

    def _replace(self, old: Path, new: Path) -> None:
        assert old.parent == new.parent
        folder = self._folder(old.parent)
        # a rename within a folder happens as a whole or not at all
        folder.done.append({old.name: None, new.name: folder.now()[old.name]})

    def _link(self, old: Path, new: Path) -> None:
        node = self._folder(old.parent).now()[old.name]
        self._folder(new.parent).done.append({new.name: node})

    def _unlink(self, path: Path) -> None:
        self._folder(path.parent).done.append({path.name: None})

    def _make(self, path: Path, mode: int) -> None:
        self._folder(path.parent).done.append({path.name: _Folder()})

    def _folder(self, path: Path) -> _Folder:
        found = self._root
        for name in path.relative_to(self._path).parts:
            inner = found.now()[name]
            assert isinstance(inner, _Folder)
            found = inner
        return found


def _combinations(choices: list[list[Any]], random: Random, most: int) -> Iterator[tuple[Any, ...]]:
    open_ones = [one for one in choices if len(one) > 1]
    if len(open_ones) <= _FEW and 4 ** len(open_ones) <= most:
        yield from product(*choices)
        return
    yield tuple(one[0] for one in choices)
    yield tuple(one[-1] for one in choices)
    for _ in range(most - 2):
        yield tuple(random.choice(one) for one in choices)


def _folders(folder: _Folder) -> Iterator[_Folder]:
    yield folder
    for one in _standing(folder):
        if isinstance(one, _Folder):
            yield from _folders(one)


def _files(folder: _Folder) -> Iterator[_File]:
    """Give every file that some name may stand for, once."""
    seen: set[int] = set()
    for one in _folders(folder):
        for node in _standing(one):
            if isinstance(node, _File) and id(node) not in seen:
                seen.add(id(node))
                yield node


def _standing(folder: _Folder) -> Iterator[_File | _Folder]:
    yield from folder.sure.values()
    for names in folder.done:
        for node in names.values():
            if node is not None and all(node is not one for one in folder.sure.values()):
                yield node


def _laid_out(
    folder: _Folder, path: str, kept: dict[int, dict[str, Any]], held: dict[int, bytes]
) -> Iterator[tuple[str, bytes | None]]:
    for name, node in sorted(kept[id(folder)].items()):
        inner = f"{path}{name}"
        if isinstance(node, _Folder):
            yield inner, None
            yield from _laid_out(node, f"{inner}/", kept, held)
        else:
            yield inner, held[id(node)]


def lay_out(state: State, path: Path) -> None:
    """Make a folder in which a disk is as it was when the power went."""
    path.mkdir()
    for name, data in state:
        if data is None:
            (path / name).mkdir(mode=0o700)
        else:
            handle = os.open(path / name, os.O_WRONLY | os.O_CREAT, 0o600)
            os.write(handle, data)
            os.close(handle)
