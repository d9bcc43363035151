"""Whole pages in many languages: what is the headline, who wrote it and when, what is the text."""

import pytest

from core.article import BODY_ROLES
from core.prepare import prepare
from tests.core.prepare.own_pages import PAGES, Page
from tests.core.prepare.pages import document


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.lang)
def test_a_page_is_told_apart(page: Page) -> None:
    article = prepare(document(page.text))
    roles = {article.slice(block): block.role for block in article.blocks}
    assert article.lang == page.lang
    assert article.title == page.title
    assert roles[page.title] == "title"
    assert article.byline == page.byline
    assert article.published == page.date
    for line in page.body.split("\n"):
        assert roles[line] in BODY_ROLES, line
    for line in (page.menu + "\n" + page.after).split("\n"):
        assert roles[line] not in BODY_ROLES, line


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.lang)
def test_a_rights_phrase_is_no_publisher(page: Page) -> None:
    publisher = prepare(document(page.text)).publisher
    assert publisher == {"de": "Der Uferbote", "en": "The Quay"}.get(page.lang)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.lang)
def test_a_tab_and_a_standfirst_do_not_hide_the_headline(page: Page) -> None:
    standfirst = page.body.split("\n")[0]
    rest = "\n".join(page.body.split("\n")[1:])
    text = "\n".join(
        (
            f"{page.title} - Dragoman",
            page.menu,
            page.title,
            standfirst,
            page.below,
            rest,
            page.after,
        )
    )
    article = prepare(document(text))
    roles = [(article.slice(block), block.role) for block in article.blocks]
    assert article.title == page.title
    assert article.publisher == "Dragoman"
    assert roles[0][1] == "boilerplate"
    assert (page.title, "title") in roles
    assert dict(roles)[standfirst] in BODY_ROLES
