"""Names that sources write with and without their marks: Pătrașcu here, Patrascu there.

The annotation gives a name its key within its article, by how it sounds; a newspaper that drops the
marks of a foreign name makes it sound otherwise. Across articles the whole name of a person, letter
for letter but for the marks, is one person; so are two transcriptions that a translation vouches
for (`transcriptions.py`).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from core.article import Article, Entity, Translation
from core.brief.transcriptions import transcribed, unmarked

_PARTED = "~"
"""Stands in the key of a name that the reader has said is somebody else: it is left alone."""


def join_spellings(articles: Sequence[Article]) -> list[Article]:
    """Return the articles with one key for a person whom they write in several ways.

    These are with and without marks, and as two languages transcribe a name. The key is the one
    with most mentions. Names of one word and whatever the reader has parted stay.
    """
    joined = _joined(
        (entity for article in articles for entity in article.entities), transcribed(articles)
    )
    if not joined:
        return list(articles)
    return [_with_keys(article, joined) for article in articles]


def _joined(
    entities: Iterable[Entity], transcriptions: Iterable[tuple[str, str]]
) -> dict[str, tuple[str, str]]:
    """Return the key and the name that stand for a key, where it is not its own."""
    mentions: Counter[str] = Counter()
    names: dict[str, str] = {}
    spelled: dict[str, set[str]] = {}
    for entity in entities:
        if entity.label != "PER" or entity.key is None or _PARTED in entity.key:
            continue
        mentions[entity.key] += 1
        names.setdefault(entity.key, entity.name or entity.text)
        plain = unmarked(entity.text)
        if " " in plain:
            spelled.setdefault(plain, set()).add(entity.key)
    heads = {key: key for key in mentions}

    def head(key: str) -> str:
        while heads[key] != key:
            key = heads[key]
        return key

    pairs = [set(pair) for pair in transcriptions if not any(_PARTED in key for key in pair)]
    for keys in (*(keys for _, keys in sorted(spelled.items())), *pairs):
        first, *others = sorted({head(key) for key in keys}, key=lambda key: (-mentions[key], key))
        heads.update(dict.fromkeys(others, first))
    return {key: (head(key), names[head(key)]) for key in mentions if head(key) != key}


def _with_keys(article: Article, joined: Mapping[str, tuple[str, str]]) -> Article:
    def settled(entities: Sequence[Entity]) -> tuple[Entity, ...]:
        return tuple(_settled(one, joined.get(one.key or "")) for one in entities)

    def translated(made: Sequence[Translation]) -> tuple[Translation, ...]:
        return tuple(one.with_(entities=settled(one.entities)) for one in made)

    return article.with_(
        entities=settled(article.entities),
        translations={to: translated(made) for to, made in article.translations.items()},
    )


def _settled(entity: Entity, given: tuple[str, str] | None) -> Entity:
    return entity if given is None else entity.with_(key=given[0], name=given[1])
