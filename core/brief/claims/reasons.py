"""Why a sentence is cited for a line, in words."""

from collections.abc import Sequence

from core.article import Figure
from core.brief.claims.content import Content

NOT_COMPARED = -1.0
"""Stands for how much is alike where the words are of two languages."""


def reason(mate: Content, line: Content, alike: float) -> str:
    """Return in words what the two have in common, of which the part `alike` is.

    A clause ("both name …"), since more may be said before and after it.
    """
    shared = [key for key in sorted(line.keys) if mate.names(line, key)]
    names = sorted({line.forms[key][0] for key in shared if line.forms.get(key)})
    parts: list[str] = []
    if names:
        parts.append(f"name {_listed(names)}")
    figures = [" ".join(one.text.split()) for one in _shown(line) if one.value or one.low]
    if figures:
        parts.append(f"give {_listed([f'“{one}”' for one in dict.fromkeys(figures)])}")
    days = sorted(line.days & mate.days)
    if days:
        parts.append(f"give the date {_listed(days)}")
    words = (
        "their words, of two languages, were not compared"
        if alike == NOT_COMPARED
        else f"{min(100, round(100 * alike))}% of their words are the same"
    )
    return f"both {_listed(parts)}, and {words}" if parts else words


def _shown(line: Content) -> tuple[Figure, ...]:
    made = line.sentence.translation
    return made.figures if made is not None and made.figures else line.sentence.figures


def _listed(things: Sequence[str]) -> str:
    if len(things) < 2:
        return "".join(things)
    return f"{', '.join(things[:-1])} and {things[-1]}"
