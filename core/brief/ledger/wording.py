"""The words of a row: its label, why it is in its state, and why a value stands in it."""

import re
from collections import Counter
from collections.abc import Sequence

from core.article import Entity, Figure
from core.brief.ledger.group import Group
from core.brief.ledger.lexicon import lexicon, said, tokens_of
from core.brief.ledger.names import names_of
from core.brief.ledger.reading import Reading
from core.brief.ledger.row import LedgerState
from core.brief.ledger.state import Standing
from core.brief.ledger.values import is_same
from core.brief.line import one_line
from core.brief.origins import Support
from core.brief.remarks import say_sources
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
_MOST_VALUES = 4
_WORD = re.compile(r"\w+(?:[-’']\w+)*")
_HALF = 2
"""A name, or what befell the counted, is of a row where one of so many figures says it."""
_KINDS = {
    "percent": "a percentage",
    "money": "an amount of money",
    "length": "a length",
    "mass": "a weight",
    "area": "an area",
    "volume": "a volume",
    "speed": "a speed",
    "temperature": "a temperature",
    "duration": "a length of time",
    "age": "an age",
}
"""What a figure that counts nothing is, in words."""
_QUALIFIERS = {
    "about": "about ",
    "at_least": "at least ",
    "more_than": "more than ",
    "up_to": "up to ",
    "less_than": "less than ",
}


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
        phrase = _words_around(reading, text)
    phrase = _shortened(one_line(phrase))
    for name in [name for name in whom_of(group) if not _shares(phrase, name)][:_LABEL_NAMES]:
        if len(phrase) + len(name) + 2 <= LONGEST_LABEL:
            phrase += f", {one_line(name)}"
    return phrase


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
        for name in dict.fromkeys(_name(one) for one in reading.names):
            found[name] += 1
        for one in reading.names:
            sorts.setdefault(_name(one), one.label)
            bound[_name(one)] += bool(names_of(one) & reading.group)
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
        for named in [[_name(one) for one in reading.names if one.label == sort]]
    )


def why(group: Group, standing: Standing, scopes: Sequence[str], support: Support) -> str:
    """Return a sentence on the state of a row; `scopes` are the labels of rows of other scope."""
    langs = len({one.sentence.article.lang for one in group.readings})
    state: LedgerState = standing.state
    if state == "agree":
        more = f" in {langs} languages" if langs > 1 else ""
        return f"{say_sources(*support)}{more} agree."
    if state == "conflict":
        if standing.is_denied:
            return f"The value is contested: {_denials(group)}."
        parts = [
            part for part in group.parts if any(one.order not in standing.overtaken for one in part)
        ]
        values = "; ".join(_told(part) for part in parts[:_MOST_VALUES])
        if standing.is_undated:
            return f"The values differ, and no date shows which is later: {values}."
        return f"The values differ: {values}."
    if state == "superseded":
        late = max(group.readings, key=lambda one: (one.order not in standing.overtaken, one.order))
        earlier = ", ".join(
            {
                value_words(one).casefold(): value_words(one)
                for one in group.readings
                if one.order in standing.overtaken
            }.values()
        )
        return f"The latest value is {value_words(late)}; earlier ones were {earlier}."
    times = "one source" if len(group.readings) == 1 else f"one source, {len(group.readings)} times"
    if support.outlets > 1:
        times = f"one source: {support.outlets} outlets that carry the same text"
    text = f"Given by {times}."
    if scopes:
        text += f" It is not the same as “{scopes[0]}”, which covers something else."
    elif group.unsettled:
        other = value_words(group.unsettled[0].readings[0])
        text += f" Elsewhere {other} is given; the texts do not say whether both count the same."
    return text


def reason_of(first: Reading, other: Reading) -> str:
    """Return why `other` stands in the row that `first` opens."""
    text = f"both {_what(first, other)}{_of_whom(first, other)}"
    fates = " or ".join(said(one) for one in sorted(first.fates & other.fates))
    scopes = " and ".join(sorted(first.facets & other.facets - {"change"}))
    told = [*([fates] if fates and first.figure.kind == "count" else []), *filter(None, [scopes])]
    text += f" ({'; '.join(told)})" if told else ""
    ours, theirs = value_words(first), value_words(other)
    back = "; its sentence says that it no longer holds" if other.is_earlier else ""
    if is_same(first.figure, other.figure):
        return f"{text}, and both say {one_line(_number(other))}{back}"
    return f"{text}; the first value of the row is {ours}, this one is {theirs}{back}"


