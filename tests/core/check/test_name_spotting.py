"""The names of an original, with and without a recogniser."""

from core.article import Entity, Label
from core.check.name_forms import read
from core.check.name_spotting import names_of
from core.check.pair import Side


def spotted(text: str, lang: str, *entities: Entity) -> list[str]:
    """Return the names of `text`."""
    return [name.text for name in names_of(Side(lang, text, entities), read(text, lang))]


def entity(text: str, form: str, label: Label, key: str | None = None) -> Entity:
    """Return `form` marked in `text`."""
    start = text.index(form)
    return Entity(start=start, end=start + len(form), text=form, label=label, key=key)


def test_capitals_inside_a_sentence_are_names() -> None:
    assert spotted("Hier, il a vu Robert Delmas avec SNCF", "fr") == ["Robert Delmas", "SNCF"]


def test_months_titles_and_ordinary_words_are_none() -> None:
    assert spotted("L'an dernier, Mme la Présidente a fêté Noël", "fr") == []
    assert spotted("in Dutch, May and Monday, Mr President", "en") == ["Dutch"]


def test_a_number_of_several_words_is_no_name() -> None:
    text = "Il doit rencontrer les Vingt-Sept jeudi"
    assert spotted(text, "fr", entity(text, "Vingt-Sept", "MISC")) == []


def test_where_nouns_have_capitals_only_strange_words_are_names() -> None:
    assert spotted("Die Mutter trank im Garten ein Glas Pepsi", "de") == ["Pepsi"]


def test_a_name_leads_a_compound() -> None:
    assert spotted("das gehorcht dem Pauli-Prinzip im Garten", "de") == ["Pauli"]
    assert spotted("er plante die Sommer-Reise", "de") == []


def test_capitals_throughout_tell_nothing() -> None:
    assert spotted("MOSCOU ACCUSE KIEV DE MENTIR", "fr") == []
    assert spotted("KANZLER SPRICHT IM GARTEN", "de") == []


def test_a_slash_joins_two_names() -> None:
    text = "selon ABC/Post"
    assert spotted(text, "fr", entity(text, "ABC/Post", "ORG")) == ["ABC", "Post"]


def test_an_institution_alone_is_a_name_in_german() -> None:
    assert spotted("sagte die Kommission", "de") == ["Kommission"]


def test_nations_are_names_by_their_country() -> None:
    text = "le gouvernement grec"
    marked = entity(text, "grec", "MISC", "territory:GR")
    assert spotted(text, "fr", marked) == ["grec"]
    assert spotted(text, "fr", entity(text, "grec", "MISC", "misc:grec")) == []


def test_the_family_name_is_a_persons_own() -> None:
    text = "Louise Marchand"
    side = Side("fr", text, (entity(text, "Louise Marchand", "PER"),))
    (name,) = names_of(side, read(text, "fr"))
    assert [word.form for word in name.own_words] == ["Marchand"]


def test_a_city_inside_a_body_is_a_name_of_its_own() -> None:
    text = "hat das Oberlandesgericht Dresden entschieden"
    court = entity(text, "Oberlandesgericht Dresden", "ORG")
    assert spotted(text, "de", court) == ["Oberlandesgericht Dresden", "Dresden"]


def test_of_an_adjective_of_a_city_only_the_city_is_one() -> None:
    text = "will die Bukarester Regierung sparen"
    assert spotted(text, "de", entity(text, "Bukarester", "MISC")) == ["Bukarester"]
    found = names_of(Side("de", text, (entity(text, "Bukarester", "MISC"),)), read(text, "de"))
    assert [name.key for name in found] == ["place:683506"]


def test_a_country_leads_a_compound() -> None:
    assert spotted("wegen der langen Ukrainereise war er müde", "de") == ["Ukraine"]


def test_the_country_of_a_currency_is_none() -> None:
    text = "Es kostete 100 US-Dollar"
    assert spotted(text, "de", entity(text, "US", "LOC", "territory:US")) == []


def test_an_adjective_with_a_capital_makes_a_name() -> None:
    assert spotted("wir baden gern, denn das Tote Meer ist warm", "de") == ["Tote Meer"]
    assert spotted("wir lernen heute die Erste Hilfe", "de") == []


def test_suspended_compounds_are_nouns() -> None:
    assert spotted("es sind die Lastwagen- und Panzer-Konvois", "de") == []


def test_inhabitants_in_small_letters() -> None:
    text = "unos 4,5 millones de venezolanos"
    assert spotted(text, "es", entity(text, "venezolanos", "MISC")) == ["venezolanos"]


def test_a_spanish_question_begins_with_no_name() -> None:
    assert spotted("¿Cuánto cuesta?", "es") == []
