import os
import stat
from pathlib import Path

import pytest

from core.brief.export.markdown import to_markdown
from core.brief.export.writing import is_earlier_export, write_export
from core.errors import ExportError
from tests.core.brief.export.sample import sample


def test_a_file_is_written_as_utf8_and_readable_by_others(tmp_path: Path) -> None:
    place = tmp_path / "briefing.md"
    write_export(place, "naïve 漢字\n")
    assert place.read_bytes() == "naïve 漢字\n".encode()
    if os.name != "nt":
        mask = os.umask(0)
        os.umask(mask)
        assert stat.S_IMODE(place.stat().st_mode) == 0o666 & ~mask


def test_a_file_that_is_there_is_spared_unless_asked(tmp_path: Path) -> None:
    place = tmp_path / "briefing.md"
    place.write_text("mine")
    with pytest.raises(ExportError, match=r"briefing\.md is there already"):
        write_export(place, "new")
    assert place.read_text() == "mine"
    write_export(place, "new", overwrite=True)
    assert place.read_text() == "new"


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"There is no folder .*nowhere"):
        write_export(tmp_path / "nowhere" / "briefing.md", "x")


@pytest.mark.parametrize("overwrite", [True, False])
def test_a_folder_is_no_file(tmp_path: Path, overwrite: bool) -> None:
    with pytest.raises(ExportError, match="is a folder; name a file in it"):
        write_export(tmp_path, "x", overwrite=overwrite)
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(ExportError, match="file is not a folder"):
        write_export(tmp_path / "file" / "briefing.md", "x")


@pytest.mark.parametrize(
    "name", ["a\0b", "~nobody-of-this-name/x", "x" * 5000], ids=["null", "home", "long"]
)
def test_odd_names_are_refused_in_a_sentence(name: str) -> None:
    with pytest.raises(ExportError, match="choose another"):
        write_export(Path(name), "x")


def test_a_folder_without_permission_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(ExportError, match="is not permitted; choose another folder"):
        write_export(tmp_path / "briefing.md", "x")


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "briefing.md"
    place.write_text("old")

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(ExportError, match="No space left on device"):
        write_export(place, "new", overwrite=True)
    assert place.read_text() == "old"
    assert list(tmp_path.iterdir()) == [place]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes")
def test_a_pipe_is_written_into_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_export(pipe, "text")
        assert os.read(reader, 100) == b"text"
    finally:
        os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def export() -> str:
    return to_markdown(*sample())


def test_an_earlier_export_is_brought_up_to_date_without_asking(tmp_path: Path) -> None:
    place = tmp_path / "briefing.md"
    assert not is_earlier_export(place)
    assert write_export(place, export()) == ()
    assert is_earlier_export(place)
    place.write_text(export() + "\nMine.\n", encoding="utf-8")
    assert write_export(place, export()) == ()
    assert place.read_text(encoding="utf-8") == export() + "\nMine.\n"
    assert [one.name for one in tmp_path.iterdir()] == ["briefing.md"]


def test_what_was_written_inside_a_part_is_kept_beside(tmp_path: Path) -> None:
    place = tmp_path / "briefing.md"
    edited = export().replace("Two alerts", "Three alerts", 1)
    place.write_text(edited, encoding="utf-8")
    notices = write_export(place, export())
    assert place.read_text(encoding="utf-8") == export()
    assert (tmp_path / "briefing.md.bak").read_text(encoding="utf-8") == edited
    assert "inside generated parts" in notices[0]
    assert notices[-1] == f"The file as it was is kept as {place}.bak."
    place.write_text(edited.replace("Three", "Four"), encoding="utf-8")
    write_export(place, export())
    assert "Four" in (tmp_path / "briefing.md.bak1").read_text(encoding="utf-8")
    assert "Three" in (tmp_path / "briefing.md.bak").read_text(encoding="utf-8")


def test_a_damaged_export_is_refused_and_overwritten_only_beside_a_copy(tmp_path: Path) -> None:
    place = tmp_path / "briefing.md"
    broken = export().replace("<!-- dragoman:people end -->", "Mine.")
    place.write_text(broken, encoding="utf-8")
    assert not is_earlier_export(place)
    with pytest.raises(ExportError, match="the mark at the end of “people” is gone"):
        write_export(place, export())
    assert place.read_text(encoding="utf-8") == broken
    write_export(place, export(), overwrite=True)
    assert place.read_text(encoding="utf-8") == export()
    assert (tmp_path / "briefing.md.bak").read_text(encoding="utf-8") == broken


def test_a_file_that_is_no_export_is_spared_and_kept_beside(tmp_path: Path) -> None:
    place = tmp_path / "notes.md"
    place.write_text("All mine.\n")
    with pytest.raises(ExportError, match="is there already"):
        write_export(place, export())
    write_export(place, export(), overwrite=True)
    assert (tmp_path / "notes.md.bak").read_text() == "All mine.\n"


def test_bytes_that_are_no_text_are_spared(tmp_path: Path) -> None:
    place = tmp_path / "picture.md"
    place.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ExportError, match="is there already"):
        write_export(place, export())
    assert not is_earlier_export(place)
