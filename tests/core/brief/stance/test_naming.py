"""How speakers are named to the reader: right, in the original's words, hardly ever wrong.

A line of `labelled_who.tsv` has a language, an original, its translation, and what its speakers
may be called, by ";" between speakers and "|" between names that are as good. All were written for
this test: the last thirty after the rules, of which 26 of 29 were right, one the original's words.
"""

from pathlib import Path
from typing import NamedTuple

from core.article import Entity, Translation
from core.brief.stance.stance import Asserter
from tests.core.brief.stance.labelled import stance_of

LABELLED = Path(__file__).with_name("labelled_who.tsv")

MOST_WRONG = 0.01
MOST_ORIGINAL = 0.15
"""Parts of all speakers found."""


class Named(NamedTuple):
    """How the labelled speakers are named; `missed` were not found in the original."""

    right: list[str]
    original: list[str]
    wrong: list[str]
    missed: list[str]


def named() -> Named:
    """Return how the labelled speakers are named."""
    made = Named([], [], [], [])
    for line in LABELLED.read_text(encoding="utf-8").splitlines():
        lang, text, translated, labels = line.split("\t")
        found = said(lang, text, translated)
        wanted = [one.split("|") for one in labels.split(";")]
        if len(found) != len(wanted):
            made.missed.append(f"{[one.who for one in found]}  <<  {line}")
            continue
        for one, names in zip(found, wanted, strict=True):
            shown = f"{one.who}  <<  {line}"
            if one.who in names:
                made.right.append(shown)
            elif one.who.casefold() == one.words.casefold():
                made.original.append(shown)
            else:
                made.wrong.append(shown)
    return made


def said(
    lang: str, text: str, translated: str, entities: tuple[Entity, ...] = ()
) -> tuple[Asserter, ...]:
    made = Translation(segment=0, text=translated, engine="reader")
    return stance_of(lang, text, entities, made).reported_by


def test_speakers_are_named_rightly_or_in_the_original_s_words() -> None:
    counts = named()
    every = len(counts.right) + len(counts.original) + len(counts.wrong)
    assert every > 90
    assert len(counts.wrong) <= MOST_WRONG * every, "\n".join(counts.wrong)
    assert len(counts.original) <= MOST_ORIGINAL * every, "\n".join(counts.original)
