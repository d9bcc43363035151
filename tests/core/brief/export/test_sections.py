"""The sections for reading: what is said of each sentence of a line stands beside it."""

import re

import pytest

from core.brief.formats import FORMATS
from core.brief.page import one_page
from core.brief.remarks import NOT_ALL_SIDES
from tests.core.brief.export.sample import sample


@pytest.mark.parametrize("name", ["markdown", "obsidian", "html"])
def test_a_sentence_has_its_stance_and_its_number_before_the_next_begins(name: str) -> None:
    briefing, articles = sample()
    told, unsure = briefing.claims[0].stance, briefing.claims[1].stance
    lead = briefing.claims[2]
    assert lead.beside is not None
    pair = lead.with_(stance=told, beside=lead.beside.with_(stance=unsure))
    for made in (briefing.with_(claims=(pair,)), one_page(briefing.with_(claims=(pair,)))):
        page = re.sub(r"<[^>]+>", "", FORMATS[name].write(made, articles))
        line = next(one for one in page.split("\n") if lead.text in one and "Deux ponts" in one)
        first, second = line.split("Deux ponts")
        assert "reported by the prefecture" in first and "unconfirmed" not in first
        assert "unconfirmed" in second and "reported by" not in second
        assert re.search(r"\d\W*$", first) and re.search(r"\d\W*(\^\S+)?$", second)


@pytest.mark.parametrize("name", ["markdown", "obsidian", "html"])
def test_between_sentences_that_are_no_neighbours_stands_what_says_so(name: str) -> None:
    briefing, articles = sample()
    far, lead = briefing.claims[0], briefing.claims[2]
    for pair, is_apart in ((lead, False), (lead.with_(beside=far), True)):
        made = briefing.with_(claims=(pair,))
        for shown in (made, one_page(made)):
            page = re.sub(r"<[^>]+>", "", FORMATS[name].write(shown, articles))
            assert page.count("[…]") == is_apart
            if is_apart:
                line = next(one for one in page.split("\n") if "[…]" in one)
                before, after = line.split(" […] ")
                assert far.text in before and after.startswith(lead.text)


def test_who_says_the_same_is_told_of_each_sentence() -> None:
    briefing, articles = sample()
    shared, lead = briefing.claims[0], briefing.claims[2]
    pair = lead.with_(beside=shared.with_(is_pinned=False))
    made = FORMATS["markdown"].write(briefing.with_(claims=(pair,)), articles)
    line = next(one for one in made.split("\n") if lead.text in one and shared.text in one)
    assert "2 sources, 2 languages" in line.split(lead.text)[0]
    assert "sources" not in line.split(lead.text)[1]
    assert shared.reasons[0] in made


@pytest.mark.parametrize("name", ["markdown", "obsidian", "html"])
def test_a_day_of_saying_is_called_so(name: str) -> None:
    briefing, articles = sample()
    line = briefing.timeline[1].with_(is_of_saying=True)
    page = re.sub(
        r"<[^>]+>|[*]", "", FORMATS[name].write(briefing.with_(timeline=(line,)), articles)
    )
    assert f"said on {line.iso}: {line.text}" in page


@pytest.mark.parametrize("name", ["markdown", "obsidian", "html"])
def test_what_goes_on_says_since_when(name: str) -> None:
    briefing, articles = sample()
    line = briefing.timeline[1].with_(is_since=True)
    page = re.sub(
        r"<[^>]+>|[*]", "", FORMATS[name].write(briefing.with_(timeline=(line,)), articles)
    )
    assert f"since {line.iso}: {line.text}" in page


@pytest.mark.parametrize("name", ["markdown", "obsidian", "html"])
def test_what_only_one_side_says_is_never_called_all(name: str) -> None:
    briefing, articles = sample()
    for made in (briefing, briefing.with_(one_sided=())):
        assert len(made.sources) > 1
        assert FORMATS[name].write(made, articles).count(NOT_ALL_SIDES) == 1
    alone = briefing.with_(one_sided=(), sources=briefing.sources[:1])
    assert NOT_ALL_SIDES not in FORMATS[name].write(alone, articles)


@pytest.mark.parametrize("name", ["markdown", "obsidian", "html"])
def test_a_source_that_nobody_published_is_headed_by_its_title_in_quotation_marks(
    name: str,
) -> None:
    briefing, articles = sample()
    line = briefing.one_sided[0].with_(side="source", only=briefing.sources[0].article)
    for row, heading in (
        (briefing.sources[0].with_(publisher="La Gazette"), "Only in La Gazette"),
        (
            briefing.sources[0].with_(publisher=None, title="Le port ferme", title_translated=None),
            "Only in “Le port ferme”",
        ),
    ):
        made = briefing.with_(sources=(row, *briefing.sources[1:]), one_sided=(line,))
        said = FORMATS[name].write(made, articles)
        assert re.search(rf"{heading}\s*(</h3>)?$", said, re.MULTILINE), said
