"""The data files of languages hold together."""

from importlib.resources import files

import pytest

from core.brief.claims.lexicon import exclusive_groups, lexicon, senses

LANGS = sorted(
    one.name.removesuffix(".toml")
    for one in files("core.brief.claims").joinpath("lang").iterdir()
    if one.name not in ("default.toml", "groups.toml")
)


@pytest.mark.parametrize("lang", LANGS)
def test_each_language_has_the_same_kinds_of_events_as_english(lang: str) -> None:
    english = frozenset().union(*lexicon("en").acts.words.values())
    english |= frozenset().union(*lexicon("en").acts.prefixes.values())
    known = lexicon(lang).acts
    own = frozenset().union(*known.words.values(), *known.prefixes.values())
    assert own <= english


def test_groups_name_classes_that_exist() -> None:
    known = lexicon("en")
    classes = frozenset().union(
        *known.acts.words.values(),
        *known.acts.prefixes.values(),
        *known.marks.words.values(),
    )
    for group in exclusive_groups():
        assert len(group & classes) >= 2


def test_the_longest_beginning_counts() -> None:
    assert senses("fatalities", "en").acts == {"die"}
    assert senses("tué", "fr").acts == {"die"}
    assert senses("xyzzy", "en").acts == frozenset()
    assert senses("killed", "xx").acts == frozenset()
