"""What points out of an article's text is taken out of it, and nothing else."""

import pytest

from core.article import Article, Block, Date, Entity, Figure, Segment, Translation
from core.store.care.spans import has_sound_frame, within_text
from tests.core.store.articles import annotated, make_article

ARTICLE = annotated(make_article())
END = len(ARTICLE.text)


def test_an_article_in_order_is_returned_as_it_is() -> None:
    assert within_text(ARTICLE) is ARTICLE
    assert has_sound_frame(ARTICLE)


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (5, 4), (0, END + 1), (END + 1, END + 2)])
def test_marks_outside_go(start: int, end: int) -> None:
    wrong = ARTICLE.with_(
        entities=(Entity(start=start, end=end, text="", label="PER"), *ARTICLE.entities),
        figures=(*ARTICLE.figures, Figure(start=start, end=end, text="")),
        dates=(Date(start=start, end=end, text="", iso=None, grain="day"),),
    )
    assert within_text(wrong) == ARTICLE


def test_translations_of_no_segment_go_and_marks_outside_theirs() -> None:
    stray = Translation(segment=99, text="x", engine="google")
    outside = Figure(start=0, end=99, text="")
    (kept,) = ARTICLE.translations["en"]
    wrong = ARTICLE.with_(
        translations={"en": (kept.with_(figures=(outside,)), stray)}, alternatives={"en": (stray,)}
    )
    assert within_text(wrong) == ARTICLE


@pytest.mark.parametrize(
    "wrong",
    [
        ARTICLE.with_(blocks=(Block(start=0, end=END + 1, role="title"),)),
        ARTICLE.with_(segments=(Segment(start=0, end=1, id=1, block=0),)),
        ARTICLE.with_(segments=(Segment(start=0, end=1, id=0, block=9),)),
        ARTICLE.with_(segments=(Segment(start=0, end=END, id=0, block=0),)),
    ],
)
def test_a_frame_that_does_not_hold_is_seen(wrong: Article) -> None:
    assert not has_sound_frame(wrong)
