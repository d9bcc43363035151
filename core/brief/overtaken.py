"""What the ledger has against a figure of a line: a later value, or one that others give instead.

A value of another source that only covers something else is named as well, or it would be taken for
a rival.

A line says what its sentence said on its day. Where the ledger knows a later figure, or sources
that do not agree, the line says so too, since a page may hold it without the ledger. A figure is
known by its place in the original, never by being the same number; what the line itself sets beside
its figure ("from 12 to 14") is no news to whoever reads it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from core.article import Article, Figure, Role
from core.brief.claims.claim import Claim
from core.brief.export.words import qualified
from core.brief.gate.wording import written_side
from core.brief.ledger.lexicon import lexicon, tokens_of
from core.brief.ledger.row import LedgerRow, LedgerValue
from core.brief.ledger.values import is_same, may_agree, middle_of
from core.brief.line import Caveat, CaveatKind, Line, one_line
from core.brief.timeline.days import date_words
from core.brief.words import stems

MOST_VALUES = 2
"""Other values that a caveat names; of more it says how many."""

_SMALLEST_SUM = 1000
"""A number with decimals below it is a rate, a mark or a magnitude rather than a count."""

LONGEST_NAME = 30
"""Characters of who says so."""

HEADLINES: frozenset[Role] = frozenset(("title", "subtitle", "heading", "caption"))
"""Roles that are cited only where no text gives the value."""

L = TypeVar("L", bound=Line)

Place = tuple[str, int]


@dataclass(frozen=True)
class _Standing:
    """A value in its row."""

    row: LedgerRow
    value: LedgerValue


class Overtaken:
    """The figures of a ledger by where they stand, to be asked about lines."""

    def __init__(self, ledger: Iterable[LedgerRow], articles: Sequence[Article]) -> None:
        self._articles = {one.id: one for one in articles}
        self._at: dict[Place, list[_Standing]] = {}
        listed = list(ledger)
        self._rows = {row.id: row for row in listed}
        for row in listed:
            if row.state in ("superseded", "conflict", "different_scope"):
                for value in filter(_is_plain, row.values):
                    self._at.setdefault(_place_of(value), []).append(_Standing(row, value))

    def claims(self, claims: Iterable[Claim]) -> tuple[Claim, ...]:
        """Return the claims, each sentence with what there is against its figures.

        Two sentences of a line are read together: what either says is no news to the other, and
        what speaks against a figure of both stands behind the one whose figure is the later.
        """
        marked: list[Claim] = []
        for claim in claims:
            places = [_place(one) for one in claim.sentences]
            if not any(place in self._at for place in places):
                marked.append(claim)
                continue
            if claim.beside is not None:
                beside = claim.beside.with_(caveats=self._caveats(claim.beside, places))
                claim = claim.with_(beside=beside)
            marked.append(claim.with_(caveats=self._caveats(claim, places)))
        return tuple(marked)

    def lines(self, lines: Iterable[L]) -> tuple[L, ...]:
        """Return the lines, each with what there is against its figures."""
        return tuple(
            one.with_(caveats=self._caveats(one, [_place(one)])) if _place(one) in self._at else one
            for one in lines
        )

    def _caveats(self, line: Line, read: Sequence[Place]) -> tuple[Caveat, ...]:
        """Return what there is against the figures of `line`, where the sentences `read` stand."""
        shown = _figures_of(line)
        rows: dict[str, list[_Standing]] = {}
        for one in self._at.get(_place(line), ()):
            if shown is None or any(is_same(one.value.figure, each) for each in shown):
                rows.setdefault(one.row.id, []).append(one)
        found: list[Caveat] = []
        for own in rows.values():
            known = [one for one in own[0].row.values if _place_of(one) in read]
            if _place_of(known[-1]) == _place(line):
                found += filter(None, [self._caveat(own, known, read)])
        return tuple(found)

    def _caveat(
        self, own: Sequence[_Standing], known: Sequence[LedgerValue], read: Sequence[Place]
    ) -> Caveat | None:
        """Return what a row has against `own` values of it, all of one sentence.

        `known` are those values of it that the line says.
        """
        own = sorted(own, key=lambda one: one.value.is_superseded)  # what is taken back comes last
        row = own[0].row
        if row.state == "different_scope":
            return self._scope(own, row, known, read)
        is_overtaken = all(one.value.is_superseded for one in own)
        if not is_overtaken and row.state == "superseded":
            return None
        others = [
            one
            for one in row.values
            if not one.is_superseded
            and _is_plain(one)
            and not any(may_agree(one.figure, each.figure) for each in known)
        ]
        if not others and row.state == "conflict":
            return self._denial(own, row, read)
        if not others or (is_overtaken and any(not one.is_superseded for one in known)):
            return None
        distinct = self._each_once(others)
        named = distinct[:MOST_VALUES]
        is_later = is_overtaken and not any(_speaks_against(one, own[0].value) for one in named)
        kind: CaveatKind = "later" if is_later else "contested"
        said = "; ".join(self._said(one, row, own[0].value) for one in named)
        if len(distinct) > MOST_VALUES:
            said += f"; {len(distinct) - MOST_VALUES} more"
        return Caveat(
            kind=kind,
            words=f"{_begun(kind, len(named), row)}{self._which(own, read)}: {said}",
            citations=tuple(one.citation for one in named),
        )

    def _scope(
        self,
        own: Sequence[_Standing],
        row: LedgerRow,
        known: Sequence[LedgerValue],
        read: Sequence[Place],
    ) -> Caveat | None:
        """Return the values of other articles that count the like in another scope.

        What an article sets beside its own figure is no news to its reader.
        """
        mine = {one.citation.article for one in row.values}
        said_here = self._figures_in(read)
        others = [
            value
            for each in row.related
            if each in self._rows and self._rows[each].state == "different_scope"
            for value in self._rows[each].values
            if _is_plain(value)
            and value.citation.article not in mine
            and not any(may_agree(value.figure, one.figure) for one in known)
            and not any(may_agree(value.figure, one) for one in said_here)
        ]
        named = self._each_once(others)[:MOST_VALUES]
        if not named:
            return None
        said = "; ".join(self._said(one, row, own[0].value) for one in named)
        return Caveat(
            kind="scope",
            words=f"differs in scope{self._which(own, read)} from {said}",
            citations=tuple(one.citation for one in named),
        )

    def _figures_in(self, read: Sequence[Place]) -> list[Figure]:
        """Return all figures of the sentences `read`."""
        return [
            figure
            for name, number in read
            for segment in self._articles[name].segments
            if segment.id == number
            for figure in self._articles[name].figures
            if segment.start <= figure.start < segment.end
        ]

    def _denial(
        self, own: Sequence[_Standing], row: LedgerRow, read: Sequence[Place]
    ) -> Caveat | None:
        """Return who denies the value of a row elsewhere, where the line does not say so itself."""
        denied = [one for one in row.values if one.is_denied]
        if not denied or any(_place_of(one) in read for one in denied):
            return None
        named = self._each_article(denied)[:MOST_VALUES]
        said = "; ".join(self._denied(one, own[0].value) for one in named)
        return Caveat(
            kind="contested",
            words=f"{_begun('contested', len(named), row)}{self._which(own, read)}: {said}",
            citations=tuple(one.citation for one in named),
        )

    def _denied(self, value: LedgerValue, own: LedgerValue) -> str:
        """Return who denies a value, and where: "denied by the bank (Le Monde, 12 Mar)"."""
        who = [_cut(one.who) for one in value.stance.reported_by if one.way == "denies"]
        if not who:
            return f"taken back ({self._source(value, own)})"
        return f"denied by {' and '.join(dict.fromkeys(who))} ({self._source(value, own)})"

    def _each_article(self, values: Sequence[LedgerValue]) -> list[LedgerValue]:
        """Return one value of each article, what was published last first."""
        first = {one.citation.article: one for one in reversed(values)}
        return sorted(first.values(), key=self._published, reverse=True)

    def _source(self, value: LedgerValue, own: LedgerValue) -> str:
        """Return the publisher, and the day where it is another than that of `own`."""
        article = self._articles[value.citation.article]
        names = [_cut(one_line(self._publisher(value) or article.source.cited))]
        mine = self._articles[own.citation.article].published
        if article.published and article.published[:10] != (mine or "")[:10]:
            names.append(_day(article.published, mine))
        return ", ".join(names)

    def _which(self, own: Sequence[_Standing], read: Sequence[Place]) -> str:
        """Return which figure is meant, where the line has several that it could be."""
        value = own[0].value
        article = self._articles[value.citation.article]
        spans = [(one.start, one.end) for one in article.segments if (article.id, one.id) in read]
        known = {(one.value.figure.start, one.value.figure.end) for one in own}
        is_one = not any(
            one.kind == value.figure.kind and (one.start, one.end) not in known
            for one in article.figures
            if any(start <= one.start < end for start, end in spans)
        )
        return "" if is_one else f" for “{value.shown}”"

    def _each_once(self, values: Sequence[LedgerValue]) -> list[LedgerValue]:
        """Return one of each value, what was published last first, a text before its headline."""
        found: list[LedgerValue] = []
        ordered = sorted(values, key=self._is_headline)
        for one in sorted(ordered, key=self._published, reverse=True):
            if not any(may_agree(one.figure, other.figure) for other in found):
                found.append(one)
        return found

    def _is_headline(self, value: LedgerValue) -> bool:
        article = self._articles.get(value.citation.article)
        return article is None or any(
            segment.id == value.citation.segment and article.role_of(segment) in HEADLINES
            for segment in article.segments
        )

    def _published(self, value: LedgerValue) -> str:
        return self._articles[value.citation.article].published or ""

    def _said(self, value: LedgerValue, row: LedgerRow, own: LedgerValue) -> str:
        """Return a value, and who gives it: the publisher, or a voice in what the line is from."""
        article = self._articles[value.citation.article]
        publisher = article.publisher or article.title or article.source.cited
        names = [_cut(one_line(publisher))]
        mine = self._articles[own.citation.article].published
        if article.published and article.published[:10] != (mine or "")[:10]:
            names.append(_day(article.published, mine))
        elif not own.is_superseded and publisher == self._publisher(own):
            said_by = (one for one in value.stance.reported_by if one.way == "reports")
            voices = (_cut(one.who) for one in said_by if one.who[:1].isupper())
            names = [next(voices, names[0])]
        return f"{_worded(value, row)} ({', '.join(names)})"

    def _publisher(self, value: LedgerValue) -> str:
        article = self._articles.get(value.citation.article)
        return (article.publisher or article.title or "") if article is not None else ""


def _place(line: Line) -> Place:
    return line.citations[0].article, line.citations[0].segment


def _place_of(value: LedgerValue) -> Place:
    return value.citation.article, value.citation.segment


def _is_plain(value: LedgerValue) -> bool:
    """Return whether a figure is surely of what is counted: a rate or a magnitude may be of all."""
    figure = value.figure
    small = figure.value is not None and abs(figure.value) < _SMALLEST_SUM
    return figure.kind != "count" or not small or float(figure.value or 0).is_integer()


def _speaks_against(value: LedgerValue, own: LedgerValue) -> bool:
    """Return whether somebody else gives less later: that corrects nobody who claims more."""
    voices = {one.key or one.who for one in own.stance.reported_by if one.way == "reports"}
    if not voices or not voices.isdisjoint(one.key or one.who for one in value.stance.reported_by):
        return False
    return (middle_of(value.figure) or 0.0) < (middle_of(own.figure) or 0.0)


def _figures_of(line: Line) -> Sequence[Figure] | None:
    """Return the figures of the reader's own words; None where the sentence itself is shown."""
    return None if line.reworded_from is None else written_side(line.text, line.lang).figures


