"""The parts of a person's name, each in one spelling for all languages.

A given name goes by its class (`Volodymyr`, Владимир: vladimir; `data/given_classes.toml`), a name
that each press transcribes its own way by its sound, a Chinese one by its pinyin, and every other
by how it is written at home, if `data/foreign_names.tsv` has it (`Меланшон`: melenchon), else by
its sound too.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from core.annotate.identity.pinyin import chinese
from core.annotate.identity.sound import is_cyrillic, sound, spell, style_of, words
from core.annotate.identity.text import fold
from core.facts import facts_folder, kept_table, read_facts


@dataclass(frozen=True, slots=True)
class Reading:
    """A person's name read: its parts in one spelling for all languages, and how that was done.

    `steps` tells of each word what it became and why, for explaining.
    """

    parts: tuple[str, ...]
    steps: tuple[tuple[str, str, str], ...] = ()
    is_family_first: bool = False

    @property
    def key(self) -> str:
        """The parts as they stand in a key."""
        return "-".join(self.parts)


@lru_cache(maxsize=8192)
def read_name(form: str, lang: str = "") -> Reading:
    """Read a person's name; `lang` helps only where the name is one that each press transcribes."""
    named = _shape("article").sub(" ", form) if "-" in form else form
    raw = _joined_initials(words(named))
    if not raw:
        return Reading(())
    pinyin = chinese(raw)
    if pinyin is not None:
        steps = tuple((word, part, "pinyin") for word, part in zip(raw, pinyin, strict=True))
        return Reading(tuple(pinyin), steps, is_family_first=True)
    is_eastern = is_transcribed(raw)
    spelt = _Spelling(form, lang if is_eastern else "")
    kept = [word for i, word in enumerate(raw) if not _is_passed_over(raw, i, spelt)]
    by_sound = len(kept) > 1 and is_eastern
    steps = tuple(_read_word(kept, i, spelt, by_sound=by_sound) for i in range(len(kept)))
    return Reading(tuple(step[1] for step in steps), steps)


@dataclass(frozen=True, slots=True)
class _Spelling:
    """Whose way of writing a name is in, found out when first asked: most names never need it."""

    form: str
    lang: str

    @property
    def style(self) -> str:
        return style_of(self.form, self.lang)

    def sound(self, word: str) -> str:
        """Return what a word of the name sounds like."""
        return sound(word, self.style)

    def told(self, word: str) -> str:
        """Say what the sound of a word rests on."""
        return "sound" if is_cyrillic(word) else f"sound, {self.style}"


def is_transcribed(parts: Sequence[str]) -> bool:
    """Return whether the name is one that each press transcribes its own way, as far as it shows.

    Its given name or the ending of its surname tell; a single word may always be one.
    """
    if len(parts) == 1 or _shape("eastern").search(_plain(parts[-1])):
        return True
    classes = [_given_class(word) for word in parts[:-1]]
    if any(one in _western() for one in classes):
        return False
    return any(classes) or _shape("faint").search(_plain(parts[-1])) is not None


def _joined_initials(parts: Sequence[str]) -> list[str]:
    """Return the words with initials that stand together made one (`J. D. Vance`: JD, Vance)."""
    joined: list[str] = []
    was_initial = False
    for part in parts:
        is_initial = len(part) == 1 and part.isupper()
        if is_initial and was_initial:
            joined[-1] += part
        else:
            joined.append(part)
        was_initial = is_initial
    return joined


def _is_passed_over(parts: Sequence[str], i: int, spelt: _Spelling) -> bool:
    """Return whether word `i` is a patronymic, a middle initial or an Arabic article."""
    if i == 0:
        return False
    if i < len(parts) - 1:
        if len(parts[i]) == 1:
            return True
        if _shape("article alone").fullmatch(parts[i]):
            return True
        return i == 1 and _shape("patronymic").search(spelt.sound(parts[i])) is not None
    return False


def _read_word(
    parts: Sequence[str], i: int, spelt: _Spelling, *, by_sound: bool
) -> tuple[str, str, str]:
    """Return word `i`, what it is in keys, and why; `by_sound` where its home is in the East."""
    word = parts[i]
    particle = _particles().get(word.lower())
    if particle is not None and (i < len(parts) - 1 or len(particle) == 2) and len(parts) > 1:
        return word, particle, "particle"
    if i < len(parts) - 1:
        known = _given_class(word)
        if known is not None:
            return word, known, "given name"
    foreign, at_home = _foreign()
    if not by_sound:
        if not is_cyrillic(word) and fold(word) in at_home:
            return word, fold(word), "letters"
        heard = spelt.sound(word)
        if heard in foreign:
            return word, foreign[heard], "home spelling"
    return word, spell(spelt.sound(word)) or _plain(word), spelt.told(word)


@lru_cache(maxsize=16384)
def _given_class(word: str) -> str | None:
    """Return the class of a given name, by its letters or else by its sound."""
    by_letters, by_sound = _given()
    return by_letters.get(_plain(word)) or by_sound.get(sound(word, style_of(word)))


def _plain(word: str) -> str:
    return fold(word) if not is_cyrillic(word) else word.lower().replace("ё", "е")


@cache
def _shape(what: str) -> re.Pattern[str]:
    """Return a pattern for what the shape of a name tells."""
    facts = read_facts("core.annotate", "data", "transcription.toml")["shape"]
    if what in ("eastern", "faint"):
        return re.compile(f"(?:{'|'.join(facts[what])})$")
    if what == "article":
        return re.compile(rf"\b{facts['article']}-(?=\w)", re.IGNORECASE)
    if what == "article alone":
        return re.compile(facts["article"], re.IGNORECASE)
    return re.compile(facts[what])


@cache
@kept_table
def _given() -> tuple[dict[str, str], dict[str, str]]:
    """Return the classes of given names by spelling, and by sound."""
    facts = read_facts("core.annotate", "data", "given_classes.toml")
    lines = [line.split() for part in ("eastern", "western") for line in facts[part].splitlines()]
    by_letters: dict[str, str] = {}
    by_sound: dict[str, str] = {}
    for line in lines:
        for form in line:
            for word in words(form):
                by_letters.setdefault(_plain(word), line[0])
                by_sound.setdefault(sound(word, style_of(word)), line[0])
    return by_letters, by_sound


@cache
def _particles() -> dict[str, str]:
    """Return the small words inside surnames by both their spellings."""
    table: dict[str, str] = read_facts("core.annotate", "data", "given_classes.toml")["particles"]
    return table | {one: one for one in table.values()}


@cache
def _western() -> frozenset[str]:
    facts = read_facts("core.annotate", "data", "given_classes.toml")
    return frozenset(line.split()[0] for line in facts["western"].splitlines() if line)


def is_written_so(word: str) -> bool:
    """Return whether the table of foreign names has `word` as somebody's name at home."""
    return fold(word) in _foreign()[1]


@cache
def _foreign() -> tuple[dict[str, str], frozenset[str]]:
    """Return Latin spellings by the sound of the Cyrillic ones, and all those Latin spellings."""
    text = (
        facts_folder("core.annotate")
        .joinpath("data", "foreign_names.tsv")
        .read_text(encoding="utf-8")
    )
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    pairs = [line.split("\t") for line in lines]
    foreign = {heard: written for heard, written in pairs if heard != "-"}
    return foreign, frozenset(written for _, written in pairs)
