"""Names, and words that only stand for one."""

from core.annotate import Annotator
from core.brief.claims.calling import dateline_keys
from core.brief.claims.content import Content
from core.brief.sentences import sentences_of
from tests.core.brief.articles import Said, make_article


def test_what_stands_in_a_dateline_is_no_name_of_the_sentence() -> None:
    line = Said("paragraph", "Berlin (dpa) - The police closed the road to Hamburg.")
    article = Annotator(use_models=False).annotate(make_article("a", "en", [line]))
    said = Content(sentences_of(article, "en")[0], 0)
    assert dateline_keys(said)
    assert dateline_keys(said) < said.keys
