import pytest

from core.annotate.figures import find_figures
from core.article import Figure
from core.brief.gate.ledger import gate_ledger
from core.brief.ledger.row import LedgerRow, LedgerValue
from core.brief.line import Citation
from core.brief.sentences import Sentence
from tests.core.brief.articles import french
from tests.core.brief.gate.gated import SENT, gate_of, one_said


def ledger_of(sentence: Sentence, **changes: object) -> LedgerRow:
    (figure,) = sentence.figures
    value = LedgerValue(
        figure=figure,
        shown="3,000 soldiers",
        citation=sentence.citation,
        text=sentence.text,
        lang=sentence.lang,
    ).with_(**changes)
    return LedgerRow(
        id="r1",
        label="soldiers sent",
        kind="count",
        unit=None,
        counted="soldiers",
        of_whom=(),
        values=(value,),
        state="single_source",
        why="Only one source gives it.",
    )


def test_a_ledger_row_passes_with_what_its_source_says() -> None:
    gate, sentences = gate_of(french())
    row = ledger_of(sentences[2])
    assert gate_ledger(gate, [row], "en") == (row,)
    assert gate.withheld == []


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"shown": "300 soldiers"}, "It would be shown as “300 soldiers”; the source says “3 000"),
        (
            {"figure": Figure(start=0, end=2, text="9", value=9)},
            "The cited sentence does not say “9”.",
        ),
        (
            {"citation": Citation(article="?", segment=0, start=0, end=0)},
            "The sentence that it cites is not in the source.",
        ),
    ],
)
def test_a_ledger_row_with_a_false_value_is_withheld(
    changes: dict[str, object], reason: str
) -> None:
    gate, sentences = gate_of(french())
    assert gate_ledger(gate, [ledger_of(sentences[2], **changes)], "en") == ()
    assert gate.withheld[0].section == "ledger"
    assert gate.withheld[0].reasons[0].startswith(reason)


@pytest.mark.parametrize(
    ("original", "shown", "count"),
    [
        ("une dizaine d'avions", "ten planes", 1),
        ("une dizaine d'avions", "about ten planes", 1),
        ("deux à trois avions", "two to three planes", 1),
        ("deux à trois avions", "three planes", 0),
        ("deux à trois avions", "thirteen planes", 0),
    ],
)
def test_what_the_ledger_shows_may_be_said_in_other_words(
    original: str, shown: str, count: int
) -> None:
    said = one_said(f"There came {shown} by night.", f"Il est venu {original} dans la nuit.")
    said = said.with_(figures=tuple(find_figures(said.text, "fr")))
    gate, (sentence,) = gate_of(said)
    assert len(gate_ledger(gate, [ledger_of(sentence, shown=shown)], "en")) == count


def test_a_value_whose_translation_is_wrong_stands_by_the_original() -> None:
    gate, (sentence,) = gate_of(one_said("North Korea has sent 300 soldiers to Russia."))
    row = ledger_of(sentence, shown="3 000 soldats")
    (through,) = gate_ledger(gate, [row], "en")
    assert (through.values[0].text, through.values[0].lang) == (SENT, "fr")
    assert "300" in gate.withheld[0].reasons[0]
