"""A correction reaches what says the same in other articles."""

from core.article import Article, Translation, TranslationUnit
from core.translate.memory import TranslationMemory, corrections_for
from tests.core.store.articles import make_article

FIX = TranslationUnit(
    source="Le fleuve\u00a0déborde.",
    target="The Tagus floods.",
    lang="fr",
    target_lang="en",
    by="reader",
    made="2024-11-20T10:00:00Z",
)


def translated(*made: Translation) -> Article:
    article = make_article("x", "Titre", "Le fleuve déborde.", "Autre chose.")
    return article.with_translations("en", made)


def shown(text: str, engine: str = "google", made: str | None = None) -> Translation:
    return Translation(segment=1, text=text, engine=engine, made=made)


def test_a_machines_translation_gives_way() -> None:
    for memory in ([FIX], TranslationMemory([FIX])):
        (found,) = corrections_for(translated(shown("The river floods.")), "en", memory)
        assert found == Translation(
            segment=1, text=FIX.target, engine="reader", made="2024-11-20T10:00:00Z"
        )
    article = translated(shown("The river floods.")).with_choice("en", found)
    assert corrections_for(article, "en", [FIX]) == ()
    assert [one.text for one in article.versions("en", 1)] == [FIX.target, "The river floods."]


def test_the_later_correction_stays() -> None:
    later = shown("Mine", "reader", "2024-11-20T11:00:00+00:00")
    earlier = shown("Mine", "reader", "2024-11-20T09:00:00+00:00")
    assert corrections_for(translated(later), "en", [FIX]) == ()
    assert len(corrections_for(translated(earlier), "en", [FIX])) == 1


def test_only_corrections_of_the_same_text_and_languages_count() -> None:
    article = translated(shown("The river floods."))
    for other in (
        FIX.with_(by="google"),
        FIX.with_(source="Le fleuve déborde"),
        FIX.with_(lang="de"),
        FIX.with_(target_lang="de"),
    ):
        assert corrections_for(article, "en", [other]) == ()
    assert corrections_for(article, "de", [FIX]) == ()
    assert corrections_for(make_article("y", "Le fleuve déborde."), "en", [FIX]) == ()
