"""Which figure of a translation renders which of the original."""

from core.article import Figure
from core.brief.ledger.values import may_agree
from core.brief.sentences import Sentence, quantity_of


def link_figures(sentence: Sentence) -> dict[int, int]:
    """Return the numbers of the translation's figures by those that they render.

    The same quantity is the same figure; what is left over is linked where the values can be one.
    """
    if sentence.translation is None:
        return {}
    made = sentence.translation.figures
    free = list(range(len(made)))
    linked: dict[int, int] = {}
    for is_alike in (_is_same_quantity, may_agree):
        for number, figure in enumerate(sentence.figures):
            if number not in linked:
                hit = next((one for one in free if is_alike(figure, made[one])), None)
                if hit is not None:
                    free.remove(hit)
                    linked[number] = hit
    return linked


def _is_same_quantity(one: Figure, other: Figure) -> bool:
    return quantity_of(one) == quantity_of(other)
