"""Names that a translation lost: of the people, places, organisations and works of the original."""

from collections.abc import Collection, Iterable, Iterator
from functools import cache, lru_cache

from core.annotate.acronyms import initials_of
from core.annotate.identity.parts import is_written_so
from core.annotate.names import fold, spellings
from core.annotate.places import city_names, find_place
from core.annotate.recogniser import words_of
from core.annotate.territories import TerritoryRecogniser, territory_name
from core.article import Entity, Span, TranslationWarning
from core.check.name_forms import Word, Words, meanings, read
from core.check.name_letters import is_common, is_word, looks_foreign
from core.check.name_spotting import Name, is_of_tables, is_title, names_of
from core.check.pair import Pair, Side
from core.facts import read_facts


def find(pair: Pair) -> Iterator[TranslationWarning]:
    """Yield a warning for each name of the original that nothing in the translation can be.

    What is translated word by word (`Bundesverfassungsgericht`) is only missed where the
    translation has nothing at all that it might be.
    """
    if not pair.target.text.strip():
        return
    source = read(pair.source.text, pair.source.lang)
    names = list(names_of(pair.source, source))
    if not names:
        return
    target = Target(pair.target, source)
    if not target.words.is_alphabetic:
        # Only countries are called by one name there that we know.
        names = [name for name in names if (name.key or "").startswith("territory:")]
    missing = [name for name in names if not target.has(name)]
    for name in missing:
        if target.is_lost(name):
            yield TranslationWarning(
                check="names",
                message=f'The original names "{name.text}"; the translation does not.',
                lost=name.text,
                start=name.start,
                end=name.end,
            )


_LONGEST_CASE = 4
"""Letters of the longest ending of a case."""
_SHORTEST_CITY = 4
_NOMINATIVES = ("", "a", "o", "e")
"""What a city may end in where the case has its own ending."""
_NEAR = 2
"""Code points between a name and a word that belongs to it."""
# Where every noun has a capital: what nouns seldom end in.
_NAME_ENDINGS = ("a", "i", "o", "u", "y", "ah", "on", "an")
_PERSONS_ENDINGS = ("us", "os", "is", "ez")


