"""The articles of the sample library, told apart line by line as checked by eye."""

from collections import Counter

import pytest

from core.article import Article
from core.prepare import prepare
from tests.core.prepare.pages import REPO, document

_SEEDS = REPO / "seeds"


def _seed(name: str) -> Article:
    return prepare(document((_SEEDS / f"{name}.txt").read_text(encoding="utf-8")))


def _count(article: Article) -> Counter[str]:
    return Counter(block.role for block in article.blocks)


def test_the_german_one() -> None:
    article = _seed("de-verteidigungsminister-in-nordkorea")
    assert article.lang == "de"
    assert _count(article) == {
        "title": 1,
        "dateline": 1,
        "paragraph": 7,
        "related": 6,
        "boilerplate": 1,
    }
    assert article.slice(article.blocks[1]) == "Berlin"
    assert article.slice(article.blocks[2]).startswith("Russlands Verteidigungsminister")
    assert article.published is None


def test_the_french_one_on_missiles() -> None:
    article = _seed("fr-missiles-contre-troupes")
    assert article.lang == "fr"
    assert _count(article) == {
        "title": 1,
        "dateline": 1,
        "paragraph": 6,
        "list_item": 4,
        "related": 6,
        "boilerplate": 1,
    }
    assert article.slice(article.blocks[1]) == "Paris"


def test_the_french_one_on_troops() -> None:
    article = _seed("fr-renfort-de-3000-soldats")
    assert _count(article) == {"title": 1, "paragraph": 12, "heading": 9, "boilerplate": 2}
    assert article.slice(article.blocks[-1]) == "Kommentare (0)"
    assert article.blocks[-1].role == "boilerplate"


def test_the_french_one_without_a_headline() -> None:
    article = _seed("fr-stock-de-munitions")
    assert _count(article) == {"paragraph": 6, "heading": 1, "boilerplate": 1}
    assert article.title
    assert article.title.startswith("La Russie a augmenté son stock")


def test_the_romanian_one() -> None:
    article = _seed("ro-soldati-in-donbass")
    assert article.lang == "ro"
    assert article.published == "2024-11-02"
    counts = _count(article)
    assert [counts[role] for role in ("title", "dateline", "heading", "caption", "paragraph")] == [
        1,
        1,
        1,
        4,
        8,
    ]
    assert counts["paywall"] >= 1
    folded = [
        article.slice(b) for b in article.blocks if b.role in ("paywall", "boilerplate", "related")
    ]
    assert folded[0].startswith("Mai sunt 75%")
    assert len(folded) == 10


@pytest.mark.parametrize("name", sorted(path.stem for path in _SEEDS.glob("*.txt")))
def test_no_title_is_body_twice_and_no_line_is_lost(name: str) -> None:
    article = _seed(name)
    titles = [article.slice(b) for b in article.blocks if b.role == "title"]
    assert len(titles) <= 1
    text = (_SEEDS / f"{name}.txt").read_text(encoding="utf-8")
    assert "".join(article.text.split()) == "".join(text.split())
