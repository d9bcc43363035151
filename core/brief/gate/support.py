"""Whether a sentence of a source bears out a line: its figures, its dates, and its names.

The alarm of `core.check` asks what a translation lost; here the same comparison is read the other
way round: what does the line say that the cited sentence does not? What the line leaves out is no
matter of the gate's, but of the warnings that stand at the line.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import cache, lru_cache
from typing import TypeVar

from core.annotate.dates import find_dates
from core.article import Article, Date, Entity, Figure, Segment, Span, Translation
from core.brief.gate.akin import (
    is_in_compound,
    is_part_of_office,
    is_same_office,
    territory_of,
    without_adjectives,
)
from core.brief.gate.plain import (
    fold,
    has_number_words,
    has_same_digits,
    has_same_names,
    is_plain_word,
    may_be_translated,
)
from core.brief.lazy import kept
from core.brief.line import one_line
from core.brief.sentences import Sentence
from core.check import dates as date_check
from core.check import names as name_check
from core.check.likeness import is_equal
from core.check.matching import match
from core.check.mention import Mention
from core.check.name_keys import family, known_forms
from core.check.number_words import number_words
from core.check.numbers import read_mentions
from core.check.pair import Pair, Side
from core.prepare.language import primary_subtag

S = TypeVar("S", bound=Span)

_WORD = re.compile(r"[^\W\d_]+")
_QUOTE = "\"'“”„«»‹›‘’"
_LONG = 5
"""Letters of the name of a country at least that another word may end in (`Südspanien`)."""


@kept
def cited_side(sentence: Sentence) -> Side:
    """Return the original of a sentence, with what it names, counts and dates."""
    return side_of(
        sentence.article,
        sentence.segment,
        sentence.entities,
        sentence.figures,
        sentence.dates,
    )


def side_of(
    article: Article,
    segment: Segment,
    entities: Collection[Entity],
    figures: Collection[Figure],
    dates: Collection[Date],
) -> Side:
    """Return a segment as one of two texts to compare; spans count from its start."""
    return Side(
        article.lang,
        article.slice(segment),
        tuple(_moved(one, segment) for one in entities),
        tuple(_moved(one, segment) for one in figures),
        tuple(_moved(one, segment) for one in dates),
    )


def _moved(span: S, segment: Segment) -> S:
    """Return `span` as seen from the start of its segment, and cut off where that ends."""
    start, end = span.start - segment.start, min(span.end, segment.end) - segment.start
    return span.with_(start=start, end=end)


def translated_side(made: Translation, target: str, published: str | None) -> Side:
    """Return a translation as one of two texts to compare."""
    code = primary_subtag(target) or target
    dates = tuple(find_dates(made.text, code, published))
    return Side(code, made.text, made.entities, made.figures, dates)


@kept
def spoken_side(sentence: Sentence) -> Side:
    """Return what a sentence says in the reader's language, else its original."""
    made = sentence.translation
    if made is None:
        return cited_side(sentence)
    return translated_side(made, sentence.lang, sentence.article.published)


def undated_side(made: Translation, target: str) -> Side:
    """Return the same without its dates, which take a while to read."""
    return Side(primary_subtag(target) or target, made.text, made.entities, made.figures)


def stretch_of(side: Side, words: str) -> Side:
    """Return only `words` of a text, with what is named, counted and dated in them."""
    start = one_line(side.text).find(words) + len(side.text) - len(side.text.lstrip())
    end = start + len(words)

    def inside(spans: Collection[S]) -> tuple[S, ...]:
        return tuple(
            one.with_(start=one.start - start, end=one.end - start)
            for one in spans
            if start <= one.start and one.end <= end
        )

    return Side(
        side.lang,
        side.text[start:end],
        inside(side.entities),
        inside(side.figures),
        inside(side.dates),
    )


def contradictions(
    line: Side, cited: Side, said: str = "The translation", *, quick: bool = False
) -> list[str]:
    """Return what `line` says that its own source does not, as sentences; empty where all is well.

    `said` begins the sentences: who says so. `quick` trusts the annotations where they agree, and
    asks for no number word that they have passed over.
    """
    figures = [] if counts_the_same(line, cited, quick=quick) else figures_of(line, cited, said)
    return [*figures, *days_and_names(line, cited, said)]


