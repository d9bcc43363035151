"""No test of the engines hears of what another's servers did, or waits long between two tries."""

import pytest

from core.translate.online import circuit, requesting, waiting


@pytest.fixture(autouse=True)
def forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(circuit, "_circuits", {})
    monkeypatch.setattr(requesting, "_slow", set())


@pytest.fixture(autouse=True)
def quick_retries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "_BACKOFF", 0.01)
