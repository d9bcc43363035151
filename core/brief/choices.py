"""The reader's word on a briefing: what is left out, pinned, dropped, moved and reworded.

Choices are kept apart from the briefing and are applied to whatever is made anew. A choice finds
its line by id, and where another sentence has come to speak for it, by the places that both cite.
All functions are pure: they return the choices as they are then, so that whoever keeps the old ones
can put them back.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, TypeAlias, TypeVar, cast

from core.article import BriefingChoices, LineChoice
from core.brief.claims.claim import Claim
from core.brief.ledger.row import LedgerRow
from core.brief.line import Citation, Line, one_line
from core.brief.who.row import NameRow

Section: TypeAlias = Literal["claims", "ledger", "who", "timeline", "sides"]
"""The sections whose lines the reader may choose among."""

Item: TypeAlias = Line | LedgerRow | NameRow

I = TypeVar("I", bound=Item)  # noqa: E741
"""A line of one section."""


def id_of(item: Item) -> str:
    """Return what a choice names a line by."""
    return item.key if isinstance(item, NameRow) else item.id


def citations_of(item: Item) -> tuple[Citation, ...]:
    """Return everywhere that a line stands."""
    if isinstance(item, LedgerRow):
        return tuple(value.citation for value in item.values)
    return item.citations


def places_of(item: Item) -> tuple[tuple[str, int], ...]:
    """Return the articles and segments that a line cites, each once."""
    return tuple(dict.fromkeys((one.article, one.segment) for one in citations_of(item)))


# What the reader does


def pin(choices: BriefingChoices, section: Section, item: Item) -> BriefingChoices:
    """Return the choices with a line pinned: always there, before the others until it is moved."""
    return _changed(choices, section, item, is_pinned=True, is_dropped=False, place=None)


def unpin(choices: BriefingChoices, section: Section, item: Item) -> BriefingChoices:
    """Return the choices with a line no longer pinned."""
    return _changed(choices, section, item, is_pinned=False)


def drop(choices: BriefingChoices, section: Section, item: Item) -> BriefingChoices:
    """Return the choices with a line put away; `take_back` brings it again.

    Of a line of two sentences each is put away, and can be taken back, by itself.
    """
    for one in item.sentences if isinstance(item, Claim) else (item,):
        choices = _changed(choices, section, one, is_dropped=True, is_pinned=False)
    return choices


def reword(
    choices: BriefingChoices, section: Section, item: Item, wording: str | None
) -> BriefingChoices:
    """Return the choices with a line in the reader's words; None or nothing for the source's.

    Of a line of two sentences it is the one that is given; the other stays beside it as it is.
    """
    said = one_line(" ".join((wording or "").split())) or None
    if isinstance(item, Line) and said == (item.reworded_from or item.text):
        said = None
    return _changed(choices, section, item, wording=said)


def move(
    choices: BriefingChoices, section: Section, items: Sequence[Item], item: Item, to: int
) -> BriefingChoices:
    """Return the choices with a line moved to the place numbered `to` (from 0) of its section.

    `items` are the lines of the section as they are shown; from then on all of them keep the order
    that the reader has given them, and what is new comes after.
    """
    rest = [one for one in items if id_of(one) != id_of(item)]
    at = max(0, min(to, len(rest)))
    for place, one in enumerate((*rest[:at], item, *rest[at:])):
        choices = _changed(choices, section, one, place=place)
    return choices


def take_back(
    choices: BriefingChoices, line: str, section: Section | None = None
) -> BriefingChoices:
    """Return the choices without any on the line of this id."""
    kept = tuple(
        one
        for one in choices.lines
        if one.line != line or (section is not None and one.section != section)
    )
    return choices.with_(lines=kept) if len(kept) < len(choices.lines) else choices


def leave_out(choices: BriefingChoices, *articles: str) -> BriefingChoices:
    """Return the choices with articles that do not speak."""
    kept = tuple(dict.fromkeys((*choices.left_out, *articles)))
    return choices.with_(left_out=kept)


def include(choices: BriefingChoices, *articles: str) -> BriefingChoices:
    """Return the choices with articles that speak again."""
    return choices.with_(left_out=tuple(one for one in choices.left_out if one not in articles))


# What it makes of a section


class Applied:
    """Choices, ready to be asked by the lines of a new briefing. Unknown lines do no harm.

    `dropped` are the ids of the lines put away so far, by which they were chosen; `renamed` those
    of lines that go by another id than they were made with, since they were found by their places.
    """

    def __init__(self, choices: BriefingChoices | None) -> None:
        self._by_section: dict[str, list[LineChoice]] = {}
        self.dropped: list[str] = []
        self.renamed: dict[str, str] = {}
        for one in choices.lines if choices is not None else ():
            self._by_section.setdefault(one.section, []).append(one)

    def has(self, section: Section) -> bool:
        """Return whether the reader has chosen anything in a section."""
        return section in self._by_section

    def matched(self, section: Section, items: Sequence[I]) -> dict[int, LineChoice]:
        """Return the choices that the items have found, by the items' numbers.

        By id first; then each choice that is left goes to the one item that shares most places with
        it, at least half of the lesser number of them. Rows of the ledger, several of which may
        stand on one sentence, must share all; names have their key and nothing else. An item has
        one choice at most.
        """
        found: dict[int, LineChoice] = {}
        waiting = self._by_section.get(section, [])
        if not waiting:
            return found
        numbers = {id_of(item): number for number, item in reversed(list(enumerate(items)))}
        left: list[LineChoice] = []
        for one in waiting:
            number = numbers.get(one.line) if one.line else None
            if number is None:
                left.append(one)
            else:
                found[number] = one
        if not left or section == "who":
            return found
        standing: dict[tuple[str, int], list[int]] = {}
        for number, item in enumerate(items):
            for place in places_of(item):
                standing.setdefault(place, []).append(number)
        before = -1
        while before != len(found):  # one that found its line may leave another only one to find
            before = len(found)
            for one in list(left):
                number = _likest(one, items, standing, found)
                if number is not None:
                    found[number] = one
                    left.remove(one)
        return found

    def arrange(
        self, section: Section, shown: Sequence[I], every: Sequence[I] = ()
    ) -> tuple[I, ...]:
        """Return the lines of a section as the reader wants them.

        `shown` are those that would stand there by themselves; a pinned line comes from `every`
        where it is not among them. Pinned lines come first, then those that the reader has put in
        an order, then the others as they came. A line that was found by its places goes by the id
        that the reader chose it by.
        """
        if not self.has(section):
            return tuple(shown)
        there = {id_of(one) for one in shown}
        pool = [*shown, *(one for one in every if id_of(one) not in there)]
        found = self.matched(section, pool)
        lines: list[tuple[tuple[int, int], I]] = []
        for number, item in enumerate(pool):
            choice = found.get(number)
            if choice is None:
                if number < len(shown):
                    lines.append((_order(None, number), item))
                continue
            if choice.is_dropped:
                self.dropped.append(choice.line)
                continue
            if number >= len(shown) and not choice.is_pinned:
                continue
            lines.append((_order(choice, number), self.chosen(item, choice)))
        lines.sort(key=lambda one: one[0])
        return tuple(one for _, one in lines)

    def chosen(self, item: I, choice: LineChoice) -> I:
        """Return a line as the choice that it has found makes it."""
        if id_of(item) != choice.line:
            self.renamed[id_of(item)] = choice.line
        return _with_choice(item, choice)


def keep_pinned(items: Sequence[I], most: int) -> tuple[I, ...]:
    """Return at most `most` items in their order, of which the pinned ones are cut last."""
    if len(items) <= most:
        return tuple(items)
    numbers = sorted(range(len(items)), key=lambda number: (not items[number].is_pinned, number))
    return tuple(items[number] for number in sorted(numbers[: max(0, most)]))


def _likest(
    choice: LineChoice,
    items: Sequence[Item],
    standing: Mapping[tuple[str, int], Iterable[int]],
    taken: Mapping[int, LineChoice],
) -> int | None:
    shared: dict[int, int] = {}
    for place in dict.fromkeys(choice.places):
        for number in standing.get(place, ()):
            if number not in taken:
                shared[number] = shared.get(number, 0) + 1
    if not shared:
        return None
    most = max(shared.values())
    best = [number for number, count in shared.items() if count == most]
    if choice.section == "ledger":
        best = [one for one in best if set(places_of(items[one])) == set(choice.places)]
    if len(best) != 1:
        return None
    fewer = min(len(set(choice.places)), len(places_of(items[best[0]])))
    return best[0] if 2 * most >= fewer else None


def _order(choice: LineChoice | None, number: int) -> tuple[int, int]:
    """Return what sorts a line: pinned, then put in order, then as it came."""
    if choice is not None and choice.place is not None:
        return 1, choice.place
    return (0 if choice is not None and choice.is_pinned else 2), number


def _with_choice(item: I, choice: LineChoice) -> I:
    changes: dict[str, object] = {}
    if choice.is_pinned and not item.is_pinned:
        changes["is_pinned"] = True
    if not isinstance(item, NameRow) and item.id != choice.line:
        changes["id"] = choice.line
    if choice.wording is not None and isinstance(item, Line) and item.text != choice.wording:
        changes |= {"text": choice.wording, "reworded_from": item.reworded_from or item.text}
    return cast("I", item.with_(**changes)) if changes else item


def _changed(
    choices: BriefingChoices, section: Section, item: Item, **changes: object
) -> BriefingChoices:
    """Return the choices with one of them changed, or made; one that says nothing goes."""
    line = id_of(item)
    old = next((one for one in choices.lines if (one.section, one.line) == (section, line)), None)
    if old is None:
        old = LineChoice(line=line, section=section, places=places_of(item))
    new = old.with_(places=places_of(item), **changes)
    kept = [one for one in choices.lines if (one.section, one.line) != (section, line)]
    if new.is_pinned or new.is_dropped or new.wording is not None or new.place is not None:
        at = next(
            (
                at
                for at, one in enumerate(choices.lines)
                if (one.section, one.line) == (section, line)
            ),
            len(kept),
        )
        kept.insert(at, new)
    return choices.with_(lines=tuple(kept))
