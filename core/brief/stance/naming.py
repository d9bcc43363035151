"""How a speaker is named to the reader: in the words of the translation, or of the original.

A speaker named wrongly is worse than one in a foreign language. So a phrase of the translation is
taken only where it is a noun phrase of its own, and either means and names what the original does
(`nouns.toml`, identities, names kept), or, for nouns that are not in the data, stands in the same
place among as many speakers.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from core.annotate.territories import is_demonym
from core.article import Article, Entity, Translation
from core.brief.stance.candidates import Stretch, candidates, phrases_of
from core.brief.stance.language import Language, language
from core.brief.stance.nouns import PRONOUNS, TELLING, TITLES, head_meanings, meanings
from core.brief.stance.stance import Asserter
from core.brief.stance.tokens import Token

APART = 0.4
"""How far two phrases may stand apart, in parts of their sentences, to be in the same place."""

FAR_APART = 0.75
"""The same for the only phrase that means or names the same."""

_NAMES_AFTER = re.compile(r"(?:,?(?:\s+[«“„\"]?\s?[^\W\d_a-zß-öø-ÿ][\w'’-]*)+)?")
"""Names that follow a speaker and are the speaker's: `le quotidien | Le Phare`."""

_SHORTEST_NAME = 3


class Phrase(NamedTuple):
    """A noun phrase and what it says: what its nouns mean, its names, and where it stands.

    `after` are names that follow it.
    """

    words: str
    at: float
    meanings: tuple[str, ...]
    head: tuple[str, ...]
    names: frozenset[str]
    keys: frozenset[str]
    is_name: bool
    after: str = ""


def name_speakers(
    article: Article,
    start: int,
    end: int,
    made: Sequence[Asserter],
    entities: Sequence[Entity],
    translation: Translation | None,
) -> tuple[Asserter, ...]:
    """Return the speakers of the sentence from `start` to `end` with `who` as the reader sees it.

    Without a translation that has it, `who` is `words`; a first word that has a capital only
    because a sentence begins with it is written small.
    """
    facts = language(article.lang)
    if facts is None:
        return tuple(made)
    if translation is None:
        return tuple(
            one.with_(
                who=_name_alone(one, entities, None, facts)
                or _inside(_bare(one, facts), entities, facts)
            )
            for one in made
        )
    lang = _target(article, translation)
    target = language(lang)
    spoken = [_original(one, article.text, start, end, entities, facts) for one in made]
    given: list[str | None] = [None] * len(spoken)
    if target is not None:
        given = _matched(article.text[start:end], spoken, entities, translation, target)
    return tuple(
        one.with_(
            who=who
            or _name_alone(one, entities, translation.text, facts)
            or _inside(_bare(one, facts), entities, facts)
        )
        for one, who in zip(made, given, strict=True)
    )


def _matched(
    original: str,
    spoken: list[Phrase],
    entities: Sequence[Entity],
    translation: Translation,
    facts: Language,
) -> list[str | None]:
    """Return, for each speaker, the words of the translation for it, each used once."""
    text = translation.text
    found = [
        _phrase(text, one, translation.entities, facts) for one in candidates(text, facts.code)
    ]
    given: list[Phrase | None] = [None] * len(spoken)
    outside = {one.key for one in entities if one.key}
    for number, one in enumerate(spoken):
        others = outside - one.keys
        same = [each for each in found if _is_same(one, each, text, original, others)]
        same = [each for each in same if each not in given]
        if not same:
            same = list(_elsewhere(one, translation, original, others, facts))
            same = same if len(same) == 1 else []
        given[number] = min(same, key=lambda each: abs(each.at - one.at), default=None)
    if len(found) == len(spoken):
        for number, (one, each) in enumerate(zip(spoken, found, strict=True)):
            if given[number] is None and _may_be_same(
                one, each, text, original, outside - one.keys
            ):
                given[number] = each if each not in given else None
    return [each and _inside(each.words, translation.entities, facts, original) for each in given]


