"""What is said of a question: how it was understood, what it found, what one could ask."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content

if TYPE_CHECKING:
    from core.search import Query, Results, Widened
    from core.search.nodes import Node

_LAST_DAYS = (date.max.toordinal(), date.min.toordinal())
_ROOM = 76
"""Columns for what is said of one name: two lines of it must fit at 80 columns."""
_KINDS = {"person": "a person named", "place": "a place named", "org": "an organisation named"}
_DAYS = {
    "date": "a day in it or of its article",
    "published": "published",
    "said": "a day in it",
}


def understood(query: "Query") -> list[str]:
    """Return what a question asks for, part by part, in plain words."""
    from core.search.nodes import Every

    if query.node is None:
        return []
    parts = query.node.parts if isinstance(query.node, Every) else (query.node,)
    return [_said(one) for one in parts]


def _said(node: "Node") -> str:
    from core.search import nodes

    match node:
        case nodes.Text():
            words = f"“{node.written}”"
            if node.is_prefix:
                return f"words that begin with {words}"
            return f"{words} side by side" if len(node.words) > 1 else words
        case nodes.Named():
            return f"{_KINDS[node.kind]} {node.written}"
        case nodes.Lang():
            return f"articles in {' or '.join(node.codes)}"
        case nodes.Quantity():
            return f"a figure {_between(node.low, node.high)}{f' {node.unit}' if node.unit else ''}"
        case nodes.Days():
            return f"{_DAYS[node.kind]} {_days(node.first, node.last)}"
        case nodes.Tagged():
            return f"passages tagged {node.tag}"
        case nodes.In():
            return "bookmarked passages" if node.state == "bookmarked" else f"{node.state} articles"
        case nodes.Without():
            return f"without ({_said(node.part)})"
        case nodes.Any():
            return " or ".join(_said(one) for one in node.parts)
        case nodes.Every():
            return f"({' and '.join(_said(one) for one in node.parts)})"


def _between(low: float, high: float) -> str:
    if low == high:
        return f"of {low:,.12g}"
    if low == float("-inf"):
        return f"{'under' if high < _written(high) else 'up to'} {high:,.12g}"
    if high == float("inf"):
        return f"{'over' if low > _written(low) else 'from'} {low:,.12g}"
    return f"from {low:,.12g} to {high:,.12g}"


def _written(number: float) -> float:
    """Return the figure that was typed: `>1000` asks for what comes just after it."""
    return float(f"{number:.12g}")


def _days(first: int, last: int) -> str:
    latest, earliest = _LAST_DAYS
    if first == last:
        return f"on {date.fromordinal(first)}"
    if last >= latest:
        return f"from {date.fromordinal(first)}"
    if first <= earliest:
        return f"up to {date.fromordinal(last)}"
    return f"from {date.fromordinal(first)} to {date.fromordinal(last)}"


def also(widened: "Widened") -> str:
    """Say which other forms of a name were looked for: the commonest, as many as fit in a line."""
    from rich.cells import cell_len

    forms = widened.forms
    for shown in range(len(forms), 0, -1):
        left = len(forms) - shown
        more = f" and {left} more" if left else ""
        said = f"{widened.written}: also {', '.join(forms[:shown])}{more}"
        if cell_len(said) <= _ROOM:
            break
    return said


def counted(results: "Results") -> str:
    """Say how much was found, and in what order the articles stand where that is not plain."""
    total = f"{results.total:,}" if results.is_counted else f"at least {results.total:,}"
    said = f"{total} sentence{'s' * (results.total != 1)}"
    if results.articles is not None:
        return f"{said} in {results.articles:,} article{'s' * (results.articles != 1)}"
    order = "best" if results.is_complete else "newest"
    return f"{said}, {order} articles first"


def nothing_found(query: "Query", results: "Results", languages: Iterable[str] = ()) -> Content:
    """Say that nothing was found, what was looked for, and what else to try.

    `languages` are those of all articles.
    """
    from core.search.hints import absent_languages

    parts = understood(query)
    lines = [Content.styled("Nothing found", "bold"), Content("")]
    if len(parts) > 1:
        lines.append(Content.styled("No sentence has all of these:", "$quiet"))
    else:
        lines.append(Content.styled("No sentence, original or translation, has this:", "$quiet"))
    lines += [Content.assemble("  ", one) for one in parts]
    lines += [Content.styled(f"  {one.sentence()}", "$quiet") for one in results.widened]
    absent = absent_languages(query, languages)
    hints = [absent] if absent else []
    hints += ["Leave out a part." if len(parts) > 1 else "Try another word."]
    hints.append("End a word with * to find all that begin so: missil*.")
    lines += [Content(""), *(Content.styled(one, "$quiet") for one in hints)]
    return Content("\n").join(lines)


def examples_shown(examples: Sequence[tuple[str, str]], count: int) -> Content:
    """Say what can be asked of this library, before anything is."""
    if not count:
        return Content.styled(
            "There is nothing in the library yet; A in the library adds.", "$quiet"
        )
    articles = "the article" if count == 1 else f"all {count:,} articles"
    lines = [
        Content.styled(f"Search {articles}, originals and translations", "bold"),
        Content(""),
    ]
    widest = max((len(one) for one, _ in examples), default=0)
    for asked, meaning in examples:
        room = " " * (widest + 3 - len(asked))
        lines.append(Content.assemble("  ", (asked, "bold $accent"), room, (meaning, "$quiet")))
    lines += [
        Content(""),
        Content.styled("All words must stand in one sentence or its translation.", "$quiet"),
    ]
    return Content("\n").join(lines)
