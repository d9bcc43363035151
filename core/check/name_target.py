"""A translation in which the names of an original are looked for."""

from collections.abc import Collection, Iterable

from core.annotate.acronyms import initials_of
from core.annotate.names import fold
from core.annotate.places import city_names, find_place
from core.annotate.recogniser import words_of
from core.annotate.territories import TerritoryRecogniser
from core.article import Entity
from core.check.name import Name
from core.check.name_forms import Word, Words, begins_like, meanings, read
from core.check.name_keys import family, known_forms, nations, read_form
from core.check.name_kinds import is_of_tables
from core.check.pair import Side
from core.facts import read_facts

_LONGEST_CASE = 4
"""Letters of the longest ending of a case."""
_SHORTEST_CITY = 4
_LISTED = ("en",)
"""Languages whose inhabitants and adjectives are all listed, and so recognised."""
_FAMILY = 4
"""Letters of the shortest family name that is known again by its sound."""
_ACRONYM = 5
"""Letters up to which an acronym may be written as a word (`Otan`)."""
_PART = 4
"""Letters that a compound has after the name that it begins with."""
_NOMINATIVES = ("", "a", "o", "e")
"""What a city may end in where the case has its own ending."""


class Target:
    """A translation in which names are looked for; keeps which of its words are some name's."""

    def __init__(self, side: Side, source: Words) -> None:
        self.side = side
        self.source = source
        self.words = read(side.text, side.lang, source)
        self.keys = {e.key for e in side.entities if e.key} | {
            e.name for e in side.entities if e.name
        }
        self.claimed: set[int] = set()

    def has(self, name: Name) -> bool:
        """Return whether something in the translation may be `name`, and claim it."""
        looks = (
            *(self._by_key, self._by_nation, self._by_letters),
            *(self._by_compound, self._by_acronym, self._by_case),
        )
        for look in looks:
            found = look(name)
            if found is not None:
                self.claimed |= found
                return True
        return False

    def _by_key(self, name: Name) -> frozenset[int] | None:
        if name.key is None:
            return None
        keys = family(name.key)
        for entity in self.side.entities:
            if entity.key in keys or _is_of_family(name, entity):
                return self.numbers(entity.start, entity.end)
        for form in known_forms(name.key, name.called or name.text, self.side.lang):
            found = self._phrase(form)
            if found:
                return found
        if not self.words.is_alphabetic:
            forms = known_forms(name.key, name.called or name.text, self.side.lang)
            return frozenset() if any(form in self.side.text for form in forms) else None
        if name.key.startswith("territory:"):
            compounds = self._compounds_of(name)
            if compounds:
                return compounds
            for mention in TerritoryRecogniser().recognise([self.side.text], self.side.lang)[0]:
                inside = any(
                    e.start <= mention.start < e.end
                    and e.label == "LOC"
                    and e.key
                    and e.key.startswith("place:")
                    and is_of_tables(e.key)
                    for e in self.side.entities
                )
                if mention.key in keys and not inside:
                    return self.numbers(mention.start, mention.end)
        return None

    def _by_nation(self, name: Name) -> frozenset[int] | None:
        """Return the words for the inhabitants of a country of `name`, or their adjective."""
        wanted = name.nations
        if name.key is not None and name.key.startswith("territory:"):
            wanted = family(name.key)
        if not wanted:
            return None
        for entity in self.side.entities:
            if entity.key in wanted:
                return self.numbers(entity.start, entity.end)
        if self.side.lang in _LISTED:
            return None
        return (
            frozenset(
                i
                for i, word in enumerate(self.words.words)
                if wanted & nations(word.form, self.side.lang, surely=True)
            )
            or None
        )

    def _compounds_of(self, name: Name) -> frozenset[int]:
        """Return the words that begin with a country (`Russlandbeziehungen`)."""
        if not words_of(self.side.lang).nouns_are_capital or name.key is None:
            return frozenset()
        forms = known_forms(name.key, name.called or name.text, self.side.lang)
        shapes = tuple(w.shape for form in forms for w in read_form(form) if len(w.shape) > 4)
        return frozenset(
            i for i, word in enumerate(self.words.words) if word.shape.startswith(shapes)
        )

    def numbers(self, start: int, end: int) -> frozenset[int]:
        """Return the numbers of the words that a span touches."""
        return frozenset(
            i for i, w in enumerate(self.words.words) if w.start < end and start < w.end
        )

    def _phrase(self, form: str) -> frozenset[int] | None:
        """Return the words that are `form`, in whatever case, wherever they stand."""
        small = words_of(self.side.lang).function
        found: set[int] = set()
        for word in read_form(form):
            if word.folded in small or (len(word.folded) < 3 and not word.is_capital):
                continue
            hits = self.words.like(word, strictly=True)
            if not hits:
                return None
            found |= hits
        return frozenset(found) or None

    def _by_letters(self, name: Name) -> frozenset[int] | None:
        small = words_of(self.side.lang).function
        own = name.own_words
        own = tuple(word for word in own if word.folded not in small) or own
        found, weight = self._weighed(self.words.like(w) or self._city(w, name) for w in own)
        if found and 2 * weight >= len(own):
            return None if self._is_elsewhere(found, name) else found
        squashed = "".join(w.folded for w in own)
        if len(squashed) > 4 and squashed in self.words.squashed:
            return frozenset()
        if name.is_translated:
            return self._by_meaning(name)
        return self._by_small_words(name) if name.label != "PER" else None

    def _is_elsewhere(self, found: frozenset[int], name: Name) -> bool:
        """Return whether the words `found` are another country than `name` (`South Korea`)."""
        if name.key is None or not name.key.startswith("territory:"):
            return False
        keys = family(name.key)
        others = [
            entity
            for entity in self.side.entities
            if (entity.key or "").startswith("territory:") and entity.key not in keys
        ]
        spots = [self.words.words[i].start for i in found]
        return all(any(one.start <= spot < one.end for one in others) for spot in spots)

    def _by_small_words(self, name: Name) -> frozenset[int] | None:
        """Return the words with a capital that mean what the small words of `name` do."""
        if words_of(self.side.lang).nouns_are_capital:
            return None
        for word in name.small:
            wanted = meanings(word.folded)
            hits = [
                i
                for i, other in enumerate(self.words.words)
                if other.is_capital
                and (wanted & meanings(other.folded) or i in self.words.like(word))
            ]
            if hits:
                return frozenset(hits)
        return None

    def _city(self, word: Word, name: Name) -> frozenset[int]:
        """Return the words that are the city that a word of `name` names (`Procura di Napoli`)."""
        is_place = name.label in ("ORG", "LOC") or len(name.words) == 1
        place = find_place(word.form, name.lang) if is_place else None
        for city in city_names(place.geonameid) if place is not None else ():
            found = self._phrase(city)
            if found:
                return found
        return frozenset()

    def _by_meaning(self, name: Name) -> frozenset[int] | None:
        """Return the words that mean what at least half of the words of `name` do."""
        wanted = [one for word in name.words if (one := meanings(word.folded))]
        counted = {
            i
            for i, word in enumerate(self.words.words)
            if any(f.kind == "money" and f.start <= word.start < f.end for f in self.side.figures)
        }
        found, weight = self._weighed(
            {i for i, w in enumerate(self.words.words) if one & meanings(w.folded)} - counted
            for one in wanted
        )
        if not found or 2 * weight < len(wanted):
            return None
        is_compound = words_of(name.lang).nouns_are_capital or len(name.words) > 1
        if name.label == "ORG" and is_compound and len(frozenset().union(*wanted)) > 1:
            # `The court` is no constitutional court.
            return None if all(self.is_bare(i) for i in found) else found
        return found

    def is_bare(self, number: int) -> bool:
        """Return whether a word has but an article before it, and nothing after that belongs to it.

        False where we do not know the small words of the language.
        """
        facts = words_of(self.side.lang)
        linking = read_facts("core.check", "data", "name_shapes.toml")["linking"].split()
        words = self.words.words
        word = words[number]
        is_marked = word.is_capital and not word.opens and not facts.nouns_are_capital
        if not facts.function or is_marked:
            return False
        before = words[number - 1] if number else None
        after = words[number + 1] if number + 1 < len(words) else None
        if (
            after is not None
            and not self.side.text[word.end : after.start].strip()
            and (
                (after.is_capital and not facts.nouns_are_capital)
                or after.folded in (*facts.of, *linking)
            )
        ):
            return False
        return before is not None and before.folded in facts.function

    def _by_compound(self, name: Name) -> frozenset[int] | None:
        """Return the word that joins those of `name` (`Rhine Museum`, `Rheinmuseum`).

        It begins like the one that is a name and ends in what another means.
        """
        own = name.own_words
        if name.label == "PER" or len(own) != 1 or len(name.words) < 2:
            return None
        first = own[0].shape
        wanted = frozenset[int]().union(
            *(meanings(word.folded) for word in name.words if word is not own[0])
        )
        for i, word in enumerate(self.words.words):
            if (
                word.is_capital
                and len(word.shape) >= len(first) + _PART
                and wanted & meanings(word.folded)
                and begins_like(word.shape, first)
            ):
                return frozenset((i,))
        return None

    def _weighed(self, hits: Iterable[Collection[int]]) -> tuple[frozenset[int], float]:
        """Return all that was hit, and what it weighs: a word in small letters is half a name."""
        found: set[int] = set()
        weight = 0.0
        for one in hits:
            found |= set(one)
            if one:
                weight += 1 if any(self.words.words[i].is_capital for i in one) else 0.5
        return frozenset(found), weight

    def _by_acronym(self, name: Name) -> frozenset[int] | None:
        words = self.words.words
        form = name.words[0].form
        if len(name.words) == 1 and (form.isupper() or len(form) <= _ACRONYM):
            letters = sorted(name.words[0].folded)
            for i, word in enumerate(words):
                if word.form.isupper() and sorted(word.folded) == letters:
                    return frozenset((i,))
            if not form.isupper():
                return None
            initials = "".join(w.folded[0] for w in words if w.is_capital)
            n = len(letters)
            for i in range(len(initials) - n + 1):
                if sorted(initials[i : i + n]) == letters:
                    return frozenset(())
        elif len(name.words) > 1:
            for made in initials_of(name.text, self.side.lang):
                for i, word in enumerate(words):
                    if (
                        word.form.isupper()
                        and len(made) > 1
                        and sorted(word.folded) == sorted(fold(made))
                    ):
                        return frozenset((i,))
        return None

    def _by_case(self, name: Name) -> frozenset[int] | None:
        """Return the words that are a city of which `name` is a case (`Tukholmaan`, Stockholm)."""
        if name.label not in ("LOC", None) or len(name.words) > 1:
            return None
        form = name.words[0].form
        for cut in range(1, min(_LONGEST_CASE, len(form) - _SHORTEST_CITY) + 1):
            for ending in _NOMINATIVES:
                place = find_place(form[:-cut] + ending)
                for city in city_names(place.geonameid) if place is not None else ():
                    found = self._phrase(city)
                    if found:
                        return found
        return None


def _is_of_family(name: Name, entity: Entity) -> bool:
    """Return whether two names of people, perhaps of two scripts, end in one family name."""
    if name.label != "PER" or entity.label != "PER" or not name.key or not entity.key:
        return False
    last = name.key.rpartition("-")[2]
    return len(last) >= _FAMILY and "-" in name.key and entity.key.rpartition("-")[2] == last
