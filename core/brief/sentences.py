"""The sentences that a briefing chooses from, with what is known of each."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from core.article import Article, Date, Entity, Figure, Role, Segment, Span, Translation
from core.brief.lazy import lazy
from core.brief.line import Citation, one_line
from core.brief.stance.reading import LONGEST, read_stance
from core.brief.stance.stance import Stance
from core.brief.words import content_stems, habits, words_of

SPEAKING_ROLES: frozenset[Role] = frozenset(("subtitle", "paragraph", "list_item", "quote"))
"""Roles whose sentences say what happened; titles, headings, captions and datelines never speak."""

FEWEST_WORDS, FEWEST_BESIDE = 5, 3
"""Words of a sentence that may stand by itself, and of one that may stand beside another."""

_CLOSING = "\"'»”’)] "
_END = (".", "!", "。", "！", "।", "۔")
_BULLET = re.compile(r"^[-–—•▪◦‣·*]\s+")

Quantity: TypeAlias = tuple[str, str | None, float | None, float | None, float | None]
"""What makes two figures the same quantity: kind, unit, value, low and high."""


def quantity_of(figure: Figure) -> Quantity:
    """Return what makes `figure` the same quantity as another, whatever its wording."""
    return figure.kind, figure.unit, figure.value, figure.low, figure.high


@dataclass(frozen=True)
class Sentence:
    """One segment as the briefing shows it.

    `text` is the translation where there is one, else the original, on one line; `place` is the
    number of the segment among its article's.
    """

    article: Article
    segment: Segment
    role: Role
    text: str
    lang: str
    translation: Translation | None
    entities: tuple[Entity, ...]
    figures: tuple[Figure, ...]
    dates: tuple[Date, ...]
    place: int

    @lazy
    def original(self) -> str:
        """The original sentence, on one line."""
        return one_line(self.article.slice(self.segment))

    @property
    def is_translated(self) -> bool:
        """Whether `text` is a translation."""
        return self.translation is not None

    @lazy
    def citation(self) -> Citation:
        """Where the sentence stands."""
        return Citation(
            article=self.article.id,
            segment=self.segment.id,
            start=self.segment.start,
            end=self.segment.end,
            warnings=warnings_of([self.translation]),
        )

    @lazy
    def keys(self) -> frozenset[str]:
        """Identities of what the sentence names."""
        return frozenset(one.key for one in self.entities if one.key)

    @lazy
    def quantities(self) -> frozenset[Quantity]:
        """The quantities it gives."""
        return frozenset(quantity_of(one) for one in self.figures)

    @lazy
    def stance(self) -> Stance:
        """Who asserts it, and how surely."""
        return read_stance(self.article, self.segment, self.entities, self.translation)

    @lazy
    def words(self) -> list[str]:
        """All words as shown, case folded."""
        return words_of(self.text)

    @lazy
    def original_words(self) -> list[str]:
        """All words of the original, case folded."""
        return words_of(self.original)

    @property
    def has_date(self) -> bool:
        """Whether it says when."""
        return bool(self.dates)

    @lazy
    def terms(self) -> list[str]:
        """What it is about: stems of its content words, and what it names."""
        return [*content_stems(self.words, self.lang), *self._named]

    @lazy
    def original_terms(self) -> list[str]:
        """The same of the original."""
        if not self.is_translated:
            return self.terms
        return [*content_stems(self.original_words, self.article.lang), *self._named]

    @property
    def _named(self) -> list[str]:
        return [f"key {key}" for key in sorted(self.keys)]

    @property
    def is_readable(self) -> bool:
        """Whether it is a sentence, rather than a whole text without a full stop."""
        return self.segment.end - self.segment.start <= LONGEST

    @lazy
    def may_speak(self) -> bool:
        """Whether it states something: no question, teaser, introduction of a list or credit."""
        return self._states(FEWEST_WORDS)

    @lazy
    def may_add(self) -> bool:
        """Whether it is too short to speak alone, but states something ("The firm denies it.")."""
        return (
            not self.may_speak
            and self.text.rstrip(_CLOSING).endswith(_END)
            and self._states(FEWEST_BESIDE)
        )

    def _states(self, fewest: int) -> bool:
        if self.role not in SPEAKING_ROLES or not self.is_readable:
            return False
        return all(
            len(words) >= fewest and _states(text, lang)
            for text, words, lang in (
                (self.text, self.words, self.lang),
                (self.original, self.original_words, self.article.lang),
            )
        )


def sentences_of(article: Article, target: str) -> list[Sentence]:
    """Return the sentences of an article in order, each with its names and figures."""
    translated = article.translated(target)
    entities = by_segment(article, article.entities)
    figures = by_segment(article, article.figures)
    dates = by_segment(article, article.dates)
    sentences: list[Sentence] = []
    for place, segment in enumerate(article.segments):
        made = translated.get(segment.id)
        if made is not None and not made.text.strip():
            made = None
        sentences.append(
            Sentence(
                article=article,
                segment=segment,
                role=article.role_of(segment),
                text=_wording(made.text if made else article.slice(segment), article, segment),
                lang=target if made else article.lang,
                translation=made,
                entities=tuple(entities.get(segment.id, ())),
                figures=tuple(figures.get(segment.id, ())),
                dates=tuple(dates.get(segment.id, ())),
                place=place,
            )
        )
    return sentences


S = TypeVar("S", bound=Span)


def by_segment(article: Article, spans: Sequence[S]) -> dict[int, list[S]]:
    """Return spans by the id of the segment that they begin in; others are left out."""
    found: dict[int, list[S]] = {}
    segments = iter(sorted(article.segments, key=lambda one: one.start))
    segment = next(segments, None)
    for span in sorted(spans, key=lambda one: (one.start, one.end)):
        while segment is not None and segment.end <= span.start:
            segment = next(segments, None)
        if segment is None:
            break
        if segment.start <= span.start:
            found.setdefault(segment.id, []).append(span)
    return found


def warnings_of(translations: Iterable[Translation | None]) -> tuple[str, ...]:
    """Return what the translations may have lost, as sentences, each once."""
    found = [warning.message for one in translations if one for warning in one.warnings]
    return tuple(dict.fromkeys(map(one_line, found))) if found else ()


def _wording(text: str, article: Article, segment: Segment) -> str:
    """Return how a sentence is shown: on one line, and without the bullet of its list."""
    line = one_line(text)
    return _BULLET.sub("", line) if article.role_of(segment) == "list_item" else line


def _states(text: str, lang: str) -> bool:
    facts = habits(lang)
    folded = text.casefold()
    return (
        not text.rstrip(_CLOSING).endswith(("?", "？", "؟", ":", "：", "…", "..."))
        and not folded.startswith(facts.teasers)
        and not any(credit in folded for credit in facts.credits)
    )
