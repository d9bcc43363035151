"""Terms in a text and their translations in another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.article import GlossaryTerm
from core.translate.glossary import Glossary, PairGlossary, apart, glossary_of, has_words


def term(
    said: str, translation: str = "x", *, case: bool = False, lang: str = "", to: str = ""
) -> GlossaryTerm:
    return GlossaryTerm(term=said, translation=translation, case=case, lang=lang, target_lang=to)


def between(lang: str, *terms: GlossaryTerm, target: str = "en") -> PairGlossary:
    return Glossary(terms).between(lang, target)


def found(lang: str, text: str, *terms: str | GlossaryTerm) -> list[str]:
    made = [term(one) if isinstance(one, str) else one for one in terms]
    return [text[a:b] for a, b, _ in between(lang, *made).find(text)]


@pytest.mark.parametrize(
    ("lang", "said", "text", "expected"),
    [
        ("fr", "armée", "L'armée et d’armées", ["armée", "armées"]),
        ("fr", "force armée", "Les FORCES ARMÉES\u00a0!", ["FORCES ARMÉES"]),
        ("fr", "force armée", "la force, armée de fusils", []),
        ("fr", "marin", "un marin dans un sous-marin", ["marin"]),
        ("fr", "armée", "cette armée-ci, l'armée-là", ["armée", "armée"]),
        ("fr", "porte", "le porte-avions et la porte", ["porte"]),
        ("de", "NATO", "die NATO-Staaten", ["NATO"]),
        ("de", "Streitkraft", "mit den Streitkräften", ["Streitkräften"]),
        ("de", "Wahl", "wählen und Wahlen", ["Wahlen"]),
        ("ro", "UE", "statele UE-ului", ["UE"]),
        ("ro", "soldat", "Soldatii au ajuns in tara", ["Soldatii"]),
        ("en", "F-16", "an F-16 and an F 16", ["F-16", "F 16"]),
        ("en", "arm", "the army is alarmed", []),
        ("zh", "停火", "双方停火协议", ["停火"]),
        ("ja", "北朝鮮", "北朝鮮の軍隊", ["北朝鮮"]),
        ("ru", "крылатая ракета", "удар крылатыми ракетами", ["крылатыми ракетами"]),
        ("fr", "e\u0301cole", "les \u00e9coles", ["écoles"]),
        ("fr", "", "rien", []),
    ],
)
def test_a_term_in_a_text(lang: str, said: str, text: str, expected: list[str]) -> None:
    assert found(lang, text, said) == expected


def test_the_longest_term_wins_and_none_overlap() -> None:
    text = "Le ministre de la Défense et le premier ministre"
    said = found("fr", text, "ministre", "ministre de la Défense", "premier ministre", "Défense")
    assert said == ["ministre de la Défense", "premier ministre"]


def test_capitals_matter_where_the_term_says_so() -> None:
    assert found("en", "Tell us that the US left.", term("US", case=True)) == ["US"]
    assert found("en", "Tell us that the US left.", "US") == ["us", "US"]
    assert found("de", "Das Reich, des Reiches, reich.", term("Reich", case=True)) == [
        "Reich",
        "Reiches",
    ]


def test_of_two_that_fit_the_more_exact_is_meant() -> None:
    any_language, french = term("pays", "land"), term("pays", "country", lang="fr", to="en")
    places = between("fr", french, any_language).find("Un pays")
    assert [one.term for one in places] == [french]
    plural, singular = term("forces", "forces"), term("force", "strength")
    for terms in ((plural, singular), (singular, plural)):
        said = between("fr", *terms).find("la force des forces")
        assert [one.term for one in said] == [singular, plural]
    first, last = term("pays", "a"), term("Pays", "b")
    assert [one.term for one in between("fr", first, last).find("pays")] == [last]


def test_terms_hold_for_their_languages() -> None:
    glossary = Glossary([term("chat", lang="fr", to="en"), term("停火", lang="zh-Hans")])
    assert glossary.between("fr-CA", "en-GB").find("le chat")
    assert not glossary.between("de", "en").find("der chat")
    assert not glossary.between("fr", "de").find("le chat")
    assert not glossary.between("und", "en").find("le chat")
    assert glossary.between("zh", "en").find("停火")
    assert not glossary.between("zh-Hant", "en").find("停火")
    assert not glossary.between("nonsense tag", "").find("le chat")


@pytest.mark.parametrize(
    ("target", "translation", "text", "is_there"),
    [
        ("en", "armed force", "The Armed Forces left.", True),
        ("en", "armed forces", "The army left.", False),
        ("en", "deploy", "They deployed tanks.", True),
        ("en", "ceasefire", "the ceasefire-related talks", True),
        ("de", "Waffenruhe", "das Waffenruheabkommen", True),
        ("de", "Kind", "die Rinder", False),
        ("fr", "États-Unis", "les Etats-Unis", True),
        ("zh", "停火", "停火协议", True),
        ("ro", "țară", "tarile din jur", True),
        ("en", "art", "a party", False),
    ],
)
def test_a_translation_in_a_text(target: str, translation: str, text: str, is_there: bool) -> None:
    one = term("terme", translation)
    pair = between("fr", one, target=target)
    assert pair.has(one, text) is is_there
    assert bool(pair.translations(one, text)) is is_there
    assert [place.term for place in pair.lost("Un terme", text)] == ([] if is_there else [one])


def test_a_translation_in_its_own_capitals_may_begin_a_sentence() -> None:
    one = term("terme", "the Reich", case=True)
    pair = between("fr", one)
    assert pair.has(one, "The Reich fell.")
    assert not pair.has(one, "the reich fell")


def test_the_places_of_a_translation() -> None:
    one = term("armée", "army")
    text = "Army units joined two armies."
    assert [text[a:b] for a, b in between("fr", one).translations(one, text)] == ["Army", "armies"]


def test_a_glossary_is_made_once_for_its_terms() -> None:
    terms = (term("a mot"),)
    assert glossary_of(terms) is glossary_of(tuple(terms))
    assert not Glossary() and not Glossary().between("fr", "en").find("un mot")


def test_a_text_and_a_glossary_that_mean_harm_are_looked_at_in_part() -> None:
    terms = [term(f"a b{number}") for number in range(3_000)]
    assert between("fr", *terms).find("a " * 10_000) == ()
    many = between("fr", term("a")).find("a " * 10_000)
    assert 1_000 < len(many) < 10_000
    assert len(between("fr", term("a")).lost("a " * 10_000, "c " * 10_000)) == len(many)


def test_stretches_that_overlap_none_before_them() -> None:
    assert apart([(2, 5), (0, 2), (4, 6), (5, 7), (0, 1)], 7) == [(0, 2), (2, 5), (5, 7)]


def test_what_holds_no_word() -> None:
    assert has_words("F-16") and has_words("停火") and has_words("№ 5")
    assert not has_words("…") and not has_words(" – ") and not has_words("")


@given(st.text(max_size=60), st.text(max_size=20), st.sampled_from(["fr", "de", "ro", "zh", "und"]))
def test_any_text_can_be_searched(text: str, said: str, lang: str) -> None:
    one = term(said, said or "x")
    pair = between(lang, one)
    end = 0
    for place in pair.find(text):
        assert end <= place.start < place.end <= len(text)
        end = place.end
    for start, stop in pair.translations(one, text):
        assert 0 <= start < stop <= len(text)


@given(
    st.lists(
        st.sampled_from(["armée", "force", "pays", "ville", "loi", "guerre"]),
        min_size=1,
        max_size=8,
    ),
    st.integers(min_value=0, max_value=7),
)
def test_a_word_of_a_text_is_found_in_it(words: list[str], at: int) -> None:
    said = words[at % len(words)]
    assert found("fr", " ".join(words), said) == [said] * words.count(said)
