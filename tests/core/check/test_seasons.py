"""A season that became another one, in every language that has its words."""

import pytest

from core.check.pair import Pair, Side
from core.check.seasons import find_changed_seasons
from core.facts import read_facts

SEASONS = read_facts("core.check", "data", "seasons.toml")


def warned(lang: str, text: str, made: str) -> list[str]:
    found = find_changed_seasons(Pair(Side(lang, text), Side("en", made)))
    for one in found:
        assert text[one.start : one.end] == one.lost
        return [one.message]
    return []


@pytest.mark.parametrize("lang", SEASONS)
def test_every_season_is_told_from_the_others(lang: str) -> None:
    for season, forms in SEASONS[lang]["words"].items():
        for form in forms:
            assert warned(lang, f"x {form} y", f"x in {season} y") == []
            for other in {"spring", "summer", "autumn", "winter"} - {season}:
                assert warned(lang, f"x {form} y", f"x in {other} y"), (form, other)


def test_what_may_be_another_word_is_not_asked_for() -> None:
    assert warned("fr", "Il a été élu.", "He was elected in winter.") == []
    assert warned("sv", "Det är vår stad.", "It is our town in autumn.") == []
    assert warned("fr", "Cet été, il pleut.", "In August it rains.") == []
    assert warned("de", "In den Sommerferien.", "In the summer.") == []
    assert warned("en", "In the fall and winter.", "In autumn and winter.") == []
