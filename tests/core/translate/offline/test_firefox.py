import os
import timeit
from pathlib import Path

import pytest

from core.errors import EngineUnavailable, ModelError, TranslateError
from core.translate.engine import BatchingEngine, Engine
from core.translate.offline import FirefoxEngine, ModelStore
from core.translate.offline import firefox as module
from tests.core.translate.offline.tiny_model import vocabulary, write_model


@pytest.fixture
def store(tmp_path: Path) -> ModelStore:
    write_model(tmp_path / "fr-en", "fren", str.upper)
    write_model(tmp_path / "en-de", "ende", lambda piece: piece.replace("E", "X"))
    return ModelStore(tmp_path)


def test_says_what_it_is(store: ModelStore) -> None:
    engine: Engine = FirefoxEngine(store)
    assert isinstance(engine, BatchingEngine)
    assert (engine.name, engine.privacy, engine.is_online) == ("firefox", "stays here", False)


def test_knows_what_the_models_reach(store: ModelStore) -> None:
    engine = FirefoxEngine(store)
    assert engine.knows("fr", "en")
    assert engine.knows("fr-CA", "en-GB")
    assert engine.knows("fr", "de")
    assert not engine.knows("de", "fr")
    assert not engine.knows("und", "en")
    assert not engine.knows("en", "en")
    assert not FirefoxEngine(ModelStore(store.folder / "nothing")).knows("fr", "en")


def test_knows_at_once(store: ModelStore) -> None:
    engine = FirefoxEngine(store)
    engine.knows("fr", "de")
    assert min(timeit.repeat(lambda: engine.knows("fr", "de"), number=1, repeat=10)) < 0.01


def test_batches_are_short_and_in_order() -> None:
    engine = FirefoxEngine(ModelStore(Path("nowhere")))
    texts = ["a" * 100] * 9 + ["b" * 700, "c", ""]
    batches = list(engine.batches(texts))
    assert [number for batch in batches for number in batch] == list(range(12))
    assert batches[0] == range(4)
    assert range(9, 10) in batches
    assert list(engine.batches([])) == []


@pytest.mark.slow
def test_translates_directly_and_through_english(store: ModelStore) -> None:
    engine = FirefoxEngine(store)
    try:
        texts = ["le maire de la ville", "", "12,5 %", "— — —", "le\x1b[31m ministre\n  dit"]
        assert engine.translate(texts, "fr", "en") == [
            "LE MAIRE DE LA VILLE",
            "",
            "12,5 %",
            "— — —",
            "LE MINISTRE DIT",
        ]
        assert engine.translate(["le maire"], "fr", "de") == ["LX MAIRX"]
    finally:
        engine.close()


@pytest.mark.slow
def test_its_process_is_replaced_and_closed(store: ModelStore) -> None:
    engine = FirefoxEngine(store)
    assert engine._process.process_id() is None
    engine.translate(["le"], "fr", "en")
    pid = engine._process.process_id()
    assert pid is not None
    os.kill(pid, 9)
    assert engine.translate(["le"], "fr", "en") == ["LE"]
    engine.close()
    engine.close()
    with pytest.raises(EngineUnavailable, match="closed"):
        engine.translate(["le"], "fr", "en")


@pytest.mark.slow
def test_a_damaged_model_is_named(store: ModelStore) -> None:
    (store.folder / "fr-en" / "srcvocab.fren.spm").write_bytes(vocabulary()[:-1])
    engine = FirefoxEngine(store)
    try:
        with pytest.raises(ModelError, match=r"srcvocab\.fren\.spm is damaged"):
            engine.translate(["le"], "fr", "en")
    finally:
        engine.close()


def test_texts_without_letters_start_no_process(store: ModelStore) -> None:
    engine = FirefoxEngine(store)
    assert engine.translate(["12", "", "…"], "fr", "en") == ["12", "", "…"]
    assert engine._process.process_id() is None


def test_a_missing_pair_says_how_to_add_it(store: ModelStore) -> None:
    engine = FirefoxEngine(store)
    with pytest.raises(EngineUnavailable, match=r"dragoman engines add ro en"):
        engine.translate(["da"], "ro", "en")
    with pytest.raises(EngineUnavailable, match="must know the language"):
        engine.translate(["da"], "und", "en")
    with pytest.raises(TranslateError, match="already"):
        engine.translate(["the"], "en", "en")


def test_without_the_library(store: ModelStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "is_supported", lambda: False)
    engine = FirefoxEngine(store)
    assert not engine.knows("fr", "en")
    with pytest.raises(EngineUnavailable, match="fxtranslate"):
        engine.translate(["le"], "fr", "en")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_cannot_be_read(store: ModelStore) -> None:
    store.folder.chmod(0)
    try:
        assert not FirefoxEngine(store).knows("fr", "en")
        with pytest.raises(ModelError, match="cannot be read"):
            FirefoxEngine(store).translate(["le"], "fr", "en")
    finally:
        store.folder.chmod(0o700)
