"""Pairs of our own to check: sentences that nobody translated wrongly, in many languages."""

from functools import cache
from pathlib import Path

from core.annotate import Annotator
from core.article import TranslationWarning
from core.check import Find, Pair, Row, build_pairs

_PAIRS = Path(__file__).with_name("number_pairs.tsv")


@cache
def annotator() -> Annotator:
    """Return one that works by rules alone: what is tested here needs no models."""
    return Annotator(use_models=False)


def pair(lang: str, text: str, target: str, translation: str) -> Pair:
    """Return one pair, annotated."""
    row = Row(lang=lang, text=text, target=target, translation=translation)
    return build_pairs([row], annotator())[0]


def warnings(find: Find, lang: str, text: str, target: str, made: str) -> list[TranslationWarning]:
    """Return what one check says of a translation."""
    return list(find(pair(lang, text, target, made)))


def number_rows() -> list[Row]:
    """Return good translations full of numbers."""
    rows = []
    for line in _PAIRS.read_text(encoding="utf-8").splitlines():
        lang, target, text, translation = line.split("\t")
        rows.append(Row(lang=lang, text=text, target=target, translation=translation))
    return rows
