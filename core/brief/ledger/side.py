"""One wording of a sentence: the original or its translation, with the words around each figure."""

from collections.abc import Iterable, Sequence

from core.article import Entity, Figure
from core.brief.lazy import lazy
from core.brief.ledger.kin import kin_of, kin_of_people
from core.brief.ledger.lexicon import (
    Lexicon,
    Mark,
    Section,
    Token,
    concepts,
    ends_near,
    ends_with,
    lexicon,
    tokens_of,
)
from core.brief.ledger.zones import PART_OF, STOP, token_at, zones_of
from core.brief.words import habits

_NUMBERED = 3
"""Most words after "the number of" that say of what."""
_BESIDE = 2
"""Most words between a thing and the name that says whose it is."""
_AFTER = 3
_BEFORE = 14
_REACH = {"additional": 2, "day": 6, "week": 6, "month": 6, "year": 6, "average": 6, "planned": 9}
"""How many words from what is counted a word of scope may stand to be its own."""
_FAR_REACH = 20
_MEASURED = ("mass", "area", "volume")
_JOIN = 3
_COMMA = 6
"""How many words further off a word stands beyond a conjunction or a comma."""


class Side:
    """A text with its figures and names, all places in it, read with the words of its language."""

    def __init__(
        self, text: str, lang: str, figures: Sequence[Figure], entities: Sequence[Entity]
    ) -> None:
        self.text = text
        self.lang = lang
        self.figures = figures
        self.entities = entities
        self.lex: Lexicon = lexicon(lang)
        self.tokens: list[Token] = tokens_of(text)
        self.marks: list[Mark] = self.lex.find(self.tokens)
        self._things: dict[int, Mark | None] = {}
        self.zones, self.wholes, self.run_on = zones_of(text, self.tokens, figures, self.lex)

    def phrase(self, number: int) -> tuple[int, int]:
        """Return the place of a figure with the noun phrase that it counts."""
        figure = self.figures[number]
        counted = figure.counted
        if counted:
            at = self.text.find(counted, figure.start, figure.end + len(counted) + 8)
            if at >= 0:
                return figure.start, max(figure.end, at + len(counted))
        elif figure.kind == "count" and not self.lex.numbers.isdisjoint(self._words):
            return self._numbered(number) or (figure.start, figure.end)
        return figure.start, figure.end

    def _numbered(self, number: int) -> tuple[int, int] | None:
        """Return the place of what a bare number is "the number of" ("the number of … is 31")."""
        first, last = (self.token_at(one) for one in self.zones[number])
        at = self.token_at(self.figures[number].start)
        found = [
            one
            for one in range(first, min(last + 1, len(self.tokens) - 1))
            if one != at and self.tokens[one].word in self.lex.numbers
        ]
        if not found:
            return None
        empty = habits(self.lang).function_words
        start = min(found, key=lambda one: abs(one - at)) + 1
        last = at if start <= at else len(self.tokens)
        while start < last and self.tokens[start].word in empty:
            start += 1
        end = start
        while end < min(last, start + _NUMBERED) and self.tokens[end].word not in empty:
            end += 1
        return (self.tokens[start].start, self.tokens[end - 1].end) if start < end else None

    def marks_in(self, start: int, end: int, *sections: Section) -> list[Mark]:
        """Return the marks that begin between `start` and `end`."""
        return [one for one in self.marks if start <= one.start < end and one.section in sections]

    def thing(self, number: int) -> Mark | None:
        """Return the word for what a figure counts, as far as the language is known."""
        if number not in self._things:
            self._things[number] = self._find_thing(number)
        return self._things[number]

    def _find_thing(self, number: int) -> Mark | None:
        figure, (zone_start, zone_end) = self.figures[number], self.zones[number]
        start, end = self.phrase(number)
        found = self.marks_in(start, end, "things")
        if found:
            return found[-1] if self.lex.is_head_last else found[0]
        if figure.counted and not self.is_others(figure.counted):
            known = [one for one in self.lex.find(tokens_of(figure.counted)) if one[0] == "things"]
            if not known:
                return None
            one = known[-1] if self.lex.is_head_last else known[0]
            first = self.token_at(start)
            return Mark("things", one.concept, start, end, first, self.token_at(end))
        # `95 personas`: no grammar of noun phrases, the noun follows; else `soldiers: 11,000`
        first = self.token_at(figure.end)
        last = self.tokens[min(first + _AFTER, len(self.tokens)) - 1].end if self.tokens else 0
        if not self.lex.is_head_last or not self.is_others(figure.counted or ""):
            is_next = not self._leads_away(first)  # not `three after a firefighter`
            after = self._unnamed(figure.end, min(last, zone_end), "things", "fates")
            if after and is_next and not STOP.search(self.text, figure.end, after[0].start):
                return after[0] if after[0].section == "things" else None
        before = [
            one
            for one in self._unnamed(zone_start, figure.start, "things")
            if first - one.first <= _BEFORE
        ]
        if before and concepts("of_people.fates") & {
            one.concept for one in self.marks_in(before[-1].end, figure.start, "fates")
        }:
            return None  # `one of the survivors dies: the dead are now 42`
        return before[-1] if before else None

    def _leads_away(self, at: int) -> bool:
        """Return whether a function word stands there that no noun of the figure before follows."""
        word = self.tokens[at].word if at < len(self.tokens) else ""
        return word in habits(self.lang).function_words - self.lex.of - self.lex.others

    def _unnamed(self, start: int, end: int, *sections: Section) -> list[Mark]:
        """Return marks that are no part of the name of an organisation ("United Nations")."""
        named = [one for one in self.entities if one.label == "ORG"]
        return [
            one
            for one in self.marks_in(start, end, *sections)
            if not any(name.start <= one.start and one.end <= name.end for name in named)
        ]

    def fates(self, number: int, foreign: frozenset[str] = frozenset()) -> list[Mark]:
        """Return the words for what befell the counted: those of its phrase, else the nearest.

        `foreign` are fates that cannot befall it, as the other wording tells.
        """
        start, end = self.phrase(number)
        if number in self.wholes:
            after = self.token_at(end)
            return [one for one in self.marks_in(start, len(self.text), "fates")
                    if one.first <= after and one.concept not in ("up", "down")]  # fmt: skip
        skipped = foreign | self.foreign_fates(number)
        own = [one for one in self.marks_in(start, end, "fates") if one.concept not in skipped]
        marks = [
            one
            for one in self.marks_in(*self.zones[number], "fates")
            if one.concept not in skipped and one.concept not in ("up", "down")
        ]
        own = [one for one in own if one in marks]
        if not marks and number in self.run_on and self.figures[number - 1].kind == "duration":
            # `eleven hours of an outage that hit 2 million homes`
            return [one for one in self.fates(number - 1, foreign) if one.concept not in skipped]
        if not marks:
            return []
        nearest = own[0] if own else min(marks, key=lambda one: self._distance(one, start, end))
        chosen = [one for one in marks if one.first == nearest.first]
        for other in marks:
            near, far = sorted((nearest, other), key=lambda one: one.first)
            between = {one.word for one in self.tokens[near.last : far.first]}
            if other not in chosen and len(between) == 1 and between <= self.lex.joins:
                chosen.append(other)
        return chosen

    def tolls(self, number: int) -> list[Mark]:
        """Return the words of a figure's stretch that say "killed" only of a toll of the dead."""
        if self.lex.tolls.isdisjoint(self._words):
            return []
        marks = self.marks_in(*self.zones[number], "fates")
        return [one for one in marks if self.lex.is_toll(one, self.tokens)]

    def trend(self, number: int) -> str:
        """Return whether the figure is of a rise or a fall ("up", "down"), or of neither."""
        start, end = self.phrase(number)
        marks = [
            one
            for one in self.marks_in(*self.zones[number], "fates")
            if one.concept in ("up", "down")
        ]
        if not marks:
            return ""
        return min(marks, key=lambda one: self._distance(one, start, end)).concept

    def whats(self, number: int) -> list[Mark]:
        """Return the words for what a sum or a share is of; the nearest, a longer phrase first."""
        start, end = self.phrase(number)
        marks = self.marks_in(*self.zones[number], "whats")
        if not marks and number in self.run_on and self.figures[number - 1].kind != "count":
            return self.whats(number - 1)  # `revenue rose by 2 percent to 153 billion`
        if not marks:
            return []
        nearest = min(marks, key=lambda one: self._distance(one, start, end))
        return [one for one in marks if one.first == nearest.first]

    def whats_beside(self, number: int) -> list[Mark]:
        """Return what a number is of by the words between it and the figure before, else after."""
        start = self.figures[number - 1].end if number else 0
        return self.marks_in(start, self.zones[number][1], "whats")[-1:]

    def scopes(self, number: int) -> set[str]:
        """Return the words of scope near a figure, as concepts."""
        found = {one.concept for one in self.scope_marks(number)}
        if number in self.wholes:
            found.add("whole")
        figure = self.figures[number]
        at = self.token_at(figure.start)
        before = [one.word for one in self.tokens[max(0, at - 6) : at]]
        if number and any(ends_near(before, part) for part in self.lex.parts):
            own = before[max(0, len(before) - at + self._clause_of(number, at)) :]
            if any(ends_near(own, part) for part in self.lex.parts):
                found.add("part")
        if number + 1 in self.wholes or self._is_of_those(number) or self._is_out_of(number - 1):
            found.add("some")
        if before[-1:] and before[-1] in self.lex.deltas:
            found.add("by")
        return found

    def _clause_of(self, number: int, at: int) -> int:
        """Return the first token that tells of a figure; one behind a comma and a conjunction.

        "Four of them in France, and 58 ill": the 58 are no part.
        """
        start = self.zones[number][0]
        first = self.token_at(start)
        is_joined = first < at and self.tokens[first].word in self.lex.joins
        is_apart = is_joined and self.text[:start].rstrip().endswith(",")
        return first if is_apart else 0

    def _is_of_those(self, number: int) -> bool:
        """Return whether a figure is a part of those named before ("three of them")."""
        end = self.figures[number].end
        at = self.token_at(end)
        after = self.tokens[at : at + 1]
        if not after or after[0].word not in self.lex.of or self.text[end : after[0].start].strip():
            return False
        words = [one.word for one in self.tokens[at : at + PART_OF]]
        return any(tuple(words[: len(part)]) == part for part in self.lex.parts)

    def _is_out_of(self, number: int) -> bool:
        """Return whether a figure opens a clause as what others are of ("Of 46 hurt, 12")."""
        if number < 0 or self.figures[number].kind != "count":
            return False
        first = self.token_at(self.zones[number][0])
        before = self.tokens[first : self.token_at(self.figures[number].start)]
        return 0 < len(before) <= _BESIDE and before[0].word in self.lex.of

    def scope_marks(self, number: int) -> list[Mark]:
        """Return the words of scope that stand near enough to a figure to be its own."""
        start, end = self.phrase(number)
        return [
            one
            for one in self.marks_in(*self.zones[number], "scopes")
            if self._distance(one, start, end) <= _REACH.get(one.concept, _FAR_REACH)
            and not (one.concept == "quarter" and start <= one.start < end)  # `a quarter of`
        ]

    def is_since(self, start: int) -> bool:
        """Return whether a date that begins at `start` says since when."""
        at = self.token_at(start)
        before = [one.word for one in self.tokens[max(0, at - 6) : at]]
        return any(ends_near(before, one) for one in self.lex.since)

    def is_compared(self, start: int) -> bool:
        """Return whether a date that begins at `start` is one that is compared with."""
        at = self.token_at(start)
        before = [one.word for one in self.tokens[max(0, at - 3) : at]]
        return any(ends_near(before, one) for one in self.lex.than)

    @lazy
    def is_former(self) -> bool:
        """Whether a word says that something was so before ("had still been put at")."""
        return not self.lex.former.isdisjoint(self._words)

    @lazy
    def is_against(self) -> bool:
        """Whether words set what it says against what the text said before ("by contrast")."""
        return self._says(self.lex.against)

    def _says(self, phrases: Iterable[tuple[str, ...]]) -> bool:
        likely = [one for one in phrases if self._words.issuperset(one)]
        words = [one.word for one in self.tokens] if likely else []
        return any(ends_near(words, one) for one in likely)

    @lazy
    def _words(self) -> frozenset[str]:
        return frozenset(one.word for one in self.tokens)

    @lazy
    def is_of_day_before(self) -> bool:
        """Whether it says that something was so on the day before."""
        return self._says(self.lex.day_before)

    def is_from_to(self, number: int) -> bool:
        """Return whether a figure is a way from one value to another ("from 8.8 to 9.6%")."""
        figure = self.figures[number]
        if figure.qualifier != "between":
            return False
        at = self.token_at(figure.start)
        before = [one.word for one in self.tokens[max(0, at - 2) : at]]
        return any(ends_with(before, one) for one in self.lex.out_of)

    @lazy
    def tells_change(self) -> bool:
        """Whether a word says that something was raised, lowered or corrected."""
        return any(one.word.startswith(self.lex.changes) for one in self.tokens)

    def is_possessed(self, number: int) -> bool:
        """Return whether a figure counts what belongs to whoever speaks ("its soldiers")."""
        start, end = self.phrase(number)
        words = {one.word for one in self.tokens[max(0, self.token_at(start) - 2) :]
                 if one.start < end}  # fmt: skip
        return bool(words & self.lex.possessives)

    def names_near(self, number: int, thing: Mark | None) -> list[Entity]:
        """Return the names in the phrase that a figure counts, or beside the word for it."""
        start, end = self.phrase(number)
        found = [one for one in self.entities if one.start < end and start < one.end]
        if thing is not None:
            first, last = thing.first, thing.last
            for one in self.entities:
                at, to = self.token_at(one.start), self.token_at(one.end)
                is_close = 0 <= at - last < _BESIDE or 0 <= first - to < 1
                if is_close and one.label == "MISC" and one not in found:
                    found.append(one)
        return found

    def names_in(self, number: int) -> list[Entity]:
        """Return the names of a figure's stretch of the sentence, else of the nearest stretch."""
        named = [self._named(zone) for zone in self.zones]
        if named[number]:
            return named[number]
        order = [*range(number - 1, -1, -1), *range(number + 1, len(self.zones))]
        return next((named[one] for one in order if named[one]), [])

    def names_own(self, number: int) -> list[Entity]:
        """Return the names of a figure's own stretch of the sentence."""
        return self._named(self.zones[number])

    def _named(self, zone: tuple[int, int]) -> list[Entity]:
        return [one for one in self.entities if zone[0] <= one.start < zone[1]]

    def kin(self, number: int) -> str | None:
        """Return the class of what a figure counts where no word for it is known by itself."""
        counted = self.figures[number].counted
        return kin_of(tokens_of(counted), self.lang) if counted else None

    def foreign_fates(self, number: int) -> frozenset[str]:
        """Return what cannot befall that which a figure counts or measures."""
        if self.figures[number].kind in _MEASURED:
            return concepts("of_people.fates")
        mark = self.thing(number)
        thing = mark.concept if mark is not None else self.kin(number)
        if thing is None or thing == "animal":
            return frozenset()
        if thing in concepts("persons") or thing in kin_of_people():
            return concepts("of_places.fates")
        if thing in concepts("of_places.moving"):
            return concepts("of_people.fates") | concepts("of_places.fates")
        return concepts("of_people.fates")

    def is_others(self, counted: str) -> bool:
        """Return whether a phrase only says that there are others ("another 30")."""
        words = {one.word for one in tokens_of(counted)}
        return bool(words) and words <= self.lex.others

    def _distance(self, mark: Mark, start: int, end: int) -> int:
        if mark.start >= end:
            between = (end, mark.start)
            first, last = self.token_at(end), mark.first
        elif mark.end <= start:
            between = (mark.end, start)
            first, last = mark.last, self.token_at(start)
        else:
            return -1
        joins = sum(one.word in self.lex.joins for one in self.tokens[first:last])
        return last - first + _JOIN * joins + _COMMA * len(STOP.findall(self.text, *between))

    def token_at(self, place: int) -> int:
        """Return the number of the first token that ends after `place`."""
        return token_at(self.tokens, place)
