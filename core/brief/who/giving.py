"""A role that one sentence gives to somebody, and roles of many sentences that say the same."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.article import Entity
from core.brief.lazy import kept
from core.brief.line import Citation, one_line
from core.brief.sentences import Sentence
from core.brief.who.grammar import grammar_of
from core.brief.who.rendered import rendered
from core.brief.who.roles import FoundRole, find_roles, may_give_roles
from core.brief.who.row import RoleGiven
from core.brief.who.tokens import tokens_of


@dataclass(frozen=True)
class Giving:
    """A role as one sentence gives it.

    `text` is in `lang`, which is that of the reader where the translation has the same pattern
    around the same name. `sense` is what makes it the same as another: its words without the small
    ones, names by identity. `source` is who published it.
    """

    entity: Entity
    text: str
    lang: str
    original: str
    original_lang: str
    sense: tuple[str, ...]
    citation: Citation
    source: str
    head: str
    """The noun of the role, in the language of the original."""


@kept
def giving_of(sentence: Sentence) -> tuple[Giving, ...]:
    """Return the roles that a sentence gives, in order; doubtful ones if its translation agrees."""
    return tuple(_giving(sentence))


def _giving(sentence: Sentence) -> Iterator[Giving]:
    lang = sentence.article.lang
    if not may_give_roles(sentence.original_words, lang, sentence.entities):
        return
    base = sentence.segment.start
    text = sentence.article.slice(sentence.segment)
    named = [one.with_(start=one.start - base, end=one.end - base) for one in sentence.entities]
    found = find_roles(text, lang, named)
    if not found:
        return
    shown = _shown(sentence)
    pair = rendered(sentence)
    called = {pair[0].key: pair[1].key} if pair is not None else {}
    used: set[int] = set()
    for role in found:
        match = next(
            (
                number
                for number, one in enumerate(shown)
                if number not in used
                and (
                    _is_one(one.entity, role.entity) or _is_called(called, role.entity, one.entity)
                )
                and _keeps(text[role.start : role.end], lang, _words(sentence, one), sentence.lang)
            ),
            None,
        )
        if match is None and role.is_doubtful:
            continue
        if match is None:
            wording, entities, wording_lang = text, named, lang
            start, end = role.start, role.end
        else:
            used.add(match)
            translation = sentence.translation
            wording = translation.text if translation else text
            entities = list(translation.entities) if translation else named
            wording_lang = sentence.lang
            start, end = shown[match].start, shown[match].end
        yield Giving(
            entity=role.entity,
            text=one_line(wording[start:end]),
            lang=wording_lang,
            original=one_line(text[role.start : role.end]),
            original_lang=lang,
            sense=_sense(wording, start, end, entities, wording_lang),
            citation=sentence.citation.with_(start=base + role.start, end=base + role.end),
            source=sentence.article.publisher or sentence.article.id,
            head=role.head,
        )


def _shown(sentence: Sentence) -> list[FoundRole]:
    translation = sentence.translation
    if translation is None:
        return []
    entities = sorted(translation.entities, key=lambda one: one.start)
    return [
        one for one in find_roles(translation.text, sentence.lang, entities) if not one.is_doubtful
    ]


def _words(sentence: Sentence, role: FoundRole) -> str:
    return sentence.translation.text[role.start : role.end] if sentence.translation else ""


def _keeps(original: str, lang: str, translated: str, target: str) -> bool:
    """Return whether a translation still says that somebody is no more, not quite, or not yet."""
    return _is_changed(translated, target) or not _is_changed(original, lang)


def _is_changed(text: str, lang: str) -> bool:
    grammar = grammar_of(lang)
    words = tokens_of(text, (), elides=False) if grammar else []
    return grammar is not None and any(
        not grammar.changers.isdisjoint((one.key, one.key.partition("-")[0])) for one in words
    )


def _is_one(one: Entity, other: Entity) -> bool:
    if one.key and other.key:
        return one.key == other.key
    return one.text.casefold() == other.text.casefold()


def _is_called(called: dict[str | None, str | None], one: Entity, other: Entity) -> bool:
    return one.key is not None and called.get(one.key, "") == other.key


def _sense(
    text: str, start: int, end: int, entities: Sequence[Entity], lang: str
) -> tuple[str, ...]:
    """Return the words that a role says something with, sorted: its noun, names and the rest."""
    grammar = grammar_of(lang)
    if grammar is None:
        return (lang, text[start:end].casefold())
    inside = [
        one.with_(start=one.start - start, end=one.end - start)
        for one in entities
        if start <= one.start and one.end <= end
    ]
    small = grammar.links | grammar.definite | grammar.indefinite | grammar.complement_determiners
    words = (
        (token.entity.key or token.key)
        if token.entity
        else (grammar.lemma_of(token.key) or token.key)
        for token in tokens_of(text[start:end], inside, elides=grammar.elides)
        if token.entity or (token.key[0].isalnum() and token.key not in small)
    )
    return (lang, *sorted(words))


def join_roles(given: Sequence[Giving]) -> tuple[RoleGiven, ...]:
    """Return each role once with all its citations; those that most sources give come first."""
    joined: dict[tuple[str, ...], list[Giving]] = {}
    for one in given:
        joined.setdefault(one.sense, []).append(one)
    groups = sorted(
        joined.values(), key=lambda group: (-len({one.source for one in group}), -len(group))
    )
    return tuple(
        RoleGiven(
            text=group[0].text,
            original=group[0].original,
            lang=group[0].original_lang,
            citations=tuple(one.citation for one in group),
        )
        for group in groups
    )
