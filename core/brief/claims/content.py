"""What a sentence says, in the features by which two sentences are compared.

Words are compared by their first letters and by kinds of events, names by identity, figures by
value, dates by day: so wordings may differ and facts may not.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, zip_longest
from sys import intern
from typing import Any, Self

from core.article import Figure
from core.brief.claims.lexicon import Classes, exclusive_groups, lexicon, senses
from core.brief.claims.wording import BEGINNING, Wording, plain
from core.brief.lazy import lazy
from core.brief.sentences import Quantity, Sentence, quantity_of
from core.brief.words import STEM, habits, words_of

_TOKEN_OR_BREAK = re.compile(r"\w+(?:[-'’]\w+)*|[,;:()]")
_BREAKS = frozenset(",;:()")

_MONTHS = exclusive_groups()[1]
"""Months in English, some of which are words for other things, and so no marks."""

_AROUND = "\"'«»“”‘’„()[],.;:!–—-"

_LAST_NAME = 4
"""Letters from which a last name alone tells who is meant."""

_NEXT_TO = 15
"""Code points between who says so and when, at most."""

_TELLING = 10
"""Numbers from which two that are the same are hardly so by chance."""

_BEFORE = f"{__name__}.Content"
"""Where a sentence holds what was worked out of it."""

_NEAR = 5
"""Words on either side of a figure in which the kind of event that it counts is looked for."""


@lru_cache(maxsize=50_000)
def _as_run(form: str) -> str:
    return f" {' '.join(words_of(form))} "


@lru_cache(maxsize=50_000)
def _last_name(form: str) -> list[str]:
    """Return the last word of a form, if it is long enough for a last name."""
    return [plain(one) for one in words_of(form)[-1:] if len(plain(one)) >= _LAST_NAME]


@dataclass(frozen=True)
class Content(Wording):
    """One sentence, read for comparing it with others: its words, names, figures and days."""

    @classmethod
    def of(cls, sentence: Sentence, number: int) -> Self:
        """Return a sentence read for comparing, with what was worked out of it before.

        Only the number differs from one collection to the next.
        """
        made = cls(sentence, number)
        known: dict[str, Any] = sentence.__dict__
        if (before := known.get(_BEFORE)) is not None:
            made.__dict__.update(before, number=number)
        known[_BEFORE] = made.__dict__
        return made

    @lazy
    def keys(self) -> frozenset[str]:
        """Identities of what it names, as the text counts them; names without one by their form."""
        made = self.sentence.translation
        # what the original's words did not show to be a name, the translation's may
        entities = self.sentence.entities or (made.entities if made is not None else ())
        return frozenset(one.key or f"form {one.text.casefold()}" for one in entities)

    @lazy
    def forms(self) -> dict[str, tuple[str, ...]]:
        """How its names are written in the reader's language, by identity; as shown first."""
        made = self.sentence.translation
        shown = made.entities if made is not None else ()
        forms: dict[str, list[str]] = {}
        for entity in (*shown, *self.sentence.entities):
            wordings = [entity.text, entity.name or entity.text]
            if made is not None and entity not in shown:
                wordings = [entity.name] if entity.name else []
            forms.setdefault(entity.key or f"form {entity.text.casefold()}", []).extend(wordings)
        return {key: tuple(dict.fromkeys(found)) for key, found in forms.items()}

    def names(self, other: "Content", key: str) -> bool:
        """Return whether it names what `other` calls by `key`, recognised as a name or not."""
        if key in self.keys:
            return True
        # loops are faster than `any` here, where so much is asked
        forms = other.forms.get(key, ())
        for form in forms:
            if _as_run(form) in self._run:
                return True
        for form in forms:
            # "the Government" may or may not be taken for a name
            if self._has_thing(form):
                return True
        if not key.startswith("person:"):
            return False
        # a person by the last name alone, with or without its accents
        return any(last in self.plain_words for form in forms for last in _last_name(form))

    @lazy
    def quantities(self) -> frozenset[Quantity]:
        """The quantities that it gives."""
        return frozenset(self.figures)

    @lazy
    def figures(self) -> dict[Quantity, Figure]:
        """Its figures by quantity: those shown, and those of the original that are not shown."""
        made = self.sentence.translation
        shown = made.figures if made is not None else ()
        values = {(one.value, one.low, one.high) for one in shown}
        others = (
            one for one in self.sentence.figures if (one.value, one.low, one.high) not in values
        )
        found = {quantity_of(one): one for one in (*shown, *others)}
        exact = {(one.value, one.unit) for one in found.values() if one.value is not None}
        return {
            quantity: one
            for quantity, one in found.items()
            # "from 20 to 35 percent" is no range where the original gives two figures
            if one.low is None
            or one.high is None
            or not {(one.low, one.unit), (one.high, one.unit)} <= exact
        }

    @lazy
    def amounts(self) -> frozenset[tuple[str | None, float]]:
        """The numbers of its figures that hardly are the same by chance, each with its unit.

        Both bounds of a range count, since another may give just one of the two.
        """
        return frozenset(
            (unit, abs(number))
            for kind, unit, *numbers in self.figures
            for number in numbers
            if number is not None and (abs(number) >= _TELLING or unit is not None)
        )

    @lazy
    def things_counted(self) -> dict[Quantity, Classes]:
        """What each figure counts: stems, and kinds of things, of the words."""
        lang = self.sentence.lang
        return {
            quantity: frozenset().union(
                *(
                    {word[:STEM], word, *(f"{one} thing" for one in senses(word, lang).things)}
                    for word in words_of(figure.counted)
                )
            )
            for quantity, figure in self.figures.items()
            if figure.counted
        }

    @lazy
    def single_things(self) -> Classes:
        """Kinds of things of which it counts one ("one person"), as no figure is kept of that."""
        lang = self.sentence.lang
        single = lexicon(lang).single
        if single.isdisjoint(self.word_set):
            return frozenset()
        return frozenset(
            f"{thing} thing"
            for before, word in pairwise(self.words)
            if before in single
            for thing in senses(word, lang).things
        )

    @lazy
    def day_numbers(self) -> frozenset[str]:
        """Numbers among the words of its dates: of days, years and hours."""
        article = self.sentence.article
        return frozenset(
            word
            for one in self.sentence.dates
            for word in words_of(article.text[one.start : one.end])
            if word[0].isdigit()
        )

    @lazy
    def loose_numbers(self) -> frozenset[str]:
        """Numbers in the shown text that are no figures: of days, of things that have a number."""
        return frozenset([one for one in self.words if one[0].isdigit()]) - self._numerals

    @lazy
    def asserting_keys(self) -> frozenset[str]:
        """Identities of those who say so."""
        asserters = self.sentence.stance.reported_by
        inside = (
            entity.key
            for entity in self.sentence.entities
            for one in asserters
            if entity.key and one.start < entity.end and entity.start < one.end
        )
        return frozenset(inside).union(one.key for one in asserters if one.key)

    @lazy
    def days(self) -> frozenset[str]:
        """Its dates, cut to their grain, where they are known; not those on which somebody said so.

        Such a date stands next to who says so: "the agency announced on Tuesday".
        """
        asserters = self.sentence.stance.reported_by
        return frozenset(
            date.iso
            for date in self.sentence.dates
            if date.iso
            and not any(
                date.start - one.end <= _NEXT_TO and one.start - date.end <= _NEXT_TO
                for one in asserters
            )
        )

    @lazy
    def is_hearsay(self) -> bool:
        """Whether it is not sure of what it says; German reported speech is no doubt in it."""
        stance = self.sentence.stance
        return "hearsay" in self.moods or any(
            hedge.kind != "subjunctive" or not stance.reported_by for hedge in stance.hedges
        )

    @lazy
    def key_order(self) -> list[str]:
        """Identities of its names in the order in which they first stand in the shown text."""
        made = self.sentence.translation
        entities = made.entities if made is not None else self.sentence.entities
        ordered = sorted(entities, key=lambda one: one.start)
        return list(dict.fromkeys(one.key for one in ordered if one.key))

    @lazy
    def counted(self) -> dict[Quantity, Classes]:
        """Kinds of events that stand nearest to each figure in the shown text."""
        found: dict[Quantity, Classes] = {}
        lang = self.sentence.lang
        for figure, start, end in self._shown_figures():
            thing = words_of(figure.counted) if figure.counted else ()
            acts: Classes = frozenset().union(*(senses(word, lang).acts for word in thing))
            found[quantity_of(figure)] = acts or self._nearest_acts(start, end)
        return found

    @lazy
    def proper(self) -> frozenset[str]:
        """Capitalised words inside the sentence, by their first letters: names known or unknown.

        Empty in German, which capitalises every noun, and where most words are capitalised.
        """
        if self.sentence.lang == "de":
            return frozenset()
        tokens = self.sentence.text.split()
        named, marks = self.named_words, self.marks
        # "Health Minister Ada Lovelace": a title is no name
        capital = [
            bare
            for at, one in enumerate(tokens)
            if at
            and not one.islower()
            and (bare := one.strip(_AROUND))[:1].isupper()
            and named.isdisjoint(
                [after.strip(_AROUND).casefold() for after in tokens[at + 1 : at + 3]]
            )
        ]
        if 2 * len(capital) > len(tokens) + 4:
            return frozenset()
        inside = {part.casefold() for one in capital for part in words_of(one.split("'")[0])}
        return frozenset(
            word[:BEGINNING]
            for word in inside
            if len(word) > 1
            and word not in named
            and word not in marks
            and word not in _MONTHS
            and word.isalpha()
        )

    @lazy
    def features(self) -> frozenset[str]:
        """Terms for finding sentences that may say the same."""
        return self.stems.union(
            [f"number {value} {low} {high}" for _, _, value, low, high in self.figures],
            [intern(f"key {key}") for key in self.keys],
            [intern(f"act {one}") for one in self.all_acts | self.original_acts],
            [f"day {one}" for one in self.days],
        )

    @lazy
    def steps(self) -> dict[Quantity, str]:
        """Of each figure whether it is a `level` or a `change`, where the word before tells."""
        known = lexicon(self.sentence.lang)
        found: dict[Quantity, str] = {}
        for figure, start, _ in self._shown_figures():
            before = words_of(self.sentence.text[:start])[-1:]
            if not known.level.isdisjoint(before):
                found[quantity_of(figure)] = "level"
            elif not known.change.isdisjoint(before):
                found[quantity_of(figure)] = "change"
        return found

    @lazy
    def compared(self) -> frozenset[Quantity]:
        """Figures that it only sets another against: "18 instead of 15", "above a mean of 1.3"."""
        known = lexicon(self.sentence.lang).against
        if known.isdisjoint(self.word_set):
            return frozenset()
        text = self.sentence.text
        found: set[Quantity] = set()
        for figure, start, _ in self._shown_figures():
            floor = max((end for _, _, end in self._shown_figures() if end <= start), default=0)
            if not known.isdisjoint(words_of(text[floor:start])[-_NEAR:]):
                found.add(quantity_of(figure))
        return frozenset(found)

    @lazy
    def holders(self) -> dict[Quantity, str]:
        """The content word before each figure that is no word for an event: whose it is."""
        lang = self.sentence.lang
        skipped = habits(lang).function_words
        found: dict[Quantity, str] = {}
        for figure, start, _ in self._shown_figures():
            before = [
                word
                for word in words_of(self.sentence.text[:start])
                if word not in skipped and not word.isdigit() and not senses(word, lang).acts
            ]
            found[quantity_of(figure)] = before[-1][:STEM] if before else ""
        return found

    def _nearest_acts(self, start: int, end: int) -> Classes:
        """Return the acts of the nearest word that has some, in the part that the figure is in.

        Parts end at a comma, at another figure, and at words such as "and".
        """
        lang = self.sentence.lang
        breaks = lexicon(lang).breaks
        text = self.sentence.text
        others = [(s, e) for _, s, e in self._shown_figures() if (s, e) != (start, end)]
        floor = max((e for _, e in others if e <= start), default=0)
        ceiling = min((s for s, _ in others if s >= end), default=len(text))
        before = _part(text[floor:start], breaks)[-_NEAR:]
        after = _part(text[end:ceiling], breaks, is_after=True)[:_NEAR]
        for pair in zip_longest(reversed(before), after):
            for word in pair:
                if word and (classes := senses(word, lang).acts):
                    return classes
        return frozenset()


def _part(text: str, breaks: frozenset[str], *, is_after: bool = False) -> list[str]:
    """Return the words up to the nearest break: from the end, or from the beginning."""
    found: list[str] = []
    words = _TOKEN_OR_BREAK.findall(text.casefold())
    for word in words if is_after else reversed(words):
        if word in _BREAKS or word in breaks:
            break
        found.append(word)
    return found if is_after else found[::-1]