class Target:
    """A translation in which names are looked for; keeps which of its words are some name's."""

    def __init__(self, side: Side, source: Words) -> None:
        self.side = side
        self.words = read(side.text, side.lang, source)
        self.keys = {e.key for e in side.entities if e.key} | {
            e.name for e in side.entities if e.name
        }
        self.claimed: set[int] = set()

    def has(self, name: Name) -> bool:
        """Return whether something in the translation may be `name`, and claim it."""
        for look in (self._by_key, self._by_letters, self._by_acronym, self._by_case):
            found = look(name)
            if found is not None:
                self.claimed |= found
                return True
        return False

    def _by_key(self, name: Name) -> frozenset[int] | None:
        if name.key is None:
            return None
        keys = _family(name.key)
        for entity in self.side.entities:
            if entity.key in keys:
                return self._within(entity.start, entity.end)
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
                if mention.key in keys:
                    return self._within(mention.start, mention.end)
        return None

    def _compounds_of(self, name: Name) -> frozenset[int]:
        """Return the words that begin with a country (`Russlandbeziehungen`)."""
        if not words_of(self.side.lang).nouns_are_capital or name.key is None:
            return frozenset()
        forms = known_forms(name.key, name.called or name.text, self.side.lang)
        shapes = tuple(w.shape for form in forms for w in _read_form(form) if len(w.shape) > 4)
        return frozenset(
            i for i, word in enumerate(self.words.words) if word.shape.startswith(shapes)
        )

    def _within(self, start: int, end: int) -> frozenset[int]:
        return frozenset(
            i for i, w in enumerate(self.words.words) if w.start < end and start < w.end
        )

    def _phrase(self, form: str) -> frozenset[int] | None:
        """Return the words that are `form`, in whatever case, wherever they stand."""
        small = words_of(self.side.lang).function
        found: set[int] = set()
        for word in _read_form(form):
            if word.folded in small or (len(word.folded) < 3 and not word.is_capital):
                continue
            hits = self.words.like(word, strictly=True)
            if not hits:
                return None
            found |= hits
        return frozenset(found) or None

    def _by_letters(self, name: Name) -> frozenset[int] | None:
        own = name.own_words
        found, weight = self._weighed(self.words.like(w) or self._city(w, name) for w in own)
        if found and 2 * weight >= len(own):
            return found
        squashed = "".join(w.folded for w in own)
        if len(squashed) > 4 and squashed in self.words.squashed:
            return frozenset()
        if name.is_translated:
            return self._by_meaning(name)
        return self._by_small_words(name) if name.label != "PER" else None

    def _by_small_words(self, name: Name) -> frozenset[int] | None:
        """Return the words with a capital that mean what the small words of `name` do."""
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
        place = find_place(word.form, name.lang) if name.label in ("ORG", "LOC") else None
        for city in city_names(place.geonameid) if place is not None else ():
            found = self._phrase(city)
            if found:
                return found
        return frozenset()

    def _by_meaning(self, name: Name) -> frozenset[int] | None:
        """Return the words that mean what at least half of the words of `name` do."""
        wanted = [one for word in name.words if (one := meanings(word.folded))]
        found, weight = self._weighed(
            {i for i, w in enumerate(self.words.words) if one & meanings(w.folded)}
            for one in wanted
        )
        return found if found and 2 * weight >= len(wanted) else None

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
        if len(name.words) == 1 and name.words[0].form.isupper():
            letters = sorted(name.words[0].folded)
            for i, word in enumerate(words):
                if word.form.isupper() and sorted(word.folded) == letters:
                    return frozenset((i,))
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

    def free(self) -> list[list[Word]]:
        """Return the runs of words with a capital that are no name of the original found so far."""
        small = words_of(self.side.lang).function
        runs: list[list[Word]] = []
        last = -2
        for i, word in enumerate(self.words.words):
            if i in self.claimed or not word.is_capital or len(word.form) < 2:
                continue
            if is_title(word, self.side.lang) or (word.is_marked and meanings(word.folded)):
                continue
            if (
                word.opens
                and not word.is_marked
                and not any(e.start <= word.start < e.end for e in self.side.entities)
            ):
                continue
            if word.form.lower() in small or any(
                d.start <= word.start < d.end for d in self.side.dates
            ):
                continue
            if any(
                e.start <= word.start < e.end
                and e.label == "MISC"
                and (e.key or "").startswith("territory")
                for e in self.side.entities
            ):
                continue
            if last == i - 1:
                runs[-1].append(word)
            else:
                runs.append([word])
            last = i
        return runs

    def is_lost(self, name: Name) -> bool:
        """Return whether `name`, of which nothing was found, is one that had to be found."""
        if name.is_of_group or (name.is_known and not self._is_rendered(name)):
            return True
        if not all(word.shape.isascii() for word in name.words):
            return False  # of a script whose letters we cannot follow
        first = name.words[0]
        strange = [word for word in name.own_words if looks_foreign(word.form, name.lang)]
        is_told = strange or first.is_marked or name.is_translated
        is_noun = len(name.words) == 1 and not is_told
        if is_noun and (first.opens or not self._is_surely_name(name)):
            return False
        if name.label == "PER":
            return True
        if strange:
            return not self._hint(strange)
        own = name.own_words
        is_plain = not _keeps_capitals(self.side.lang) and all(
            is_word(w.form, name.lang) for w in own
        )
        if own and (self._is_rendered(name) or is_plain):
            return False
        free = [run for run in self.free() if self._may_be(run, name)]
        if len(name.words) > 1 and name.label is not None and not self._means_anything(name):
            free = [run for run in free if len(run) > 1]
        return not free and (self.words.has_capitals or first.is_marked)

    def _is_rendered(self, name: Name) -> bool:
        """Return whether an institution is there by half: `Poliția Rutieră`, `traffic police`."""
        if name.label != "ORG" or len(name.words) < 2:
            return False
        return any(
            meanings(word.folded) & self.words.meanings for word in (*name.words, *name.small)
        )

    def _means_anything(self, name: Name) -> bool:
        """Return whether any word of `name` stands in the translation, as it is or translated."""
        if any(self.words.like(word) for word in name.own_words):
            return True
        wanted = {one for word in name.words for one in meanings(word.folded)}
        return not wanted or not wanted.isdisjoint(self.words.meanings)

    def _is_surely_name(self, name: Name) -> bool:
        """Return whether a single word is a name, not a noun that a recogniser took for one."""
        if name.label is None or not words_of(name.lang).nouns_are_capital:
            return True
        form = name.words[0].form
        if name.label is not None and name.label != "MISC" and form.endswith(_NAME_ENDINGS):
            return True
        if name.label == "LOC":
            return name.is_where
        return name.label == "PER" and (
            name.has_title or form.endswith(_PERSONS_ENDINGS) or is_written_so(form)
        )

    def _hint(self, words: Iterable[Word]) -> bool:
        """Return whether a word of the translation begins like one of `words`."""
        return any(
            len(word.shape) > 3 and other.shape[:4] == word.shape[:4]
            for word in words
            for other in self.words.words
        )

    def _entity_at(self, run: list[Word]) -> Entity | None:
        for entity in self.side.entities:
            if any(entity.start <= word.start < entity.end for word in run):
                return entity
        return None

    def _may_be(self, run: list[Word], name: Name) -> bool:
        """Return whether the words of `run` may be another name for `name`, by what they are."""
        if any(word.is_marked for word in name.words):
            return len(run) > 1 or run[0].is_marked
        entity = self._entity_at(run)
        if self._means_anything(name):
            wanted = {one for word in name.words for one in meanings(word.folded)}
            place = entity if entity is not None else Span(start=run[0].start, end=run[-1].end)
            if any(
                wanted & meanings(w.folded)
                for w in self.words.words
                if w.start < place.end + _NEAR and place.start - _NEAR < w.end
            ):
                return True
        elif entity is None and name.label in ("LOC", "ORG") and len(run) == 1:
            # Such a name would be known for one in the translation too.
            return name.is_translated
        if entity is not None:
            if entity.label == "PER" or (entity.key and is_of_tables(entity.key)):
                return False
            if entity.label == "ORG" and name.label == "LOC":
                return False
        return any(
            is_common(w.form, self.side.lang) or meanings(w.folded) or not w.form.isalpha()
            for w in run
        )


