import pytest

from core.annotate.data.make_cldr import facts_of
from core.annotate.kept_cldr import LANGUAGES, kept_cldr


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_kept_is_what_babel_says(lang: str) -> None:
    assert kept_cldr(lang) == facts_of(lang), "run python -m core.annotate.data.make_cldr"


def test_of_another_language_nothing_is_kept() -> None:
    assert kept_cldr("tlh") is None
