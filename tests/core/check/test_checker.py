"""The checker asks every check, and what it finds stands on the translations."""

from collections.abc import Iterator
from typing import get_args

from core.article import Check, TranslationWarning
from core.check import Checker, Pair, Row, Side, all_checks, check_article, check_texts
from core.check.checker import LONGEST
from tests.core.check.samples import annotator, pair
from tests.core.check.test_building import article


def shout(one: Pair) -> Iterator[TranslationWarning]:
    """A check such as a glossary brings."""
    if "!" in one.target.text:
        yield TranslationWarning(check="glossary", message="Too loud.")


def test_a_good_translation_has_no_warning() -> None:
    assert Checker().check([pair("fr", "Il a 3 ans.", "en", "He is 3.")]) == [()]
    assert Checker().check([]) == []


def test_further_checks_go_last() -> None:
    (found,) = Checker([shout]).check([pair("fr", "Il a 3 ans.", "en", "He is 4!")])
    assert [one.check for one in found] == ["figures", "glossary"]


def test_what_is_no_sentence_by_far_is_said_to_be_unchecked() -> None:
    long = Pair(Side("fr", "3 " * LONGEST), Side("en", "3"))
    asked: list[Pair] = []

    def ask(one: Pair) -> Iterator[TranslationWarning]:
        asked.append(one)
        yield from ()

    ((told,),) = Checker([ask]).check([long])
    assert told.check == "length" and "was not checked" in told.message
    assert not asked


def test_texts_are_annotated_and_checked() -> None:
    rows = [
        Row(lang="fr", text="Il a 3 ans.", target="en", translation="He is 3."),
        Row(lang="de", text="Es sind 30 Tage.", target="en", translation="It is 13 days."),
    ]
    good, bad = check_texts(rows, annotator())
    assert good == ()
    assert {one.check for one in bad} == {"figures"}
    assert {one.check for one in bad} <= set(get_args(Check))


def test_checks_are_many_and_each_is_asked_once() -> None:
    named = {find.__module__.rpartition(".")[2] for find in all_checks()}
    assert len(all_checks()) == len(named)
    assert named == set(get_args(Check)) - {"glossary"}


def test_warnings_of_an_article_replace_old_ones() -> None:
    before = article()
    wrong = before.translations["en"][0].with_(
        text="Ms Arnaud paid 14 euros.",
        figures=annotator().annotate_text("Ms Arnaud paid 14 euros.", "en").figures,
    )
    checked = check_article(before.with_translations("en", (wrong,)), "en")
    shown = checked.translated("en")
    assert [one.check for one in shown[1].warnings] == ["figures"]
    assert shown[1].warnings[0].lost == "40 euros"
    assert shown[2].warnings == ()
    mended = checked.with_translations(
        "en", (before.translations["en"][0].with_(warnings=shown[1].warnings),)
    )
    assert check_article(mended, "en").translated("en")[1].warnings == ()


def test_an_article_without_translations_stays_as_it_is() -> None:
    before = article()
    assert check_article(before, "de") is before
    assert check_article(before, "en") is before, "nothing to warn of is no change"


def test_a_glossary_can_have_its_say() -> None:
    loud = article().translations["en"][1].with_(text="She left on Tuesday!")
    checked = check_article(article().with_translations("en", (loud,)), "en", extra=[shout])
    assert [one.message for one in checked.translated("en")[2].warnings] == ["Too loud."]
