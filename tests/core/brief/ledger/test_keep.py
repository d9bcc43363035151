"""The ledger on sets of articles: what joins, what stays apart, and how it stands."""

from collections.abc import Sequence

import pytest

from core.brief.ledger.keep import keep_ledger
from core.brief.ledger.wording import LONGEST_LABEL
from core.brief.sentences import sentences_of
from tests.core.brief.ledger.blockade import BLOCKADE, BLOCKADE_ROWS
from tests.core.brief.ledger.business import RESULTS, RESULTS_ROWS
from tests.core.brief.ledger.claims import LOSSES, LOSSES_ROWS, MARCH, MARCH_ROWS
from tests.core.brief.ledger.flood import DISASTER, DISASTER_ROWS, FLOOD, FLOOD_ROWS
from tests.core.brief.ledger.landslide import LANDSLIDE, LANDSLIDE_ROWS
from tests.core.brief.ledger.news import (
    BANK,
    BANK_ROWS,
    FIRE,
    FIRE_ROWS,
    QUAKE,
    QUAKE_ROWS,
)
from tests.core.brief.ledger.stories import (
    ELECTION,
    ELECTION_ROWS,
    MAKER,
    MAKER_ROWS,
    MINE,
    MINE_ROWS,
)
from tests.core.brief.ledger.telling import Row, Told, ledger, make, rows_of
from tests.core.brief.test_sample_library import sample_articles

SETS = [
    pytest.param(FLOOD, FLOOD_ROWS, id="flood"),
    pytest.param(DISASTER, DISASTER_ROWS, id="untranslated"),
    pytest.param(MARCH, MARCH_ROWS, id="march"),
    pytest.param(LOSSES, LOSSES_ROWS, id="losses"),
    pytest.param(RESULTS, RESULTS_ROWS, id="results"),
    pytest.param(MINE, MINE_ROWS, id="mine"),
    pytest.param(MAKER, MAKER_ROWS, id="maker"),
    pytest.param(ELECTION, ELECTION_ROWS, id="election"),
    pytest.param(FIRE, FIRE_ROWS, id="fire"),
    pytest.param(BANK, BANK_ROWS, id="bank"),
    pytest.param(QUAKE, QUAKE_ROWS, id="quake"),
    pytest.param(LANDSLIDE, LANDSLIDE_ROWS, id="landslide"),
    pytest.param(BLOCKADE, BLOCKADE_ROWS, id="blockade"),
]


@pytest.mark.parametrize(("telling", "reference"), SETS)
def test_what_belongs_together_is_one_row_and_nothing_else(
    telling: Sequence[Told], reference: Sequence[Row]
) -> None:
    found = rows_of(telling, ledger(telling))
    assert {one for one in found if len(one.figures) > 1} == set(reference)


@pytest.mark.parametrize(("telling", "reference"), SETS)
def test_every_figure_stands_in_one_row(telling: Sequence[Told], reference: Sequence[Row]) -> None:
    rows = ledger(telling)
    placed = [(value.citation.article, value.figure.start) for row in rows for value in row.values]
    wanted = [(make(one).id, figure.start) for one in telling for figure in make(one).figures]
    assert sorted(placed) == sorted(wanted)
    assert len({row.id for row in rows}) == len(rows)
    assert {other for row in rows for other in row.related} <= {row.id for row in rows}


@pytest.mark.parametrize(("telling", "reference"), SETS)
def test_the_telling_rows_come_first(telling: Sequence[Told], reference: Sequence[Row]) -> None:
    ranks = {"conflict": 0, "agree": 1, "superseded": 2, "different_scope": 3, "single_source": 4}
    kinds = ("count", "money", "percent")
    states = [ranks[row.state] for row in ledger(telling) if row.kind in kinds]
    assert states == sorted(states)


@pytest.mark.parametrize("turned", [False, True])
def test_the_order_of_the_articles_changes_no_row(turned: bool) -> None:
    telling = FLOOD[::-1] if turned else FLOOD
    found = {
        frozenset((value.citation.article, value.figure.start) for value in row.values)
        for row in ledger(telling)
    }
    plain = {
        frozenset((value.citation.article, value.figure.start) for value in row.values)
        for row in ledger(FLOOD)
    }
    assert found == plain


