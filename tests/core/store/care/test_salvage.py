"""Nothing comes out of a damaged file that was not written, whatever has become of it."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.article import Document, Passage, Source
from core.prepare import prepare
from core.store import Library, make_passage
from core.store.care.members import Member, member_named
from core.store.care.salvage import salvaged
from tests.core.store.articles import annotated, make_article

COUNT = 300


def member(name: str) -> Member:
    found = member_named(name)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("salvage") / "library"
    library = Library(path)
    text = make_article("a1b2c3", "Titre", "un deux " * COUNT)
    library.put_many([text, annotated(make_article("b2b2b2"))])
    made = [make_passage(text, 6 + 4 * one, 9 + 4 * one, now="2024") for one in range(COUNT)]
    library.shelves()["passages"].put({one.id: one for one in made})
    return path


def passages(folder: Path) -> dict[str, Passage]:
    return dict(Library(folder, read_only=True).shelves()["passages"].all())


def test_a_whole_spare_copy_gives_everything(folder: Path) -> None:
    spare = (folder / "spare" / "passages.json.gz").read_bytes()
    assert salvaged(member("passages.json"), b"", spare) == passages(folder)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(at=st.floats(0, 0.999), bit=st.integers(-1, 7), others=st.binary(max_size=20))
def test_of_a_damaged_one_only_what_was_written(
    folder: Path, at: float, bit: int, others: bytes
) -> None:
    spare = (folder / "spare" / "passages.json.gz").read_bytes()
    place = int(at * len(spare))
    if bit < 0:
        broken = spare[:place] + others
    else:
        broken = spare[:place] + bytes([spare[place] ^ 1 << bit]) + others + spare[place + 1 :]
    found = salvaged(member("passages.json"), b"", broken)
    written = passages(folder)
    assert all(written[key] == one for key, one in found.items())
    if bit >= 0:
        assert len(found) >= COUNT - 2 * 128


@settings(deadline=None)
@given(raw=st.binary(max_size=200), spare=st.binary(max_size=200))
def test_any_bytes_give_nothing(raw: bytes, spare: bytes) -> None:
    for name in ("passages.json", "articles/a1.json", "catalogue.json", "library.json"):
        assert salvaged(member(name), raw, b"\x1f\x8b\x08" + spare) == {}


def test_a_file_that_only_it_has_proves_nothing(folder: Path) -> None:
    raw = (folder / "passages.json").read_bytes()
    assert salvaged(member("passages.json"), raw[:-1], b"") == {}


def test_a_collection_is_all_or_nothing(folder: Path) -> None:
    Library(folder).memory.put("a.tmx", [], name="a")
    spare = (folder / "spare" / "memory" / "a.json.gz").read_bytes()
    assert salvaged(member("memory/a.json"), b"", spare) == {}


@pytest.mark.parametrize("kind", ["file", "web"])
def test_the_text_of_an_article_is_proved_by_its_id(tmp_path: Path, kind: str) -> None:
    text = "Le pont de Lyon rouvre\n\nLyon, 12 mars 2024\n\n" + "Le maire a rouvert le pont. " * 9
    web = kind == "web"
    address = "https://example.org/pont" if web else "pont.txt"
    source = Source(kind="web" if web else "file", address=address, fetched="", sha256="0")
    article = prepare(Document(source=source, text=text, byline="Ann"))
    library = Library(tmp_path)
    library.put(article)
    raw = library._articles.path(article.id).read_bytes()
    cut = raw[: raw.index(b'"entities"') + 15]
    own = member(f"articles/{article.id}.json")
    (found,) = salvaged(own, cut, b"", library.entry(article.id)).values()
    assert found == article.with_(byline=None, dates=(), entities=(), figures=())
    (bare,) = salvaged(own, cut, b"").values()
    assert (bare.text, bare.published) == (article.text, None)
    for other in (cut.replace(b"pont.", b"pond."), cut.replace(b'"end":', b'"end":1', 1)):
        assert salvaged(own, other, b"") == {}
    assert salvaged(own, raw[: raw.index(b'"segments"') + 5], b"") == {}
