"""The translation memory finds what was translated before, and nothing else."""

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
