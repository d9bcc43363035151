"""The library is the old one or the new one, at every instant; and no file gets it to do worse."""

import io
import json
import os
import stat
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.errors import BackupError, StoreUnsaved
from core.store import Library, ReaderSession
from core.store.care import restoring as module
from core.store.care.backup import back_up, put_back
from core.store.care.checking import check_library
from tests.core.store.articles import make_article
from tests.core.store.backups import filled, names_in, seen_in


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a backup of a library."""
    filled(tmp_path / "first")
    back_up(tmp_path / "first", tmp_path / "a.zip")
    return tmp_path / "a.zip"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Return another library, to be replaced."""
    Library(tmp_path / "library").put(make_article("d4d4d4"))
    return tmp_path / "library"


def remade(file: Path, change: Callable[[dict[str, bytes], dict[str, Any]], None]) -> None:
    """Change a backup's files and manifest, as somebody who means harm would."""
    with zipfile.ZipFile(file) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(files.pop("manifest.json"))
    change(files, manifest)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in files.items():
            archive.writestr(name, raw)
        archive.writestr("manifest.json", json.dumps(manifest))


def listed(raw: bytes) -> dict[str, object]:
    return {"size": len(raw), "sha256": sha256(raw).hexdigest()}


def test_a_restored_library_is_well_and_another(file: Path, tmp_path: Path) -> None:
    done = put_back(file, tmp_path / "deep" / "library")
    assert (done.articles, done.aside) == (2, None)
    assert check_library(tmp_path / "deep" / "library") == ()
    assert names_in(tmp_path / "deep") == {"library"}
    marks = [
        json.loads((tmp_path / one / "library.json").read_bytes())["library"]["library"]["id"]
        for one in ("first", "deep/library")
    ]
    assert marks[0] != marks[1]


