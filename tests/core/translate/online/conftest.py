"""No test of the engines hears of what another's servers did."""

import pytest

from core.translate.online import circuit, requesting


@pytest.fixture(autouse=True)
def forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(circuit, "_circuits", {})
    monkeypatch.setattr(requesting, "_slow", set())
