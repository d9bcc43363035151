"""The reader's own words for a line: held to the figures and names of what they stand for.

The numbers and dates must be in the cited sentence. What looks like a name must be in it, in its
translation, or be a form of an identity that the cited article names.
"""

import re
from collections.abc import Collection
from typing import TypeVar

from core.annotate.dates import find_dates
from core.annotate.figures import find_figures
from core.annotate.recogniser import words_of
from core.annotate.territories import TerritoryRecogniser
from core.article import Article
from core.brief.gate.plain import fold
from core.brief.gate.support import number_contradictions
from core.brief.line import Line, one_line
from core.check import negation
from core.check.name_keys import family
from core.check.name_letters import is_common
from core.check.pair import Pair, Side
from core.prepare.language import primary_subtag

YOUR_WORDS = "Your wording"
L = TypeVar("L", bound=Line)

_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_OPENS = re.compile(r"(?:^|[.!?:]\s+)[\"'“”‘’«»(\[]*$")


def written_side(text: str, lang: str, published: str | None = None) -> Side:
    """Return a text that nobody has annotated with its figures and dates."""
    code = primary_subtag(lang) or lang
    dates = tuple(find_dates(text, code, published))
    figures = tuple(find_figures(text, code, [(one.start, one.end) for one in dates]))
    return Side(code, text, (), figures, dates)


def wording_reasons(
    wording: str, lang: str, cited: Side, shown: str, forms: Collection[str], keys: Collection[str]
) -> list[str]:
    """Return what speaks against the reader's words for a line, as sentences.

    `shown` is what the source's line says in the reader's language; `forms` are the words, folded,
    of every name that the cited articles have, `keys` the identities.
    """
    side = written_side(one_line(wording), lang)
    reasons = number_contradictions(side, cited, YOUR_WORDS)
    reasons += [
        f"{YOUR_WORDS} names “{one}”; neither the cited sentence nor its translation does."
        for one in _strange_names(side, {*_folded(cited.text), *_folded(shown), *forms}, keys)
    ]
    return reasons


def with_doubts(line: L, shown: str) -> L:
    """Return a line in the reader's words with what to compare in `shown`: a negation.

    The warning stands on the citation that speaks.
    """
    pair = Pair(
        written_side(one_line(shown), line.lang), written_side(one_line(line.text), line.lang)
    )
    if next(negation.find(pair), None) is None:
        return line
    doubt = f"{YOUR_WORDS} may deny what the source says, or the other way round; compare them."
    first, *others = line.citations
    return line.with_(citations=(first.with_(warnings=(*first.warnings, doubt)), *others))


def name_words(article: Article) -> frozenset[str]:
    """Return the words, folded, of every form in which an article or its translations name."""
    named = [*article.entities]
    for made in article.translations.values():
        named += [entity for one in made for entity in one.entities]
    texts = {text for one in named for text in (one.text, one.name or "")}
    return frozenset(word for text in texts for word in _folded(text))


def _strange_names(side: Side, known: Collection[str], keys: Collection[str]) -> list[str]:
    if words_of(side.lang).nouns_are_capital:
        candidates = [one for one in _capitals(side) if not is_common(one[1], side.lang)]
    else:
        candidates = _capitals(side)
    small = words_of(side.lang).function
    nations = [
        (one.start, one.end)
        for one in TerritoryRecogniser().recognise([side.text], side.lang)[0]
        if one.key and not family(one.key).isdisjoint(keys)
    ]
    found: list[str] = []
    for start, word in candidates:
        plain = _POSSESSIVE.sub("", word)
        is_known = fold(plain) in known or all(part in known for part in fold(plain).split("-"))
        if is_known or plain.lower() in small or len(plain) < 2:
            continue
        if any(one.start <= start < one.end for one in side.dates):
            continue
        if any(first <= start < last for first, last in nations):
            continue
        if _OPENS.search(side.text[:start]) and is_common(plain, side.lang):
            continue
        found.append(plain)
    return list(dict.fromkeys(found))


def _capitals(side: Side) -> list[tuple[int, str]]:
    return [
        (one.start(), one[0])
        for one in _WORD.finditer(side.text)
        if any(letter.isupper() for letter in one[0])
    ]


def _folded(text: str) -> set[str]:
    words = {_POSSESSIVE.sub("", one) for one in _WORD.findall(text)}
    return {part for word in words for part in (fold(word), *fold(word).split("-"))}
