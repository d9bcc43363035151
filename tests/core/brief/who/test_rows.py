"""Rows of who is who: forms, mentions, and roles joined over articles and languages."""

import pytest

from core.annotate import Annotator
from core.article import Article, Entity, Label
from core.brief.sentences import Sentence, sentences_of
from core.brief.who import NameRow
from core.brief.who.rows import list_names
from tests.core.brief.articles import Said, make_article

ANNOTATOR = Annotator(use_models=False)


def article(article_id: str, lang: str, *lines: tuple[str, str | None]) -> Article:
    said = [Said("paragraph", *one) for one in lines]
    bare = make_article(article_id, lang, said, is_annotated=False, publisher=article_id)
    return ANNOTATOR.annotate_translations(ANNOTATOR.annotate(bare), "en")


def sentences(*articles: Article) -> list[Sentence]:
    return [one for own in articles for one in sentences_of(own, "en")]


def person(rows: dict[str, tuple[NameRow, ...]] | object, name: str) -> NameRow:
    assert isinstance(rows, dict)
    return next(one for one in rows["PER"] if one.name == name)


FRENCH = (
    "Le président russe Vladimir Poutine a parlé hier.",
    "Russian President Vladimir Putin spoke yesterday.",
)
GERMAN = (
    "Wladimir Putin, der russische Präsident, sprach am Montag.",
    "Vladimir Putin, the Russian president, spoke on Monday.",
)
ROMANIAN = ("Fostul președinte rus Vladimir Putin a vorbit ieri.", None)


def test_roles_that_say_the_same_are_one_with_all_citations() -> None:
    rows = list_names(sentences(article("f", "fr", FRENCH), article("d", "de", GERMAN)), "en")
    (role,) = person(rows, "Vladimir Putin").roles
    assert (role.text, role.original, role.lang) == ("Russian President", "président russe", "fr")
    assert [one.article for one in role.citations] == ["f", "d"]


def test_the_citation_is_of_the_words() -> None:
    own = article("f", "fr", FRENCH)
    (role,) = person(list_names(sentences(own), "en"), "Vladimir Putin").roles
    (cited,) = role.citations
    assert own.text[cited.start : cited.end] == role.original


def test_a_former_president_is_another_role_and_keeps_its_own_words() -> None:
    found = list_names(sentences(article("f", "fr", FRENCH), article("r", "ro", ROMANIAN)), "en")
    roles = person(found, "Vladimir Putin").roles
    assert [one.text for one in roles] == ["Russian President", "Fostul președinte rus"]
    assert roles[1].lang == "ro"


def test_a_translation_that_lost_the_former_does_not_speak() -> None:
    original = "L'ancien président russe Dmitri Medvedev a parlé."
    lossy = article("f", "fr", (original, "Russian President Dmitry Medvedev spoke."))
    (role,) = list_names(sentences(lossy), "en")["PER"][0].roles
    assert role.text == "ancien président russe"


def test_what_may_be_the_object_needs_the_translation() -> None:
    original = "In Pjöngjang hat der russische Präsident Kim Jong Un getroffen."
    against = article("d", "de", (original, "In Pyongyang the Russian president met Kim Jong Un."))
    assert person(list_names(sentences(against), "en"), "Kim Jong Un").roles == ()
    alone = article("d", "de", (original, None))
    assert person(list_names(sentences(alone), "en"), "Kim Jong Un").roles == ()
    clear = "Am Montag hat der russische Präsident Wladimir Putin gesprochen."
    agreed = article("d", "de", (clear, "On Monday Russian President Vladimir Putin spoke."))
    (role,) = person(list_names(sentences(agreed), "en"), "Vladimir Putin").roles
    assert role.text == "Russian President"


def test_a_language_without_data_gives_names_and_no_roles() -> None:
    own = article("x", "sv", ("President Vladimir Putin talade i går.", None))
    assert person(list_names(sentences(own), "en"), "Vladimir Putin").roles == ()


