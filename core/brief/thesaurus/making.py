"""Makes `en.txt` out of the database of WordNet, for whoever wants other words or more senses.

`python -m core.brief.thesaurus.making DICT WORDS FILE`: DICT is the folder of WordNet's database
(data.noun, index.verb …), WORDS a text file of the words that are wanted, one a line in any form,
the commonest first. It needs the package lemminflect, which Dragoman itself does not.
"""

import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

MOST_SENSES, STEPS = 3, 2
"""Senses of a word that are kept, and steps up from each."""

TOO_WIDE = 4
"""Steps from the top of WordNet's tree within which a sense says too little: whole, matter, act."""

HEAD = """# English words by sense, from WordNet 3.1 (see README.md and LICENSE.txt here).
# Made by making.py. Parts: forms, nouns, verbs, above (what a sense is a kind of), opposites,
# derived (senses of noun and verb made of one another, and what a verb brings about)."""
_PARTS = {"n": "noun", "v": "verb"}


class Sense(NamedTuple):
    """A synset: its words, the synsets above it, the words contrary to one of its own.

    `derived` are the synsets by part and place that a word of it is derived from, or of what it
    causes to happen ("kill", "die").
    """

    words: tuple[str, ...]
    above: tuple[str, ...]
    opposites: tuple[tuple[str, str], ...]
    derived: tuple[str, ...]


class Words(NamedTuple):
    """The words and senses of a part of speech."""

    senses: Mapping[str, Sense]
    of_word: Mapping[str, tuple[str, ...]]


def read_part(folder: Path, part: str) -> Words:
    """Read WordNet's data and index of `part`, "noun" or "verb" (formats: wndb(5WN))."""
    raw: dict[str, tuple[tuple[str, ...], list[tuple[str, str, str, str]]]] = {}
    for line in _lines(folder / f"data.{part}"):
        fields = line.split(" | ", 1)[0].split(" ")
        count = int(fields[3], 16)
        words = tuple(fields[4 + 2 * at].split("(")[0].lower() for at in range(count))
        rest = fields[5 + 2 * count :]
        pointers = [
            (rest[4 * at], rest[4 * at + 1], rest[4 * at + 2], rest[4 * at + 3])
            for at in range(int(fields[4 + 2 * count]))
        ]
        raw[fields[0]] = (words, pointers)
    senses = {
        at: Sense(
            words,
            tuple(to for kind, to, pos, _ in pointers if kind in ("@", "@i") and pos == part[0]),
            tuple(
                (words[int(ends[:2], 16) - 1], raw[to][0][int(ends[2:], 16) - 1])
                for kind, to, pos, ends in pointers
                if kind == "!" and pos == part[0] and to in raw and ends != "0000"
            ),
            tuple(
                f"{_PARTS[pos]} {to}"
                for kind, to, pos, _ in pointers
                if pos in _PARTS and ((kind == "+" and pos != part[0]) or kind == ">")
            ),
        )
        for at, (words, pointers) in raw.items()
    }
    of_word = {}
    for line in _lines(folder / f"index.{part}"):
        fields = line.split()
        of_word[fields[0]] = tuple(fields[-int(fields[2]) :][:MOST_SENSES])
    return Words(senses, of_word)


def _lines(path: Path) -> Iterable[str]:
    with path.open(encoding="latin-1") as lines:
        yield from (line for line in lines if not line.startswith(" "))


def steps_down(senses: Mapping[str, Sense]) -> dict[str, int]:
    """Return how many steps each sense is below the top."""
    found: dict[str, int] = {}

    def of(at: str) -> int:
        if at not in found:
            found[at] = 0
            found[at] = min((1 + of(up) for up in senses[at].above), default=0)
        return found[at]

    for at in senses:
        of(at)
    return found


def above(at: str, senses: Mapping[str, Sense], wide: frozenset[str]) -> set[str]:
    """Return the senses at most `STEPS` above one that are not too wide."""
    reached: set[str] = set()
    near = {at}
    for _ in range(STEPS):
        near = {up for one in near for up in senses[one].above}
        reached |= near
    return reached - wide


def make(folder: Path, words: Iterable[str]) -> str:
    """Return the text of the file."""
    from lemminflect import getAllLemmas  # type: ignore[import-not-found]

    parts = {part: read_part(folder, part) for part in ("noun", "verb")}
    forms: dict[str, set[str]] = defaultdict(set)
    wanted: dict[str, set[str]] = {"noun": set(), "verb": set()}
    for word in words:
        for part, known in parts.items():
            lemmas = {*getAllLemmas(word, part.upper()).get(part.upper(), ())} & {*known.of_word}
            if word in known.of_word:
                wanted[part].add(word)
            wanted[part] |= lemmas
            forms[word] |= lemmas - {word}
    numbers: dict[str, str] = {}
    lines: dict[str, list[str]] = defaultdict(list)
    opposites: dict[str, set[str]] = defaultdict(set)
    kept: dict[str, str] = {}
    derived: dict[str, tuple[str, ...]] = {}
    for part, known in parts.items():
        depths = steps_down(known.senses)
        wide = frozenset(at for at, depth in depths.items() if part == "noun" and depth < TOO_WIDE)

        def number(at: str, part: str = part) -> str:
            return numbers.setdefault(f"{part} {at}", _short(len(numbers)))

        for word in sorted(wanted[part]):
            own = known.of_word[word]
            lines[part].append(f"{word}\t{' '.join(number(at) for at in own)}")
            for at in own:
                derived[f"{part} {at}"] = known.senses[at].derived
                ups = sorted(number(up) for up in above(at, known.senses, wide))
                if ups:
                    kept[number(at)] = " ".join(ups)
                for mine, theirs in known.senses[at].opposites:
                    if mine == word:
                        opposites[word].add(theirs)
    linked = {
        numbers[at]: sorted({numbers[to] for to in others if to in derived})
        for at, others in derived.items()
    }
    sections = (
        [HEAD],
        ["[forms]", *(f"{one}\t{' '.join(sorted(of))}" for one, of in sorted(forms.items()) if of)],
        ["[nouns]", *lines["noun"]],
        ["[verbs]", *lines["verb"]],
        ["[above]", *(f"{at}\t{ups}" for at, ups in sorted(kept.items()))],
        [
            "[opposites]",
            *(f"{one}\t{' '.join(sorted(of))}" for one, of in sorted(opposites.items())),
        ],
        ["[derived]", *(f"{at}\t{' '.join(to)}" for at, to in sorted(linked.items()) if to)],
    )
    return "\n\n".join("\n".join(section) for section in sections) + "\n"


_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def _short(number: int) -> str:
    """Return a number in base 36."""
    digits = ""
    while number or not digits:
        number, rest = divmod(number, len(_DIGITS))
        digits = _DIGITS[rest] + digits
    return digits


if __name__ == "__main__":
    where, listed, file = map(Path, sys.argv[1:])
    file.write_text(make(where, listed.read_text(encoding="utf-8").split()), encoding="utf-8")
