import pytest

from core.annotate import Annotator
from core.annotate.identity import resolve
from core.annotate.identity.acronyms import bearers_of, by_language, undecided
from core.annotate.identity.organisations import organisations
from core.annotate.identity.tables import is_acronym
from core.annotate.meanings import Meanings
from core.annotate.places import country_of, is_place_sure, place_in
from core.annotate.recogniser import Mention
from core.article import Article, Block, Segment, Source, Translation
from core.facts import read_facts

RULES = Annotator(use_models=False)


def _key(text: str, form: str, lang: str) -> str | None:
    return next(e.key for e in RULES.annotate_text(text, lang).entities if e.text == form)


@pytest.mark.parametrize(
    ("lang", "text", "form", "key"),
    [
        ("de", "Die RSF griffen die Stadt an.", "RSF", "org:rsf"),
        ("de", "Die RSF griffen im Sudan an.", "RSF", "org:rapid-support-forces"),
        ("fr", "RSF dénonce cette arrestation.", "RSF", "org:reporters-without-borders"),
        ("ro", "Conducerea PSD a votat.", "PSD", "org:social-democratic-party-romania"),
        (
            "ro",
            "Portugalia votează. Portughezii au ales PSD, iar Portugalia schimbă guvernul, "
            "spune presa din Portugalia.",
            "PSD",
            "org:social-democratic-party-portugal",
        ),
        ("en", "The PSD lost.", "PSD", "org:psd"),
        ("en", "The PSD of Romania lost.", "PSD", "org:social-democratic-party-romania"),
        ("en", "The RAF sent jets from Britain.", "RAF", "org:royal-air-force"),
        ("en", "Cricket: the ICC fined the captain.", "ICC", "org:icc-acronym"),
    ],
)
def test_an_acronym_of_several_needs_more_than_the_table(
    lang: str, text: str, form: str, key: str
) -> None:
    assert _key(text, form, lang) == key


@pytest.mark.parametrize(
    ("lang", "form", "countries", "key"),
    [
        ("de", "Grünen", ["territory:DE"], "org:alliance-90-the-greens"),
        ("de", "Grünen", [], "org:die-grunen"),
        ("de", "die Grünen", ["territory:AT"] * 4, "org:the-greens-the-green-alternative"),
        ("fr", "Verts", ["territory:DE"] * 4, "org:alliance-90-the-greens"),
        ("ro", "Verzii", [], "org:verzii"),
        ("en", "the Greens", ["territory:AU"], "org:australian-greens"),
    ],
)
def test_a_party_s_name_is_that_of_the_country_told_of(
    lang: str, form: str, countries: list[str], key: str
) -> None:
    places = [Mention(start=0, end=1, label="LOC", recogniser="", key=one) for one in countries]
    text = "A" * len(form)
    party = Mention(start=0, end=len(form), label="ORG", recogniser="")
    known = Meanings([form, *(text for _ in places)], [[party], *([one] for one in places)], lang)
    found = known.of(party, form)
    assert found is not None
    assert found.key == key


def test_the_full_name_outweighs_the_country() -> None:
    text = "Reporter ohne Grenzen sieht im Sudan Gefahren. Die RSF zählt Fälle im Sudan."
    assert _key(text, "RSF", "de") == "org:reporters-without-borders"


def test_two_full_names_leave_an_acronym_to_the_rest_of_the_article() -> None:
    text = "Reporter ohne Grenzen und die Rapid Support Forces stritten. RSF schwieg."
    assert _key(text, "RSF", "de") in ("org:rsf", "org:rapid-support-forces")


def test_what_no_organisation_is_has_no_organisations_key() -> None:
    assert undecided("ICE").key not in organisations()
    assert undecided("RSF").key == "org:rsf"


def test_alone_the_language_may_tell() -> None:
    assert resolve("RSF", "ORG", "fr").key == "org:reporters-without-borders"
    alone = resolve("RSF", "ORG", "de")
    assert (alone.key, alone.is_known) == ("org:rsf", False)
    assert by_language("RSF", "de") is None


def test_the_facts_name_organisations_and_countries() -> None:
    facts = read_facts("core.annotate", "data", "acronyms.toml")["acronyms"]
    for acronym in facts:
        assert is_acronym(acronym) or acronym.isupper()
        bearers = bearers_of(acronym)
        assert any(one.meant for one in bearers)
        assert all(one.countries or one.languages or one.words for one in bearers)
        assert all(len(code) == 2 for one in bearers for code in one.countries)
    assert bearers_of("NATO") == ()


def test_the_translation_may_name_it_in_full() -> None:
    text = "Die RSF griffen an."
    article = Article(
        id="a",
        lang="de",
        title=None,
        published=None,
        byline=None,
        publisher=None,
        source=Source(kind="stdin", address="", fetched="", sha256=""),
        text=text,
        blocks=(Block(start=0, end=len(text), role="paragraph"),),
        segments=(Segment(start=0, end=len(text), id=0, block=0),),
    )
    article = RULES.annotate(article)
    made = "The Rapid Support Forces (RSF) attacked."
    article = article.with_translations("en", (Translation(segment=0, text=made, engine="memory"),))
    article = RULES.annotate_translations(article, "en")
    assert {e.key for e in article.entities} == {"org:rapid-support-forces"}
    assert {e.key for e in article.translations["en"][0].entities} == {"org:rapid-support-forces"}


@pytest.mark.parametrize(
    ("lang", "text", "form", "country"),
    [
        ("fr", "Incendie à Valence, en Espagne. Les Espagnols pleurent.", "Valence", "ES"),
        ("fr", "Incendie à Valence, près de Lyon.", "Valence", "FR"),
        ("fr", "Le centre de Brest étudie le pétrole en Bretagne.", "Brest", "FR"),
        ("de", "Ein Brand in Valencia. Spanien trauert, Spaniens König auch.", "Valencia", "ES"),
        ("en", "A fire in Valencia. Spain mourns, the Spanish king too.", "Valencia", "ES"),
        ("de", "Ein Brand in Constanta.", "Constanta", "RO"),
        ("es", "Incendio en Valencia.", "Valencia", "ES"),
        ("en", "A fire in Paris. The United States and the United States.", "Paris", "FR"),
    ],
)
def test_the_article_tells_which_city_is_meant(
    lang: str, text: str, form: str, country: str
) -> None:
    key = _key(text, form, lang)
    assert key is not None and country_of(key) == country


def test_a_city_of_which_nothing_tells_has_a_key_of_its_own() -> None:
    assert not is_place_sure("Valencia", "en")
    key = _key("A fire in Valencia.", "Valencia", "en")
    assert key is not None and key.startswith("place:") and country_of(key) is None


def test_countries_that_do_not_tell_leave_a_city_alone() -> None:
    assert place_in("Valencia", "en", {"ES": 3, "VE": 2}) is None
    assert place_in("Valencia", "en", {}) is None
    assert place_in("London", "en", {"CA": 9}) is None
    assert place_in("Nowhere at all", "en", {"CA": 9}) is None
    assert country_of("org:nato") is None and country_of("territory:FR") == "FR"