def counts_the_same(line: Side, cited: Side, *, quick: bool = False) -> bool:
    """Return whether it is plain to see that the line gives no number of its own; see `quick`."""
    return has_same_digits(line, cited) and (quick or not has_number_words(line))


def names_the_same(undated: Side, cited: Side) -> bool:
    """Return whether it is plain, without the dates of the line, that it has no name and no day."""
    return date_check.names_no_day(undated) and has_same_names(undated, cited)


def figures_of(line: Side, cited: Side, said: str = "The translation") -> list[str]:
    """Return what `contradictions` says of numbers."""
    return list(_figures(line, cited, said))


def days_and_names(line: Side, cited: Side, said: str = "The translation") -> list[str]:
    """Return what `contradictions` says of days and names."""
    reasons = list(_dates(line, cited, said))
    if not has_same_names(line, cited):
        reasons += [
            f"{said} names “{one}”; the cited sentence does not." for one in _names(line, cited)
        ]
    return reasons


def number_contradictions(line: Side, cited: Side, said: str) -> list[str]:
    """Return the same of numbers and dates alone."""
    return [*_figures(line, cited, said), *_dates(line, cited, said)]


def unsupported(
    line: Side, cited: Side, known_keys: Collection[str], article_text: str
) -> list[str]:
    """Return what keeps another source's sentence from being cited for `line`, as sentences.

    Dates are left alone: one source says "Tuesday" where another gives the day. A name counts as
    supported if anything in the cited article bears it: `known_keys`, `article_text`.
    """
    undated = _without_dates(line)
    is_plain = has_same_digits(undated, cited) and not has_number_words(undated)
    reasons = [
        f"The line says “{line.text[one.start : one.end]}”; this sentence does not, so it is not "
        "cited for it."
        for one, _ in (() if is_plain else _new_numbers(line, cited))
        if not one.in_date
    ]
    if has_same_names(line, cited):
        return reasons
    by_text = {one.text: one for one in line.entities}
    for name in _names(line, cited):
        entity = by_text.get(name)
        keys = family(entity.key) if entity is not None and entity.key else frozenset[str]()
        if keys.isdisjoint(known_keys) and fold(without_adjectives(name)) not in fold(article_text):
            reasons.append(
                f"The line names “{name}”; this source does not, so it is not cited for it."
            )
    return reasons


def _without_dates(side: Side) -> Side:
    """Return a text with blanks where its dates stand."""
    text = side.text
    for date in side.dates:
        text = text[: date.start] + " " * (date.end - date.start) + text[date.end :]
    figures = tuple(
        one
        for one in side.figures
        if not any(date.start <= one.start < date.end for date in side.dates)
    )
    return replace(side, text=text, figures=figures) if side.dates else side


def _figures(line: Side, cited: Side, said: str) -> Iterator[str]:
    for one, other in _new_numbers(line, cited):
        words = _phrase(line, one)
        if other is not None:
            yield f"{said} says “{words}”; the cited sentence says “{_phrase(cited, other)}”."
        else:
            yield f"{said} says “{words}”; the cited sentence does not."


def _new_numbers(line: Side, cited: Side) -> list[tuple[Mention, Mention | None]]:
    """Return the numbers that only `line` has, each with what the source says in its place."""
    is_known = number_words(line.lang).is_known and number_words(cited.lang).is_known
    ours, theirs = _mentions(cited), _mentions(line)
    found = match(ours, theirs, (cited.text, line.text), is_known=is_known)
    # what is said twice in the line and once in the source is there all the same
    values = {value for one in ours for value in one.values}
    gone = list(found.gone)
    pairs: list[tuple[Mention, Mention | None]] = []
    for one in found.new:
        if not one.in_digits and line.text[one.start : one.end] in cited.text:
            continue
        alike = [other for other in gone if other.unit == one.unit] or gone
        rival = alike[0] if alike else None
        if rival is None and any(is_equal(a, b) for a in one.values for b in values):
            continue
        if rival is not None:
            gone.remove(rival)
        pairs.append((one, rival))
    return pairs


