"""What is said about a question that nothing answers."""

import pytest

from core.search import parse_query
from core.search.hints import absent_languages

HELD = ("de", "fr", "de", "pt-BR")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("lang:zz", "No article is in zz; there are de, fr, pt."),
        ("missile (lang:zz OR lang:de,yy)", "No article is in zz or yy; there are de, fr, pt."),
        ("lang:pt", ""),
        ("missile -lang:zz", ""),
        ("missile", ""),
    ],
)
def test_languages_that_no_article_is_in_are_told(question: str, said: str) -> None:
    assert absent_languages(parse_query(question), HELD) == said


def test_of_an_empty_library_nothing_is_said() -> None:
    assert not absent_languages(parse_query("lang:zz"), ())
