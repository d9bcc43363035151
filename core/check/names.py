"""Names that a translation lost: of the people, places, organisations and works of the original."""

from collections.abc import Callable, Iterable, Iterator

from core.annotate.identity.parts import is_written_so
from core.annotate.recogniser import words_of
from core.annotate.territories import TerritoryRecogniser
from core.article import Entity, Span, TranslationWarning
from core.check.name import Name
from core.check.name_forms import Word, meanings, read, shared_letters
from core.check.name_keys import family, keeps_capitals
from core.check.name_kinds import is_of_tables, is_title, no_names
from core.check.name_letters import (
    ends_like,
    is_common,
    is_like_noun,
    is_word,
    looks_foreign,
)
from core.check.name_spotting import names_of
from core.check.name_target import Target
from core.check.pair import Pair

_ALIKE = 3
"""First letters that a name and its other form share (`Marte`, `Mars`)."""
_COGNATE = 4
_COMPOUND = 10
"""Letters from which a word is likely of two."""
_ACRONYM = 6
"""Letters of the longest acronym that other languages write otherwise."""
_NEAR = 2
"""Code points between a name and a word that belongs to it."""
# Where every noun has a capital: what nouns seldom end in.
_NAME_ENDINGS = ("a", "i", "o", "u", "y", "ah", "on", "an")
_PERSONS_ENDINGS = ("us", "os", "is", "ez")


def find(
    pair: Pair, is_excused: Callable[[str], bool] | None = None
) -> Iterator[TranslationWarning]:
    """Yield a warning for each name of the original that nothing in the translation can be.

    What is translated word by word (`Bundesverfassungsgericht`) is only missed where the
    translation has nothing at all that it might be. Nothing is looked for where every name
    `is_excused`; where some are, the others are found among them all the same.
    """
    if not pair.target.text.strip():
        return
    source = read(pair.source.text, pair.source.lang)
    names = list(names_of(pair.source, source))
    if not names or (is_excused and all(is_excused(name.text) for name in names)):
        return
    target = _Losses(pair.target, source)
    if not target.words.is_alphabetic:
        # Only countries are called by one name there that we know.
        names = [name for name in names if (name.key or "").startswith("territory:")]
    missing = [name for name in names if not target.has(name)]
    for name in missing:
        if target.is_lost(name):
            yield TranslationWarning(
                check="names",
                message=f"The original names “{name.text}”; the translation does not.",
                lost=name.text,
                start=name.start,
                end=name.end,
            )
    for place in _named_too_seldom(pair):
        yield TranslationWarning(
            check="names",
            message=f"The original also names “{place.text}”; the translation does so less often.",
            lost=place.text,
            start=place.start,
            end=place.end,
        )


def _named_too_seldom(pair: Pair) -> Iterator[Entity]:
    """Yield the last name of a country that has fewer here than there (`Israel`, `Israelis`).

    Of a country that the translation does not name at all nothing is said.
    """
    last = {
        family(entity.key): entity
        for entity in pair.source.entities
        if entity.key and entity.key.startswith("territory:")
    }

    def is_nation(one: Entity) -> bool:
        return (one.key or "").startswith("territory:")

    for keys, entity in last.items():
        here = sum(one.key in keys for one in pair.source.entities)
        there = sum(one.key in keys for one in pair.target.entities)
        is_open = any(one.label == "MISC" and not is_nation(one) for one in pair.target.entities)
        if 1 <= there < here and not is_open:
            # Some stand inside other names (`les États américains`).
            found = TerritoryRecogniser().recognise([pair.target.text], pair.target.lang)[0]
            if sum(one.key in keys for one in found) < here:
                yield entity