def test_an_empty_folder_is_filled(file: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    put_back(file, tmp_path / "empty")
    assert seen_in(tmp_path / "empty") == seen_in(tmp_path / "first")


def test_a_library_is_replaced_only_when_asked_and_kept(
    file: Path, old: Path, tmp_path: Path
) -> None:
    before = seen_in(old)
    with pytest.raises(BackupError, match="--replace"):
        put_back(file, old)
    assert seen_in(old) == before
    done = put_back(file, old, replace=True)
    assert done.aside == str(tmp_path / "library.before-restore-1")
    assert seen_in(Path(done.aside)) == before
    assert seen_in(old) == seen_in(tmp_path / "first")
    assert put_back(file, old, replace=True).aside == str(tmp_path / "library.before-restore-2")
    assert not [one for one in names_in(tmp_path) if one.startswith(".")]


def test_a_library_without_anything_in_it_is_moved_aside_unasked(
    file: Path, tmp_path: Path
) -> None:
    with Library(tmp_path / "library").transaction():
        pass
    assert put_back(file, tmp_path / "library").aside is not None


def test_a_folder_of_other_things_is_never_replaced(file: Path, tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "a.jpg").write_bytes(b"jpg")
    with pytest.raises(BackupError, match="other things"):
        put_back(file, tmp_path / "photos", replace=True)
    with pytest.raises(BackupError, match="no folder"):
        put_back(file, tmp_path / "photos" / "a.jpg", replace=True)


def test_a_library_that_a_reader_has_open_is_not_replaced(file: Path, old: Path) -> None:
    session = ReaderSession(old)
    with pytest.raises(BackupError, match="close it"):
        put_back(file, old, replace=True)
    session.close()
    put_back(file, old, replace=True)


def test_without_exchange_of_names_it_is_done_in_two_steps(
    file: Path, old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = seen_in(old)
    monkeypatch.setattr(module, "exchange", lambda *_: False)
    done = put_back(file, old, replace=True)
    assert done.aside is not None and seen_in(Path(done.aside)) == before
    assert seen_in(old) == seen_in(tmp_path / "first")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_at_any_step_it_leaves_the_old_library_or_the_new_one(
    file: Path, old: Path, tmp_path: Path
) -> None:
    before, after = seen_in(old), seen_in(tmp_path / "first")
    if not module.exchange(tmp_path / "first", old):
        pytest.skip("this system cannot exchange names")
    module.exchange(tmp_path / "first", old)
    steps = ("_flush_all", "flush_folder", "exchange", "_swap", "_take_place")
    for number in range(200):
        child = os.fork()
        if not child:
            _die_at(number, steps)
            put_back(file, old, replace=True)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        now = seen_in(old)
        assert now in (before, after)
        if not status:
            break
        if now == after:
            asides = [tmp_path / one for one in names_in(tmp_path) if "before-restore" in one]
            assert before in [seen_in(one) for one in asides]
            break
    assert number > 8
    assert seen_in(old) == after


def _die_at(number: int, steps: tuple[str, ...]) -> None:
    """Let this process be killed when it takes so many steps, before or after one."""
    left = number

    def counted(step: Callable[..., Any]) -> Callable[..., Any]:
        def run(*args: Any) -> Any:
            nonlocal left
            left -= 1
            if left < 0:
                os.kill(os.getpid(), 9)
            made = step(*args)
            left -= 1
            if left < 0:
                os.kill(os.getpid(), 9)
            return made

        return run

    for name in steps:
        setattr(module, name, counted(getattr(module, name)))


def test_ctrl_c_leaves_nothing_half(file: Path, old: Path, tmp_path: Path) -> None:
    before, names = seen_in(old), names_in(tmp_path)

    def stop(done: int, _: int) -> None:
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        put_back(file, old, replace=True, progress=stop)
    assert (seen_in(old), names_in(tmp_path)) == (before, names)


# Files that are not what they should be


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_a_damaged_backup_is_refused_or_makes_no_difference(
    file: Path, tmp_path: Path, data: st.DataObject
) -> None:
    raw = file.read_bytes()
    at = int(data.draw(st.floats(0, 0.9999)) * len(raw))
    bit = data.draw(st.integers(-1, 7))
    broken = raw[:at] if bit < 0 else raw[:at] + bytes([raw[at] ^ 1 << bit]) + raw[at + 1 :]
    other = tmp_path / "broken.zip"
    other.write_bytes(broken)
    target = tmp_path / "target"
    try:
        put_back(other, target)
    except BackupError:
        assert not target.exists()
    else:
        assert seen_in(target) == seen_in(tmp_path / "first")
        target.rename(tmp_path / f"done-{len(names_in(tmp_path))}")


@pytest.mark.parametrize(
    "name",
    [
        "../evil.json",
        "/tmp/evil.json",
        "articles/../../evil.json",
        "articles\\..\\evil.json",
        "articles/.hidden.json",
        "articles/sub/a.json",
        "library.lock",
        "index/search.sqlite",
        "articles/ä.json",
        "C:evil.json",
        "settings.json",
    ],
)
def test_names_that_no_backup_has_are_refused(file: Path, tmp_path: Path, name: str) -> None:
    def change(files: dict[str, bytes], manifest: dict[str, Any]) -> None:
        files[name] = b"x"
        manifest["members"][name] = listed(b"x")

    remade(file, change)
    before = names_in(tmp_path)
    with pytest.raises(BackupError, match="no backup of Dragoman"):
        put_back(file, tmp_path / "library")
    assert names_in(tmp_path) == before


def changed_record(files: dict[str, bytes], manifest: dict[str, Any]) -> None:
    raw = files["passages.json"].replace(b"Trois", b"Tross")
    files["passages.json"] = raw
    manifest["members"]["passages.json"] = listed(raw)


def newer_file(files: dict[str, bytes], manifest: dict[str, Any]) -> None:
    raw = b'{"dragoman":{"schema":99,"generation":1,"sum":"00000000"}}'
    files["passages.json"] = raw
    manifest["members"]["passages.json"] = listed(raw)


def bomb(files: dict[str, bytes], manifest: dict[str, Any]) -> None:
    files["passages.json"] = b" " * 50_000_000
    manifest["members"]["passages.json"] = listed(files["passages.json"])


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (changed_record, "damaged"),
        (newer_file, "later version"),
        (bomb, "swell"),
        (lambda _, manifest: manifest.update(dragoman_backup=2), "later version"),
        (lambda _, manifest: manifest.update(schema=4), "later version"),
        (lambda _, manifest: manifest.update(members=7), "damaged"),
        (lambda _, manifest: manifest.pop("dragoman_backup"), "damaged"),
        (lambda files, _: files.pop("passages.json"), "damaged"),
        (lambda files, _: files.update({"briefings.json": b"{}"}), "damaged"),
        (lambda _, manifest: manifest["members"]["passages.json"].update(size=1), "damaged"),
        (lambda _, manifest: manifest["members"]["passages.json"].update(sha256="0"), "damaged"),
    ],
)
def test_a_backup_that_was_tampered_with_is_refused(
    file: Path, tmp_path: Path, change: Callable[[Any, Any], None], said: str
) -> None:
    remade(file, change)
    with pytest.raises(BackupError, match=said):
        put_back(file, tmp_path / "library")
    assert not (tmp_path / "library").exists()


