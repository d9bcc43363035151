"""The translation memory finds what was translated before, and nothing else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.article import TranslationUnit
from core.translate import TranslationMemory


def unit(source: str, target: str, **more: str) -> TranslationUnit:
    return TranslationUnit(
        **{"source": source, "target": target, "lang": "fr", "target_lang": "en", **more}
    )


def test_white_space_and_composition_do_not_matter() -> None:
    memory = TranslationMemory([unit("Séoul  est\u00a0là.", "Seoul is there.")])
    found = memory.exact("Se\u0301oul est là. ", "fr", "en")
    assert found is not None and found.target == "Seoul is there."


def test_case_quotes_and_other_languages_do_matter() -> None:
    memory = TranslationMemory([unit("« Oui »", "'Yes'")])
    assert memory.exact('"Oui"', "fr", "en") is None
    assert memory.exact("« oui »", "fr", "en") is None
    assert memory.exact("« Oui »", "de", "en") is None
    assert memory.exact("« Oui »", "fr", "de") is None


def test_regions_do_not_matter_and_chinese_scripts_do() -> None:
    memory = TranslationMemory(
        [
            unit("Oui", "Yes", lang="fr-CA", target_lang="en-US"),
            unit("是", "Yes", lang="zh-TW"),
        ]
    )
    assert memory.exact("Oui", "fr", "EN") is not None
    assert memory.exact("是", "zh-Hant-HK", "en") is not None
    assert memory.exact("是", "zh-CN", "en") is None


def test_the_last_one_wins_and_the_reader_wins_over_all() -> None:
    memory = TranslationMemory([unit("Oui", "Yes", by="a"), unit("Oui", "Yeah", by="b")])
    found = memory.exact("Oui", "fr", "en")
    assert found is not None and found.target == "Yeah"
    memory.add(unit("Oui", "Aye", by="reader"))
    memory.add(unit("Oui", "Yep", by="google"))
    found = memory.exact("Oui", "fr", "en")
    assert found is not None and found.target == "Aye"
    memory.add(unit("Oui", "Indeed", by="reader"))
    found = memory.exact("Oui", "fr", "en")
    assert found is not None and found.target == "Indeed"
    assert len(memory) == 1


def test_a_unit_without_text_is_not_kept() -> None:
    assert len(TranslationMemory([unit(" ", "x"), unit("x", "")])) == 0


def test_people_win_over_machines_and_newer_over_older() -> None:
    memory = TranslationMemory([unit("Oui", "Yes", by="ana", made="2020-01-01T00:00:00Z")])
    memory.add(unit("Oui", "Aye", by="google", made="2024-01-01T00:00:00Z"))
    memory.add(unit("Oui", "Yeah", by="ana", made="2019-01-01T00:00:00Z"))
    found = memory.exact("Oui", "fr", "en")
    assert found is not None and found.target == "Yes"


def test_another_number_is_a_suggestion_and_never_exact() -> None:
    memory = TranslationMemory([unit("Il a envoyé 15 soldats.", "He sent 15 soldiers.")])
    asked = "Il a\u00a0envoyé 12 soldats."
    assert memory.exact(asked, "fr", "en") is None
    (found,) = memory.fuzzy(asked, "fr-CA", "en-GB")
    assert found.score == pytest.approx(0.8)
    assert [asked[one.start : one.end] for one in found.differences] == ["12"]
    assert [found.unit.source[one.start : one.end] for one in found.gone] == ["15"]
    assert memory.fuzzy(asked, "de", "en") == [] == memory.fuzzy(asked, "fr", "de")


def test_the_same_text_is_no_suggestion_and_punctuation_alone_never_whole() -> None:
    memory = TranslationMemory([unit("Vous venez ?", "Are you coming?")])
    assert memory.fuzzy("Vous  venez ?", "fr", "en") == []
    (found,) = memory.fuzzy("Vous venez.", "fr", "en")
    assert found.score == 0.99
    assert found.differences and found.gone


def test_the_likest_comes_first_and_the_reader_before_others() -> None:
    memory = TranslationMemory(
        [
            unit("un deux trois quatre six", "a", by="google"),
            unit("un deux trois quatre sept", "b", by="reader"),
            unit("un deux trois quatre cinq.", "c"),
            unit("un deux", "d"),
        ]
    )
    found = memory.fuzzy("un deux trois quatre cinq", "fr", "en")
    assert [one.unit.target for one in found] == ["c", "b", "a"]
    assert len(memory.fuzzy("un deux trois quatre cinq", "fr", "en", limit=1)) == 1
    assert memory.fuzzy("un deux trois quatre cinq", "fr", "en", floor=0.85) == found[:1]


def test_what_is_added_or_corrected_after_the_first_question_is_found() -> None:
    memory = TranslationMemory([unit("un deux trois quatre six", "a")])
    assert len(memory.fuzzy("un deux trois quatre cinq", "fr", "en")) == 1
    memory.add(unit("un deux trois quatre sept", "b"))
    memory.add(unit("un deux trois quatre six", "mine", by="reader"))
    found = memory.fuzzy("un deux trois quatre cinq", "fr", "en")
    assert [one.unit.target for one in found] == ["mine", "b"]


SOURCES = st.lists(st.sampled_from(["un", "deux", "Trois", "4"]), min_size=1, max_size=5).map(
    " ".join
)
UNITS = st.lists(
    st.builds(
        unit,
        SOURCES,
        st.sampled_from(["a", "b", "c"]),
        by=st.sampled_from(["ana", "google", "reader"]),
        made=st.sampled_from(["2023-01-01T00:00:00Z", "2024-01-01T00:00:00Z"]),
    ),
    max_size=12,
)


@settings(deadline=None)
@given(UNITS, UNITS, SOURCES)
def test_two_memories_side_by_side_are_as_one(
    imported: list[TranslationUnit], own: list[TranslationUnit], asked: str
) -> None:
    whole = TranslationMemory([*imported, *own])
    both = TranslationMemory(own, beside=TranslationMemory(imported))
    assert both.exact(asked, "fr", "en") == whole.exact(asked, "fr", "en")
    assert both.fuzzy(asked, "fr", "en", floor=0.5) == whole.fuzzy(asked, "fr", "en", floor=0.5)
