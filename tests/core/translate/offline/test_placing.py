import errno
import os
import shutil
from pathlib import Path

import pytest

from core.errors import ModelError
from core.translate.offline import ModelStore
from core.translate.offline.models import read_manifest
from core.translate.offline.placing import arriving, need_room, settle
from tests.core.translate.offline.tiny_model import write_model


def test_a_model_settles_whole(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "models"
    with arriving(folder, ("fr", "en")) as coming:
        write_model(coming, "fren")
        assert ModelStore(folder).installed() == []
        model = settle(coming, folder, ("fr", "en"), version="3.1", origin="here")
    assert ModelStore(folder).installed() == [model]
    assert (model.version, model.origin, model.added[-1]) == ("3.1", "here", "Z")
    assert [one.name for one in folder.iterdir()] == ["fr-en"]
    known = read_manifest(folder / "fr-en")
    assert known is not None
    assert [file.size for file in known.files] == [
        (folder / "fr-en" / file.name).stat().st_size for file in known.files
    ]


def test_what_fails_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), arriving(tmp_path, ("fr", "en")) as coming:
        write_model(coming, "fren")
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


def test_a_model_takes_the_place_of_another(tmp_path: Path) -> None:
    write_model(tmp_path / "fr-en", "fren")
    (tmp_path / "fr-en" / "left-over").write_text("old")
    with arriving(tmp_path, ("fr", "en")) as coming:
        write_model(coming, "fren")
        settle(coming, tmp_path, ("fr", "en"), version="", origin="")
    assert not (tmp_path / "fr-en" / "left-over").exists()
    assert [one.name for one in tmp_path.iterdir()] == ["fr-en"]


def test_what_a_killed_run_left_is_swept_up_after_a_day(tmp_path: Path) -> None:
    for name, age in ((".coming-ro-en-12", 100_000), (".gone-x", 100_000), (".coming-y", 60)):
        (tmp_path / name).mkdir()
        when = (tmp_path / name).stat().st_mtime - age
        os.utime(tmp_path / name, (when, when))
    with arriving(tmp_path, ("fr", "en")):
        pass
    assert [one.name for one in tmp_path.iterdir()] == [".coming-y"]


@pytest.mark.parametrize(
    ("number", "sentence"),
    [(errno.ENOSPC, "disk is full"), (errno.EACCES, "cannot be written"), (errno.EROFS, "cannot")],
)
def test_a_folder_that_takes_nothing(tmp_path: Path, number: int, sentence: str) -> None:
    with pytest.raises(ModelError, match=sentence), arriving(tmp_path, ("fr", "en")):
        raise OSError(number, os.strerror(number))
    assert list(tmp_path.iterdir()) == []


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "models").write_text("")
    with (
        pytest.raises(ModelError, match="cannot be written"),
        arriving(tmp_path / "models", ("fr", "en")),
    ):
        pass


def test_room(tmp_path: Path) -> None:
    need_room(tmp_path / "not" / "there", 1000)
    with pytest.raises(ModelError, match="no room"):
        need_room(tmp_path / "not" / "there", shutil.disk_usage(tmp_path).total * 2)
