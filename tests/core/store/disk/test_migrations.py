"""Files of older versions open, and say the same."""

import shutil
from pathlib import Path

import msgspec
import pytest

from core.article import GlossaryTerm, Translation, TranslationUnit, TranslationWarning
from core.store import Library, make_passage
from core.store.disk.migrations import upgraded
from tests.core.store.articles import make_article


def test_warnings_of_version_one_were_sentences(tmp_path: Path) -> None:
    library = Library(tmp_path)
    article = make_article()
    echo = TranslationWarning(check="echo", message="It came back.")
    made = Translation(segment=0, text="x", engine="google", warnings=(echo,))
    library.put(article.with_translations("en", (made,)))
    place = tmp_path / "articles" / f"{article.id}.json"
    raw = msgspec.json.decode(place.read_bytes())
    raw["dragoman"]["schema"] = 1
    (stored,) = (one for name, table in raw.items() if name != "dragoman" for one in table.values())
    stored["translations"]["en"][0]["warnings"] = ["It came back."]
    place.write_bytes(msgspec.json.encode(raw))
    found = Library(tmp_path).article(article.id).translated("en")[0]
    assert found.warnings == (echo,)


@pytest.mark.parametrize(
    "record", [5, {"translations": 3}, {"translations": {"en": [7]}}, {"translations": {"en": 7}}]
)
def test_what_is_no_article_is_left_as_it_is(record: object) -> None:
    assert upgraded({"articles": {"1": record}}, 1) == {"articles": {"1": record}}


def as_written_by(path: Path, schema: int) -> dict[str, bytes]:
    """Make a library look as version `schema` wrote it, and return its files."""
    library = Library(path)
    article = make_article()
    library.put(article)
    library.save_passage(make_passage(article, 0, 5))
    library.glossary.put([GlossaryTerm(term="armée", translation="army")])
    library.memory.put(
        "a.tmx", [TranslationUnit(source="a", target="b", lang="fr", target_lang="en")]
    )
    library._articles.catalogue.fold()
    found = {}
    for place in path.rglob("*.json"):
        raw = msgspec.json.decode(place.read_bytes())
        place.write_bytes(msgspec.json.encode({**raw, "dragoman": {"schema": schema}}))
        found[place.relative_to(path).as_posix()] = place.read_bytes()
    shutil.rmtree(path / "spare")
    (path / "library.json").unlink()
    del found["library.json"]
    return found


@pytest.mark.parametrize("schema", [1, 2])
def test_an_older_library_opens_and_is_kept_before_it_is_rewritten(
    tmp_path: Path, schema: int
) -> None:
    old = as_written_by(tmp_path, schema)
    library = Library(tmp_path)
    article = library.article("a1b2c3")
    assert [one.id for one in library.entries()] == [article.id]
    assert (len(library.passages()), len(library.units())) == (1, 1)
    assert library.notices() == ()
    assert not (tmp_path / "backups").exists()
    for _ in range(2):
        library.save_passage(make_passage(article, 6, 11))
        library.put(article.with_(byline="x"))
        library.remove(article.id)
        library.put(article)
        library._articles.catalogue.fold()
    kept = tmp_path / "backups" / f"schema-{schema}"
    for name in ("passages.json", "catalogue.json", "articles/a1b2c3.json"):
        assert (kept / name).read_bytes() == old[name]
    again = Library(tmp_path)
    assert len(again.passages()) == 2
    assert again.glossary.terms() == (GlossaryTerm(term="armée", translation="army"),)
    assert (tmp_path / "glossary.json").read_bytes() == old["glossary.json"]
    (tmp_path / "passages.json").write_bytes(b"")
    assert Library(tmp_path).passages() == again.passages()