def _begun(kind: CaveatKind, count: int, row: LedgerRow) -> str:
    if kind == "contested":
        return "contested"
    if row.state == "conflict" and count > 1:
        return "later and rival figures"
    return "later figure" if count == 1 else "later figures"


def _worded(value: LedgerValue, row: LedgerRow) -> str:
    """Return a value with its qualifier, and with what is counted where it does not say so."""
    shown = qualified(value.figure, value.shown)
    first = shown.split()[0]
    if first[0].isupper() and first[1:].islower():
        shown = shown[0].lower() + shown[1:]  # it began its sentence
    if value.figure.kind != "count" or not row.counted or not _is_bare(value):
        return shown
    # "Three Romanians" is said by nobody where one counts Romanians and another three arrests.
    is_said = set(stems(row.counted, value.lang)) <= set(stems(value.text, value.lang))
    is_plain = any(
        one.concept == "person" for one in lexicon(value.lang).find(tokens_of(row.counted))
    )
    return f"{shown} {row.counted}" if is_said or is_plain else shown


def _is_bare(value: LedgerValue) -> bool:
    """Return whether a value is shown as a number alone."""
    found = written_side(value.shown, value.lang).figures
    return len(found) == 1 and found[0].counted is None and found[0].text == value.shown


def _cut(name: str) -> str:
    if len(name) <= LONGEST_NAME:
        return name
    return (name[:LONGEST_NAME].rpartition(" ")[0] or name[:LONGEST_NAME]) + "…"


def _day(published: str, other: str | None) -> str:
    """Return a day, without its year where that is the other's."""
    said = date_words(published[:10], "day")
    return said.removesuffix(f" {published[:4]}") if other and other[:4] == published[:4] else said
