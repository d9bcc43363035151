"""What the figures of all articles together tell: the tolls of one event follow each other."""

from core.brief.ledger.row import LedgerRow
from tests.core.brief.ledger.telling import Told, ledger

TOLLS = (
    Told("en", "The Mercury", "2025-03-01", (
        ("Mudslide at Tarnfold", ""),
        ("Two people were killed by the mudslide at Tarnfold.", ""),
    )),
    Told("en", "Valley News", "2025-03-02", (
        ("Mudslide at Tarnfold", ""),
        ("The toll of the mudslide at Tarnfold has risen to five dead.", ""),
    )),
    Told("en", "The Courier", "2025-03-09", (
        ("Mayor of Tarnfold resigns", ""),
        ("The mudslide at Tarnfold cost seven people their lives.", ""),
    )),
)  # fmt: skip


def _values(rows: tuple[LedgerRow, ...], text: str) -> list[str]:
    row = next(one for one in rows if any(each.figure.text.startswith(text) for each in one.values))
    return [one.figure.text.split()[0] for one in row.values]


def test_the_tolls_of_one_event_are_one_row() -> None:
    assert _values(ledger(TOLLS), "Two") == ["Two", "five", "seven"]


def test_the_dead_of_one_group_are_not_all_the_dead() -> None:
    other = TOLLS[1]._replace(
        lines=(*TOLLS[1].lines[:1], ("Five German tourists were killed at Tarnfold.", ""))
    )
    assert _values(ledger((TOLLS[0], other)), "Two") == ["Two"]


def test_some_of_the_injured_are_not_the_injured() -> None:
    told = Told("en", "The Mercury", "2025-03-01", (
        ("Mudslide at Tarnfold", ""),
        ("Eleven people were injured by the mudslide at Tarnfold.", ""),
    ))  # fmt: skip
    other = Told("en", "Valley News", "2025-03-02", (
        ("Mudslide at Tarnfold", ""),
        ("Three of the injured at Tarnfold are in a critical condition.", ""),
    ))  # fmt: skip
    assert _values(ledger((told, other)), "Eleven") == ["Eleven"]


def test_both_counts_of_a_sentence_are_of_its_place() -> None:
    here = Told("en", "The Mercury", "2025-03-01", (
        ("Drones over two ports", ""),
        ("In Izmail three people were killed and nine were injured.", ""),
        ("In Constanța four were injured.", ""),
    ))  # fmt: skip
    there = Told("en", "Valley News", "2025-03-02", (
        ("Drones over Constanța", ""),
        ("In Constanța six people were injured.", ""),
    ))  # fmt: skip
    assert "six" not in _values(ledger((here, there)), "nine")
