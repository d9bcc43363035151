"""Terms and lost words: where they stand on the page."""

from collections.abc import Sequence

from core.article import Article, GlossaryTerm, TranslationWarning
from core.translate.glossary import Glossary
from tests.tui.reader_samples import FLOOD, HOSTILE, WIDE
from tui.widgets.parallel.columns import Side
from tui.widgets.parallel.page import Page

TERMS = Glossary(
    [
        GlossaryTerm(term="fleuve", translation="river"),
        GlossaryTerm(term="Lisbonne", translation="Lisbon"),
        GlossaryTerm(term="famille", translation="family"),
        GlossaryTerm(term="quai", translation="wharf"),
        GlossaryTerm(term="lit", translation="its bed"),
        GlossaryTerm(term="quitter son lit", translation="bed"),
        GlossaryTerm(term="son", translation="bed on"),
    ]
)


def places(page: Page, side: Side, segment: int, style: str = "term") -> list[str]:
    text, _, _ = page.bounds(side, segment)
    return [text[a:b] for a, b, one in page.highlights(side, segment) if one == style]


def with_warnings(
    article: Article, segment: int, warnings: Sequence[TranslationWarning]
) -> Article:
    made = article.translated("en")[segment].with_(warnings=tuple(warnings))
    return article.with_translations("en", (made,))


def warning(start: int | None, end: int | None) -> TranslationWarning:
    return TranslationWarning(check="negation", message="Lost.", lost="x", start=start, end=end)


def test_terms_stand_on_both_sides() -> None:
    page = Page(FLOOD, "en", (), TERMS)
    assert places(page, "original", 0) == ["fleuve"]
    assert places(page, "translation", 0) == ["river"]
    assert places(page, "original", 1) == ["quais"]
    assert places(page, "translation", 1) == []  # "quays": the check warns of that


def test_names_and_figures_are_no_terms() -> None:
    page = Page(FLOOD, "en", (), TERMS)
    assert "Lisbonne" not in places(page, "original", 0)
    assert "1 200 familles" in FLOOD.text
    assert "familles" not in places(page, "original", 3)


def test_translations_that_overlap_are_marked_once() -> None:
    page = Page(FLOOD, "en", (), TERMS)
    assert places(page, "original", 3) == ["son", "lit"]
    assert places(page, "translation", 3) == ["its bed"]


def test_a_page_without_a_glossary_or_a_translation_has_no_terms() -> None:
    assert not Page(FLOOD, "en").highlights("original", 0)
    assert not Page(FLOOD, "en", (), Glossary()).highlights("original", 0)
    page = Page(FLOOD, "de", (), TERMS)
    assert places(page, "original", 0) == ["fleuve"]
    assert places(page, "translation", 0) == []


def test_lost_words_stand_in_the_original() -> None:
    article = with_warnings(FLOOD, 3, [warning(3, 7), warning(None, None), warning(10, 16)])
    page = Page(article, "en")
    assert places(page, "original", 3, "lost") == ["Tage", "quitté"]
    assert not page.highlights("translation", 3)
    assert not page.highlights("original", 4)


def test_a_place_outside_the_segment_is_cut_off() -> None:
    article = with_warnings(FLOOD, 0, [warning(-5, 2), warning(20, 999), warning(500, 600)])
    page = Page(article, "en")
    title = article.slice(article.segments[0])
    assert places(page, "original", 0, "lost") == [title[:2], title[20:]]


def test_any_page_can_be_marked() -> None:
    terms = Glossary([GlossaryTerm(term="a", translation="a"), *TERMS.terms])
    for article in (WIDE, HOSTILE):
        page = Page(article, "en", (), terms)
        for segment in article.segments:
            for side in ("original", "translation"):
                _, start, end = page.bounds(side, segment.id)
                for one in page.highlights(side, segment.id):
                    assert start <= one.start < one.end <= end
