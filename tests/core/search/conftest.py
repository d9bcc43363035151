from functools import cache

import pytest

from core.search import known

_read_once = cache(known._read)


@pytest.fixture(autouse=True)
def read_tables_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read the tables of names once for all tests."""
    monkeypatch.setattr(known, "_read_apart", _read_once)
