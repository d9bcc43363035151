"""Where a source is, as others are told: on the web, never in whose folder."""

import pytest

from core.article import Article, Source
from core.brief.build import build_briefing
from core.brief.citation import quote_with_citation
from core.brief.formats import FORMATS
from core.brief.page import one_page
from core.store.anchor import make_passage
from tests.core.brief.articles import Said, make_article

FOLDER = "/home/jane/secret plans"
OWN = "https://gazette.example.org/port"
LINES = [
    Said("paragraph", "Le port a fermé lundi.", "The port closed on Monday."),
    Said("paragraph", "Douze marins sont morts.", "Twelve sailors died."),
]


def saved(name: str) -> Source:
    return Source(kind="file", address=f"{FOLDER}/{name}", fetched="", sha256="0" * 64)


def articles() -> list[Article]:
    """Return an article from a saved page that gives its address, and one from a text."""
    sources = {"a1": saved("page.html").with_(url=OWN), "b2": saved("notes.txt")}
    return [
        make_article(name, "fr", LINES).with_(source=source, publisher=None, title=None)
        for name, source in sources.items()
    ]


@pytest.mark.parametrize("name", list(FORMATS))
@pytest.mark.parametrize("is_one_page", [False, True])
def test_no_form_tells_where_a_file_lies(name: str, is_one_page: bool) -> None:
    made = articles()
    passages = [make_passage(one, 0, 12) for one in made]
    briefing = build_briefing(made, passages, created="")
    said = FORMATS[name].write(one_page(briefing) if is_one_page else briefing, made)
    assert "jane" not in said and "secret" not in said
    if name in ("markdown", "obsidian", "html", "json", "csl-json", "bibtex"):
        assert OWN in said
    if name in ("markdown", "obsidian", "html", "json"):
        assert "notes.txt" in said


def test_a_copied_passage_names_the_address_of_its_page() -> None:
    own, other = (quote_with_citation(one, 0, 22, "en") for one in articles())
    assert own.endswith(f"{OWN}\n")
    assert other.endswith("notes.txt\n") and "jane" not in other