@pytest.mark.parametrize(
    ("label", "text", "key", "is_listed"),
    [
        ("ORG", "conservateurs", "org:conservateurs", False),
        ("MISC", "siciliani", None, False),
        ("MISC", "rumänische", "territory:RO", True),
        ("ORG", "dpa", "org:dpa", True),
        ("ORG", "institut sismologique national", None, True),
        ("ORG", "al-Nahud", None, True),
        ("ORG", "共同社", None, True),
        ("ORG", "3sat", None, True),
    ],
)
def test_a_word_that_never_has_a_capital_is_no_name(
    label: Label, text: str, key: str | None, is_listed: bool
) -> None:
    said = make_article("a", "fr", [Said("paragraph", f"Les {text} sont là.", None)])
    name = Entity(start=4, end=4 + len(text), text=text, label=label, key=key)
    rows = list_names(sentences(said.with_(entities=(name,))), "en")
    assert bool(rows[label]) == is_listed


def names(lang: str, *lines: tuple[str, str, str, Label]) -> dict[Label, tuple[NameRow, ...]]:
    """Return the rows of an article of one name a sentence: words, translation, name, label."""
    said = [Said("paragraph", text, made) for text, made, _, _ in lines]
    bare = make_article("a", lang, said, is_annotated=False)
    entities = []
    for segment, (text, _, name, label) in zip(bare.segments, lines, strict=True):
        start = segment.start + text.index(name)
        key = f"{label.lower()}:{name.casefold()}"
        entities.append(Entity(start=start, end=start + len(name), text=name, label=label, key=key))
    return list_names(sentences(bare.with_(entities=tuple(entities))), "en")


@pytest.mark.parametrize(
    ("lang", "text", "made", "name", "is_listed"),
    [
        ("de", "Der Orangensaft wird teurer.", "Orange juice costs more.", "Orangensaft", False),
        ("de", "Die Firma Kessler baut Boote.", "The firm Kessler builds boats.", "Kessler", True),
        ("de", "Die Bremer Firma baut Boote.", "The Bremen firm builds boats.", "Bremer", False),
        ("fr", "Commerce en berne cet hiver.", "Trade slumps this winter.", "Commerce", False),
        ("pl", "W Gdyni pada śnieg.", "It is snowing in Gdynia.", "Gdyni", True),
        ("de", "Die Garde 14 Beamte kamen.", "The guard came, 14 men.", "Garde 14 Beamte", False),
    ],
)
def test_a_noun_that_no_translation_keeps_is_no_name(
    lang: str, text: str, made: str, name: str, is_listed: bool
) -> None:
    assert bool(names(lang, (text, made, name, "ORG"))["ORG"]) == is_listed


def test_one_name_with_two_labels_is_one_row() -> None:
    rows = names(
        "fr",
        ("La société Velora est chère.", "The company Velora is dear.", "Velora", "ORG"),
        ("Velora est chère.", "Velora is dear.", "Velora", "ORG"),
        ("À Velora, on se tait.", "At Velora, they are silent.", "Velora", "LOC"),
    )
    assert [(one.name, one.mentions) for one in rows["ORG"]] == [("Velora", 3)]
    assert not rows["LOC"]


def test_an_organisation_is_one_with_and_without_the_noun_of_what_it_is() -> None:
    rows = names(
        "ro",
        ("Institutul Velora tace.", "The Velora Institute is silent.", "Institutul Velora", "ORG"),
        ("Cei de la Velora tac.", "Those at Velora are silent.", "Velora", "ORG"),
        ("Fabrica Velora tace.", "The Velora factory is silent.", "Fabrica Velora", "ORG"),
    )
    assert sorted(one.mentions for one in rows["ORG"]) == [1, 2]


def test_a_surname_is_not_joined_to_a_company() -> None:
    rows = names(
        "it",
        ("Parla Aldo Velora.", "Aldo Velora speaks.", "Aldo Velora", "PER"),
        ("Velora parla ancora.", "Velora still speaks.", "Velora", "PER"),
        ("La ditta Velora tace.", "The firm Velora is silent.", "Velora", "ORG"),
    )
    assert len(rows["PER"]) == 2
    assert [one.mentions for one in rows["ORG"]] == [1]


