import subprocess

import pytest

from core.search import known


def test_tables_are_read_in_another_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    apart = known._read_apart()
    assert ("person:sergei-shoigu", "PER", "Schoigu", "Sergei Shoigu") in apart.names
    assert ("org:nato", "ORG", "OTAN", "NATO") in apart.names
    assert dict(apart.readings)["vladimir-putin"] == "person:vladimir-putin"
    assert ("territory:UA", "LOC", "Ucraina", "Ukraine") in apart.names


def test_where_no_process_can_be_started_they_are_read_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.undo()

    def refuse(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr(subprocess, "run", refuse)
    assert ("org:nato", "ORG", "OTAN", "NATO") in known._read_apart().names


def test_the_fingerprint_is_of_the_tables() -> None:
    assert known.fingerprint() == known.fingerprint()
