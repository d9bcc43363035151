"""What the clipboard gets."""

from core.brief.citation import quote_with_citation
from tests.core.brief.articles import Said, french, make_article, warned


def test_a_quote_says_what_its_translation_may_have_lost() -> None:
    article = warned(french(), 2, "The number\x1b[31m 3 000 is gone.")
    here = article.segments[2]
    text = quote_with_citation(article, here.start, here.end, "en")
    assert "⚠ The number" in text and "3 000 is gone." in text and "\x1b" not in text
    assert "⚠" not in quote_with_citation(french(), here.start, here.end, "en")


def test_a_quote_carries_its_citation() -> None:
    article = french()
    start = article.text.index("3 000 soldats")
    assert quote_with_citation(article, start, start + 13, "en") == (
        "“3 000 soldats”\n"
        "“North Korea has sent 3,000 soldiers to Russia, according to Seoul.” (by Google)\n"
        "Le Journal, Des renforts pour la Russie, 2024-11-20, https://journal.example/a?b=c\n"
    )


def test_a_quote_without_translation_says_so() -> None:
    article = make_article("a1", "fr", [Said("paragraph", "Un deux trois.")], publisher=None)
    quoted = quote_with_citation(article, 0, 7, "en")
    assert "“Un deux”\n(French, not translated)\n2024-11-20" in quoted


def test_a_quote_can_harm_no_terminal() -> None:
    article = make_article("a1", "fr", [Said("paragraph", "Un \x1b[31mdeux\x07 trois.", "One\x9b")])
    quoted = quote_with_citation(article, 0, len(article.text), "en")
    assert all(one.isprintable() or one == "\n" for one in quoted)