def value_words(reading: Reading) -> str:
    """Return the value as said, with its qualifier."""
    return _QUALIFIERS.get(reading.figure.qualifier, "") + _number(reading)


def text_of(reading: Reading) -> str:
    """Return the text that the figure as shown points into."""
    made = reading.sentence.translation
    if reading.made is not None and made is not None:
        return made.text
    return reading.sentence.article.slice(reading.sentence.segment)


def _what(first: Reading, other: Reading) -> str:
    if first.figure.kind != "count":
        whats = " and ".join(said(one) for one in sorted(first.whats & other.whats))
        return f"give {whats}" if whats else f"give {_KINDS.get(first.figure.kind, 'a figure')}"
    if first.thing != other.thing and not (first.is_people and other.is_people):
        words = " and ".join(f"“{one}”" for each in (first, other) if (one := counted_of(each)))
        return f"count the same in other words{f' ({words})' if words else ''}"
    if first.thing != other.thing:
        words = f"“{counted_of(first) or 'people'}” and “{counted_of(other) or 'people'}”"
        return f"count people ({words})"
    thing = first.thing or ""
    named = counted_of(first) or counted_of(other) or ""
    return f"count {named if thing.startswith('stem:') else _plural(thing)}"


def _plural(thing: str) -> str:
    special = {"person": "people", "child": "children", "woman": "women", "man": "men"}
    if thing in ("police", "unemployed", "aircraft"):
        return thing
    if thing in special:
        return special[thing]
    if thing.endswith("y"):
        return f"{thing[:-1]}ies"
    return f"{thing}s"


def _of_whom(first: Reading, other: Reading) -> str:
    theirs = other.group | other.near | other.around
    bound = [_name(one) for one in first.names if names_of(one) & first.group & theirs]
    if bound:
        return f" of {bound[0]}"
    shared = list(dict.fromkeys(_name(one) for one in first.names if names_of(one) & theirs))
    if shared:
        return f", {' and '.join(shared[:2])}"
    return ", in articles on the same subject" if first.article != other.article else ""


def _number(reading: Reading) -> str:
    """Return the number as the reader's language writes it, without what it counts."""
    figure = reading.shown
    text = one_line(figure.text)
    counted = figure.counted
    if not counted or figure.kind != "count":
        return text
    words = [one.word for one in tokens_of(counted)]
    at = next((one.start for one in tokens_of(text) if one.word == words[0]), len(text))
    number = text[:at].strip(" '’") or text
    lang = reading.sentence.lang if reading.made is not None else reading.sentence.article.lang
    *rest, last = number.split()
    # `11.000 de soldați`, `un million d'obus`
    is_link = bool(rest) and (last in lexicon(lang).of or last in ("d", "d'"))
    return " ".join(rest) if is_link else number


def _told(part: Sequence[Reading]) -> str:
    reading = part[0]
    article = reading.sentence.article
    told = reading.sentence.stance.reported_by
    speakers = [one.who for one in told if one.way == "reports"]
    # Where a sentence has two speakers, the side named beside the figure is its own.
    by = sorted(reading.sides)[:1] or (speakers if len(speakers) == 1 else [])
    where = [*by, *filter(None, (article.publisher, reading.as_of))]
    return f"{value_words(reading)} ({', '.join(where)})" if where else value_words(reading)


def _denials(group: Group) -> str:
    """Return what is denied, by whom and where."""
    found: dict[str, None] = {}
    for one in group.readings:
        article = one.sentence.article
        for denier in one.deniers:
            where = ", ".join(filter(None, (article.publisher, one.published)))
            said = f"{value_words(one)} is denied by {one_line(denier.who or denier.words)}"
            found.setdefault(f"{said} ({where})" if where else said)
    return "; ".join(list(found)[:_MOST_VALUES])


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


def _name(entity: Entity) -> str:
    return one_line(entity.name or entity.text)
