"""Seasons: a summer of the original that is a winter in the translation."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from core.annotate.tokens import PhraseTable, tokenize
from core.article import TranslationWarning
from core.check.pair import Pair, Side
from core.facts import read_facts


@dataclass(frozen=True, slots=True)
class _Seasons:
    words: PhraseTable[str]
    beginnings: Mapping[str, str]


def find_changed_seasons(pair: Pair) -> Iterator[TranslationWarning]:
    """Yield a warning where each text speaks of a season that the other does not.

    One that is only gone is none: `this summer` may well be `in August`.
    """
    source = _named(pair.source)
    target = _named(pair.target) if source else []
    if not target:
        return
    gone = [at for at in source if at[2] not in _known(pair.target)]
    new = [at for at in target if at[2] not in _known(pair.source)]
    if gone and new:
        (start, end, _), (first, last, _) = gone[0], new[0]
        lost, said = pair.source.text[start:end], pair.target.text[first:last]
        yield TranslationWarning(
            check="dates",
            message=f"The translation says “{said}” where the original has “{lost}”.",
            lost=lost,
            start=start,
            end=end,
        )


def season_words(lang: str) -> PhraseTable[str]:
    """Return what names a season in `lang`, with the season."""
    return _seasons(lang).words


@cache
def _seasons(lang: str) -> _Seasons:
    facts = read_facts("core.check", "data", "seasons.toml").get(lang, {})
    words: PhraseTable[str] = PhraseTable()
    for season, forms in facts.get("words", {}).items():
        for form in forms:
            words.add(form, season)
    beginnings = {
        form.lower(): season for season, forms in facts.get("also", {}).items() for form in forms
    }
    return _Seasons(words, beginnings)


def _named(side: Side) -> list[tuple[int, int, str]]:
    """Return where seasons stand in a text, and which."""
    words, tokens = _seasons(side.lang).words, tokenize(side.text)
    if not words.begins_in(tokens):
        return []
    hits = ((i, words.longest(tokens, i)) for i in range(len(tokens)))
    return [(tokens.starts[i], tokens.ends[hit[0] - 1], hit[1]) for i, hit in hits if hit]


def _known(side: Side) -> set[str]:
    """Return every season that a word of the text may have to do with."""
    beginnings = _seasons(side.lang).beginnings
    found = {season for _, _, season in _named(side)}
    for key in tokenize(side.text).keys:
        found.update(season for form, season in beginnings.items() if key.startswith(form))
    return found