@lru_cache(maxsize=256)
def _mentions(side: Side) -> tuple[Mention, ...]:
    """Return the numbers of a text; the same one stands beside several others in turn."""
    return tuple(read_mentions(side))


def _phrase(side: Side, one: Mention) -> str:
    """Return the words of a number, with what it counts where that was annotated."""
    for figure in side.figures:
        if figure.start <= one.start and one.end <= figure.end:
            return one_line(figure.text)
    return one_line(side.text[one.start : one.end])


def _dates(line: Side, cited: Side, said: str) -> Iterator[str]:
    if not line.dates:
        return
    for warning in date_check.find(Pair(line, cited)):
        if warning.lost:
            yield f"{said} says “{one_line(warning.lost)}”; the cited sentence does not."


def _names(line: Side, cited: Side) -> list[str]:
    """Return the names of `line` that nothing in `cited` can be."""
    known = {one.key for one in cited.entities if one.key}
    entities = {one.text: one for one in line.entities}
    folded = fold(cited.text)

    @cache
    def is_borne_out(name: str) -> bool:
        if fold(without_adjectives(name)) in folded:
            return True
        entity = entities.get(name)
        key = (entity.key if entity is not None else territory_of(name, line.lang)) or ""
        label = entity.label if entity is not None else None
        if not family(key).isdisjoint(known):
            return True
        if key.startswith("territory:"):
            # An adjective may stand for what the words around it make clear (`the French Senate`),
            # but not where the source has another country that the line leaves out.
            if label == "MISC" and not _has_other_nation(line, cited):
                return True
            return _is_part_of_word(key, name, cited)
        if may_be_translated(name, label, line.lang) or _is_nickname(name, line, cited):
            return True
        if label == "ORG" and (is_same_office(name, line, cited) or is_part_of_office(name, cited)):
            return True
        return is_in_compound(key, name, cited)

    return [
        one_line(warning.lost)
        for warning in name_check.find(Pair(line, cited), is_borne_out)
        if warning.lost and "less often" not in warning.message and not is_borne_out(warning.lost)
    ]


def _has_other_nation(line: Side, cited: Side) -> bool:
    """Return whether `cited` names a country that `line` does not."""
    said = {key for one in line.entities if one.key for key in family(one.key)}
    return any(
        (one.key or "").startswith("territory:") and one.key not in said for one in cited.entities
    )


def _is_part_of_word(key: str, name: str, cited: Side) -> bool:
    """Return whether a longer word of `cited` ends in what a country is called (`Südspanien`).

    Not one that is known for another thing.
    """
    forms = tuple(
        folded for one in known_forms(key, name, cited.lang) if len(folded := fold(one)) >= _LONG
    )
    others = [
        (one.start, one.end)
        for one in cited.entities
        if (one.key or "").startswith("territory:") and one.key != key
    ]
    return any(
        fold(word[0]).endswith(forms)
        and not any(first <= word.start() < last for first, last in others)
        for word in _WORD.finditer(cited.text)
    )


def _is_nickname(name: str, line: Side, cited: Side) -> bool:
    """Return whether a name in quotation marks is of plain words, which the source quotes too.

    Or tells in parentheses what another in quotation marks means (`the “Fuorigioco” (Offside)`).
    """
    words = _WORD.findall(name)
    at = line.text.find(name)
    if _is_gloss(at, at + len(name), line.text):
        return True
    return (
        at > 0
        and line.text[at - 1] in _QUOTE
        and any(mark in cited.text for mark in _QUOTE)
        and bool(words)
        and all(is_plain_word(one, line.lang) for one in words)
    )


def _is_gloss(start: int, end: int, text: str) -> bool:
    before = text[:start].rstrip(_QUOTE)
    return (
        before.endswith("(")
        and before[:-1].rstrip()[-1:] in tuple(_QUOTE)
        and text[end:].lstrip(_QUOTE).startswith(")")
    )