def test_values_come_by_date_and_the_overtaken_are_marked() -> None:
    row = next(row for row in ledger(FLOOD) if row.state == "superseded")
    assert [value.as_of for value in row.values] == sorted(
        value.as_of or "" for value in row.values
    )
    assert [value.figure.value for value in row.values if not value.is_superseded] == [12]
    assert "12" in row.why


def test_a_day_that_only_the_publication_has_is_not_the_texts() -> None:
    told = Told(
        "en",
        "The Post",
        "2024-11-20",
        (
            ("Flood in the valley hits the villages hard", ""),
            ("On 12 November, 14 people died in the flood of the river Aven.", ""),
            ("The flood of the river has injured 30 people in all.", ""),
        ),
    )
    found = {
        value.figure.value: (value.as_of, value.as_of_from)
        for row in ledger((told,))
        for value in row.values
    }
    assert found == {14: ("2024-11-12", "text"), 30: ("2024-11-20", "publication")}
    undated = ledger((told._replace(published=None),))
    assert {value.as_of_from for row in undated for value in row.values} == {None}


def test_scopes_that_seem_to_contradict_each_other_are_set_against_each_other() -> None:
    rows = {value.figure.text: row for row in ledger(FLOOD) for value in row.values}
    additional, total = rows["5 000 soldats"], rows["14.000 Soldaten"]
    assert additional.id != total.id
    assert "additional" in additional.label


def test_the_sample_library_joins_what_is_the_same_and_nothing_else() -> None:
    articles = sample_articles()
    sentences = [one for article in articles for one in sentences_of(article, "en")]
    rows = keep_ledger(articles, sentences)
    joined = [[value.figure.text for value in row.values] for row in rows if len(row.values) > 1]
    # The headline's soldiers are those that the text calls additional; nothing else comes twice.
    assert joined == [["3 000 soldats", "3 000 soldats"]]
    by_text = {row.values[-1].figure.text: row for row in rows}
    total, additional = by_text["11 000"], by_text["3 000 soldats"]
    assert total.state == additional.state == "different_scope"
    assert additional.id in total.related
    assert total.label == "North Korean soldiers sent, Russia"
    assert rows == keep_ledger(articles, sentences)


@pytest.mark.parametrize(("telling", "reference"), SETS)
def test_labels_are_short_and_no_headline_leads(
    telling: Sequence[Told], reference: Sequence[Row]
) -> None:
    for row in ledger(telling):
        assert len(row.label) <= LONGEST_LABEL
        first = row.values[0].citation
        own = [one.citation for one in row.values if one.citation.article == first.article]
        # The title is the first segment; where the text gives the figure too, that is cited first.
        alike = [one for one in row.values if one.as_of == row.values[0].as_of]
        same = [one.citation for one in alike if one.citation in own]
        assert first.segment > 0 or all(one.segment == 0 for one in same)


def test_jobs_whose_loss_is_feared_are_not_said_to_be_lost() -> None:
    labels = [row.label for row in ledger(BLOCKADE)]
    assert "jobs at risk" in labels
    assert not any("lost" in label for label in labels)


def test_sentences_of_articles_left_out_are_left_out() -> None:
    article = make(FLOOD[0])
    assert keep_ledger([], sentences_of(article, "en")) == ()
    assert keep_ledger([article], []) == ()


def test_a_label_names_only_what_holds_for_every_value() -> None:
    def told(at: int, line: str) -> Told:
        return Told("en", f"Source {at}", "2024-11-20", (("Strikes", ""), (line, "")))

    lines = (
        "In Lille, 1,283 people were injured, said Anna Berg.",
        "In Lille, 1,283 people were injured by the storm in France.",
        "1,283 people were injured by the storm, the mayor said.",
    )
    (row,) = ledger([told(at, line) for at, line in enumerate(lines)])
    assert row.label == "people wounded, Lille"
    (alone,) = ledger([told(1, lines[1])])
    assert {"Lille", "France"} <= set(alone.of_whom)


def test_a_vague_amount_is_not_exact() -> None:
    (row,) = ledger(
        [Told("en", "Herald", "2024-11-20", (("News", ""), ("Hundreds of people marched.", "")))]
    )
    assert [(one.figure.qualifier, one.figure.low) for one in row.values] == [("between", 200)]
