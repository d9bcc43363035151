"""What the clipboard gets."""

from core.brief.citation import quote_with_citation
from tests.core.brief.articles import french, warned


def test_a_quote_says_what_its_translation_may_have_lost() -> None:
    article = warned(french(), 2, "The number\x1b[31m 3 000 is gone.")
    here = article.segments[2]
    text = quote_with_citation(article, here.start, here.end, "en")
    assert "⚠ The number" in text and "3 000 is gone." in text and "\x1b" not in text
    assert "⚠" not in quote_with_citation(french(), here.start, here.end, "en")
