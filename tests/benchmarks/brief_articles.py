"""Articles to brief on: as many as wanted, annotated and translated, no two sentences alike.

Made from annotated sentences of news (or of the sample library, where there are none): each use of
a sentence has other words in some places, never in a name, a figure or a date.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, cycle
from typing import TypeVar

from core.annotate import Annotator
from core.article import Article, Block, Segment, Source, Span, Translation
from core.check import Row, build_pairs
from core.check.pair import Pair, Side
from core.translate import read_tmx
from tests.benchmarks.losses.news import LANGUAGES, annotated, is_there, news_rows
from tests.benchmarks.texts import SEEDS

S = TypeVar("S", bound=Span)

SEGMENTS = 50
_LINES = (0, 400)
_OTHER_WORDS = 3
_WORD = re.compile(r"(?<![\w'’-])[^\W\d_]{4,}(?![\w'’-])")


def make_articles(count: int) -> list[Article]:
    """Return `count` articles of 50 sentences, in turn of each language, always the same."""
    return list(each_article(count, SEGMENTS))


def each_article(count: int, segments: int) -> Iterator[Article]:
    """Give `count` articles of so many sentences one after the other, always the same."""
    dice = random.Random(count)
    stock = {lang: _pairs(lang) for lang in LANGUAGES}
    words = {
        lang: (_words(pairs, "source"), _words(pairs, "target")) for lang, pairs in stock.items()
    }
    left: dict[str, list[Pair]] = {lang: [] for lang in LANGUAGES}
    for number, lang in zip(range(count), cycle(LANGUAGES), strict=False):
        pairs: list[Pair] = []
        while len(pairs) < segments:
            if not left[lang]:
                left[lang] = dice.sample(stock[lang], len(stock[lang]))
            pairs.append(left[lang].pop())
        sides = [
            (_varied(one.source, words[lang][0], dice), _varied(one.target, words[lang][1], dice))
            for one in pairs
        ]
        yield _article(f"bench{number:03}", lang, sides, number)


def _pairs(lang: str) -> list[Pair]:
    if is_there():
        return annotated(news_rows(lang, "google", *_LINES))
    units = [
        one
        for one in read_tmx(SEEDS / "translations.en.tmx")
        if (one.lang, one.target_lang) == (lang, "en")
    ]
    rows = [Row(lang=lang, text=one.source, target="en", translation=one.target) for one in units]
    return build_pairs(rows, Annotator())


def _words(pairs: Sequence[Pair], side: str) -> list[str]:
    texts = (getattr(one, side).text for one in pairs)
    return sorted({word for text in texts for word in _WORD.findall(text) if word.islower()})


def _varied(side: Side, words: Sequence[str], dice: random.Random) -> Side:
    """Return a side with some plain words made others, and its spans moved along."""
    fixed: tuple[Span, ...] = (*side.entities, *side.figures, *side.dates)
    free = [
        one
        for one in _WORD.finditer(side.text)
        if one[0].islower()
        and not any(span.start < one.end() and one.start() < span.end for span in fixed)
    ]
    for one in sorted(
        dice.sample(free, min(_OTHER_WORDS, len(free))), key=lambda one: one.start(), reverse=True
    ):
        other = dice.choice(words)
        side = _put(side, one.start(), one.end(), other)
    return side


def _put(side: Side, start: int, end: int, word: str) -> Side:
    by = len(word) - (end - start)
    return replace(
        side,
        text=side.text[:start] + word + side.text[end:],
        entities=_moved(side.entities, start, by),
        figures=_moved(side.figures, start, by),
        dates=_moved(side.dates, start, by),
    )


def _moved(spans: Sequence[S], behind: int, by: int) -> tuple[S, ...]:
    return tuple(
        one.with_(start=one.start + by, end=one.end + by) if one.start >= behind else one
        for one in spans
    )


def _article(name: str, lang: str, sides: Sequence[tuple[Side, Side]], number: int) -> Article:
    starts = list(accumulate((len(one.text) + 1 for one, _ in sides), initial=0))
    ends = [start + len(one.text) for start, (one, _) in zip(starts, sides, strict=False)]
    places = list(zip(starts, ends, strict=False))
    return Article(
        id=name,
        lang=lang,
        title=None,
        published=f"2024-11-{1 + number % 28:02}",
        byline=None,
        publisher=f"Publisher {number % 20}",
        source=Source(kind="file", address=f"{name}.txt", fetched="", sha256=""),
        text="\n".join(one.text for one, _ in sides),
        blocks=tuple(Block(start=start, end=end, role="paragraph") for start, end in places),
        segments=tuple(
            Segment(id=at, block=at, start=start, end=end) for at, (start, end) in enumerate(places)
        ),
        entities=_all(starts, [one.entities for one, _ in sides]),
        figures=_all(starts, [one.figures for one, _ in sides]),
        dates=_all(starts, [one.dates for one, _ in sides]),
        translations={
            "en": tuple(
                Translation(
                    segment=at,
                    text=made.text,
                    engine="google",
                    entities=made.entities,
                    figures=made.figures,
                )
                for at, (_, made) in enumerate(sides)
            )
        },
    )


def _all(starts: Sequence[int], spans: Sequence[Sequence[S]]) -> tuple[S, ...]:
    return tuple(
        moved
        for start, some in zip(starts, spans, strict=False)
        for moved in _moved(some, 0, start)
    )
