"""Keeping the ledger: figures to rows."""

import math
from collections import defaultdict
from collections.abc import Sequence

from core.article import Article, Figure
from core.brief.ledger.group import Group
from core.brief.ledger.joining import join
from core.brief.ledger.lexicon import concepts
from core.brief.ledger.match import is_same_subject, of_other_scope
from core.brief.ledger.reader import read_figures
from core.brief.ledger.reading import Reading
from core.brief.ledger.reasons import reason_of, why
from core.brief.ledger.row import LedgerRow, LedgerState, LedgerValue
from core.brief.ledger.state import Standing, as_of, judge
from core.brief.ledger.values import may_agree, middle_of
from core.brief.ledger.wording import counted_of, label_of, whom_of
from core.brief.line import Citation, one_line
from core.brief.origins import Origins, Support
from core.brief.sentences import Sentence, warnings_of

_MOST_RELATED = 3
_MOST_TRIED = 16
_RANKS: dict[LedgerState, int] = {
    "conflict": 0,
    "agree": 1,
    "superseded": 2,
    "different_scope": 3,
    "single_source": 4,
}
_WEIGHTY = frozenset(("count", "money", "percent"))
_MEASURED = frozenset(("mass", "area", "volume"))


def keep_ledger(
    articles: Sequence[Article], sentences: Sequence[Sentence], origins: Origins | None = None
) -> tuple[LedgerRow, ...]:
    """Return one row for each quantity that `sentences` give, those worth comparing first.

    Two figures are one row where they count the same thing of the same whom, with the same fate,
    of the same scope, in whatever language; what the texts leave open stays apart. `sentences` of
    other articles than `articles` are left out. `origins` tell which articles carry one text: two
    values out of it do not agree, they are one. They are looked for where none are given.
    """
    if origins is None:
        origins = Origins(articles, sentences)
    known = {one.id for one in articles}
    readings = read_figures([one for one in sentences if one.article.id in known])
    groups = join(readings)
    supports = {
        group.number: origins.support(one.sentence for one in group.readings) for group in groups
    }
    standings = {group.number: judge(group, supports[group.number].sources) for group in groups}
    related = _relate(groups)
    labels = {group.number: label_of(group) for group in groups}
    ids = {group.number: _id_of(group) for group in groups}
    rows: list[tuple[tuple[float, ...], LedgerRow]] = []
    for group in groups:
        standing = standings[group.number]
        others, apart = related[group.number]
        if standing.state == "single_source" and apart:
            standing = Standing("different_scope")
        scopes = [labels[one] for one in apart]
        row = LedgerRow(
            id=ids[group.number],
            label=labels[group.number],
            kind=group.readings[0].figure.kind,
            unit=group.readings[0].figure.unit,
            counted=_counted(group),
            of_whom=whom_of(group),
            values=_values(group, standing),
            state=standing.state,
            why=why(group, standing, scopes, supports[group.number]),
            related=tuple(ids[one] for one in others),
        )
        rows.append((_place_of(group, standing, supports[group.number]), row))
    return tuple(row for _, row in sorted(rows, key=lambda pair: pair[0]))


def _counted(group: Group) -> str | None:
    """Return what is counted, in the reader's language where one of the sources has that."""
    ordered = sorted(
        group.readings, key=lambda one: (one.made is None and one.sentence.is_translated, one.order)
    )
    return next(filter(None, map(counted_of, ordered)), None)


def _id_of(group: Group) -> str:
    first = group.readings[0]
    return f"ledger:{first.article}:{first.sentence.segment.id}:{first.figure.start}"


def _values(group: Group, standing: Standing) -> tuple[LedgerValue, ...]:
    """Return the values by date, then in the order of the sources; undated ones come last."""
    # A headline's figure does not lead where the text gives the same.
    since = {one.order: as_of(one, group) for one in group.readings}
    ordered = sorted(
        group.readings, key=lambda one: (since[one.order] or "9999", one.is_title, one.order)
    )
    first = ordered[0]
    return tuple(
        _value(
            one,
            "" if one is first else reason_of(first, one),
            since[one.order],
            is_superseded=one.order in standing.overtaken,
        )
        for one in ordered
    )