def _is_same(one: Phrase, other: Phrase, text: str, original: str, others: set[str]) -> bool:
    """Return whether two phrases say the same: by a noun, an identity or a name that is kept."""
    if not _keeps_names(one, other, text, original, others):
        return False
    named = bool(one.keys & other.keys) or bool(one.names & other.names)
    if one.head and other.head:
        return _means_same(one, other) or (named and _is_person(one, other))
    if other.head and not one.head and other.is_name and one.keys & other.keys:
        return True  # `MAE`: the Foreign Ministry
    return named and not (other.head and not one.names & other.names)


def _means_same(one: Phrase, other: Phrase) -> bool:
    if not PRONOUNS.isdisjoint(one.head):
        return " " not in one.words and bool(set(one.head) & set(other.head))
    if set(one.head) & {*other.head, *other.meanings}:
        return True
    told = bool(TELLING & {*one.head})  # `Ministeriumsangaben`: the ministry
    return told and bool(set(other.head) & set(one.meanings))


def _is_person(one: Phrase, other: Phrase) -> bool:
    """Return whether a full name of a person stands in both, whatever the person is called."""
    return len(one.names & other.names) > 1 or any(
        key.startswith("person:") for key in one.keys & other.keys
    )


def _may_be_same(one: Phrase, other: Phrase, text: str, original: str, others: set[str]) -> bool:
    """Return whether phrases of unknown nouns may be the same by their place."""
    if one.head or other.head:
        return False
    return abs(one.at - other.at) <= APART and _keeps_names(one, other, text, original, others)


def _keeps_names(one: Phrase, other: Phrase, text: str, original: str, others: set[str]) -> bool:
    """Return whether the names of a speaker, and no other's, stand in a phrase."""
    if others & other.keys:
        return False
    kept = {name for name in one.names if _holds_word(text, name)}
    if kept and not kept & other.names:
        return False
    own = one.words + one.after
    return not any(name not in own and _holds_word(original, name) for name in other.names)


def _elsewhere(
    one: Phrase, translation: Translation, original: str, others: set[str], facts: Language
) -> Iterator[Phrase]:
    """Yield phrases of the translation, speakers or not, that have the noun or name of one."""
    if not one.head and not one.names:
        return
    for stretch in phrases_of(translation.text, facts.code):
        phrase = _phrase(translation.text, stretch, translation.entities, facts)
        if abs(phrase.at - one.at) <= FAR_APART and _is_same(
            one, phrase, translation.text, original, others
        ):
            yield phrase


def _original(
    one: Asserter, text: str, start: int, end: int, entities: Sequence[Entity], facts: Language
) -> Phrase:
    inside = [each for each in entities if one.start <= each.start and each.end <= one.end]
    centre = (one.start + one.end) / 2 - start
    after = _NAMES_AFTER.match(text, one.end, end)
    made = _made(one.words, centre / (end - start), one.start, inside, facts)
    return made._replace(after=after[0] if after else "")


def _phrase(text: str, one: Stretch, entities: Sequence[Entity], facts: Language) -> Phrase:
    start, end = one
    inside = [each for each in entities if start <= each.start and each.end <= end]
    return _made(text[start:end], (start + end) / 2 / len(text), start, inside, facts)


def _made(
    words: str, at: float, offset: int, entities: Sequence[Entity], facts: Language
) -> Phrase:
    """Return a phrase; `offset` is its start as `entities` count it."""
    tokens = facts.tokens(words)
    of_names = [
        (one.start - offset, one.end - offset) for one in entities if one.label in ("PER", "LOC")
    ]
    nouns = [
        one.low
        if one.is_word and not (one.is_capital and any(a <= one.start < b for a, b in of_names))
        else ""
        for one in tokens
    ]
    names = (
        words[one.start : one.end].removesuffix("'s").removesuffix("’s")
        for one, low in zip(tokens, nouns, strict=True)
        if one.is_capital
        and one.end - one.start >= _SHORTEST_NAME
        and one.low not in facts.determiners
        and not (low and meanings(low, facts.code))
    )
    covered = [one for one in tokens if one.low not in facts.determiners]
    alone = len(entities) == 1 and all(
        entities[0].start <= offset + one.start and offset + one.end <= entities[0].end
        for one in covered
    )
    return Phrase(
        words,
        at,
        tuple(one for low in nouns for one in meanings(low, facts.code)),
        _head(nouns, facts),
        frozenset(names),
        frozenset(one.key for one in entities if one.key),
        alone,
    )


