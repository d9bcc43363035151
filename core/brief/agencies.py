"""The agencies that an article names as its origin: "(AFP)", "Berlin (dpa)", "Sursa: Agerpres".

Only what signs a text counts: its byline, its publisher, brackets at its head or its end, and a
short last line that says nothing else. What a text quotes an agency for ("AFP reports that …") is
who says so, which the stance tells.
"""

import re
from collections.abc import Iterator, Sequence

from core.article import Article, Block
from core.prepare.facts import agency_names, before_agencies

HEAD = 90
"""Characters of the first paragraphs in which the place and the agency stand."""

_FIRST, _LAST = 2, 3
"""Paragraphs at the head, and lines at the end, in which an agency signs."""

_BRACKETS = re.compile(r"[(\[/]\s*([^()\[\]/\n]{2,60}(?:/[^()\[\]/\n]{2,20})?)\s*[)\]/]")
_CLOSING = re.compile(r"[(\[]\s*([^()\[\]\n]{2,60})\s*[)\]]\s*\.?\s*$")
_PARTS = re.compile(r"[,/;:+&·•|–—\s]+")
_BETWEEN = re.compile(r"[,/;:+&()\[\]|·•–—\n]|\s-\s")
_LONGEST_LINE = 60
_SERVICE = 4
"""Characters of a service of an agency: "lnw" for North Rhine-Westphalia."""
_HEAD_ROLES = frozenset(("subtitle", "dateline", "paragraph"))
_NO_ORIGIN = frozenset(("caption", "related", "paywall"))
"""Lines at the end that sign something else than the text."""


def agencies_of(article: Article) -> tuple[str, ...]:
    """Return the agencies that sign an article, each once, in the order in which they are found."""
    found: dict[str, None] = {}
    for said in (article.publisher, article.byline):
        found.update(dict.fromkeys(_in_byline(said or "")))
    for text in _signatures(article):
        found.update(dict.fromkeys(_signed(text)))
    return tuple(found)


def _signatures(article: Article) -> Iterator[str]:
    """Yield what could be a signature: brackets at the head and the end, and short last lines."""
    head = [one for one in article.blocks if one.role in _HEAD_ROLES][:_FIRST]
    for block in head:
        for bracket in _BRACKETS.finditer(article.text[block.start : block.end][:HEAD]):
            yield bracket[1]
    last = [one for one in article.blocks if one.role not in _NO_ORIGIN][-_LAST:]
    for block in last:
        yield from _closing(article, block)


def _closing(article: Article, block: Block) -> Iterator[str]:
    line = article.text[block.start : block.end].strip()
    if len(line) <= _LONGEST_LINE:
        yield line.strip("()[].")
    bracket = _CLOSING.search(line[-_LONGEST_LINE - 4 :])
    if bracket:
        yield bracket[1]


def _signed(text: str) -> Sequence[str]:
    """Return the agencies of a signature; none where anything else is said in it.

    What follows an agency behind a stroke is a service of its own: "dpa/lnw", "dpa-infocom".
    """
    names, leading = agency_names(), before_agencies()
    words = [one for one in _PARTS.split(text.casefold()) if one]
    found: list[str] = []
    at = 0
    while at < len(words):
        for size in (3, 2, 1):
            name = names.get(" ".join(words[at : at + size]))
            if name is not None:
                found.append(name)
                at += size
                break
        else:
            is_service = found and "/" in text and len(words[at]) <= _SERVICE
            if not is_service and words[at] not in leading:
                return ()
            at += 1
    return found


def _in_byline(text: str) -> Iterator[str]:
    """Yield the agencies that a byline names, or that are the publisher: "Le Monde avec AFP".

    One stands by itself between marks and words that lead it: Ana Pap is a person.
    """
    names, leading = agency_names(), before_agencies()
    for part in _BETWEEN.split(text.casefold()):
        run: list[str] = []
        for word in (*part.split(), ""):
            if word and word not in leading:
                run.append(word)
                continue
            name = names.get(" ".join(run))
            if name is not None:
                yield name
            run = []
