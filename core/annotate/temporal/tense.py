"""Whether the words around a date point back or ahead: tense and prepositions, by data.

The nearest word that tells decides; where two stand equally near and disagree, nothing is decided.
"""

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from core.annotate.temporal.perfect import Perfect, read_perfects
from core.annotate.tokens import PhraseTable, Tokens

_REACH = 24
"""Tokens before and after a date, inside its sentence, that are looked at."""
_SHORTEST = 4
"""Letters of a verb that is told by its ending; shorter words end so by chance."""
_AUXILIARY = 4
"""Tokens before a participle among which its auxiliary stands."""
_LIMITED = 6
"""Tokens before a date among which the preposition stands that makes it a limit."""
_ANNOUNCED = 12
"""Tokens before a date among which the verb stands that announces something for it."""
_CONTENT = 5
"""Letters of a word that may be what is announced."""
_BESIDE = 3
"""Tokens beside a date among which a participle (`signé en mars`) or verb goes with it."""


@dataclass(frozen=True, slots=True)
class Tense:
    """The words of a language that point back or ahead."""

    ahead_before: PhraseTable[bool]
    """Prepositions right before a date that is still to come (`pour jeudi`)."""
    until_before: PhraseTable[bool]
    """Those of them that say when a period ends (`bis Montag`)."""
    back_before: PhraseTable[bool]
    done_by: frozenset[str]
    """Verbs of what is counted or done by the end of a period (`bis Dienstag gezählt`)."""
    moving: frozenset[str]
    """Verbs of putting off: the day that something is moved to is still to come."""
    moved_to: PhraseTable[bool]
    earlier_than: frozenset[str]
    """Prepositions that a day still to come may stand after (`before the council of 17 May`)."""
    ahead: frozenset[str]
    ahead_if_verb: frozenset[str]
    """Of those the ones that are nouns (`the rescue plan`) but before `verb_before`."""
    verb_before: frozenset[str]
    """What stands after a verb (`plans to`, `plans a`) and seldom after a noun."""
    back: frozenset[str]
    ahead_endings: tuple[str, ...]
    back_endings: tuple[str, ...]
    not_back: frozenset[str]
    participles: tuple[str, ...]
    """Their endings: they point where their auxiliary does."""
    not_participles: frozenset[str]
    perfects: tuple[Perfect, ...]
    announcing: frozenset[str]
    """Verbs whose own tense tells nothing of the day of what they announce."""
    foreseeing: frozenset[str]
    """Verbs of forecasting and planning, in the present (`prévoit 45 degrés vendredi`)."""
    announces: frozenset[str]
    """Verbs of announcing, in the present: they point ahead over what is announced."""
    attributes: tuple[str, ...]
    """Endings of participles before their noun, right after a date (`im Juni beschlossene`)."""
    present: frozenset[str]
    """Verbs whose present tense speaks of what is planned (`the court rules on Friday`)."""
    not_verb_after: frozenset[str]
    """Words after which such a verb is a noun (`the votes`)."""
    present_endings: tuple[str, ...]
    not_present: frozenset[str]
    present_phrases: PhraseTable[bool]
    """The same in several words, one of which may point elsewhere alone (`a lieu`)."""


