import pytest

from tui.own_target import OFFERED, language_typed


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("fr", "fr"),
        ("FR", "fr"),
        ("fr-CA", "fr"),
        (" French ", "fr"),
        ("français", "fr"),
        ("Deutsch", "de"),
        ("日本語", "ja"),
        ("Chinese", "zh-Hans"),
        ("pt_BR", "pt"),
    ],
)
def test_a_language_is_known_by_code_and_by_name(typed: str, code: str) -> None:
    assert language_typed(typed) == code


@pytest.mark.parametrize("typed", ["", "  ", "xx", "qq", "no such language", "[red]", "../etc"])
def test_what_is_no_language_is_none(typed: str) -> None:
    assert language_typed(typed) is None


def test_what_is_offered_can_be_typed() -> None:
    assert [language_typed(one) for one in OFFERED] == list(OFFERED)
