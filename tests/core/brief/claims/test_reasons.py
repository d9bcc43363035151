"""Why a sentence is cited for a line: a clause of plain English."""

import pytest

from core.annotate import Annotator
from core.brief.claims.content import Content
from core.brief.claims.reasons import NOT_COMPARED, reason
from core.brief.sentences import sentences_of
from tests.core.brief.articles import Said, make_article

ANNOTATOR = Annotator(use_models=False)


def content(text: str) -> Content:
    said = [Said("paragraph", text, None)]
    bare = make_article("a", "en", said, is_annotated=False)
    return Content(sentence=sentences_of(ANNOTATOR.annotate(bare), "en")[0], number=0)


@pytest.mark.parametrize(
    ("text", "alike", "said"),
    [
        (
            "Vladimir Putin counts 97 ships in Russia.",
            0.5,
            "both name Russia and Vladimir Putin and give “97 ships”, "
            "and 50% of their words are the same",
        ),
        ("Nobody came to the harbour at all.", 0.934, "93% of their words are the same"),
        (
            "Nobody came to the harbour at all.",
            NOT_COMPARED,
            "their words, of two languages, were not compared",
        ),
    ],
)
def test_what_two_sentences_have_in_common_is_said_in_words(
    text: str, alike: float, said: str
) -> None:
    assert reason(content(text), content(text), alike) == said
