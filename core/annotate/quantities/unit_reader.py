"""Which unit follows a number: by its word or symbol, and by what stands around it."""

from collections.abc import Iterator, Sequence

from core.annotate.quantities.lexicon import Lexicon
from core.annotate.quantities.number import Number
from core.annotate.quantities.units import Unit, unit_kinds
from core.annotate.territories import is_demonym
from core.annotate.tokens import Tokens

_CLAUSE = 12
"""Tokens around a number in which a word may tell which of two units is meant."""
_SHORTEST_WORD = 2
_DASHES = frozenset("-–—")
_HOTTEST = 150
"""Degrees above which a letter after digits is no temperature (`737C`)."""


def clause_around(tokens: Tokens, first: int, last: int) -> Iterator[int]:
    """Yield the word tokens near `first` to `last` in the same sentence, the nearest first."""
    for step, begin in ((-1, first - 1), (1, last)):
        at = begin
        for _ in range(_CLAUSE):
            if tokens.kind(at) == "n" or tokens.key(at) in (";", "!", "?"):
                break
            if tokens.key(at) == "." and not tokens.glued(at + 1):
                break
            if tokens.kinds[at] == "w" or tokens.keys[at] == "£":
                yield at
            at += step


class UnitReader:
    """Finds the units of one text."""

    def __init__(self, tokens: Tokens, lex: Lexicon) -> None:
        self.tokens = tokens
        self.lex = lex

    def after(self, number: Number) -> tuple[int, Unit] | None:
        """Return the unit that follows `number` and the token after it."""
        tokens, at = self.tokens, number.last
        if at >= len(tokens):
            return None
        if tokens.keys[at] == "-" and tokens.glued(at) and tokens.glued(at + 1):
            at += 1  # `3-inch`, `12-cent`
        elif tokens.keys[at] == "[":
            pass
        else:
            hit = self._linked(at, number)
            if hit is not None:
                return hit
        return self._unit_at(at, number)

    def _linked(self, at: int, number: Number) -> tuple[int, Unit] | None:
        """Read `millions d'euros`, `trois quarts d'heure`, `40 de minute`."""
        lex = self.lex
        is_share = number.is_fraction and (number.value or 0) < 1
        is_noun = number.is_noun or (number.value or 0) >= 1e6
        if not (is_share or is_noun or lex.numerals.scale_links):
            return None
        # `două treimi din bani` are two thirds of the money, no amount of it.
        links = lex.unit_links if is_share else lex.counted.links
        link = links.longest(self.tokens, at)
        if link is None or link[0] >= len(self.tokens):
            return None
        hit = self._unit_at(link[0], number)
        return None if hit is None or (is_share and hit[1].kind == "money") else hit

    def _unit_at(self, at: int, number: Number) -> tuple[int, Unit] | None:
        tokens = self.tokens
        if tokens.key(at) == "," and tokens.key(at + 1) in _DASHES and tokens.glued(at + 1):
            at += 2  # `350,- Euro`
        for last, units in self.lex.units.after.matches(tokens, at):
            # A symbol is no unit where letters or digits run on (`24 m212`, `24 L-202`).
            is_letters = tokens.kinds[last - 1] == "w"
            has_hyphen = is_letters and tokens.key(last) == "-" and tokens.glued(last)
            follower = last + 1 if has_hyphen else last
            unit = self.exactly(units, at, last)
            runs_on = tokens.kind(follower) == "d" and tokens.glued(follower)
            if runs_on and not (unit is not None and self._may_run_on(unit, at, follower)):
                continue
            is_letter = last - at == 1 and len(tokens.forms[at]) == 1 and tokens.kinds[at] == "w"
            is_elided = is_letter and tokens.key(last) == "'" and tokens.glued(last)
            if unit is None or is_elided or (is_letter and not number.in_digits):
                continue  # `120 l'an dernier`
            if unit.least and abs(number.value or unit.least) < unit.least:
                continue
            return self._in_sense(number, unit, at, last)
        if tokens.kind(at) == "w" and tokens.keys[at] in self.lex.unit_adjectives:
            return self._worded_at(at + 1, number)
        return self._after_adjective(at, number) or self._glued_letter(at, number)

    def _worded_at(self, at: int, number: Number) -> tuple[int, Unit] | None:
        """Read a unit written as a word after an adjective (`two additional months`)."""
        if self.tokens.kind(at) != "w" or len(self.tokens.forms[at]) < _SHORTEST_WORD:
            return None
        return self._unit_at(at, number)

    def _may_run_on(self, unit: Unit, at: int, follower: int) -> bool:
        """Return whether two digits of the smaller unit are glued on (`2h30`, `1m80`)."""
        is_letter = len(self.tokens.forms[at]) == 1 and unit.name in ("h", "m")
        return is_letter and len(self.tokens.forms[follower]) == 2

    def _in_sense(
        self, number: Number, unit: Unit, first: int, last: int
    ) -> tuple[int, Unit] | None:
        """Return the unit that the word means here; None where it means a thing that is counted."""
        tokens = self.tokens
        senses = self.lex.units.senses.get(tokens.keys[first]) if last - first == 1 else None
        if senses is None:
            return last, unit
        around = [tokens.keys[at] for at in clause_around(tokens, number.first, last)]
        for sense in senses:
            if number.scale < sense.least_scale or (number.value or 0) > sense.most:
                continue
            if not sense.near or any(key.startswith(sense.near) for key in around):
                return None if sense.unit is None else (last, sense.unit)
        return last, unit

    def _after_adjective(self, at: int, number: Number) -> tuple[int, Unit] | None:
        """Read `100 norwegische Kronen`: a country's adjective before the word for its money."""
        tokens = self.tokens
        if tokens.kind(at) != "w" or tokens.kind(at + 1) != "w":
            return None
        for last, units in self.lex.units.after.matches(tokens, at + 1):
            unit = units[0]
            is_word = len(tokens.forms[at + 1]) > 2 and unit.kind == "money" and unit.exact is None
            if is_word and abs(number.value or unit.least) >= unit.least:
                return (last, unit) if is_demonym(tokens.forms[at], self.lex.lang) else None
        return None

    def _glued_letter(self, at: int, number: Number) -> tuple[int, Unit] | None:
        """Read a letter that is a unit only right after digits (`35C`)."""
        tokens = self.tokens
        name = self.lex.glued_units.get(tokens.forms[at]) if at < len(tokens) else None
        if name is None or not number.in_digits or not tokens.glued(at) or number.scale != 1:
            return None
        runs_on = tokens.glued(at + 1) and tokens.kind(at + 1) in ("w", "d")
        is_label = tokens.is_capital(number.first - 1)
        if runs_on or is_label or abs(number.value or 0) > _HOTTEST:
            return None
        unit = Unit(name, unit_kinds().get(name, "money"))
        is_sure = unit.kind == "money" or (number.value or 0) < 0
        return (at + 1, unit) if is_sure or self._near(number, at) else None

    def _near(self, number: Number, at: int) -> bool:
        keys = (self.tokens.keys[word] for word in clause_around(self.tokens, number.first, at))
        return any(key.startswith(self.lex.glued_near) for key in keys)

    def exactly(self, units: Sequence[Unit], first: int, last: int) -> Unit | None:
        """Return the one of `units` that tokens `first` to `last` spell, letter case included."""
        surface = self.tokens.text[self.tokens.starts[first] : self.tokens.ends[last - 1]]
        spelled = surface.replace(" ", "")
        for unit in units:
            if unit.exact is None or unit.exact.replace(" ", "") == spelled:
                return unit
        return None
