"""The figures: each quantity once, with what it counts, whose it is, and where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from core.article import Figure
from core.brief.briefing import FigureRow
from core.brief.events import line_of
from core.brief.sentences import Sentence, one_line, quantity_of
from core.brief.words import stems

MOST_WHO = 4


@dataclass
class _Group:
    figure: Figure
    shown: str
    counted: str | None
    about: frozenset[str]
    said: list[Sentence] = field(default_factory=list)
    who: tuple[str, ...] = ()


def list_figures(sentences: Sequence[Sentence]) -> tuple[FigureRow, ...]:
    """Return one row for each quantity of each counted thing, in the order they come up.

    Two figures are one row where value or range, unit, kind and qualifier agree and they count the
    same thing in the same words; anything less is left apart.
    """
    groups: dict[object, list[_Group]] = {}
    order: list[_Group] = []
    for sentence in sentences:
        linked = link_figures(sentence)
        for number, figure in enumerate(sentence.figures):
            made = linked.get(number)
            counted = (made.counted if made else None) or figure.counted
            lang = sentence.lang if made and made.counted else sentence.article.lang
            about = frozenset(stems(counted or "", lang))
            alike = groups.setdefault((quantity_of(figure), figure.qualifier), [])
            group = next((one for one in alike if one.about == about), None)
            if group is None:
                shown = made.text if made else figure.text
                group = _Group(figure, one_line(shown), counted, about)
                group.who = _who(sentence, figure)
                alike.append(group)
                order.append(group)
            if sentence not in group.said:
                group.said.append(sentence)
    return tuple(
        FigureRow(
            figure=one.figure,
            shown=one.shown,
            counted=one.counted,
            who=one.who,
            line=line_of(one.said),
        )
        for one in order
    )


def link_figures(sentence: Sentence) -> dict[int, Figure]:
    """Return the translation's own figures by the number of the original's that they render.

    The same quantity is the same figure; of several, the first in the sentence are each other's.
    """
    if sentence.translation is None:
        return {}
    free = list(sentence.translation.figures)
    linked: dict[int, Figure] = {}
    for number, figure in enumerate(sentence.figures):
        quantity = quantity_of(figure)
        made = next((one for one in free if quantity_of(one) == quantity), None)
        if made is not None:
            free.remove(made)
            linked[number] = made
    return linked


def _who(sentence: Sentence, figure: Figure) -> tuple[str, ...]:
    """Return the names in the sentence, those nearest to the figure first."""
    named = [one for one in sentence.entities if one.label != "MISC"]
    named.sort(key=lambda one: max(one.start - figure.end, figure.start - one.end))
    names = dict.fromkeys(one.name or one.text for one in named)
    return tuple(names)[:MOST_WHO]
