from collections.abc import Iterator
from pathlib import Path

import pytest

from core.translate import close_engines
from core.workshop import InlineWorkshop
from tests.tui.cli.engines import ARTICLE, Bench


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    bench = Bench(tmp_path)
    (tmp_path / "pont.txt").write_text(ARTICLE, encoding="utf-8")
    monkeypatch.setenv("DRAGOMAN_LIBRARY", str(tmp_path / "library"))
    monkeypatch.setenv("DRAGOMAN_MODELS", str(tmp_path / "models"))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("tui.cli.consent.ready_engines", bench.ready)
    monkeypatch.setattr("core.workshop.Workshop", InlineWorkshop)
    yield bench
    close_engines()
