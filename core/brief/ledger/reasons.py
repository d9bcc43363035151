"""The reasons of a row in words: why it is in its state, and why a value stands in it."""

from collections.abc import Sequence

from core.brief.ledger.group import Group
from core.brief.ledger.lexicon import lexicon, said, tokens_of
from core.brief.ledger.names import names_of
from core.brief.ledger.reading import Reading
from core.brief.ledger.row import LedgerState
from core.brief.ledger.state import Standing
from core.brief.ledger.values import is_same
from core.brief.ledger.wording import counted_of, name_of
from core.brief.line import one_line
from core.brief.origins import Support
from core.brief.remarks import say_sources

_MOST_VALUES = 4
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
        if standing.is_revoked:
            return f"The value is contested: {_revoked(group)}."
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
    back = ""
    if other.is_first_told and not other.is_revoked:
        back = "; its sentence tells what was said at first"
    elif other.is_earlier:
        back = "; its sentence says that it no longer holds"
    if is_same(first.figure, other.figure):
        return f"{text}, and both say {one_line(_number(other))}{back}"
    return f"{text}; the first value of the row is {ours}, this one is {theirs}{back}"


def value_words(reading: Reading) -> str:
    """Return the value as said, with its qualifier."""
    return _QUALIFIERS.get(reading.figure.qualifier, "") + _number(reading)


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
    bound = [name_of(one) for one in first.names if names_of(one) & first.group & theirs]
    if bound:
        return f" of {bound[0]}"
    shared = list(dict.fromkeys(name_of(one) for one in first.names if names_of(one) & theirs))
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
    told = reading.told
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


def _revoked(group: Group) -> str:
    """Return what a text says is not so, and where."""
    found: dict[str, None] = {}
    for one in group.readings:
        if one.is_revoked:
            where = ", ".join(filter(None, (one.sentence.article.publisher, one.published)))
            by = f" by a source{f' ({where})' if where else ''}"
            found.setdefault(f"{value_words(one)} is taken back{by}")
    return "; ".join(list(found)[:_MOST_VALUES])
