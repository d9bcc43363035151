"""With the network off nothing keeps the reader waiting: memory and engines here go on."""

import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from core.article import Translation, TranslationUnit
from core.pipeline import Translator
from core.settings import TranslationSettings
from core.store import Library
from core.translate import Engine, allowed_engines, describe_engines
from core.translate.online import GoogleEngine, LibreTranslateEngine, MyMemoryEngine
from core.translate.online.circuit import try_now
from core.translate.online.requesting import Answer, Requester
from tests.core.pipeline.stages import PlainStages
from tests.core.translate.engines import Upper, article

PATIENCE = 1.0
"""Seconds that nothing may take longer than."""
SLACK = 1.0
"""For a machine that is busy with other things; a connection alone is waited for much longer."""


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that were asked, one after the other."""
    addresses: list[str] = []
    ended = Requester._ended

    def noting(self: Requester, method: str, url: str, *args: Any) -> Answer:
        addresses.append(url)
        return ended(self, method, url, *args)

    monkeypatch.setattr(Requester, "_ended", noting)
    return addresses


@pytest.fixture
def black_hole() -> Iterator[str]:
    """An address where a connection is neither made nor refused, as behind a cut cable."""
    with ExitStack() as stack:
        server = stack.enter_context(socket.socket())
        server.bind(("127.0.0.1", 0))
        server.listen(0)
        for _ in range(3):  # fill the queue: from then on the system answers nobody
            waiting = stack.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(server.getsockname())
        yield f"http://127.0.0.1:{server.getsockname()[1]}/"


@pytest.fixture
def closed() -> str:
    """An address where a connection is refused."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return f"http://127.0.0.1:{server.getsockname()[1]}/"


@pytest.fixture(autouse=True)
def rested() -> Iterator[None]:
    yield
    for name in ("google", "mymemory", "libretranslate"):
        try_now(name)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library(tmp_path / "library")
    library.put(article("un", "deux", "trois"))
    library.put(article("quatre", "cinq").with_(id="a2"))
    unit = TranslationUnit(source="deux", target="two", lang="fr", target_lang="en")
    library.add_units([unit])
    return library


def test_memory_at_once_then_one_engine_after_the_other_within_a_second(
    library: Library, black_hole: str, closed: str, asked: list[str]
) -> None:
    import deep_translator  # noqa: F401 - loaded before the clock runs

    here = Upper("here")
    engines: list[Engine] = [
        GoogleEngine(address=black_hole),
        MyMemoryEngine(address=closed),
        LibreTranslateEngine(closed),
        here,
    ]
    told: list[tuple[str, int]] = []

    def on_kept(_: object, made: tuple[Translation, ...]) -> None:
        told.append((made[0].engine, len(asked)))

    translator = Translator(library, PlainStages(), engines=engines, on_kept=on_kept)
    start = time.monotonic()
    translator.translate(library.article("a1"))
    assert time.monotonic() - start < PATIENCE + SLACK
    assert told == [("memory", 0), ("here", 3)]
    assert len(translator.notices) == 3
    assert all("cannot be reached" in notice for notice in translator.notices)
    # those that could not be reached rest: the next article does not wait for them
    translator.translate(library.article("a2"))
    assert len(asked) == 3


def test_a_new_run_does_not_wait_for_an_engine_that_rests(
    library: Library, black_hole: str, asked: list[str]
) -> None:
    import deep_translator  # noqa: F401

    for _ in range(2):
        translator = Translator(library, PlainStages(), engines=[GoogleEngine(address=black_hole)])
        translator.translate(library.article("a1"))
        assert len(asked) == 1
    assert "rests until" in translator.notices[0]
    # who asks for this very engine has it tried all the same
    translator = Translator(library, PlainStages())
    translator.translate_again(library.article("a1"), GoogleEngine(address=black_hole))
    assert "cannot be reached" in translator.notices[0]
    assert len(asked) == 2


def test_listing_engines_asks_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, black_hole: str, asked: list[str]
) -> None:
    monkeypatch.setenv("DRAGOMAN_MODELS", str(tmp_path / "models"))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    settings = TranslationSettings(
        online="allowed",
        engines=["firefox", "google", "mymemory", "libretranslate", "deepl", "microsoft"],
        libretranslate=black_hole,
    )
    assert [one.name for one in allowed_engines(settings, "fr", "en")] == [
        "google",
        "mymemory",
        "libretranslate",
    ]
    describe_engines(settings)
    assert asked == []
