"""The people, places and organisations, each by its identity, with forms and roles."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from core.article import Entity, Label
from core.brief.line import Citation, one_line
from core.brief.sentences import Sentence
from core.brief.who.giving import Giving, giving_of, join_roles
from core.brief.who.row import NameRow

_LONGEST_SMALL = 4
"""Letters of an agency's abbreviation, which may be written small."""


@dataclass
class _Bearer:
    """What has been seen of one identity."""

    labels: Counter[Label] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    forms: dict[str, Counter[str]] = field(default_factory=dict)
    articles: set[str] = field(default_factory=set)
    citations: dict[tuple[str, int], Citation] = field(default_factory=dict)
    given: list[Giving] = field(default_factory=list)
    mentions: int = 0
    is_name: bool = False
    """Whether it was written as a name once, or is known as one."""

    def see(self, entity: Entity, lang: str) -> None:
        forms = self.forms.get(lang)
        if forms is None:
            forms = self.forms[lang] = Counter()
        forms[one_line(entity.text)] += 1


def list_names(sentences: Sequence[Sentence], target: str) -> dict[Label, tuple[NameRow, ...]]:
    """Return rows by label, those in most articles and with most mentions first.

    Names without an identity are told apart by their form. A name that several recognisers label
    differently goes where most of its mentions go.
    """
    bearers: dict[str, _Bearer] = {}
    for sentence in sentences:
        whole = sentence.citation if sentence.entities else None
        for entity in sentence.entities:
            key = identity(entity)
            bearer = bearers.get(key)
            if bearer is None:
                bearer = bearers[key] = _Bearer()
            bearer.mentions += 1
            bearer.labels[entity.label] += 1
            bearer.is_name = bearer.is_name or _is_written_as_name(entity)
            if entity.name:
                bearer.names[one_line(entity.name)] += 1
            bearer.articles.add(sentence.article.id)
            bearer.see(entity, sentence.article.lang)
            place = (sentence.article.id, sentence.segment.id)
            if whole is not None and place not in bearer.citations:
                bearer.citations[place] = whole.with_(start=entity.start, end=entity.end)
        for giving in giving_of(sentence):
            bearers[identity(giving.entity)].given.append(giving)
    for sentence in sentences:
        for entity in sentence.translation.entities if sentence.translation else ():
            if (known := bearers.get(identity(entity))) is not None:
                known.see(entity, sentence.lang)
    ranked = sorted(
        bearers.items(), key=lambda item: (-len(item[1].articles), -item[1].mentions, item[0])
    )
    rows = [_row(key, bearer, target) for key, bearer in ranked if bearer.is_name]
    labels: tuple[Label, ...] = ("PER", "LOC", "ORG", "MISC")
    return {label: tuple(row for row in rows if row.label == label) for label in labels}


def _is_written_as_name(entity: Entity) -> bool:
    """Return whether a mention has a capital or a figure, as names do and common nouns do not.

    Recognisers take `conservateurs` for a party now and then. What a table knows under another
    name ("rumänisch": Romania) is one however it is written, and so is a short agency's ("dpa");
    several words ("institut sismologique national") may well be what somebody is called.
    """
    text = entity.text
    if text != text.lower() or text == text.upper() or any(map(str.isdigit, text)):
        return True  # or a script without capitals
    if (entity.key or "").startswith("territory:"):
        return True
    return entity.label == "ORG" and (" " in text or len(text) <= _LONGEST_SMALL)


def identity(entity: Entity) -> str:
    """Return the key of an entity, or one made of its form."""
    return entity.key or f"form:{entity.label}:{entity.text.casefold()}"


def _row(key: str, bearer: _Bearer, target: str) -> NameRow:
    forms = {lang: _commonest(seen) for lang, seen in sorted(bearer.forms.items())}
    name = next(iter(_commonest(bearer.names)), None) or forms.get(target, (None,))[0]
    return NameRow(
        key=key,
        name=name or _commonest(sum(bearer.forms.values(), Counter()))[0],
        label=bearer.labels.most_common(1)[0][0],
        forms=forms,
        mentions=bearer.mentions,
        citations=tuple(bearer.citations.values()),
        roles=join_roles(bearer.given),
    )


def _commonest(counted: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted(counted, key=lambda form: (-counted[form], form)))
