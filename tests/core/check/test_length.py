"""Translations out of proportion."""

from core.check.length import find
from tests.core.check.pairs import pair

TEXT = (
    "Die Regierung in Bern hat am Montag nach langen Verhandlungen mit den Kantonen beschlossen, "
    "den Bau des zweiten Tunnels um drei Jahre zu verschieben, weil das Geld dafür fehlt."
)
GOOD = (
    "On Monday, after long negotiations with the cantons, the government in Bern decided to "
    "postpone the construction of the second tunnel by three years because the money is lacking."
)


def told(lang: str, text: str, target: str, translation: str) -> list[str]:
    return [one.message for one in find(pair(lang, text, target, translation))]


def test_in_proportion() -> None:
    assert not told("de", TEXT, "en", GOOD)
    assert not told("de", "Ja.", "en", "Yes, indeed.")
    assert not told("de", "", "en", GOOD)


def test_a_lost_half() -> None:
    (message,) = told("de", TEXT, "en", GOOD[: len(GOOD) // 2])
    assert "much too short" in message


def test_far_too_long() -> None:
    (message,) = told("de", TEXT, "en", GOOD * 3)
    assert "much too long" in message
    assert told("de", "Ja.", "en", GOOD)


def test_dense_scripts_are_measured_by_their_own_length() -> None:
    chinese = "伯尔尼政府周一与各州长时间谈判后决定，由于缺乏资金，第二条隧道的建设将推迟三年。"
    assert not told("zh", chinese, "en", GOOD)
    assert not told("en", GOOD, "zh", chinese)
    assert told("zh", chinese, "en", "The government decided.")
