"""A floor under how well the article is told from what surrounds it, on real pages."""

import pytest

from tests.core.prepare.pages import PAGES, read_pages, score_pages

FLOOR = 0.935
"""F1 of the snippets kept; it may rise, and never sink unsaid."""


@pytest.mark.skipif(not PAGES.exists(), reason="the shared pages are not here")
def test_body_text_of_real_pages_is_told_apart() -> None:
    precision, recall, f1 = score_pages(read_pages())
    assert f1 >= FLOOR, f"precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}"
