from collections.abc import Iterator
from pathlib import Path

import pytest

from core.translate.offline import ModelStore, Progress
from core.translate.offline.gathering import Gathering
from core.translate.offline.models import MANIFEST
from core.translate.offline.process import ModelProcess
from core.translate.offline.verifying import verdicts
from tests.core.translate.offline.tiny_model import write_model

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def process() -> Iterator[ModelProcess]:
    with ModelProcess() as one:
        yield one


@pytest.fixture
def store(tmp_path: Path, process: ModelProcess) -> ModelStore:
    store = ModelStore(tmp_path / "models")
    write_model(tmp_path / "source", "fren")
    Gathering(store, lambda _: None, lambda: False, process).add(tmp_path / "source", None)
    return store


def problem(store: ModelStore, process: ModelProcess) -> str:
    (one,) = verdicts(store, process, lambda _: None, lambda: False)
    return one.problem


def test_a_whole_model(store: ModelStore, process: ModelProcess) -> None:
    steps: list[Progress] = []
    (one,) = verdicts(store, process, steps.append, lambda: False)
    assert one.problem == ""
    assert (steps[-1].done, steps[-1].total) == (one.model.size, one.model.size)


def test_one_byte_is_enough(store: ModelStore, process: ModelProcess) -> None:
    path = store.folder / "fr-en" / "model.fren.intgemm.alphas.bin"
    raw = bytearray(path.read_bytes())
    raw[-9000] ^= 1
    path.write_bytes(raw)
    told = problem(store, process)
    assert told.startswith("The file model.fren.intgemm.alphas.bin of the model fr-en is damaged.")
    assert "`dragoman engines remove fr en` and `dragoman engines add fr en`" in told


def test_a_file_that_is_gone(store: ModelStore, process: ModelProcess) -> None:
    (store.folder / "fr-en" / "srcvocab.fren.spm").unlink()
    assert "lacks files" in problem(store, process)


def test_a_damaged_manifest(store: ModelStore, process: ModelProcess) -> None:
    (store.folder / "fr-en" / MANIFEST).write_text("{")
    assert MANIFEST in problem(store, process)


def test_a_model_put_there_by_hand(tmp_path: Path, process: ModelProcess) -> None:
    write_model(tmp_path / "fr-en", "fren")
    assert problem(ModelStore(tmp_path), process) == ""
    (tmp_path / "fr-en" / "model.fren.intgemm.alphas.bin").write_bytes(b"<html>")
    assert "does not work" in problem(ModelStore(tmp_path), process)


def test_cancelling(store: ModelStore, process: ModelProcess) -> None:
    assert verdicts(store, process, lambda _: None, lambda: True) == []