def _head(nouns: list[str], facts: Language) -> tuple[str, ...]:
    """Return what a phrase is about: in English the last noun before `of`, else the first."""
    if "carried_on" not in facts.mood:
        every = (head_meanings(low, facts.code) for low in nouns)
        return next((each for each in every if each), ())
    last: tuple[str, ...] = ()
    for low in nouns:
        if last and low in facts.mood["carried_on"]:
            break
        last = meanings(low, facts.code) or last
    return last


def _name_alone(
    one: Asserter, entities: Sequence[Entity], text: str | None, facts: Language
) -> str:
    """Return the name in the reader's language where the words are a name and no more.

    A person called after a country ("Der Rumäne") is not that country.
    """
    named = [each for each in entities if one.start <= each.start and each.end <= one.end]
    if len(named) != 1 or not named[0].name:
        return ""
    if text is not None and not _holds_word(text, named[0].name):
        return ""
    rest = one.words.replace(named[0].text, "", 1)
    if not all(each.low in facts.determiners for each in facts.tokens(rest)):
        return ""
    return "" if _is_inhabitant(named[0], facts) else named[0].name


def _is_inhabitant(name: Entity, facts: Language) -> bool:
    return name.label == "LOC" and is_demonym(name.text, facts.code)


def _bare(one: Asserter, facts: Language) -> str:
    """Return the words of a speaker without the article of a case: `nach Angaben | des | Amts`."""
    first, _, rest = one.words.partition(" ")
    cases = facts.mood.get("case_articles", frozenset())
    cue = one.cue.partition(" ")[0].lower()
    governs = cue in facts.prepositions or cue in facts.after
    return rest if rest and governs and first.lower() in cases else one.words


def _inside(words: str, entities: Sequence[Entity], facts: Language, original: str = "") -> str:
    """Return words as they are written within a line: `the army`, not `The army`.

    Names and titles before names keep their capital.
    """
    if "(" in words and ")" not in words:
        words = words.partition("(")[0].rstrip()
    tokens = facts.tokens(words)
    if not tokens or not tokens[0].is_capital:
        return words
    first, low = words[: tokens[0].end], tokens[0].low
    small = low in facts.determiners or low in facts.pronouns or low in facts.possessives
    small = small or low in facts.mood.get("counting", ())
    if not small and not facts.capital_nouns and not (len(first) > 1 and first.isupper()):
        named = any(one.text.startswith(first) for one in entities)
        named = named or bool(original and _holds_word(original, first))
        small = not named and _is_common(tokens, facts)
    return first[0].lower() + words[1:] if small else words


def _is_common(tokens: list[Token], facts: Language) -> bool:
    """Return whether the first word is a common noun or stands before one."""
    meant = [meanings(one.low, facts.code) for one in tokens]
    capitals = [number for number, one in enumerate(tokens) if one.is_capital and number]
    if not capitals:
        return any(meant)
    if 1 in capitals:
        return bool(meant[0]) and not meant[1] and TITLES.isdisjoint(meant[0])
    told = not TELLING.isdisjoint(meant[0])
    return told or (bool(meant[0]) and tokens[1].low not in facts.prepositions | facts.links)


def _holds_word(text: str, words: str) -> bool:
    """Return whether words stand in a text as words: `Romania` doesn't in `the Romanian`."""
    at = text.find(words)
    if at < 0:
        return False
    end = at + len(words)
    return not (text[max(0, at - 1) : at].isalpha() or text[end : end + 1].isalpha())


def _target(article: Article, translation: Translation) -> str:
    """Return the language of a translation: that of the list that holds it."""
    languages = list(article.translations)
    if len(languages) == 1:
        return languages[0]
    return next(
        (
            lang
            for lang in languages
            if any(one is translation for one in article.translations[lang])
        ),
        "en",
    )
