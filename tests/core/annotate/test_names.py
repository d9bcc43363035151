import pytest

from core.annotate.names import (
    NameRecogniser,
    fold,
    identify,
    lookup,
    relation,
    skeleton,
    slug,
    spellings,
)


@pytest.mark.parametrize(
    "forms",
    [
        ("Poutine", "Putin", "Vladimir Poutine", "Wladimir Putin", "Путин", "Путін"),
        ("Schoigu", "Choïgou", "Șoigu", "Shoigu", "Шойгу"),
        ("Selenskyj", "Zelensky", "Zelenski", "Зеленський"),
        ("OTAN", "NATO", "НАТО"),
        ("ONU", "Vereinte Nationen", "Națiunile Unite", "United Nations"),
    ],
)
def test_spellings_of_one_name_have_one_key(forms: tuple[str, ...]) -> None:
    known = {lookup(form) for form in forms}
    assert len(known) == 1
    assert None not in known


def test_a_given_name_alone_joins_nobody() -> None:
    assert lookup("Vladimir") is None
    assert lookup("Kim") is None


@pytest.mark.parametrize(
    ("form", "full", "expected"),
    [
        ("Poutine", "Vladimir Poutine", "short"),
        ("Vladimir", "Vladimir Poutine", "none"),
        ("Kim", "Kim Jong Un", "short"),
        ("Un", "Kim Jong Un", "short"),
        ("kim jong un", "Kim Jong Un", "same"),
        ("Medinsky", "Vladimir Poutine", "none"),
    ],
)
def test_relation_of_short_and_full_names(form: str, full: str, expected: str) -> None:
    assert relation(form, full) == expected


def test_skeletons_see_through_transcription() -> None:
    assert skeleton("Choïgou") == skeleton("Shoigu") == skeleton("Șoigu") == skeleton("Schoigu")
    assert skeleton("Lawrow") == skeleton("Lavrov")
    assert skeleton("Putin") != skeleton("Biden")


def test_unknown_names_get_a_key_from_their_spelling() -> None:
    known = identify("Gawon Bae", "PER", "fr")
    assert (known.key, known.name) == ("person:gavon-bae", "Gawon Bae")
    assert identify("Kharkiv", "LOC", "fr").key == "place:706483"
    assert identify("CNNs", "ORG", "de").key == "org:cnn"


def test_every_spelling_of_the_table_leads_back_to_its_key() -> None:
    assert "Poutine" in spellings("person:vladimir-putin")
    assert spellings("person:nobody-at-all") == ()
    for form in spellings("person:sergei-shoigu"):
        known = lookup(form)
        assert known is not None
        assert known.key == "person:sergei-shoigu"


def test_another_first_name_makes_another_person() -> None:
    text = "Melania Trump und Donald Trump und Barbara Trump"
    found = NameRecogniser().recognise([text], "de")[0]
    assert [(text[m.start : m.end], m.key) for m in found] == [
        ("Melania Trump", "person:melania-trump"),
        ("Donald Trump", "person:donald-trump"),
    ]


def test_slug_and_fold() -> None:
    assert slug("Ministère de l’Intérieur") == "ministere-de-l-interieur"
    assert fold("Łódź ß") == "lodz ss"
    assert slug("!!!") == "-"
