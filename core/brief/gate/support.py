"""Whether a sentence of a source bears out a line: its figures, its dates, and its names.

The alarm of `core.check` asks what a translation lost; here the same comparison is read the other
way round: what does the line say that the cited sentence does not? What the line leaves out is no
matter of the gate's, but of the warnings that stand at the line.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from functools import cache, lru_cache
from typing import TypeVar

from core.annotate.dates import find_dates
from core.annotate.recogniser import words_of
from core.article import Article, Date, Entity, Figure, Label, Segment, Span, Translation
from core.brief.sentences import Sentence, one_line
from core.check import dates as date_check
from core.check import names as name_check
from core.check.likeness import is_equal
from core.check.matching import match
from core.check.mention import Mention
from core.check.name_keys import family
from core.check.name_letters import is_common, is_word
from core.check.number_words import number_words
from core.check.numbers import read_mentions
from core.check.pair import Pair, Side
from core.prepare.language import primary_subtag

S = TypeVar("S", bound=Span)

_DIGITS = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d+)*")
_CAPITAL = re.compile(r"(?<!\w)[^\W\d_a-z][\w'’-]*")
_WORDS = re.compile(r"[^\W\d_]+")
_SHORT = 2
_APOSTROPHE = re.compile(r"['’]")
_OPENS = re.compile(r"(?:\A|[.!?:][\"'”’»]*\s+)[\"'“‘«(\[]*\Z")
_MARKS = re.compile(r"[.,\s]")


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


def contradictions(
    line: Side, cited: Side, said: str = "The translation", *, quick: bool = False
) -> list[str]:
    """Return what `line` says that its own source does not, as sentences; empty where all is well.

    `said` begins the sentences: who says so. `quick` trusts the annotations where they agree, and
    asks for no number word that they have passed over.
    """
    reasons = [] if quick and _has_same_digits(line, cited) else list(_figures(line, cited, said))
    reasons += _dates(line, cited, said)
    if not _has_same_names(line, cited):
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
    reasons = [
        f"The line says “{line.text[one.start : one.end]}”; this sentence does not."
        for one, _ in _new_numbers(line, cited)
        if not one.in_date
    ]
    if _has_same_names(line, cited):
        return reasons
    by_text = {one.text: one for one in line.entities}
    for name in _names(line, cited):
        entity = by_text.get(name)
        keys = family(entity.key) if entity is not None and entity.key else frozenset[str]()
        if keys.isdisjoint(known_keys) and fold(name) not in fold(article_text):
            reasons.append(f"The line names “{name}”; this source does not.")
    return reasons


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
    ours, theirs = read_mentions(cited), read_mentions(line)
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
    keyed = {one.text: one.key for one in line.entities if one.key}
    labels = {one.text: one.label for one in line.entities}
    folded = fold(cited.text)
    return [
        one_line(warning.lost)
        for warning in name_check.find(Pair(line, cited))
        if warning.lost
        and "less often" not in warning.message
        and family(keyed.get(warning.lost, "")).isdisjoint(known)
        and fold(warning.lost) not in folded
        and not _may_be_translated(warning.lost, labels.get(warning.lost), line.lang)
    ]


def _may_be_translated(name: str, label: Label | None, lang: str) -> bool:
    """Return whether a name is made of words that other languages have words of their own for.

    `Christian`, `President of the Republic`: letters cannot tell whether the source says so. Two
    capitals alone may be an era, an hour or a degree.
    """
    words = _WORDS.findall(name)
    if len(name) <= _SHORT and name.isupper():
        return True
    if label in ("PER", "LOC"):
        return False
    if label == "MISC" and len(words) == 1:
        return True  # adjectives that English alone writes with a capital
    return (label in (None, "MISC") or len(words) > 1) and all(
        one.lower() in words_of(lang).function or is_word(one, lang) for one in words
    )


def _has_same_digits(line: Side, cited: Side) -> bool:
    """Return whether it is plain to see that what `line` counts stands in `cited`.

    Each annotated figure is there, and each number in digits.
    """
    counted = {(one.unit, one.value, one.low, one.high) for one in cited.figures}
    if any((one.unit, one.value, one.low, one.high) not in counted for one in line.figures):
        return False
    digits = {_MARKS.sub("", one) for one in _DIGITS.findall(cited.text)}
    return all(_MARKS.sub("", one) in digits for one in _DIGITS.findall(line.text))


def _has_same_names(line: Side, cited: Side) -> bool:
    """Return whether it is plain to see that every name of `line` stands in `cited`."""
    known = {key for one in cited.entities if one.key for key in family(one.key)}
    folded = fold(cited.text)
    if any(one.key not in known and fold(one.text) not in folded for one in line.entities):
        return False
    covered = [(one.start, one.end) for one in (*line.entities, *line.dates)]
    for word in _CAPITAL.finditer(line.text):
        start = word.start()
        if not word[0][0].isupper():
            continue
        if any(first <= start and word.end() <= last for first, last in covered):
            continue
        form = _APOSTROPHE.split(word[0])[0]
        if len(form) == 1 or fold(form) in folded:
            continue
        if not (_is_plain(form, line.lang) and _OPENS.search(line.text, max(0, start - 8), start)):
            return False
    return True


@lru_cache(maxsize=8192)
def _is_plain(word: str, lang: str) -> bool:
    """Return whether a word that begins a sentence is surely no name."""
    return word.lower() in words_of(lang).function or is_common(word, lang)


@lru_cache(maxsize=256)
def fold(text: str) -> str:
    """Return `text` without case and accents."""
    folded = text.casefold()
    if folded.isascii():
        return folded
    plain = unicodedata.normalize("NFKD", folded)
    return plain.translate(_combining())


@cache
def _combining() -> dict[int, None]:
    """Return the marks that letters are written with, to be taken out."""
    marks = (*range(0x300, 0x370), *range(0x483, 0x488), *range(0x591, 0x5C8))
    return dict.fromkeys((*marks, *range(0x610, 0x61B), *range(0x64B, 0x660)))
