"""People whom the presses of two languages transcribe their own ways: Tidschani here, Tijani there.

How a name sounds is not enough to say so across articles: a translation has to write one of them
as the other is written, and no article may speak of both.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from core.annotate.identity.sound import sound, style_of, words
from core.annotate.identity.text import fold
from core.annotate.spans import SpanIndex
from core.article import Article, Entity

_SHORTEST = 3
"""Letters of a word of a name that is compared; shorter ones are articles (`al`)."""
_MOST = 8
"""Keys that one written form may belong to; what more bear tells nobody apart."""


@dataclass
class _Bearer:
    """Somebody as the originals write the whole name, by language, and as translations do."""

    written: set[tuple[str, str]] = field(default_factory=set)
    shown: set[str] = field(default_factory=set)
    articles: set[int] = field(default_factory=set)


def transcribed(articles: Sequence[Article]) -> Iterator[tuple[str, str]]:
    """Yield pairs of keys that are one person transcribed into two languages."""
    bearers: dict[str, _Bearer] = {}
    for number, article in enumerate(articles):
        for entity in article.entities:
            if entity.label == "PER" and entity.key is not None:
                bearer = bearers.setdefault(entity.key, _Bearer())
                bearer.articles.add(number)
                if " " in entity.text:
                    bearer.written.add((entity.text, article.lang))
        for key, form in _renderings(article):
            bearers[key].shown.add(form)
    sharing: dict[str, set[str]] = {}
    for key, bearer in bearers.items():
        own = {unmarked(text) for text, _ in bearer.written}
        for form in bearer.shown | own | {f"= {key}"}:
            if " " in form:
                sharing.setdefault(form, set()).add(key)
    pairs = {
        pair
        for keys in sharing.values()
        if len(keys) <= _MOST
        for pair in combinations(sorted(keys), 2)
        if _are_one(bearers[pair[0]], bearers[pair[1]])
    }
    for pair in sorted(pairs):
        # Whoever may be either of two people of one article is nobody's other spelling.
        rivals = [
            bearers[other].articles
            for near in pair
            for one in pairs
            if near in one and one != pair
            for other in one
            if other != near
        ]
        if not any(bearers[key].articles & rival for key in pair for rival in rivals):
            yield pair


def unmarked(form: str) -> str:
    """Return a form in lower case without the marks of its letters; hyphens count as spaces."""
    return " ".join(fold(form).replace("-", " ").split())


def _renderings(article: Article) -> Iterator[tuple[str, str]]:
    """Yield people of an article by key, each with a form that a translation has for them.

    Who has another key there is known by being the only one left over on either side of a segment;
    that key, after `= `, counts as a form too.
    """
    people = [one for one in article.entities if one.label == "PER" and one.key is not None]
    if not people:
        return
    known = {one.key for one in people}
    index: SpanIndex[Entity] = SpanIndex(people)
    segments = {one.id: one for one in article.segments}
    for _, translations in sorted(article.translations.items()):
        for translation in translations:
            segment = segments.get(translation.segment)
            here = index.touching(segment.start, segment.end) if segment is not None else []
            keys = {one.key for one in here if one.key is not None}
            there = [one for one in translation.entities if one.label == "PER"]
            yield from ((one.key, unmarked(one.text)) for one in there if one.key in keys)
            left = keys - {one.key for one in there}
            strangers = [one for one in there if one.key not in known]
            if len(left) == 1 and len({one.key for one in strangers}) == 1:
                for key in left:
                    for one in strangers:
                        yield key, unmarked(one.text)
                        if " " in one.text:
                            yield key, f"= {one.key}"


def _are_one(one: _Bearer, other: _Bearer) -> bool:
    if one.articles & other.articles:
        return False
    return any(
        lang != other_lang and _heard(form, lang) == _heard(other_form, other_lang)
        for form, lang in sorted(one.written)
        for other_form, other_lang in sorted(other.written)
    )


def _heard(form: str, lang: str) -> tuple[str, ...]:
    """Return what each word of a whole name sounds like to readers of a language."""
    style = style_of(form, lang)
    return tuple(sound(word, style) or word for word in words(form) if len(word) >= _SHORTEST)
