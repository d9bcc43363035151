from core.annotate.consistency import settle
from core.annotate.recogniser import Mention
from core.article import Label


def _mention(text: str, form: str, label: Label, recogniser: str = "rules") -> Mention:
    start = text.index(form)
    return Mention(start=start, end=start + len(form), label=label, recogniser=recogniser)


def test_a_name_found_once_is_found_everywhere() -> None:
    texts = ["Marie Dupont parle.", "Hier Marie Dupont et Dupont se taisaient."]
    settled = settle(texts, [[_mention(texts[0], "Marie Dupont", "PER")], []], "fr")
    found = [(texts[1][m.start : m.end], m.key, m.recogniser) for m in settled[1]]
    assert found == [
        ("Marie Dupont", "person:marie-dupont", "article"),
        ("Dupont", "person:marie-dupont", "article"),
    ]


def test_one_form_has_one_label() -> None:
    texts = ["Acme ici", "chez Acme", "pour Acme"]
    found = [
        [_mention(texts[0], "Acme", "LOC")],
        [_mention(texts[1], "Acme", "ORG")],
        [_mention(texts[2], "Acme", "ORG")],
    ]
    settled = settle(texts, found, "fr")
    assert {m.label for one in settled for m in one} == {"ORG"}
    assert {m.key for one in settled for m in one} == {"org:acme"}


def test_a_short_form_joins_the_nearest_full_name_before_it() -> None:
    texts = ["Kim Jong Un règne. Kim parle. Kim Yong-hyun répond. Kim salue."]
    found = [
        _mention(texts[0], "Kim Jong Un", "PER"),
        _mention(texts[0], "Kim Yong-hyun", "PER"),
    ]
    keys = [m.key for m in settle(texts, [found], "fr")[0]]
    assert keys == [
        "person:kim-jong-un",
        "person:kim-jong-un",
        "person:kim-yong-hyun",
        "person:kim-yong-hyun",
    ]


def test_a_short_form_that_a_table_knows_is_that_one_of_several() -> None:
    texts = ["Donald Trump und Melania Trump kamen. Trump sprach."]
    found = [
        _mention(texts[0], "Donald Trump", "PER"),
        _mention(texts[0], "Melania Trump", "PER"),
    ]
    keys = [m.key for m in settle(texts, [found], "de")[0]]
    assert keys == ["person:donald-trump", "person:melania-trump", "person:donald-trump"]


def test_a_surname_of_somebody_here_is_a_person() -> None:
    texts = ["Jana Drevnik siegte.", "Drevnik jubelt. Drevnik!"]
    guess = _mention(texts[1], "Drevnik", "LOC", "spacy:x")
    settled = settle(texts, [[_mention(texts[0], "Jana Drevnik", "PER")], [guess]], "de")
    assert [(m.label, m.key) for m in settled[1]] == [("PER", settled[0][0].key)] * 2


def test_what_a_list_calls_a_place_stays_one() -> None:
    texts = ["Jana Berlin siegte.", "Berlin jubelt."]
    listed = _mention(texts[1], "Berlin", "LOC", "places").with_(key="place:2950159", name="Berlin")
    settled = settle(texts, [[_mention(texts[0], "Jana Berlin", "PER")], [listed]], "de")
    assert [m.label for m in settled[1]] == ["LOC"]


def test_a_name_and_its_case_forms_are_one() -> None:
    texts = ["In Ottenbruch brennt es.", "Ottenbruchs Bürger und Ottenbruchs Rat, so der Rat."]
    found = [
        [_mention(texts[0], "Ottenbruch", "LOC", "bundled:names")],
        [_mention(texts[1], "Ottenbruchs", "PER", "spacy:x")],
    ]
    settled = settle(texts, found, "de")
    key = settled[0][0].key
    assert [(m.label, m.key) for one in settled for m in one] == [("LOC", key)] * 3


def test_romanian_places_take_their_endings() -> None:
    texts = ["Satul Corbeni e inundat, pe râul Vâlsan.", "Apele Vâlsanului au crescut."]
    settled = settle(texts, [[_mention(texts[0], "Vâlsan", "LOC")], []], "ro")
    forms = [(texts[1][m.start : m.end], m.key) for m in settled[1]]
    assert forms == [("Vâlsanului", settled[0][0].key)]


def test_a_place_is_one_without_its_kind_too() -> None:
    texts = ["Au sommet du mont Aigual, rien.", "L'Aigual, où Aigual ?"]
    guess = _mention(texts[1], "Aigual", "PER", "spacy:x")
    settled = settle(texts, [[_mention(texts[0], "mont Aigual", "LOC")], [guess]], "fr")
    assert [m.label for m in settled[1]] == ["LOC", "LOC"]


def test_a_street_is_not_the_person_that_it_is_called_after() -> None:
    texts = ["Rendez-vous rue Lestrade.", "Lestrade est venu."]
    guess = _mention(texts[1], "Lestrade", "PER", "spacy:x")
    settled = settle(texts, [[_mention(texts[0], "rue Lestrade", "LOC")], [guess]], "fr")
    assert [m.label for m in settled[1]] == ["PER"]


def test_what_the_tables_know_tells_the_label() -> None:
    texts = ["Eurostat, CERN și Bradley tac."]
    found = [
        _mention(texts[0], "Eurostat", "MISC"),
        _mention(texts[0], "CERN", "LOC"),
        _mention(texts[0], "Bradley", "MISC"),
    ]
    settled = settle(texts, [found], "ro")
    assert [m.label for m in settled[0]] == ["ORG", "ORG", "MISC"]
