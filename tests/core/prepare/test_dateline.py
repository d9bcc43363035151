import pytest

from core.prepare.dateline import dateline_end, is_town

_REST = " und so weiter geht dieser lange Satz bis hierher."


@pytest.mark.parametrize(
    ("lang", "dateline", "following"),
    [
        ("fr", "Paris", "La Corée du Sud"),
        ("de", "Berlin", "Russlands Verteidigungsminister"),
        ("es", "MADRID", "El presidente"),
        ("de", "Bukarest", "Der Präsident"),
        ("fr", "Lyon", "L'équipe a"),
        ("en", "New York", "The council"),
        ("de", "Frankfurt am Main", "Die Bank"),
        ("ro", "București (Agerpres)", "În capitală"),
        ("en", "London", "A man"),
        ("en", "WASHINGTON (AP) — ", "The senate"),
        ("en", "MOSCOW, Nov 3 (Reuters) - ", "Russia"),
        ("fr", "PARIS, 20 nov (Xinhua) -- ", "Le ministre"),
        ("de", "Berlin (dpa) - ", "Der Minister"),
        ("es", "MADRID (Europa Press) - ", "El ministro"),
        ("en", "TORONTO (CP) — ", "The senate"),
        ("de", "Moskau – ", "Der Präsident"),
        ("en", "Kyiv, Ukraine — ", "The army"),
        ("ru", "Москва", "Президент России"),
    ],
)
def test_datelines_are_found(lang: str, dateline: str, following: str) -> None:
    text = dateline + following + _REST
    assert dateline_end(text, lang, text) == len(dateline)


@pytest.mark.parametrize(
    "name",
    [
        "McDonald",
        "iPhone",
        "YouTube",
        "PayPal",
        "LeBron",
        "DeepMind",
        "JavaScript",
        "MacBook",
        "WhatsApp",
        "BioNTech",
        "BREAKING — The",
        "NATOs",
        "The Paris - Dakar",
        "Essen - das ist",
    ],
)
def test_names_are_not_datelines(name: str) -> None:
    text = name + _REST
    assert dateline_end(text, "en", text) is None


def test_a_word_written_so_elsewhere_is_a_name() -> None:
    text = "KölnMesse hat die Preise erhöht, wie am Montag bekannt wurde."
    assert dateline_end(text, "de", text + "\nDie KölnMesse schweigt.") is None


def test_a_short_line_has_no_dateline() -> None:
    assert dateline_end("Paris – Der Plan", "de", "") is None


def test_towns_are_known_by_names_of_other_languages() -> None:
    assert is_town("Bukarest")
    assert is_town("București")
    assert not is_town("Verteidigungsminister")


def test_a_town_is_known_by_a_whole_name_of_one_line() -> None:
    assert is_town("BUKAREST")
    assert is_town(" Bukarest ")
    assert not is_town("Bukares")
    assert not is_town("")
    assert not is_town("Paris\nBerlin")
