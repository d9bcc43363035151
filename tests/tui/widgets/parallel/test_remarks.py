import pytest

from core.article import Entity, Figure, Translation, TranslationWarning
from core.store import make_passage
from tests.tui.reader_samples import ENGLISH, FLOOD
from tui.widgets.parallel.page import Page
from tui.widgets.parallel.places import Stretch
from tui.widgets.parallel.remarks import (
    Said,
    figure_in_words,
    remarks_on_mark,
    remarks_on_passages,
    remarks_on_selection,
    remarks_on_translation,
    remarks_on_warnings,
)

MISSING = TranslationWarning(check="figures", message="A figure is missing.")
PAGE = Page(FLOOD, "en")


def plain(said: list[Said]) -> str:
    return " ".join("".join(text for text, _ in said).split())


def test_a_name_and_what_the_translation_calls_it() -> None:
    mark = PAGE.marks.of("original", 0)[0]
    assert plain(remarks_on_mark(mark, PAGE.marks.twins(mark))) == "Lisbonne ↔ Lisbon place"
    assert plain(remarks_on_mark(mark, [])) == "Lisbonne place"


def test_a_name_says_who_found_it() -> None:
    mark = PAGE.marks.of("original", 0)[0]
    assert isinstance(mark.thing, Entity)
    found = mark._replace(thing=mark.thing.with_(recogniser="spacy:fr_core_news_md"))
    assert plain(remarks_on_mark(found, [])) == "Lisbonne place · language model fr_core_news_md"
    odd = mark._replace(thing=mark.thing.with_(recogniser="\x1b[31mred"))
    assert "\x1b" not in plain(remarks_on_mark(odd, []))


def test_a_figure_in_plain_units() -> None:
    mark = next(one for one in PAGE.marks.of("original", 3) if one.is_figure)
    said = plain(remarks_on_mark(mark, PAGE.marks.twins(mark)))
    assert said == "1 200 familles ↔ 1,200 families 1,200"


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        (Figure(start=0, end=1, text="x", value=1_200_000, unit="EUR"), "1,200,000 EUR"),
        (Figure(start=0, end=1, text="x", value=2.5, unit="km"), "2.5 km"),
        (Figure(start=0, end=1, text="x", low=10, high=15, qualifier="between"), "10 to 15"),
        (Figure(start=0, end=1, text="x", value=3, qualifier="at_least"), "at least 3"),
        (Figure(start=0, end=1, text="x", low=200), "200"),
        (Figure(start=0, end=1, text="x", kind="money"), "money"),
        (Figure(start=0, end=1, text="x", value=3, counted="soldats"), "3 soldats"),
    ],
)
def test_figures_in_words(figure: Figure, said: str) -> None:
    assert figure_in_words(figure) == said


def test_tags_and_notes_of_a_passage() -> None:
    passage = make_passage(FLOOD, 0, 10).with_(tags=("water", "lisbon"), note="Ask\nher.")
    assert plain(remarks_on_passages([passage])) == "★ #water #lisbon Ask her."


def test_a_selection_says_what_can_be_done() -> None:
    said = plain(remarks_on_selection(Stretch(0, 9), PAGE))
    assert said.startswith("2 words selected") and "m mark" in said


def test_who_translated_it() -> None:
    assert plain(remarks_on_translation(PAGE.translation(0), PAGE)) == "translation memory"
    assert plain(remarks_on_translation(None, PAGE)) == "not translated yet"
    assert plain(remarks_on_translation(None, Page(ENGLISH, "en"))) == ""
    mine = Translation(segment=0, text="x", engine="reader")
    assert plain(remarks_on_translation(mine, PAGE)) == "corrected by you"
    odd = Translation(segment=0, text="x", engine="odd\x1b[31m")
    assert "\x1b" not in plain(remarks_on_translation(odd, PAGE))


def test_warnings() -> None:
    assert remarks_on_warnings(PAGE.translation(0)) == []
    made = Translation(
        segment=0,
        text="x",
        engine="google",
        warnings=(MISSING,),
    )
    assert plain(remarks_on_warnings(made)) == "! A figure is missing."