def test_links_and_doubles_are_refused(file: Path, tmp_path: Path) -> None:
    raw = file.read_bytes()
    with zipfile.ZipFile(file, "a") as archive:
        link = zipfile.ZipInfo("articles/link.json")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    with pytest.raises(BackupError, match="plain files"):
        put_back(file, tmp_path / "library")
    file.write_bytes(raw)
    with (
        pytest.warns(UserWarning, match="Duplicate"),
        zipfile.ZipFile(file, "a") as archive,
    ):
        archive.writestr("passages.json", "{}")
    with pytest.raises(BackupError, match="no backup has"):
        put_back(file, tmp_path / "library")


def test_any_other_file_is_refused(tmp_path: Path) -> None:
    empty = io.BytesIO()
    zipfile.ZipFile(empty, "w").close()
    for raw in (b"", b"text", b"{}", b"PK\x03\x04", empty.getvalue()):
        (tmp_path / "x").write_bytes(raw)
        with pytest.raises(BackupError):
            put_back(tmp_path / "x", tmp_path / "library")
    for missing in (tmp_path / "gone", tmp_path):
        with pytest.raises(BackupError, match="no file"):
            put_back(missing, tmp_path / "library")
    assert not (tmp_path / "library").exists()


def test_a_disk_without_room_is_told_first(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = __import__("shutil").disk_usage(tmp_path)
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage._replace(free=10))
    with pytest.raises(BackupError, match="make room"):
        put_back(file, tmp_path / "library")


def test_files_of_an_older_version_are_made_this_ones(file: Path, tmp_path: Path) -> None:
    def change(files: dict[str, bytes], manifest: dict[str, Any]) -> None:
        raw = b'{"dragoman":{"schema":2},"reading":{"a1b2c3":{"segment":1}}}'
        files["reading.json"] = raw
        manifest["members"]["reading.json"] = listed(raw)
        manifest["schema"] = 2

    remade(file, change)
    put_back(file, tmp_path / "library")
    assert check_library(tmp_path / "library") == ()
    assert Library(tmp_path / "library").reading("a1b2c3").segment == 1


def test_changes_that_the_disk_did_not_take_are_put_in(tmp_path: Path, old: Path) -> None:
    library = Library(old, keep_unsaved=True)
    library.entries()
    away = tmp_path / "away"
    old.rename(away)
    with pytest.raises(StoreUnsaved):
        library.put(make_article("e5e5e5"))
    library.save_unsaved(tmp_path / "saved.json")
    away.rename(old)
    assert put_back(tmp_path / "saved.json", old).changes == 1
    assert {one.id for one in Library(old).entries()} == {"d4d4d4", "e5e5e5"}
