"""How a sentence calls what it names: by a name, or by words that only stand for one."""

import re

from core.brief.claims.content import Content
from core.brief.claims.wording import plain
from core.brief.lazy import kept

_DATELINE = re.compile(r"[^.!?()\n]{2,60} ?\([^()]{2,20}\)\s*[-–—:.]+\s")
"""What stands before the first sentence of a report: "Bishkek/Tashkent (dpa) - "."""


def names_its_like(mate: Content, line: Content, key: str) -> bool:
    """Return whether an organisation of `mate` goes by the name that is part of that of `key`.

    "Procura di Vesoul" and "parquet de Vesoul" have no word in common but the place.
    """
    proper = proper_words(line).get(key)
    return proper is not None and proper in proper_words(mate).values()


@kept
def proper_words(one: Content) -> dict[str, frozenset[str]]:
    """Return of organisations of several words the capitalised ones that follow, by identity."""
    found: dict[str, frozenset[str]] = {}
    for entity in one.sentence.entities:
        if entity.label != "ORG" or not entity.key:
            continue
        # what stands first may be a capitalised noun: "Procura di Vesoul"
        words = entity.text.replace("’", "'").replace("'", " ").split()[1:]
        names = [plain(word.casefold()) for word in words if word[0].isupper()]
        if names:
            found[entity.key] = frozenset(names)
    return found


@kept
def described_keys(one: Content) -> frozenset[str]:
    """Return the identities of what is called by common nouns alone ("the central bank").

    They are compared as words are. In German, which capitalises every noun, none is known.
    """
    sentence = one.sentence
    if sentence.lang == "de":
        return frozenset()
    made = sentence.translation
    shown = made.entities if made is not None else sentence.entities
    named = {entity.key for entity in shown if not entity.text.islower()}
    found = {entity.key for entity in shown}
    found.update(
        entity.key
        for entity in sentence.entities
        if entity.name and entity.name.lower() in sentence.text
    )
    return frozenset(key for key in found - named if key)


@kept
def dateline_keys(one: Content) -> frozenset[str]:
    """Return the identities of the place and the agency that a dateline names."""
    sentence = one.sentence
    found = _DATELINE.match(sentence.article.slice(sentence.segment))
    if found is None:
        return frozenset()
    end = sentence.segment.start + found.end()
    return frozenset(one.key for one in sentence.entities if one.key and one.end <= end)
