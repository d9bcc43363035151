import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
import tomli

from core import facts
from core.facts import facts_folder, kept_file, read_facts

ROOT = Path(__file__).parents[2]


def test_a_language_without_a_file_has_no_facts() -> None:
    assert read_facts("core.prepare", "lang", "tlh.toml") == {}


def test_facts_are_read_once() -> None:
    first = read_facts("core.prepare", "lang", "fr.toml")
    assert first
    assert read_facts("core.prepare", "lang", "fr.toml") is first


def test_the_folder_of_a_package_is_where_its_files_are() -> None:
    assert facts_folder("core.prepare") == ROOT / "core" / "prepare"


@pytest.fixture
def _kept_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "bytecode"))
    monkeypatch.setattr(facts, "facts_folder", lambda _: tmp_path)
    read_facts.cache_clear()
    yield
    read_facts.cache_clear()


def _read() -> dict[str, object]:
    read_facts.cache_clear()
    return read_facts("core.prepare", "words.toml")


@pytest.mark.usefixtures("_kept_apart")
def test_what_a_file_says_is_kept_until_it_changes(tmp_path: Path) -> None:
    file = tmp_path / "words.toml"
    file.write_text('words = "un deux"\n', encoding="utf-8")
    assert _read() == {"words": "un deux"}
    assert kept_file(file).is_file()
    assert _read() == {"words": "un deux"}
    file.write_text('words = "un deux trois"\n', encoding="utf-8")
    assert _read() == {"words": "un deux trois"}


@pytest.mark.usefixtures("_kept_apart")
def test_what_is_kept_need_not_be_whole(tmp_path: Path) -> None:
    file = tmp_path / "words.toml"
    file.write_text('words = "un deux"\n', encoding="utf-8")
    assert _read() == {"words": "un deux"}
    for spoilt in (b"", b"\xc1", kept_file(file).read_bytes()[:-3], b"\x01", b"\x92\x01"):
        kept_file(file).write_bytes(spoilt)
        assert _read() == {"words": "un deux"}


@pytest.mark.usefixtures("_kept_apart")
def test_where_nothing_may_be_written_the_file_itself_is_read(tmp_path: Path) -> None:
    (tmp_path / "words.toml").write_text('words = "un deux"\n', encoding="utf-8")
    (tmp_path / "bytecode").write_text("a file stands where the folder would", encoding="utf-8")
    assert _read() == {"words": "un deux"}


@pytest.mark.parametrize("room", ["annotate", "brief", "check", "prepare", "search", "translate"])
def test_every_file_says_the_same_when_kept(room: str) -> None:
    for file in sorted((ROOT / "core" / room).rglob("*.toml")):
        said = tomli.loads(file.read_text(encoding="utf-8"))
        assert msgspec.msgpack.decode(msgspec.msgpack.encode(said)) == said
