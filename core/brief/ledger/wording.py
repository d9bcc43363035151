"""The label of a row, in the words of its sources."""

import re
from collections import Counter
from collections.abc import Sequence

from core.article import Entity, Figure
from core.brief.ledger.group import Group
from core.brief.ledger.lexicon import said
from core.brief.ledger.measured import what_is_measured
from core.brief.ledger.names import names_of
from core.brief.ledger.reading import Reading
from core.brief.line import one_line
from core.brief.words import denies, habits

MOST_NAMES = 4
LONGEST_LABEL = 60
"""Characters of a label."""
_DOTS = "…"
_SHORT = 3
_FEWEST_WORDS = 3
_LABEL_NAMES = 2
_TOLD = ("fates", "whats")
_BEFORE, _AFTER = 5, 7
"""Words on either side of a figure of which nothing else is known."""
_HARD_CUT = re.compile(r"[;:!?()\[\]{}“”„«»\"]|\.(?=\s|$)")
_CUT = re.compile(r"[,;:!?()\[\]{}“”„«»\"–—]|\.(?=\s|$)|(?<=\s)-(?=\s)")
_WORD = re.compile(r"\w+(?:[-’']\w+)*")
_HALF = 2
"""A name, or what befell the counted, is of a row where one of so many figures says it."""


def label_of(group: Group) -> str:
    """Return what the row is of, in the words of its sources."""
    reading = _fullest(group)
    text = text_of(reading)
    counted = counted_of(reading)
    if reading.made is None and reading.sentence.is_translated:
        # The translation gives no such figure, so that nothing tells where in it this one stands.
        return _shortened(_begun(reading.sentence.text)) if counted is None else one_line(counted)
    phrase = counted if reading.figure.kind == "count" and counted else ""
    if phrase:
        for mark in reading.marks:
            word = text[mark.start : mark.end]
            if mark.section not in _TOLD or _holds(phrase, word):
                continue
            if mark.section == "fates" and not _befell_most(group, reading):
                continue
            if mark.section == "fates" and mark.concept not in reading.fates:
                word = " or ".join(map(said, sorted(reading.fates)))  # feared losses put at risk
            elif reading.sentence.lang == "en" and mark.section == "fates":
                word = said(mark.concept)
            phrase += "" if _holds(phrase, word) else f" {word}"
    is_bare = len(phrase.split()) == 1 and not reading.fates and not whom_of(group)
    if not phrase or reading.figure.kind != "count" or is_bare or _is_denied(reading):
        phrase = _measured(group, reading) or _words_around(reading, text)
    phrase = _shortened(one_line(phrase))
    for name in [name for name in whom_of(group) if not _shares(phrase, name)][:_LABEL_NAMES]:
        if len(phrase) + len(name) + 2 <= LONGEST_LABEL:
            phrase += f", {one_line(name)}"
    return phrase


def _measured(group: Group, fullest: Reading) -> str | None:
    """Return the noun phrase that a sum or share is of, as the first value that tells has it."""
    for one in (fullest, *group.readings):
        if not _is_shown_made(one) and one.sentence.is_translated:
            continue
        shift = 0 if one.made is not None else one.sentence.segment.start
        start, end = one.shown.start - shift, one.shown.end - shift
        phrase = what_is_measured(one.shown, text_of(one), start, end, one.sentence.lang)
        if phrase is not None:
            return phrase
    return None


def _begun(text: str) -> str:
    """Return the first words of a sentence, with dots for the rest."""
    words = text.split()
    return " ".join([*words[:_AFTER], _DOTS]) if len(words) > _AFTER else text


def _befell_most(group: Group, reading: Reading) -> bool:
    """Return whether most figures say that the same befell what they count."""
    told = sum(bool(one.fates & reading.fates) for one in group.readings)
    return _HALF * told >= len(group.readings)


def _shortened(phrase: str) -> str:
    """Return a phrase without the words furthest from the figure where it is too long."""
    words = phrase.split()
    while len(" ".join(words)) > LONGEST_LABEL and len(words) > 1:
        at = words.index(_DOTS) if _DOTS in words else 0
        words.pop(0 if at > len(words) - 1 - at else -1)
    return " ".join(words)[:LONGEST_LABEL]


def _shares(phrase: str, name: str) -> bool:
    """Return whether a phrase holds a name or its last word ("Dobrescu" for "Ilie Dobrescu")."""
    return _holds(phrase, name) or any(
        _holds(phrase, word) for word in name.split() if len(word) > _SHORT
    )


def counted_of(reading: Reading) -> str | None:
    """Return what is counted, in the reader's language where possible."""
    shown = reading.shown
    if shown.counted:
        return one_line(shown.counted)
    text = text_of(reading)
    for mark in reading.marks:
        if mark.section == "things":
            return one_line(text[_start_of(reading, mark.start) : mark.end])
    counted = reading.figure.counted if not reading.sentence.is_translated else None
    counted = counted or reading.lent
    return one_line(counted) if counted else None


