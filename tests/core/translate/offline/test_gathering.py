"""Models copied from folders as other programs keep them."""

import gzip
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.errors import ModelError
from core.translate.offline import Model, ModelStore, Progress
from core.translate.offline.gathering import Gathering, find_models
from core.translate.offline.process import ModelProcess
from tests.core.translate.offline.model_server import zstd
from tests.core.translate.offline.tiny_model import model, vocabulary, write_model

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def process() -> Iterator[ModelProcess]:
    with ModelProcess() as one:
        yield one


@pytest.fixture
def store(tmp_path: Path) -> ModelStore:
    return ModelStore(tmp_path / "models")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return tmp_path / "source"


def gather(
    store: ModelStore, process: ModelProcess, source: Path, wanted: tuple[str, str] | None = None
) -> list[Model]:
    return Gathering(store, lambda _: None, lambda: False, process).add(source, wanted)


def pairs(models: list[Model]) -> list[str]:
    return ["-".join(one.pair) for one in models]


def test_a_single_pair(store: ModelStore, source: Path) -> None:
    write_model(source, "fren")
    steps: list[Progress] = []
    (added,) = store.add_from(source, "fr", "en", steps.append)
    assert [added] == store.installed()
    assert (added.pair, added.origin) == (("fr", "en"), str(source))
    assert [step.doing for step in (steps[0], steps[1], steps[-1])] == [
        "looking",
        "copying",
        "checking",
    ]
    assert [one.problem for one in store.verify()] == [""]
    assert store.add_from(source, "fr", "en") == []


def test_the_cache_of_fxtranslate(store: ModelStore, process: ModelProcess, source: Path) -> None:
    for pair in ("fr-en", "en-de", "zh-Hans-en"):
        write_model(source / pair, pair.replace("-", "", 1) if pair[:2] != "zh" else "zhen")
    (source / "fr-en" / "lex.50.50.fren.s2t.bin").write_bytes(b"not needed")
    assert pairs(gather(store, process, source)) == ["en-de", "fr-en", "zh-en"]
    assert not list(store.folder.glob("*/lex*"))


def test_a_checkout_of_the_models_repository(
    store: ModelStore, process: ModelProcess, source: Path
) -> None:
    for size, pad in (("tiny", b""), ("base", bytes(4096)), ("base-memory", b"\0")):
        folder = source / "models" / size / "fren"
        folder.mkdir(parents=True)
        files = {"model.fren.intgemm.alphas.bin": model() + pad, "vocab.fren.spm": vocabulary()}
        for name, raw in files.items():
            (folder / f"{name}.gz").write_bytes(gzip.compress(raw, 0))
        (folder / "metadata.json").write_text("{}")
    assert pairs(gather(store, process, source, ("fr", "en"))) == ["fr-en"]
    kept = {one.name: one.stat().st_size for one in (store.folder / "fr-en").iterdir()}
    assert kept["model.fren.intgemm.alphas.bin"] == len(model()) + 4096
    assert kept["vocab.fren.spm"] == len(vocabulary())


def test_pairs_side_by_side_as_firefox_packs_them(
    store: ModelStore, process: ModelProcess, source: Path
) -> None:
    flat = source / "downloads"
    write_model(flat, "fren")
    write_model(flat, "ende")
    for path in list(flat.iterdir()):
        path.with_name(path.name + ".zst").write_bytes(zstd(path.read_bytes()))
        path.unlink()
    assert pairs(gather(store, process, source, ("fr", "de"))) == ["fr-en", "en-de"]
    assert len(store.route("fr", "de")) == 2


def test_another_models_folder_keeps_its_versions(
    store: ModelStore, process: ModelProcess, source: Path
) -> None:
    write_model(source, "fren")
    gather(store, process, source)
    other = ModelStore(store.folder.with_name("other"))
    assert pairs(gather(other, process, store.folder)) == ["fr-en"]


def test_only_what_is_wanted_and_missing(
    store: ModelStore, process: ModelProcess, source: Path
) -> None:
    for token in ("fren", "roen", "ende"):
        write_model(source / token, token)
    assert pairs(gather(store, process, source, ("fr", "en"))) == ["fr-en"]
    assert pairs(gather(store, process, source, ("fr", "de"))) == ["en-de"]
    assert pairs(gather(store, process, source)) == ["ro-en"]


def test_nothing_there(store: ModelStore, process: ModelProcess, source: Path) -> None:
    with pytest.raises(ModelError, match="There is no folder"):
        gather(store, process, source)
    write_model(source, "fren")
    (source / "trgvocab.fren.spm").unlink()
    with pytest.raises(ModelError, match="No model was found"):
        gather(store, process, source)
    write_model(source, "fren")
    with pytest.raises(ModelError, match=r"no model for ro to en, only fr-en; .* has ro-en\.$"):
        gather(store, process, source, ("ro", "en"))
    with pytest.raises(ModelError, match="or fr-en and en-de"):
        gather(store, process, source, ("fr", "de"))
    assert store.installed() == []


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("model.fren.intgemm.alphas.bin", b"<html>"),
        ("model.fren.intgemm.alphas.bin", model()[:-9000]),
        ("srcvocab.fren.spm", b"\xff" * 99),
        ("trgvocab.fren.spm", vocabulary()[:99]),
    ],
)
def test_a_damaged_file_is_named_and_nothing_taken(
    store: ModelStore, process: ModelProcess, source: Path, name: str, raw: bytes
) -> None:
    write_model(source, "fren")
    (source / name).write_bytes(raw)
    with pytest.raises(ModelError, match=name):
        gather(store, process, source)
    assert list(store.folder.iterdir()) == []


@pytest.mark.parametrize(
    ("packing", "raw"),
    [
        (".gz", b"<html>"),
        (".gz", gzip.compress(model(), 1, mtime=0)[:-900]),
        (".gz", gzip.compress(model(), 1, mtime=0)[:90] + bytes(900)),
        (".zst", b"<html>"),
        (".zst", zstd(model())[:-900]),
    ],
)
def test_a_damaged_package_is_named(
    store: ModelStore, process: ModelProcess, source: Path, packing: str, raw: bytes
) -> None:
    write_model(source, "fren")
    path = source / "model.fren.intgemm.alphas.bin"
    path.unlink()
    path.with_name(path.name + packing).write_bytes(raw)
    with pytest.raises(ModelError, match=rf"alphas\.bin\{packing} is damaged"):
        gather(store, process, source)
    assert list(store.folder.iterdir()) == []


@pytest.mark.parametrize("doing", ["copying", "checking"])
def test_cancelling_leaves_nothing(
    store: ModelStore, process: ModelProcess, source: Path, doing: str
) -> None:
    write_model(source, "fren")
    steps: list[Progress] = []

    def is_cancelled() -> bool:
        return any(one.doing == doing for one in steps)

    assert Gathering(store, steps.append, is_cancelled, process).add(source, None) == []
    assert list(store.folder.iterdir()) == []


def test_a_link_that_goes_round_is_no_trap(source: Path) -> None:
    write_model(source / "fren", "fren")
    (source / "round").symlink_to(source, target_is_directory=True)
    assert [one.pair for one in find_models(source)] == [("fr", "en")]


def test_the_original_stays_as_it_was(
    store: ModelStore, process: ModelProcess, source: Path
) -> None:
    write_model(source, "fren")
    before = {one.name: one.read_bytes() for one in source.iterdir()}
    gather(store, process, source)
    assert {one.name: one.read_bytes() for one in source.iterdir()} == before
    shutil.rmtree(source)
    assert [one.problem for one in store.verify()] == [""]
