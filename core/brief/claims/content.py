"""What a sentence says, in the features by which two sentences are compared.

Words are compared by their first letters and by kinds of events, names by identity, figures by
value, dates by day: so wordings may differ and facts may not.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest

from core.article import Figure
from core.brief.claims.lexicon import (
    NO_SENSES,
    Classes,
    Senses,
    exclusive_groups,
    lexicon,
    senses,
)
from core.brief.sentences import Quantity, Sentence, quantity_of
from core.brief.words import STEM, denies, habits, words_of

_TOKEN = re.compile(r"\w+(?:[-'’]\w+)*")

BEGINNING = 5
"""Letters by which two words of one family are taken for the same, with less certainty."""

_AROUND = "\"'«»“”‘’„()[],.;:!–—-"

_NEAR = 5
"""Words on either side of a figure in which the kind of event that it counts is looked for."""


@dataclass(frozen=True)
class Content:
    """One sentence, read for comparing it with others; everything is worked out when first asked.

    `number` is its number among all sentences.
    """

    sentence: Sentence
    number: int

    @cached_property
    def words(self) -> list[str]:
        """All words as shown, case folded."""
        return words_of(self.sentence.text)

    @cached_property
    def stems(self) -> frozenset[str]:
        """Stems of the content words as shown, without those of names and of reporting."""
        skipped = habits(self.sentence.lang).function_words
        named = self._named_words | self._units
        return frozenset(
            word[:STEM]
            for word in self.words
            if len(word) > 1 and word not in skipped and word not in named and not word.isdigit()
        )

    @cached_property
    def meanings(self) -> dict[str, Classes]:
        """Kinds of events and things by the stem of the word that stands for them."""
        lang, named = self.sentence.lang, self._named_words
        found: dict[str, Classes] = {}
        for word in self.words:
            known = senses(word, lang)
            if known is not NO_SENSES and word not in named:
                stem = word[:STEM]
                classes = known.acts | {f"{one} thing" for one in known.things}
                found[stem] = found.get(stem, frozenset()) | classes
        return found

    @cached_property
    def all_meanings(self) -> Classes:
        """All kinds of events and things."""
        return frozenset().union(*self.meanings.values())

    @cached_property
    def slots(self) -> list[tuple[str, str, str]]:
        """Each content word and figure, by stem, with the one before and the one after it."""
        skipped = habits(self.sentence.lang).function_words | self._units
        told = [word[:STEM] for word in self.words if word not in skipped]
        return list(zip(told, ["", *told], [*told[1:], ""], strict=False))

    @cached_property
    def acts(self) -> tuple[Classes, ...]:
        """Kinds of events, one set for each word that tells of one."""
        return tuple(one.acts for one in self._senses if one.acts)

    @cached_property
    def all_acts(self) -> Classes:
        """Kinds of events, all together."""
        return frozenset().union(*self.acts)

    @cached_property
    def marks(self) -> Classes:
        """Marks of time, order and direction."""
        return frozenset().union(*(one.marks for one in self._senses))

    @cached_property
    def moods(self) -> Classes:
        """What the words leave open: `future`, `doubt`, `attempt`, `denial`.

        What someone fears is open in any case, whether it "could happen" or not.
        """
        moods: Classes = frozenset().union(*(one.moods for one in self._senses))
        return moods - {"doubt", "future"} if "fear" in self.all_acts else moods

    @cached_property
    def exclusive(self) -> dict[int, Classes]:
        """Classes that shut others out, by the number of their group."""
        own = self.marks | self.all_acts
        found = ((number, own & group) for number, group in enumerate(exclusive_groups()))
        return {number: shared for number, shared in found if shared}

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """Stems cut shorter still, for words of one family whose stems differ."""
        return frozenset(stem[:BEGINNING] for stem in self.stems if len(stem) >= BEGINNING)

    @cached_property
    def around(self) -> dict[str, tuple[str, str]]:
        """The nearest content words before and after the first word of each kind of event."""
        lang = self.sentence.lang
        skipped = habits(lang).function_words | lexicon(lang).agents
        telling = [
            (word[:STEM], senses(word, lang).acts)
            for word in self.words
            if word not in skipped and not word.isdigit()
        ]
        found: dict[str, tuple[str, str]] = {}
        for at, (_, acts) in enumerate(telling):
            for act in sorted(acts - found.keys()):
                before = next((stem for stem, own in reversed(telling[:at]) if not own), "")
                after = next((stem for stem, own in telling[at:] if not own), "")
                found[act] = before, after
        return found

    @cached_property
    def original_acts(self) -> Classes:
        """Kinds of events in the original."""
        return frozenset().union(*(one.acts for one in self._original_senses))

    @cached_property
    def original_moods(self) -> Classes:
        """What the original leaves open."""
        return frozenset().union(*(one.moods for one in self._original_senses))

    @cached_property
    def denies(self) -> bool:
        """Whether it holds a negation."""
        return denies(self.sentence.text, self.sentence.lang)

    @cached_property
    def keys(self) -> frozenset[str]:
        """Identities of what it names, as the text counts them; names without one by their form."""
        forms = [one.text.casefold() for one in self.sentence.entities if not one.key]
        return self.sentence.keys.union(f"form {form}" for form in forms)

    @cached_property
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
        return any(
            f" {' '.join(words_of(form))} " in self._run for form in other.forms.get(key, ())
        )

    @cached_property
    def _run(self) -> str:
        return f" {' '.join(self.words)} "

    @cached_property
    def quantities(self) -> frozenset[Quantity]:
        """The quantities that it gives."""
        return self.sentence.quantities

    @cached_property
    def days(self) -> frozenset[str]:
        """Its dates, cut to their grain, where they are known."""
        return frozenset(one.iso for one in self.sentence.dates if one.iso)

    @cached_property
    def key_order(self) -> list[str]:
        """Identities of its names in the order in which they first stand in the shown text."""
        made = self.sentence.translation
        entities = made.entities if made is not None else self.sentence.entities
        ordered = sorted(entities, key=lambda one: one.start)
        return list(dict.fromkeys(one.key for one in ordered if one.key))

    @cached_property
    def is_passive(self) -> bool:
        """Whether who does it may stand after what it is done to ("by the army", not "by 4 %")."""
        agents = lexicon(self.sentence.lang).agents
        return any(
            word in agents and not after[0].isdigit()
            for word, after in zip(self.words, self.words[1:], strict=False)
        )

    @cached_property
    def counted(self) -> dict[Quantity, Classes]:
        """Kinds of events that stand nearest to each figure in the shown text."""
        found: dict[Quantity, Classes] = {}
        for figure, start, end in self._shown_figures():
            found[quantity_of(figure)] = self._nearest_acts(start, end)
        return found

    @cached_property
    def proper(self) -> frozenset[str]:
        """Capitalised words inside the sentence, by their first letters: names known or unknown.

        Empty in German, which capitalises every noun, and where most words are capitalised.
        """
        if self.sentence.lang == "de":
            return frozenset()
        tokens = self.sentence.text.split()
        capital = [one.strip(_AROUND) for one in tokens[1:] if one.strip(_AROUND)[:1].isupper()]
        if 2 * len(capital) > len(tokens) + 4:
            return frozenset()
        named, marks = self._named_words, self.marks
        inside = {part.casefold() for one in capital for part in words_of(one.split("'")[0])}
        return frozenset(
            word[:BEGINNING]
            for word in inside
            if len(word) > 1 and word not in named and word not in marks and word.isalpha()
        )

    @cached_property
    def word_stems(self) -> frozenset[str]:
        """The stems of all words."""
        return frozenset(word[:STEM] for word in self.words)

    @cached_property
    def word_beginnings(self) -> frozenset[str]:
        """The beginnings of all words."""
        return frozenset(word[:BEGINNING] for word in self.words)

    @cached_property
    def features(self) -> list[str]:
        """Terms for finding sentences that may say the same, most telling kinds first."""
        quantities = [
            f"quantity {kind} {unit} {value} {low} {high}"
            for kind, unit, value, low, high in sorted(self.quantities, key=repr)
        ]
        acts = sorted(self.all_acts | self.original_acts)
        return [
            *quantities,
            *(f"key {key}" for key in sorted(self.keys)),
            *sorted(self.stems),
            *(f"act {one}" for one in acts),
        ]

    @cached_property
    def _units(self) -> frozenset[str]:
        """Words of figures that have a unit; "6 %" and "6 percent" are the same."""
        shown = self.sentence.text
        return frozenset(
            word
            for figure, start, end in self._shown_figures()
            if figure.unit is not None
            for word in words_of(shown[start:end])
        )

    @cached_property
    def _named_words(self) -> frozenset[str]:
        made = self.sentence.translation
        entities = made.entities if made is not None else self.sentence.entities
        words = (word for one in entities for word in words_of(one.text))
        return frozenset(words)

    @cached_property
    def original_words(self) -> list[str]:
        """All words of the original, case folded."""
        return words_of(self.sentence.original) if self.sentence.is_translated else self.words

    @cached_property
    def _senses(self) -> list[Senses]:
        return self._known(self.words, self.sentence.lang)

    @cached_property
    def _original_senses(self) -> list[Senses]:
        if not self.sentence.is_translated:
            return self._senses
        return self._known(self.original_words, self.sentence.article.lang)

    def _known(self, words: Sequence[str], lang: str) -> list[Senses]:
        named = self._named_words
        found = [senses(word, lang) for word in words if word not in named]
        return [one for one in found if one is not NO_SENSES]

    @cached_property
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

    @cached_property
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

    def _shown_figures(self) -> list[tuple[Figure, int, int]]:
        """Return the figures with their place in the shown text."""
        one = self.sentence
        if one.translation is not None:
            return [(figure, figure.start, figure.end) for figure in one.translation.figures]
        start = one.segment.start
        return [(figure, figure.start - start, figure.end - start) for figure in one.figures]

    def _nearest_acts(self, start: int, end: int) -> Classes:
        lang = self.sentence.lang
        before: list[str] = []
        after: list[str] = []
        for found in _TOKEN.finditer(self.sentence.text.casefold()):
            if found.end() <= start:
                before.append(found.group())
            elif found.start() >= end:
                after.append(found.group())
        for pair in zip_longest(reversed(before[-_NEAR:]), after[:_NEAR]):
            for word in pair:
                if word and (classes := senses(word, lang).acts):
                    return classes
        return frozenset()
