"""Terms of the glossary that a translation does not use."""

from core.article import Article, GlossaryTerm, Translation, TranslationWarning
from core.check.checker import Checker
from core.check.glossary import find_lost, glossary_check, recheck_terms
from core.check.pair import Pair, Side
from core.translate.glossary import Glossary
from tests.core.translate.engines import article

ARMY = GlossaryTerm(term="armée", translation="armed forces", lang="fr")
GLOSSARY = Glossary([ARMY])
TEXT = "Les armées avancent, l'armée recule."


def test_a_term_translated_otherwise_is_told_once_with_its_place() -> None:
    (one,) = find_lost(GLOSSARY, "fr", TEXT, "en", "The armies advance, the army retreats.")
    assert one == TranslationWarning(
        check="glossary",
        message='The glossary has "armed forces" for "armée"; the translation does not use it.',
        lost="armées",
        start=4,
        end=10,
    )


def test_what_is_right_or_does_not_hold_is_silent() -> None:
    right = "The armed forces advance, the army retreats."
    assert not list(find_lost(GLOSSARY, "fr", TEXT, "en", right))
    assert not list(find_lost(GLOSSARY, "de", TEXT, "en", "The army."))
    assert not list(find_lost(Glossary(), "fr", TEXT, "en", "The army."))


def test_it_is_a_check_like_the_others_and_goes_last() -> None:
    pair = Pair(Side("fr", "L'armée n'a pas reculé."), Side("en", "The army retreated."))
    (warnings,) = Checker([glossary_check(GLOSSARY)]).check([pair])
    assert [one.check for one in warnings] == ["negation", "glossary"]


OTHER = TranslationWarning(check="length", message="Odd.")


def translated(*texts: str) -> Article:
    made = tuple(
        Translation(segment=number, text=text, engine="x", warnings=(OTHER,) * (number == 1))
        for number, text in enumerate(texts)
    )
    return article("L'armée.", "Une armée.", "Rien.").with_translations("en", made)


def told(one: Article) -> list[list[str]]:
    return [[warning.check for warning in made.warnings] for made in one.translations["en"]]


def test_warnings_follow_the_glossary_and_others_stay() -> None:
    before = translated("The army.", "An army.", "Nothing.")
    after = recheck_terms(before, "en", GLOSSARY)
    assert told(after) == [["glossary"], ["length", "glossary"], []]
    assert recheck_terms(after, "en", GLOSSARY) is after
    changed = Glossary([ARMY.with_(translation="army")])
    assert recheck_terms(after, "en", changed) == before
    assert recheck_terms(after, "en", Glossary()) == before


def test_a_translation_of_a_segment_that_is_gone_is_left_alone() -> None:
    stray = (Translation(segment=7, text="The army.", engine="x"),)
    one = article("L'armée.").with_translations("en", stray)
    assert recheck_terms(one, "en", GLOSSARY) is one
    assert recheck_terms(one, "de", GLOSSARY) is one