class Clues:
    """Where the words of one text point; what was told of a word is kept."""

    def __init__(self, tense: Tense, tokens: Tokens, dated: Container[int] = ()) -> None:
        """`dated` are the tokens inside dates: a full stop there ends no sentence (`1. April`)."""
        self._tense = tense
        self._tokens = tokens
        self._dated = dated
        self._kept: dict[int, int] = {}

    def direction(self, first: int, last: int) -> int | None:
        """Return 1 if the words around tokens `first` to `last` point ahead, -1 back, 0 neither.

        None where two words tell that disagree.
        """
        told = self._told(first, last)
        return int(self._has_verb(first, last, self._is_present)) if told == 0 else told

    def ends_period(self, first: int) -> bool:
        """Return whether the date from token `first` on is said to end something (`bis Montag`)."""
        return self._tense.until_before.longest(self._tokens, first - 1) is not None

    def is_limit(self, first: int) -> bool:
        """Return whether the date from token `first` on is one before which something is so.

        The preposition may stand before what happens on the day (`avant le Conseil du 17 mai`):
        then the tense of the verb tells nothing of the day.
        """
        for at in range(first - 1, first - 1 - _LIMITED, -1):
            if self._tokens.kind(at) != "w":
                return False
            if self._tokens.key(at) in self._tense.earlier_than:
                return True
        return False

    def is_announced(self, first: int) -> bool:
        """Return whether the day from token `first` on is that of what is announced before it.

        Something must stand between the two: `announced a protest on 20 March`, not `announced on
        20 March`.
        """
        has_content = False
        for at in range(first - 1, first - 1 - _ANNOUNCED, -1):
            key = self._tokens.key(at)
            if self._tokens.kind(at) != "w" and key != ",":
                return False
            if key in self._tense.announcing:
                return has_content
            if key != "," and self._points(at):
                return False
            has_content = has_content or len(key) >= _CONTENT
        return False

    def leaning(self, first: int, last: int) -> int:
        """Return the same for a date that may well be far off; 0 where words disagree.

        A participle beside it tells too, and of the present tense only verbs of planning.
        """
        if self._is_beside_participle(first):
            return -1
        after = self._tokens.key(last)
        is_before_noun = self._tokens.is_capital(last + 1) and not self._tokens.is_capital(last)
        if is_before_noun and after.endswith(self._tense.attributes):
            return 1 if after in self._tense.ahead else -1
        told = self._told(first, last)
        return int(self._has_verb(first, last, self._is_planning)) if told == 0 else told or 0

    def _told(self, first: int, last: int) -> int | None:
        """Return where the words point; 0 where none tells, None where two disagree."""
        if self._tense.back_before.longest(self._tokens, first - 1) is not None:
            return -1
        if self.is_moved_to(first, last):
            return 1
        before, after = self._scan(first, -1), self._scan(last - 1, 1)
        foreseen = self._foreseen(first, last)
        if foreseen is not None and all(
            one is None or foreseen < one[0] for one in (before, after)
        ):
            return None if self._is_beside_participle(first) else 1
        if self._is_done_by(first, last) and -1 in {one[1] for one in (before, after) if one}:
            return -1
        if self._tense.ahead_before.longest(self._tokens, first - 1) is not None:
            # `Jusqu'en juillet, le taux a monté`, but `on a prolongé jusqu'en juillet`.
            return 0 if before is None and after is not None and after[1] < 0 else 1
        if before is None or after is None:
            told = before or after
            return told[1] if told is not None else 0
        if before[1] == after[1] or before[0] != after[0]:
            return min(before, after)[1]
        return None

    def _foreseen(self, first: int, last: int) -> int | None:
        """Return how far off a verb stands that forecasts, plans or announces something for a date.

        It stands before the date; after it only where the date begins the sentence, as in `Le plan
        présenté vendredi prévoit` the day is that of the plan.
        """
        has_content = has_participle = False
        for distance, at in self._sentence(first, -1):
            key = self._tokens.keys[at]
            if not _is_name(self._tokens, at):
                is_announced = has_content and not has_participle
                if key in self._tense.foreseeing or (key in self._tense.announces and is_announced):
                    return None if self._is_noun(at) else distance
            has_content = has_content or len(key) >= _CONTENT
            has_participle = has_participle or self._is_participle(at)
        if not (self._tokens.begins_sentence(first) or self._tokens.begins_sentence(first - 1)):
            return None
        for distance, at in self._sentence(last - 1, 1):
            if distance > 1 and self._tokens.key(at - 1) == "," and at - 1 > last:
                return None
            if self._tokens.keys[at] in self._tense.foreseeing and not _is_name(self._tokens, at):
                return None if self._is_noun(at) else distance
        return None

    def _is_noun(self, at: int) -> bool:
        return self._tokens.key(at - 1) in self._tense.not_verb_after

    def _is_beside_participle(self, first: int) -> bool:
        """Return whether a participle without auxiliary stands right before a date."""
        for at in range(first - 1, first - 1 - _BESIDE, -1):
            if self._tokens.kind(at) in ("n", "p"):
                return False
            if self._tokens.kind(at) == "w" and self._points(at) > 0:
                return False
            if self._is_participle(at) and not self._auxiliary(at):
                return True
        return False

    def is_moved_to(self, first: int, last: int) -> bool:
        """Return whether something is put off to the date: `a reporté le vote au 1er juillet`."""
        at = first if self._tense.moved_to.longest(self._tokens, first) is not None else first - 1
        if self._tense.moved_to.longest(self._tokens, at) is None:
            return False
        return self._has_verb(first, last, lambda at: self._tokens.keys[at] in self._tense.moving)

    def _is_done_by(self, first: int, last: int) -> bool:
        """Return whether something was counted or done by the date: `bis Dienstag gezählt`."""
        return self.ends_period(first) and self._has_verb(
            first, last, lambda at: self._tokens.keys[at] in self._tense.done_by
        )

    def _scan(self, begin: int, step: int) -> tuple[int, int] | None:
        """Return how far off the nearest telling word stands, and where it points."""
        for distance, at in self._sentence(begin, step):
            pointed = self._kept.get(at)
            if pointed is None:
                pointed = self._kept[at] = self._points(at)
            if not pointed and distance <= _BESIDE and self._is_planning(at):
                pointed = 1
            if pointed:
                return distance, pointed
        return None

    def _points(self, at: int) -> int:
        key = self._tokens.keys[at]
        if _is_name(self._tokens, at):
            return 0
        if key in self._tense.ahead:
            is_noun = (
                key in self._tense.ahead_if_verb
                and self._tokens.key(at + 1) not in self._tense.verb_before
            )
            return int(not is_noun)
        if key in self._tense.back:
            return 0 if self._tense.present_phrases.longest(self._tokens, at) is not None else -1
        if self._is_participle(at) and (told := self._auxiliary(at)):
            return told
        if any(one.ends_at(self._tokens, at) for one in self._tense.perfects):
            return -1
        if len(key) < _SHORTEST:
            return 0
        if key.endswith(self._tense.ahead_endings):
            return 1
        # a verb of planning that ends as the past does (`beraten`) is in the present
        other = key in self._tense.not_back or key in self._tense.present
        return -1 if key.endswith(self._tense.back_endings) and not other else 0

    def _is_participle(self, at: int) -> bool:
        key = self._tokens.key(at)
        return (
            self._tokens.kind(at) == "w"
            and (len(key) >= _SHORTEST or key in self._tense.participles)
            and key.endswith(self._tense.participles)
            and key not in self._tense.not_participles
            and not _is_name(self._tokens, at)
        )

    def _auxiliary(self, at: int) -> int:
        """Return where the auxiliary of the participle at token `at` points; 0 where none does."""
        for before in range(at - 1, at - 1 - _AUXILIARY, -1):
            if self._tokens.kind(before) != "w" or _is_name(self._tokens, before):
                break
            key = self._tokens.key(before)
            if key in self._tense.ahead:
                return 1
            if key in self._tense.back:
                return -1
        return 0

    def _has_verb(self, first: int, last: int, is_verb: Callable[[int], bool]) -> bool:
        """Return whether the sentence around tokens `first` to `last` has such a verb."""
        return any(
            is_verb(at)
            for begin, step in ((first, -1), (last - 1, 1))
            for _, at in self._sentence(begin, step)
        )

    def _is_planning(self, at: int) -> bool:
        """Return whether a verb at token `at` is one that plans are told with."""
        if self._tense.present_phrases.longest(self._tokens, at) is not None:
            return True
        if _is_name(self._tokens, at) or self._tokens.key(at - 1) in self._tense.not_verb_after:
            return False
        return self._tokens.keys[at] in self._tense.present

    def _is_present(self, at: int) -> bool:
        """Return whether a verb at token `at` is in the present tense, by its ending too."""
        key = self._tokens.keys[at]
        if self._is_planning(at):
            return True
        if len(key) < _SHORTEST or not key.endswith(self._tense.present_endings):
            return False
        is_other = key in self._tense.not_present or self._is_participle(at)
        return not (is_other or _is_name(self._tokens, at))

    def _sentence(self, begin: int, step: int) -> Iterable[tuple[int, int]]:
        """Yield distance and number of the words of the sentence from token `begin` on."""
        tokens = self._tokens
        for distance in range(1, _REACH + 1):
            at = begin + step * distance
            kind, key = tokens.kind(at), tokens.key(at)
            if kind == "n" or key in ("!", "?", ";"):
                return
            is_stop = key == "." and tokens.kind(at + 1) in ("w", "n") and not tokens.glued(at + 1)
            if is_stop and at not in self._dated:
                return
            if kind == "w":
                yield distance, at