def whom_of(group: Group) -> tuple[str, ...]:
    """Return the names that the row is about, those that the counted belong to first.

    A name has to hold for every value: most of the figures stand beside it, and none beside
    others of its sort alone.
    """
    found: Counter[str] = Counter()
    bound: Counter[str] = Counter()
    sorts: dict[str, str] = {}
    for reading in group.readings:
        for name in dict.fromkeys(name_of(one) for one in reading.names):
            found[name] += 1
        for one in reading.names:
            sorts.setdefault(name_of(one), one.label)
            bound[name_of(one)] += bool(names_of(one) & reading.group)
    chosen: list[str] = []
    for name in sorted(found, key=lambda one: (-bound[one], -found[one])):
        # Two spellings of one name share its last word.
        last = name.split()[-1].casefold()
        known = any(_holds(one, last) or _holds(name, one.split()[-1]) for one in chosen)
        # Half of the figures are enough for whose the counted are ("Romanian drivers").
        is_told = _HALF * found[name] + bool(bound[name]) > len(group.readings)
        if is_told and not known and not _has_others(group, name, sorts[name]):
            chosen.append(name)
    return tuple(chosen[:MOST_NAMES])


def _has_others(group: Group, name: str, sort: str) -> bool:
    """Return whether a figure stands beside other names of a sort, and not beside `name`."""
    return any(
        named and not any(_shares(one, name) for one in named)
        for reading in group.readings
        for named in [[name_of(one) for one in reading.names if one.label == sort]]
    )


def text_of(reading: Reading) -> str:
    """Return the text that the figure as shown points into."""
    made = reading.sentence.translation
    if reading.made is not None and made is not None:
        return made.text
    return reading.sentence.article.slice(reading.sentence.segment)


def _fullest(group: Group) -> Reading:
    return max(
        group.readings,
        key=lambda one: (
            one.made is not None or not one.sentence.is_translated,
            not one.is_title,
            counted_of(one) is not None,
            len(one.fates),
            len(one.facets),
            len(one.names) > 0,
            -one.order,
        ),
    )


def _start_of(reading: Reading, start: int) -> int:
    """Return where the name before a thing begins ("North Korean soldiers"), else the thing."""
    made = reading.sentence.translation
    entities = made.entities if reading.made is not None and made is not None else ()
    near = [one for one in entities if 0 <= start - one.end <= 1 and one.label == "MISC"]
    return near[0].start if near else start


def _words_around(reading: Reading, text: str) -> str:
    """Return the words of the clause around a figure, which stands as a dot in three."""
    figure = reading.shown
    shift = 0 if reading.made is not None else reading.sentence.segment.start
    start, end = figure.start - shift, figure.end - shift
    noun = figure.counted
    if figure.kind == "count" and noun and noun in text[start + 1 : end]:
        end = text.index(noun, start + 1)  # the dots are the number alone
    for cut in (_CUT, _HARD_CUT):
        left, right = _clause(reading, text, (start, end), cut)
        if len(left.split()) + len(right.split()) >= _FEWEST_WORDS:
            break
    if not left and not right:
        return text[start:end]
    return f"{left} … {right}".strip()


def _is_denied(reading: Reading) -> bool:
    """Return whether what befell the counted is denied ("are not vaccinated")."""
    return bool(reading.fates) and denies(reading.sentence.text, reading.sentence.lang)


def _clause(
    reading: Reading, text: str, place: tuple[int, int], cut: re.Pattern[str]
) -> tuple[str, str]:
    """Return the words of the clause on either side of a figure."""
    start, end = place
    shift = 0 if reading.made is not None else reading.sentence.segment.start
    stops = [one.span() for one in cut.finditer(text)]
    others = [
        (one.start - shift, one.end - shift)
        for one in _figures_of(reading)
        if one.start - shift != start
    ]
    first = max((last for _, last in (*stops, *others) if last <= start), default=0)
    final = min((begin for begin, _ in (*stops, *others) if begin >= end), default=len(text))
    lang = reading.sentence.lang if _is_shown_made(reading) else reading.sentence.article.lang
    small = habits(lang).function_words
    before = list(_WORD.finditer(text, first, start))[-_BEFORE:]
    after = list(_WORD.finditer(text, end, final))[:_AFTER]
    while before and before[0][0].casefold() in small:
        before.pop(0)
    while after and after[-1][0].casefold() in small:
        after.pop()
    left = text[before[0].start() : start].strip() if before else ""
    right = text[end : after[-1].end()].strip() if after else ""
    return left, right


def _figures_of(reading: Reading) -> Sequence[Figure]:
    made = reading.sentence.translation
    return made.figures if reading.made is not None and made else reading.sentence.figures


def _is_shown_made(reading: Reading) -> bool:
    return reading.made is not None and reading.sentence.translation is not None


def _holds(text: str, word: str) -> bool:
    return word.casefold() in text.casefold()


def name_of(entity: Entity) -> str:
    """Return a name as a label has it."""
    return one_line(entity.name or entity.text)
