"""What claims know of a language: kinds of events, marks of time and order, moods, vague words."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from core.facts import read_facts

PACKAGE = "core.brief.claims"

Classes = frozenset[str]

_SHORTEST_PREFIX = 3

_OF_SOME = (
    "single",
    "pointing",
    "copulas",
    "adverbs",
    "describing",
    "light",
    "pronouns",
    "against",
    "subjects",
    "expletives",
)
"""Lists that only some files have."""


class Wordlist(NamedTuple):
    """Words by class; `prefixes` stand for any word that begins like them.

    `starts` are the first letters of the prefixes: with other ones begin most words.
    """

    words: dict[str, Classes]
    prefixes: dict[str, Classes]
    starts: frozenset[str]

    def classes(self, word: str) -> Classes:
        """Return the classes of a case-folded word; of several prefixes the longest counts."""
        if (found := self.words.get(word)) is not None:
            return found
        if word[:_SHORTEST_PREFIX] not in self.starts:
            return frozenset()
        for length in range(len(word), _SHORTEST_PREFIX - 1, -1):
            if (found := self.prefixes.get(word[:length])) is not None:
                return found
        return frozenset()


class Lexicon(NamedTuple):
    """The data file of a language; see core/brief/claims/lang/en.toml for what each part is."""

    acts: Wordlist
    marks: Wordlist
    moods: Wordlist
    things: Wordlist
    vague: frozenset[str]
    finite: frozenset[str]
    nominal: frozenset[str]
    agents: frozenset[str]
    level: frozenset[str]
    change: frozenset[str]
    breaks: frozenset[str]
    single: frozenset[str] = frozenset()
    pointing: frozenset[str] = frozenset()
    copulas: frozenset[str] = frozenset()
    adverbs: frozenset[str] = frozenset()
    describing: frozenset[str] = frozenset()
    light: frozenset[str] = frozenset()
    pronouns: frozenset[str] = frozenset()
    against: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    expletives: frozenset[str] = frozenset()
    contrasts: tuple[str, ...] = ()


class Senses(NamedTuple):
    """What the lexicon says of one word."""

    acts: Classes
    marks: Classes
    moods: Classes
    things: Classes


NO_SENSES = Senses(acts=frozenset(), marks=frozenset(), moods=frozenset(), things=frozenset())
"""What most words have."""


@cache
def lexicon(lang: str) -> Lexicon:
    """Return the lexicon of a language, an empty one where it has no file."""
    name = lang if lang.isalpha() else "default"
    facts = read_facts(PACKAGE, "lang", f"{name}.toml") or read_facts(
        PACKAGE, "lang", "default.toml"
    )
    words = facts["words"]
    return Lexicon(
        acts=_wordlist(facts["acts"]),
        marks=_wordlist(facts["marks"]),
        moods=_wordlist(facts["moods"]),
        things=_wordlist(facts["things"]),
        vague=frozenset(words["vague"].split()),
        finite=frozenset(words["finite"].split()),
        nominal=frozenset(words["nominal"].split()),
        agents=frozenset(words["agents"].split()),
        level=frozenset(words["level"].split()),
        change=frozenset(words["change"].split()),
        breaks=frozenset(words["breaks"].split()),
        contrasts=tuple(facts.get("contrasts", ())),
        **{name: frozenset(words.get(name, "").split()) for name in _OF_SOME},
    )


_MOST_KEPT = 50_000
"""Words of a language whose senses are kept."""


class _SensesByWord(dict[str, Senses]):
    """The senses of words that were asked for; a plain dictionary is the fastest to ask again."""

    def __init__(self, lang: str) -> None:
        super().__init__()
        self._lexicon = known = lexicon(lang)
        lists = known.acts, known.marks, known.moods, known.things
        self._listed = frozenset().union(*[one.words for one in lists])
        self._starts = frozenset().union(*[one.starts for one in lists])

    def __missing__(self, word: str) -> Senses:
        if word not in self._listed and word[:_SHORTEST_PREFIX] not in self._starts:
            return self._kept(word, NO_SENSES)  # so are most
        known = self._lexicon
        found = Senses(
            acts=known.acts.classes(word),
            marks=known.marks.classes(word),
            moods=known.moods.classes(word),
            things=known.things.classes(word),
        )
        return self._kept(word, found if any(found) else NO_SENSES)

    def _kept(self, word: str, found: Senses) -> Senses:
        if len(self) >= _MOST_KEPT:
            self.clear()
        self[word] = found
        return found


@cache
def senses_by_word(lang: str) -> Mapping[str, Senses]:
    """Return what leads from any case-folded word of a language to its senses."""
    return _SensesByWord(lang)


def senses(word: str, lang: str) -> Senses:
    """Return the classes of a case-folded word."""
    return senses_by_word(lang)[word]


@cache
def mood_pairs(lang: str) -> dict[str, dict[str, Classes]]:
    """Return the moods of two words together, by the second of them and then the first."""
    found: dict[str, dict[str, Classes]] = {}
    for words, moods in lexicon(lang).moods.words.items():
        first, is_pair, second = words.partition("_")
        if is_pair:
            found.setdefault(second, {})[first] = moods
    return found


@cache
def exclusive_groups() -> tuple[Classes, ...]:
    """Return the groups of classes of which two sentences that say the same share one."""
    facts = read_facts(PACKAGE, "lang", "groups.toml")
    return tuple(frozenset(one.split()) for one in facts["groups"])


@cache
def groups_of_classes() -> dict[str, tuple[int, ...]]:
    """Return by class the numbers of the groups that it is in."""
    found: dict[str, tuple[int, ...]] = {}
    for number, group in enumerate(exclusive_groups()):
        for one in sorted(group):
            found[one] = (*found.get(one, ()), number)
    return found


def _wordlist(listed: dict[str, str]) -> Wordlist:
    words: dict[str, set[str]] = {}
    prefixes: dict[str, set[str]] = {}
    for name, entries in listed.items():
        for entry in entries.split():
            place = prefixes if entry.endswith("*") else words
            place.setdefault(entry.removesuffix("*"), set()).add(name)
    return Wordlist(
        words={word: frozenset(names) for word, names in words.items()},
        prefixes={word: frozenset(names) for word, names in prefixes.items()},
        starts=frozenset(word[:_SHORTEST_PREFIX] for word in prefixes),
    )