def _is_name(tokens: Tokens, at: int) -> bool:
    return tokens.is_capital(at) and not tokens.begins_sentence(at)


def read_tense(facts: Mapping[str, Any]) -> Tense:
    """Return the tense words of a language from its `[tense]` table; empty where it has none."""
    tense = facts.get("tense", {})
    return Tense(
        ahead_before=_table(tense.get("ahead_before", ()), backwards=True),
        until_before=_table(tense.get("until_before", ()), backwards=True),
        back_before=_table(tense.get("back_before", ()), backwards=True),
        done_by=frozenset(tense.get("done_by", "").split()),
        moving=frozenset(tense.get("moving", "").split()),
        moved_to=_table(tense.get("moved_to", ()), backwards=True),
        earlier_than=frozenset(tense.get("earlier_than", "").split()),
        ahead=frozenset(tense.get("ahead", "").split()),
        back=frozenset(tense.get("back", "").split()),
        ahead_endings=_endings(tense, "ahead_endings"),
        back_endings=_endings(tense, "back_endings"),
        not_back=frozenset(tense.get("not_back", "").split()),
        participles=_endings(tense, "participles"),
        not_participles=frozenset(tense.get("not_participles", ())),
        perfects=read_perfects(tense),
        announcing=frozenset(tense.get("announcing", "").split()),
        foreseeing=frozenset(tense.get("foreseeing", "").split()),
        announces=frozenset(tense.get("announces", "").split()),
        attributes=_endings(tense, "attributes"),
        present=frozenset(tense.get("present", "").split()),
        ahead_if_verb=frozenset(tense.get("ahead_if_verb", "").split()),
        verb_before=frozenset(tense.get("verb_before", "").split()),
        not_verb_after=frozenset(tense.get("not_verb_after", "").split()),
        present_endings=_endings(tense, "present_endings"),
        not_present=frozenset(tense.get("not_present", "").split()),
        present_phrases=_table(tense.get("present_phrases", ()), backwards=False),
    )


def _table(phrases: Iterable[str], *, backwards: bool) -> PhraseTable[bool]:
    table: PhraseTable[bool] = PhraseTable(backwards=backwards)
    for phrase in phrases:
        table.add(phrase, True)
    return table


def _endings(facts: Mapping[str, Any], name: str) -> tuple[str, ...]:
    return tuple(facts.get(name, ())) or ("\0",)
