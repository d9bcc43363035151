"""Which figure of a translation renders which of the original."""

from core.article import Figure
from core.brief.ledger.values import may_agree
from core.brief.sentences import Sentence, quantity_of


def link_figures(sentence: Sentence) -> dict[int, int]:
    """Return the numbers of the translation's figures by those that they render.

    The same quantity is the same figure; what is left over is linked where the values can be one,
    and last where one of the two is read without its unit ("50.000" of "50,000 lei").
    """
    if sentence.translation is None:
        return {}
    made = sentence.translation.figures
    free = list(range(len(made)))
    linked: dict[int, int] = {}
    for is_alike in (_is_same_quantity, may_agree, _is_same_number):
        for number, figure in enumerate(sentence.figures):
            if number not in linked:
                hit = next((one for one in free if is_alike(figure, made[one])), None)
                if hit is not None:
                    free.remove(hit)
                    linked[number] = hit
    return linked


def _is_same_quantity(one: Figure, other: Figure) -> bool:
    return quantity_of(one) == quantity_of(other)


def _is_same_number(one: Figure, other: Figure) -> bool:
    """Return whether both give one number, of which one side alone tells the unit.

    An age is a length of time too: "34 de ani", "34-year-old".
    """
    if one.value is None or one.value != other.value:
        return False
    if {one.kind, other.kind} == {"age", "duration"}:
        return one.unit == other.unit
    return any(each.kind == "count" and not each.unit and not each.counted for each in (one, other))
