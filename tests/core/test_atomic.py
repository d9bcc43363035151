import os
import stat
from pathlib import Path

import pytest

from core.atomic import write_whole


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    place = tmp_path / "file"
    write_whole(place, b"one")
    write_whole(place, b"two")
    assert place.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [place]


def test_a_file_that_is_there_can_be_spared(tmp_path: Path) -> None:
    place = tmp_path / "file"
    write_whole(place, b"one", overwrite=False)
    with pytest.raises(FileExistsError):
        write_whole(place, b"two", overwrite=False)
    assert place.read_bytes() == b"one"
    assert list(tmp_path.iterdir()) == [place]


def test_a_file_system_without_links_is_served_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    place = tmp_path / "file"
    write_whole(place, b"one", overwrite=False)
    with pytest.raises(FileExistsError):
        write_whole(place, b"two", overwrite=False)
    assert place.read_bytes() == b"one"
    assert list(tmp_path.iterdir()) == [place]


@pytest.mark.parametrize("step", ["write", "fsync"])
def test_a_write_that_fails_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    place = tmp_path / "file"
    write_whole(place, b"old")

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, step, full)
    with pytest.raises(OSError, match="No space"):
        write_whole(place, b"new")
    assert place.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [place]


def test_short_writes_are_gone_on_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: whole(handle, data[:3]))
    write_whole(tmp_path / "file", b"a longer text")
    assert (tmp_path / "file").read_bytes() == b"a longer text"


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_modes_are_given_and_kept(tmp_path: Path) -> None:
    place = tmp_path / "file"
    write_whole(place, b"one")
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    place.chmod(0o640)
    write_whole(place, b"two")
    assert stat.S_IMODE(place.stat().st_mode) == 0o640


@pytest.mark.skipif(os.name == "nt", reason="symbolic links")
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
