"""What may be wrong with a question that nothing answers."""

from collections import Counter
from collections.abc import Iterable, Iterator

from core.search.nodes import Any, Every, Lang, Node
from core.search.query import Query

_MOST = 12
"""Languages that are named; the commonest are."""


def absent_languages(query: Query, langs: Iterable[str]) -> str:
    """Say which languages that are asked for no article is in, and which there are.

    `langs` are those of all articles; the sentence is empty where each that is asked for is there.
    """
    held = Counter(one.replace("_", "-").partition("-")[0].lower() for one in langs)
    asked = dict.fromkeys(code for one in _asked(query.node) for code in one.codes)
    absent = [one for one in asked if one not in held]
    if not absent or not held:
        return ""
    there = [one for one, _ in sorted(held.items(), key=lambda each: (-each[1], each[0]))]
    more = ", …" if len(there) > _MOST else ""
    return f"No article is in {' or '.join(absent)}; there are {', '.join(there[:_MOST])}{more}."


def _asked(node: Node | None) -> Iterator[Lang]:
    """Give the filters on languages, without those that are to leave a language out."""
    if isinstance(node, Lang):
        yield node
    elif isinstance(node, (Every, Any)):
        for part in node.parts:
            yield from _asked(part)