def test_an_unclosed_quotation_mark_opens_the_name() -> None:
    (row,) = names("ro", ("Petrolierul „Aster a plecat.", "It left.", "Petrolierul „Aster", "ORG"))[
        "ORG"
    ]
    assert row.name == "Aster"


def test_a_country_is_a_place_however_many_adjectives_it_has() -> None:
    own = article(
        "f",
        "fr",
        ("La police belge et les juges belges enquêtent.", None),
        ("Les cheminots belges font grève en Belgique.", None),
    )
    assert [(one.text, one.label) for one in own.entities].count(("Belgique", "LOC")) == 1
    rows = list_names(sentences(own), "en")
    (row,) = rows["LOC"]
    assert (row.name, row.mentions) == ("Belgium", 4)
    assert row.forms["fr"] == ("Belgique", "belges", "belge")


@pytest.mark.parametrize(
    ("translation", "role"),
    [
        ("Mobility minister Rada Olaru rejected the rumours.", "Mobility minister"),
        ("Yesterday minister Rada Olaru rejected the rumours.", "minister"),
        ("Reportedly minister Rada Olaru rejected the rumours.", "minister"),
        ("When minister Rada Olaru rejected the rumours, he left.", "minister"),
    ],
)
def test_the_first_word_of_a_sentence_may_be_of_the_title(translation: str, role: str) -> None:
    own = article(
        "r", "ro", ("Ministrul Mobilității, Rada Olaru, a respins zvonurile.", translation)
    )
    assert [one.text for one in person(list_names(sentences(own), "en"), "Rada Olaru").roles] == [
        role
    ]


def house(article_id: str, lang: str, original: str, name: str, made: str, called: str) -> Article:
    """An article on a house, whose translation calls it otherwise."""
    own = article(article_id, lang, (original, made))
    (translation,) = own.translations["en"]

    def mark(text: str, form: str) -> Entity:
        start = text.index(form)
        key = f"org:{form.casefold().replace(' ', '-')}"
        return Entity(start, start + len(form), form, "ORG", form, key, "")

    marked = translation.with_(
        entities=(*(e for e in translation.entities if e.label == "LOC"), mark(made, called))
    )
    kept = (*(e for e in own.entities if e.label == "LOC"), mark(own.text, name))
    return own.with_(entities=kept).with_translations("en", (marked,))


def test_what_translations_call_by_one_name_is_one_where_the_articles_share_a_place() -> None:
    french = house(
        "f",
        "fr",
        "Nouvelle Rive a gagné en Bulgarie.",
        "Nouvelle Rive",
        "New Shore won in Bulgaria.",
        "New Shore",
    )
    spanish = house(
        "s",
        "es",
        "Nueva Orilla ganó en Bulgaria.",
        "Nueva Orilla",
        "New Shore won in Bulgaria.",
        "New Shore",
    )
    far = house(
        "r", "ro", "Malul Nou cere bani.", "Malul Nou", "New Shore asks for money.", "New Shore"
    )
    rows = list_names(sentences(french, spanish, far), "en")["ORG"]
    assert [(one.name, one.mentions) for one in rows] == [("New Shore", 2), ("New Shore", 1)]
    assert rows[0].forms["fr"] == ("Nouvelle Rive",)
    assert rows[0].forms["es"] == ("Nueva Orilla",)


def test_houses_called_by_what_they_are_stay_apart() -> None:
    made = "The Socialist Party won in Bulgaria."
    french = house(
        "f",
        "fr",
        "Le Parti socialiste a gagné en Bulgarie.",
        "Parti socialiste",
        made,
        "Socialist Party",
    )
    spanish = house(
        "s",
        "es",
        "El Partido Socialista ganó en Bulgaria.",
        "Partido Socialista",
        made,
        "Socialist Party",
    )
    rows = list_names(sentences(french, spanish), "en")["ORG"]
    assert [one.mentions for one in rows] == [1, 1]