def _family(key: str) -> frozenset[str]:
    """Return the keys that one and the same country goes by in the press."""
    return _families().get(key, frozenset((key,)))


@cache
def _families() -> dict[str, frozenset[str]]:
    listed = read_facts("core.check", "data", "name_words.toml")["sides"]["families"]
    return {key: frozenset(one) for one in listed for key in one}


def _keeps_capitals(lang: str) -> bool:
    """Return whether `lang` writes every word of a name with a capital, as English does."""
    return lang in read_facts("core.check", "data", "name_words.toml")["sides"]["title_case"]


@lru_cache(maxsize=4096)
def _read_form(form: str) -> tuple[Word, ...]:
    return read(form, "").words


@lru_cache(maxsize=4096)
def known_forms(key: str, called: str, lang: str) -> tuple[str, ...]:
    """Return what the tables know that a thing is called, in `lang` first."""
    kind, _, rest = key.partition(":")
    forms: list[str] = [called]
    if kind == "territory":
        for one in (lang, "en", "fr", "de", "es", "ru"):
            name = territory_name(rest, one)
            if name:
                forms.append(name)
    else:
        forms += spellings(key)
    if kind == "place" and rest.isdigit():
        forms += city_names(int(rest))
    return tuple(dict.fromkeys(forms))
