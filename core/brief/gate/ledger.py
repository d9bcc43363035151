"""The gate of the ledger: each value's figure stands in the span that it cites."""

from collections.abc import Iterable

from core.brief.gate.gate import NOT_THERE, Gate
from core.brief.gate.support import number_contradictions
from core.brief.gate.wording import written_side
from core.brief.ledger.row import LedgerRow, LedgerValue
from core.brief.line import Line, one_line
from core.brief.sentences import Sentence, quantity_of


def gate_ledger(gate: Gate, rows: Iterable[LedgerRow], target: str) -> tuple[LedgerRow, ...]:
    """Return the rows of which every value is borne out.

    A row that has a value which its source does not give is withheld whole, since its state would
    not be true without it. A value that its source does give, in a sentence whose translation says
    otherwise, keeps its place beside the original's words, and the translation is listed.
    """
    passed: list[LedgerRow] = []
    for row in rows:
        wrong = [
            (value, reason)
            for value in row.values
            if (reason := _value_reason(gate, value, target)) is not None
        ]
        if wrong:
            value = wrong[0][0]
            line = Line(
                text=row.label or value.text,
                lang=target,
                citations=tuple(one.citation for one, _ in wrong),
                is_translated=False,
                id=row.id,
            )
            gate.withhold(line, "ledger", [reason for _, reason in wrong])
            continue
        values = tuple(_with_sound_text(gate, row, value) for value in row.values)
        passed.append(row if values == row.values else row.with_(values=values))
    return tuple(passed)


def _value_reason(gate: Gate, value: LedgerValue, target: str) -> str | None:
    sentence = gate.cited(value.citation)
    if sentence is None:
        return NOT_THERE
    figure = value.figure
    inside = sentence.segment.start <= figure.start < figure.end <= sentence.segment.end
    if not inside or sentence.article.slice(figure) != figure.text:
        return f"The cited sentence does not say “{one_line(figure.text)}”."
    if value.shown != one_line(figure.text) and not _is_shown(sentence, value, target):
        return f"It would be shown as “{value.shown}”; the source says “{one_line(figure.text)}”."
    return None


def _is_shown(sentence: Sentence, value: LedgerValue, target: str) -> bool:
    """Return whether what is shown is the same quantity as the original's."""
    wanted = quantity_of(value.figure)[2:]
    made = sentence.translation.figures if sentence.translation else ()
    if any(one_line(one.text) == value.shown and quantity_of(one)[2:] == wanted for one in made):
        return True
    original = written_side(one_line(value.figure.text), sentence.article.lang)
    sides = [written_side(value.shown, lang) for lang in (target, sentence.article.lang)]
    return any(
        # what is left out of a range would make it another
        not number_contradictions(one, original, "")
        and not number_contradictions(original, one, "")
        for one in sides
    )


def _with_sound_text(gate: Gate, row: LedgerRow, value: LedgerValue) -> LedgerValue:
    reasons = gate.sentence_reasons(value.citation, value.text)
    sentence = gate.cited(value.citation)
    stance = gate.sound_stance(value.stance, value.citation)
    if stance != value.stance:
        value = value.with_(stance=stance)
    if not reasons or sentence is None:
        return value
    line = Line(
        text=value.text,
        lang=value.lang,
        citations=(value.citation,),
        is_translated=True,
        id=row.id,
    )
    gate.withhold(line, "ledger", reasons)
    return value.with_(text=sentence.original, lang=sentence.article.lang)
