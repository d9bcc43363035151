"""What the names beside a figure are known by, across languages and without a recogniser."""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache, lru_cache

from core.article import BODY_ROLES, Entity, Span
from core.brief.ledger.lexicon import fold
from core.brief.ledger.side import Side
from core.brief.sentences import Sentence
from core.brief.thesaurus.relation import thesaurus
from core.facts import read_facts

_LEADING = 3
"""Sentences of the text after the title that tell what an article is about."""
_OFTEN = 3
_LONG_NAME = 3
_LONG_WORD = 4


def names_of(entity: Entity, *, is_actor: bool = True) -> frozenset[str]:
    """Return what `entity` is known by: its key and its name in the reader's language.

    A city that two languages' lists take for two cities of one name is still one name. A capital
    that acts (`is_actor`) is its country as well.
    """
    return _known_as(entity.name or entity.text, entity.label, entity.key, is_actor)


@lru_cache(maxsize=8192)
def _known_as(text: str, label: str, key: str | None, is_actor: bool) -> frozenset[str]:
    name = text.casefold()
    found = {f"word:{fold(name)}"} if label != "MISC" else set()
    if label == "PER":
        found |= {f"word:{fold(word)}" for word in name.split() if len(word) >= _LONG_NAME}
    if key is None:
        return frozenset(found or (f"word:{fold(name)}",))
    found.add(key)
    if key.startswith("place:"):
        found.add(f"name:{name}")
        capital_of = _capitals().get(key)
        if is_actor and capital_of:
            found.add(capital_of)
    return frozenset(found)


def what_about(sentences: Sequence[Sentence]) -> frozenset[str]:
    """Return what an article is about: the names of its title and lead, and those named often."""
    return _leading_names(sentences, names_of)


def topics_of(sentences: Sequence[Sentence]) -> frozenset[str]:
    """Return the names that tell what an article is about, as `what_about`, to tell stories apart.

    A country is known by its key alone, and so is its capital: many stories play there.
    """
    return _leading_names(sentences, _topic_names)


def _leading_names(
    sentences: Sequence[Sentence], known_as: Callable[[Entity], frozenset[str]]
) -> frozenset[str]:
    found: set[str] = set()
    often: Counter[str] = Counter()
    body = [one for one in sentences if one.role in BODY_ROLES]
    for place, sentence in enumerate(body):
        names = {name for one in sentence.entities for name in known_as(one)}
        often.update(names)
        if place <= _LEADING:
            found |= names
    found |= {name for name, times in often.items() if times >= _OFTEN}
    return frozenset(found)


def _topic_names(entity: Entity) -> frozenset[str]:
    key = entity.key or ""
    if key.startswith("territory:"):
        return frozenset((key,))
    capital_of = _capitals().get(key)
    return frozenset((capital_of,)) if capital_of else names_of(entity)


def guess_names(original: Side, made: Side | None, dates: Sequence[Span]) -> list[Entity]:
    """Return words that look like names that no recogniser knew, with their place in the original.

    `dates` (places in the original) are none. They stand with a capital in the original and its
    translation alike; without a translation, within a sentence, where the language gives nouns
    none.
    """
    others = {made.text[one.start : one.end] for one in made.tokens} if made else None
    if others is None and original.lang == "de":
        return []
    marked = {one.first for one in original.marks}
    counting = {one.start for one in original.figures}  # `Six personnes`: `six people`
    found: list[Entity] = []
    for at, token in enumerate(original.tokens):
        word = original.text[token.start : token.end]
        if len(word) < _LONG_NAME or not word[0].isupper() or at in marked:
            continue
        if not at and made is not None and thesaurus(made.lang).senses(word.casefold()):
            continue  # `Avalanche in Savoy`
        if word not in others if others is not None else at == 0:
            continue
        known = (*original.entities, *dates)
        if token.start in counting or any(one.start <= token.start < one.end for one in known):
            continue
        last = found[-1] if found else None
        if last is not None and token.start - last.end == 1 and original.text[last.end] in " -":
            text = original.text[last.start : token.end]
            found[-1] = last.with_(end=token.end, text=text)
        else:
            found.append(Entity(start=token.start, end=token.end, text=word, label="PER"))
    return found


@cache
def _capitals() -> dict[str, str]:
    return read_facts("core.brief.ledger", "capitals.toml")


def group_names(entity: Entity, *, is_actor: bool) -> frozenset[str]:
    """Return the identities of a group; capitalised nouns that no list knows are none."""
    if entity.label == "MISC" and not (entity.key or "").startswith("territory:"):
        return frozenset()
    return frozenset(one for one in names_of(entity, is_actor=is_actor) if ":" in one)


def parts_of(entity: Entity) -> list[str]:
    """Return the words of a name, by which it is known once it was given in full."""
    return [f"word:{fold(one)}" for one in entity.text.split() if len(one) >= _LONG_WORD]
