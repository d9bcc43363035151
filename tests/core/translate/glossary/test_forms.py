"""Words in their forms: what is one word, and what only looks like it."""

import tomllib
from importlib.resources import files

import pytest

from core.translate.glossary.forms import Reading, grammar_of, keys_of, without_marks


def are_one(lang: str, one: str, other: str, reading: Reading = "alone") -> bool:
    first, second = (keys_of(word.casefold(), lang, reading) for word in (one, other))
    return not first.isdisjoint(second)


@pytest.mark.parametrize(
    ("lang", "word", "forms"),
    [
        ("en", "army", "army armies"),
        ("fr", "général", "général généraux"),
        ("fr", "bateau", "bateau bateaux"),
        ("de", "Soldat", "Soldaten"),
        ("de", "Krankenhaus", "Krankenhauses Krankenhäuser Krankenhäusern"),
        ("de", "Kraft", "Kräfte Kräften"),
        ("ro", "soldat", "soldatul soldatului soldați soldații soldaților"),
        ("ro", "ministru", "ministrul ministrului miniștri miniștrii miniștrilor"),
        ("ro", "țară", "țara țării țări țările țărilor"),
        ("ru", "ракета", "ракеты ракету ракетой ракет ракетами ракетах"),
        ("ru", "военнослужащий", "военнослужащего военнослужащие военнослужащими"),
        ("uk", "військо", "війська військом військ"),
        ("pl", "wojsko", "wojska wojsku wojskiem wojsk"),
        ("pl", "rakieta", "rakiety rakiet rakietami rakiecie"),
        ("cs", "válka", "války válku válce"),
        ("es", "misión", "misiones"),
        ("it", "banca", "banche"),
        ("nl", "staat", "staten"),
        ("sv", "soldat", "soldaten soldater soldaterna"),
        ("tr", "asker", "askerler askerlerin askeri"),
        ("ko", "대통령", "대통령이 대통령에게"),
        ("ar", "جيش", "الجيش للجيش والجيش"),
    ],
)
def test_forms_of_one_word(lang: str, word: str, forms: str) -> None:
    missed = [form for form in forms.split() if not are_one(lang, word, form)]
    assert not missed


@pytest.mark.parametrize(
    ("lang", "word", "others"),
    [
        ("en", "arm", "army alarm"),
        ("fr", "parti", "partie partir"),
        ("fr", "armée", "arme armes"),
        ("de", "Haus", "Hausse Maus"),
        ("de", "Land", "Landung"),
        ("ro", "copil", "copie"),
        ("ro", "țară", "tare"),
        ("ru", "ракета", "ракетный ракетчик"),
        ("und", "soldat", "soldats soldaten"),
    ],
)
def test_other_words(lang: str, word: str, others: str) -> None:
    taken = [other for other in others.split() if are_one(lang, word, other)]
    assert not taken


def test_adjectives_have_their_forms_within_a_term_and_all_words_in_a_translation() -> None:
    assert not are_one("fr", "premier", "première")
    assert are_one("fr", "premier", "première", "within")
    assert not are_one("en", "deploy", "deployed")
    assert are_one("en", "deploy", "deployed", "wide")
    assert are_one("fr", "côté", "cote", "wide")
    assert not are_one("fr", "côté", "cote")


def test_a_text_without_diacritics_is_told_and_read() -> None:
    romanian = grammar_of("ro")
    assert romanian.is_bare("Soldatii au ajuns in tari")
    assert not romanian.is_bare("Soldații au ajuns")
    assert not grammar_of("fr").is_bare("Les soldats")
    assert not keys_of("țară", "ro", "alone", True).isdisjoint(
        keys_of("tarilor", "ro", "alone", True)
    )


def test_marks_come_off_letters_that_are_others_with_a_mark() -> None:
    assert without_marks("Häuser, țări, naïve") == "Hauser, tari, naive"
    assert without_marks("йод ёлка їжак") == "йод ёлка їжак"


def test_a_very_long_word_is_itself_alone() -> None:
    assert keys_of("a" * 10_000, "de", "wide") == {"~" + "a" * 10_000}


def test_the_data_file_says_what_the_code_reads() -> None:
    place = files("core.translate").joinpath("data", "endings.toml")
    facts = tomllib.loads(place.read_text(encoding="utf-8"))
    known = {
        "endings",
        "within",
        "wide",
        "stem",
        "marks",
        "same",
        "compounds",
        "capital_nouns",
        "after_hyphen",
        "prefixes",
    }
    for lang, told in facts.items():
        assert told.keys() <= known, lang
        for key in ("endings", "within", "wide"):
            for line in told.get(key, ()):
                assert len(line.lstrip("~*").split()) > 1, (lang, line)