class _Losses(Target):
    """Tells which of the names that were not found had to be."""

    def free(self, name: Name) -> list[list[Word]]:
        """Return the runs of words with a capital that `name` may be.

        They are no name of the original found so far, and no other word of it means the same.
        """
        small = words_of(self.side.lang).function
        runs: list[list[Word]] = []
        last = -2
        for i, word in enumerate(self.words.words):
            if i in self.claimed or not word.is_capital or len(word.form) < 2:
                continue
            if self._is_explained(word, name):
                continue
            if is_title(word, self.side.lang) or (word.is_marked and meanings(word.folded)):
                continue
            if (
                word.opens
                and not word.is_marked
                and not any(e.start <= word.start < e.end for e in self.side.entities)
            ):
                continue
            if word.folded in no_names(self.side.lang):
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
        if self._is_written_out(name):
            return False
        first = name.words[0]
        strange = [word for word in name.own_words if looks_foreign(word.form, name.lang)]
        is_told = strange or first.is_marked or name.is_translated
        is_noun = len(name.words) == 1 and not is_told
        may_open = name.speaks and self._is_copied(first, name)
        if is_noun and ((first.opens and not may_open) or not self._is_surely_name(name)):
            return False
        if name.label == "PER":
            return True
        if len(strange) == len(name.words):
            return not self._hint(strange)
        if self._is_replaced(name):
            return False
        if 2 * len(strange) <= len(name.words) and self._is_rendered(name):
            return False
        if strange:
            return not self._hint(strange)
        return self._is_unmatched(name)

    def _is_written_out(self, name: Name) -> bool:
        """Return whether an acronym that no table knows may be another one here (`IMC`, BMI).

        Or words with capitals that are nobody else's (`BGH`, Federal Court).
        """
        form = name.words[0].form
        if len(name.words) > 1 or not form.isupper() or len(form) > _ACRONYM or name.is_known:
            return False
        return any(
            len(run) > 1 or (run[0].form.isupper() and abs(len(run[0].form) - len(form)) <= 1)
            for run in self.free(name)
        )

    def _is_unmatched(self, name: Name) -> bool:
        """Return the same of what no table knows, and no spelling tells."""
        first, own = name.words[0], name.own_words
        is_single = len(own) == 1 and not name.is_translated and name.label in ("LOC", "ORG")
        free = [run for run in self.free(name) if self._may_be(run, name)]
        is_long = len(name.words) > 1 and any(len(run) > 1 for run in free)
        if is_single and self._is_copied(own[0], name) and not self._is_rendered(name):
            return not (is_long or self._hint(own) or self._has_other(name))
        is_plain = not keeps_capitals(self.side.lang) and all(
            is_word(w.form, name.lang) for w in own
        )
        if name.label is None and keeps_capitals(name.lang) and not first.is_marked:
            return False  # any word of a title
        is_half = name.label in (None, "MISC") and len(name.words) > 1
        if own and (self._is_rendered(name) or is_plain):
            return False
        if is_half and not keeps_capitals(self.side.lang) and self._means_anything(name):
            return False
        if len(name.words) > 1 and name.label is not None and not self._means_anything(name):
            free = [run for run in free if len(run) > 1]
        return not free and (self.words.has_capitals or first.is_marked)

    def _is_explained(self, word: Word, name: Name) -> bool:
        """Return whether a word of the original outside `name` means what `word` does."""
        wanted = meanings(word.folded)
        if not wanted or any(wanted & meanings(own.folded) for own in (*name.words, *name.small)):
            return False
        return any(
            wanted & meanings(other.folded)
            for other in self.source.words
            if not name.start <= other.start < name.end
        )

    def _is_rendered(self, name: Name) -> bool:
        """Return whether an institution is there by half: `Poliția Rutieră`, `traffic police`.

        `The police` alone is not.
        """
        if name.label != "ORG" or len(name.words) < 2:
            return False
        wanted = [one for w in (*name.words, *name.small) if (one := meanings(w.folded))]
        every = frozenset[int]().union(*wanted)
        hits = [i for i, word in enumerate(self.words.words) if every & meanings(word.folded)]
        return len(hits) > 1 or any(
            sum(bool(one & meanings(self.words.words[i].folded)) for one in wanted) > 1
            or not self.is_bare(i)
            for i in hits
        )

    def _is_copied(self, word: Word, name: Name) -> bool:
        """Return whether a word is of no language's dictionary, as far as can be told."""
        if words_of(name.lang).nouns_are_capital:
            return not is_like_noun(word.form, name.lang)
        return not is_common(word.form, name.lang)

    def _has_other(self, name: Name) -> bool:
        """Return whether a name of one word and the same kind stands here that is none found."""
        return any(
            entity.label == name.label
            and not (entity.key and is_of_tables(entity.key))
            and not self.claimed & self.numbers(entity.start, entity.end)
            and len(self.numbers(entity.start, entity.end)) == 1
            for entity in self.side.entities
        )

    def _is_replaced(self, name: Name) -> bool:
        """Return whether a longer name of the same kind stands here that no table knows."""
        if len(name.words) + len(name.small) < 2:
            return False
        return any(
            entity.label == name.label
            and not self.claimed & self.numbers(entity.start, entity.end)
            and len(self.numbers(entity.start, entity.end)) > 1
            for entity in self.side.entities
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
        if name.is_one_of_many:
            return False
        form = name.words[0].form
        if name.label is not None and name.label != "MISC" and form.endswith(_NAME_ENDINGS):
            return True
        if name.label == "LOC" and name.key and is_of_tables(name.key):
            return not is_like_noun(form, name.lang, whole=True)
        if name.label == "LOC" and (name.is_where or ends_like("places", form, name.lang)):
            return True
        if name.label == "PER" and (
            name.has_title
            or name.speaks
            or form.endswith(_PERSONS_ENDINGS)
            or ends_like("surnames", form, name.lang)
            or is_written_so(form)
        ):
            return True
        return not is_like_noun(
            form, name.lang, whole=name.label == "PER" and len(form) < _COMPOUND
        )

    def _hint(self, words: Iterable[Word]) -> bool:
        """Return whether a word of the translation begins like one of `words`.

        One in small letters may be the same word (`Mythos`, myth).
        """
        return any(
            len(word.shape) > _ALIKE
            and shared_letters(word.shape, other.shape)
            >= (_ALIKE if other.is_capital else _COGNATE)
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