def _value(reading: Reading, reason: str, as_of: str | None, *, is_superseded: bool) -> LedgerValue:
    sentence = reading.sentence
    date = reading.bound if reading.bound is not None and reading.bound.iso == as_of else None
    stance = sentence.stance
    if len(reading.told) < len(stance.reported_by):
        stance = stance.with_(reported_by=reading.told)
    if (
        reading.is_earlier and not reading.is_first_told
    ):  # who gives the new value has taken back this one
        stance = stance.with_(
            reported_by=tuple(o for o in stance.reported_by if o.way != "reports")
        )
    return LedgerValue(
        figure=_bounded(reading.figure),
        shown=_shown(reading),
        citation=Citation(
            article=sentence.article.id,
            segment=sentence.segment.id,
            start=reading.figure.start,
            end=reading.figure.end,
            warnings=warnings_of([sentence.translation]),
        ),
        text=sentence.text,
        lang=sentence.lang,
        stance=stance,
        as_of=as_of,
        grain=(date.grain if date else "day") if as_of else None,
        as_of_from=("text" if date else "publication") if as_of else None,
        reason=reason,
        is_superseded=is_superseded,
        is_denied=bool(reading.deniers) or reading.is_revoked,
    )


def _shown(reading: Reading) -> str:
    """Return a figure in the reader's language, else in quotation marks and said to be as it was.

    A number alone is no word of a language, unless its marks mean something else in the other.
    """
    text = one_line(reading.shown.text)
    if reading.made is not None or not reading.sentence.is_translated or text.isdecimal():
        return text
    return f"“{text}” (untranslated)"


def _bounded(figure: Figure) -> Figure:
    """Return a vague amount ("hundreds") as one that lies between its bounds."""
    is_vague = figure.value is None and figure.low is not None and figure.high is not None
    return figure.with_(qualifier="between") if is_vague and figure.qualifier == "exact" else figure


def _relate(groups: Sequence[Group]) -> dict[int, tuple[list[int], list[int]]]:
    """Return the numbers of related groups, and of those that differ in scope alone."""
    index: dict[object, list[Group]] = defaultdict(list)
    people = concepts("persons")
    keys: dict[int, list[object]] = {}
    for group in groups:
        first = group.teller
        thing = "person" if first.thing in people else first.thing
        what = thing if first.figure.kind == "count" else tuple(sorted(first.whats))
        own: list[object] = []
        if what:
            names = (first.group or first.near) - {f"article {first.article}"}
            own = [(first.figure.kind, first.figure.unit, what, name) for name in sorted(names)]
            own.append((first.figure.kind, first.figure.unit, what, f"article {first.article}"))
        keys[group.number] = own
        for key in own:
            index[key].append(group)
    found: dict[int, tuple[list[int], list[int]]] = {}
    for group in groups:
        tried: dict[int, Group] = {}
        for key in keys[group.number]:
            for other in index[key][:_MOST_TRIED]:
                if other is not group:
                    tried.setdefault(other.number, other)
        others, apart = _nearest(group, list(tried.values())[:_MOST_TRIED])
        ranked = [*apart, *(one for one in dict.fromkeys(others) if one not in apart)]
        found[group.number] = ranked[:_MOST_RELATED], apart
    return found


def _nearest(group: Group, tried: Sequence[Group]) -> tuple[list[int], list[int]]:
    """Return the numbers of those of `tried` that could be taken for `group`.

    The second are those that differ in scope alone.
    """
    first = group.teller
    apart: list[int] = []
    others: list[int] = [one.number for one in group.unsettled]
    for other in tried:
        second = other.teller
        if first.thing == "person" and not first.fates:
            continue  # any people of the story
        if of_other_scope(first, second):
            others.append(other.number)
            if not may_agree(first.figure, second.figure):
                apart.append(other.number)
        elif first.fates != second.fates and is_same_subject(first, second):
            others.append(other.number)
    return others, apart


def _place_of(group: Group, standing: Standing, support: Support) -> tuple[float, ...]:
    """Return where a row stands: the most telling state first, then the weightiest."""
    return (
        _is_trivial(group),
        _RANKS[standing.state],
        -support.sources,
        -_weight(group),
        group.readings[0].order,
    )


def _is_trivial(group: Group) -> bool:
    """Return whether a row hardly tells anything: how long, how old, how many countries."""
    first = group.teller
    if first.norm.kind not in _WEIGHTY:
        return first.norm.kind not in _MEASURED
    return first.norm.kind == "count" and first.thing == "country"


def _weight(group: Group) -> float:
    first = group.teller
    if first.figure.kind not in _WEIGHTY:
        return 0.0
    weight = 1.0
    weight += 2.0 * bool(first.fates or first.whats)
    weight += 1.0 * bool(first.thing in concepts("persons"))
    weight += 1.0 * bool(first.group or first.near)
    size = abs(middle_of(first.figure) or 0.0)
    if first.figure.kind == "count":
        weight += min(3.0, math.log10(size + 1) / 2)
    return round(weight, 1)
