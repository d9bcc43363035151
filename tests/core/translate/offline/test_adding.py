"""Models fetched from a server that speaks Remote Settings, up to the real library's verdict."""

import errno
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core.errors import EngineUnavailable, ModelError
from core.translate.offline import FirefoxEngine, Model, ModelStore, Progress
from core.translate.offline.adding import Adding
from core.translate.offline.process import ModelProcess
from tests.core.translate.offline.model_server import (
    CDN,
    RECORDS,
    ROOT,
    ModelServer,
    Reply,
    model_server,
    record,
    zstd,
)
from tests.core.translate.offline.tiny_model import model, write_model

pytestmark = pytest.mark.slow
MODEL = "model.fren.intgemm.alphas.bin"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModelServer]:
    with model_server() as one:
        monkeypatch.setenv("FXTRANSLATE_RECORDS_URL", one.records_url)
        one.offer("fr", "en")
        one.offer("en", "de")
        yield one


@pytest.fixture(scope="module")
def process() -> Iterator[ModelProcess]:
    with ModelProcess() as one:
        yield one


def add(
    folder: Path,
    process: ModelProcess,
    lang: str = "fr",
    target: str = "en",
    progress: Callable[[Progress], None] = lambda _: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> list[Model]:
    store = ModelStore(folder)
    return Adding(store, progress, is_cancelled, process, stall=0.5).add(lang, target)


def test_a_pair_is_fetched_and_translates(server: ModelServer, tmp_path: Path) -> None:
    steps: list[Progress] = []
    store = ModelStore(tmp_path / "models")
    (added,) = store.add("fr", "en", steps.append)
    assert added == store.installed()[0]
    assert (added.pair, added.version) == (("fr", "en"), "3.0")
    assert added.origin == server.address + CDN
    assert [step.doing for step in steps[:1] + steps[-1:]] == ["looking", "checking"]
    fetching = [step for step in steps if step.doing == "fetching"]
    assert fetching[-1].done == fetching[-1].total > 500_000
    assert [step.done for step in fetching] == sorted(step.done for step in fetching)
    assert not any(name.startswith(CDN) and "lex" in name for name, _ in server.asked)
    assert [one.problem for one in store.verify()] == [""]
    engine = FirefoxEngine(store)
    try:
        assert engine.translate(["le maire"], "fr", "en") == ["LE MAIRE"]
    finally:
        engine.close()


def test_both_legs_of_a_pivot(server: ModelServer, tmp_path: Path, process: ModelProcess) -> None:
    added = add(tmp_path, process, "fr", "de")
    assert [one.pair for one in added] == [("fr", "en"), ("en", "de")]
    assert len(ModelStore(tmp_path).route("fr", "de")) == 2


def test_what_is_there_is_not_fetched(
    server: ModelServer, tmp_path: Path, process: ModelProcess
) -> None:
    write_model(tmp_path / "fr-en", "fren")
    assert add(tmp_path, process) == []
    assert server.asked == []
    assert [one.pair for one in add(tmp_path, process, "fr", "de")] == [("en", "de")]


def test_a_list_that_is_a_mere_file_has_its_models_beside_it(
    server: ModelServer, tmp_path: Path, process: ModelProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FXTRANSLATE_RECORDS_URL", f"{server.address}/copy/list.json")
    server.replies["/copy/list.json"] = server.reply_to(RECORDS)
    for path in list(server.replies):
        if path.startswith(CDN):
            server.replies["/copy/" + path.removeprefix(CDN)] = server.replies.pop(path)
    assert [one.pair for one in add(tmp_path, process)] == [("fr", "en")]


Break = Callable[[ModelServer], None]


def reply(path: str, answer: Reply) -> Break:
    return lambda server: server.replies.__setitem__(path, answer)


def in_place_of_the_model(answer: Reply) -> Break:
    return lambda server: server.replies.__setitem__(server.path_of(MODEL), answer)


def forged(server: ModelServer) -> None:
    """What comes is what the list says, and still no model."""
    raw = model(without="decoder_l1_context_Wq")
    one = record(("fr", "en"), "model", MODEL, raw, version="3.1")
    server.records.append(one)
    server.replies[server.path_of(MODEL)] = Reply(zstd(raw))


FAILURES: dict[str, tuple[Break, str]] = {
    "no list": (reply(RECORDS, Reply(status=404)), "the list of models did not come.*404"),
    "login page": (reply(RECORDS, Reply(b"<html>log in</html>")), "login"),
    "nested list": (reply(RECORDS, Reply(b"[" * 200_000)), "login"),
    "list hangs": (reply(RECORDS, Reply(hangs=True)), "sent nothing"),
    "no root": (reply(ROOT, Reply(status=500)), "500"),
    "odd root": (reply(ROOT, Reply(b"[]")), "login"),
    "no file": (in_place_of_the_model(Reply(status=404)), "did not come.*404"),
    "a page": (in_place_of_the_model(Reply(b"<html>")), "damaged on the way"),
    "cut short": (in_place_of_the_model(Reply(zstd(model())[:9000])), "damaged on the way"),
    "another": (in_place_of_the_model(Reply(zstd(model()[:-1]))), "damaged on the way"),
    "too long": (in_place_of_the_model(Reply(zstd(model() + b"1"))), "larger"),
    "hangs": (in_place_of_the_model(Reply(hangs=True)), "sent nothing"),
    "no model": (forged, "is damaged"),
}


@pytest.mark.parametrize("failure", FAILURES)
def test_a_failure_is_one_sentence_and_leaves_nothing(
    server: ModelServer, tmp_path: Path, process: ModelProcess, failure: str
) -> None:
    breaking, sentence = FAILURES[failure]
    breaking(server)
    with pytest.raises(ModelError, match=sentence) as raised:
        add(tmp_path, process)
    assert "\n" not in str(raised.value)
    assert list(tmp_path.iterdir()) == []


def test_a_failure_says_what_to_do(
    server: ModelServer, tmp_path: Path, process: ModelProcess
) -> None:
    server.replies[RECORDS] = Reply(status=404)
    with pytest.raises(ModelError, match="dragoman engines add fr en --from DIR"):
        add(tmp_path, process)


def test_no_network(tmp_path: Path, process: ModelProcess, monkeypatch: pytest.MonkeyPatch) -> None:
    with model_server() as server:
        monkeypatch.setenv("FXTRANSLATE_RECORDS_URL", server.records_url)
    start = time.monotonic()
    with pytest.raises(ModelError, match="for want of a network"):
        add(tmp_path, process)
    assert time.monotonic() - start < 2
    assert list(tmp_path.iterdir()) == []


def test_a_connection_that_breaks_once_is_taken_up(
    server: ModelServer, tmp_path: Path, process: ModelProcess
) -> None:
    server.replies[server.path_of(MODEL)].breaks_after = 200_000
    assert len(add(tmp_path, process)) == 1
    assert [byte for path, byte in server.asked if path == server.path_of(MODEL)][1] is not None


def test_a_pair_that_does_not_exist(
    server: ModelServer, tmp_path: Path, process: ModelProcess
) -> None:
    with pytest.raises(ModelError, match="no model for ro to en"):
        add(tmp_path, process, "ro", "en")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("doing", ["looking", "fetching", "checking"])
def test_cancelling_leaves_nothing(
    server: ModelServer, tmp_path: Path, process: ModelProcess, doing: str
) -> None:
    steps: list[Progress] = []
    added = add(
        tmp_path,
        process,
        progress=steps.append,
        is_cancelled=lambda: any(step.doing == doing for step in steps),
    )
    assert added == []
    assert list(tmp_path.iterdir()) == []


def test_cancelling_the_second_leg_keeps_the_first(
    server: ModelServer, tmp_path: Path, process: ModelProcess
) -> None:
    steps: list[Progress] = []
    added = add(
        tmp_path,
        process,
        "fr",
        "de",
        progress=steps.append,
        is_cancelled=lambda: any(step.pair == "en-de" for step in steps),
    )
    assert [one.pair for one in added] == [("fr", "en")]
    assert [one.name for one in tmp_path.iterdir()] == ["fr-en"]


def test_a_full_disk(
    server: ModelServer, tmp_path: Path, process: ModelProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil._ntuple_diskusage(10**9, 10**9, 0)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    with pytest.raises(ModelError, match="no room for the model: it needs 2 MB"):
        add(tmp_path, process)
    monkeypatch.undo()
    monkeypatch.setenv("FXTRANSLATE_RECORDS_URL", server.records_url)

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("core.translate.offline.adding.settle", full)
    with pytest.raises(ModelError, match="disk is full"):
        add(tmp_path, process)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made(
    server: ModelServer, tmp_path: Path, process: ModelProcess
) -> None:
    (tmp_path / "models").write_text("a file")
    with pytest.raises(ModelError, match="DRAGOMAN_MODELS"):
        add(tmp_path / "models", process)


def test_killed_at_any_moment_no_half_model_stands(server: ModelServer, tmp_path: Path) -> None:
    server.replies[server.path_of("srcvocab.fren.spm")] = Reply(hangs=True)
    code = (
        "import sys; from pathlib import Path; from core.translate.offline import ModelStore\n"
        "if __name__ == '__main__': ModelStore(Path(sys.argv[1])).add('fr', 'en')"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)], cwd=Path(__file__).parents[4]
    )
    while not any("srcvocab" in path for path, _ in server.asked):
        time.sleep(0.01)  # what the child has done is seen by what it asks the server for
        assert child.poll() is None
    child.kill()
    child.wait()
    assert [one.name[:14] for one in tmp_path.iterdir()] == [".coming-fr-en-"]
    assert ModelStore(tmp_path).installed() == []
    assert [one.problem for one in ModelStore(tmp_path).verify()] == []


def test_without_the_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fxtranslate", None)
    with pytest.raises(EngineUnavailable, match="fxtranslate"), ModelProcess() as process:
        add(tmp_path, process)
