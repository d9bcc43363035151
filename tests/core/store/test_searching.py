"""The articles that hold a text are found as bytes, and surely."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.article import Translation
from core.prepare import clean_line
from core.store import Library
from core.store.searching import SegmentText
from tests.core.store.articles import make_article


def test_articles_with_a_segment_are_found_by_language(tmp_path: Path) -> None:
    library = Library(tmp_path)
    sentence = 'Il a dit : «\u00a0"3\u202f000" soldats\u00a0» \\ là.'
    library.put_many(
        [
            make_article("aa", "Titre", sentence),
            make_article("bb", "Titre", sentence.replace("\u00a0", " "), lang="fr-CA"),
            make_article("cc", "Titre", f"{sentence} Et plus."),
            make_article("dd", "Titre", sentence, lang="de"),
            make_article("ee", sentence),
        ]
    )
    assert library.articles_with(f" {sentence} ", "fr") == ["aa", "bb", "ee"]
    assert library.articles_with(sentence.replace(" ", "  "), "fr-FR") == ["aa", "bb", "ee"]
    assert library.articles_with("rien", "fr") == []
    assert library.articles_with(" ", "fr") == []
    made = Translation(segment=1, text="x", engine="google")
    library.change("bb", lambda one: one.with_translations("en", (made,)))
    assert library.articles_with(sentence, "fr", "en") == ["bb"]


def test_an_article_is_found_in_its_spare_copy_or_passed_over(tmp_path: Path) -> None:
    library = Library(tmp_path)
    library.put_many([make_article("aa", "Titre"), make_article("bb", "Titre")])
    library.put(make_article("cc", "Titre"))
    (tmp_path / "articles" / "aa.json").unlink()
    (tmp_path / "spare" / "articles" / "aa.json.gz").unlink()
    (tmp_path / "articles" / "bb.json").write_bytes(b'{"Titre": ')
    assert library.articles_with("Titre", "fr") == ["bb", "cc"]


@settings(deadline=None)
@given(st.lists(st.text(max_size=30).map(clean_line).filter(bool), min_size=1, max_size=5))
def test_every_segment_of_an_article_is_found_in_its_file(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str]
) -> None:
    article = make_article("aa", *lines)
    library = Library(tmp_path_factory.mktemp("library"))
    library.put(article)
    raw = (library.path / "articles" / "aa.json").read_bytes()
    for segment in article.segments:
        wanted = SegmentText(article.slice(segment))
        assert wanted.may_be_in(raw)
        assert wanted.is_in(article)
