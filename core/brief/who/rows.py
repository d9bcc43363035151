"""The people, places and organisations, each by its identity, with forms and roles."""

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from core.article import Entity, Label
from core.brief.line import Citation, one_line
from core.brief.sentences import Sentence
from core.brief.who.giving import Giving, giving_of, join_roles
from core.brief.who.houses import DIRECTED, directed
from core.brief.who.kept import is_kept, is_known, may_be_name
from core.brief.who.people import office_words, same_people
from core.brief.who.rendered import rendered, same_houses
from core.brief.who.row import NameRow
from core.brief.who.together import core_of, joined


@dataclass
class _Bearer:
    """What has been seen of one identity."""

    is_place: bool = False
    """Whether a table has it as a place: adjectives (`belge`) make no other thing of it."""
    labels: Counter[Label] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    forms: dict[str, Counter[str]] = field(default_factory=dict)
    articles: set[str] = field(default_factory=set)
    citations: dict[tuple[str, int], Citation] = field(default_factory=dict)
    given: list[Giving] = field(default_factory=list)
    mentions: int = 0
    is_name: bool = False
    """Whether it was written as a name once, or is known as one."""
    is_known: bool = False
    names_of_place: set[str] = field(default_factory=set)
    """Forms that were seen as a place's name, not as its adjective."""
    renderings: Counter[str] = field(default_factory=Counter)
    """What translations call a house whose name is made of words."""
    kept: set[bool] = field(default_factory=set)
    """Whether translations keep it as a name, as far as they can tell."""

    @property
    def label(self) -> Label:
        """The label of most mentions; of a role that was given it says more than of others."""
        told = Counter(one.entity.label for one in self.given)
        counted = self.labels + told + told
        if self.is_place and counted["LOC"]:
            del counted["MISC"]
        return counted.most_common(1)[0][0]

    @property
    def is_listed(self) -> bool:
        return self.is_name and (self.is_known or self.kept != {False})

    def take(self, other: "_Bearer") -> None:
        """Add what has been seen of another identity that is the same."""
        self.labels += other.labels
        self.names += other.names
        for lang, forms in other.forms.items():
            self.forms[lang] = self.forms.get(lang, Counter()) + forms
        self.articles |= other.articles
        for place, citation in other.citations.items():
            self.citations.setdefault(place, citation)
        self.given += other.given
        self.mentions += other.mentions
        self.is_name = self.is_name or other.is_name
        self.kept |= other.kept
        self.names_of_place |= other.names_of_place
        self.renderings += other.renderings

    def see(self, entity: Entity, lang: str, *, is_own: bool = True) -> None:
        if entity.label == "LOC":
            self.names_of_place.add(one_line(entity.text))
        if entity.name and is_own:
            self.names[one_line(entity.name)] += 1
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
                is_place = key.startswith(("territory:", "place:")) and is_known(entity)
                bearer = bearers[key] = _Bearer(is_place=is_place)
            bearer.mentions += 1
            bearer.labels[entity.label] += 1
            bearer.is_name = bearer.is_name or may_be_name(entity)
            bearer.is_known = bearer.is_known or is_known(entity)
            if not bearer.is_known and True not in bearer.kept:
                kept = is_kept(entity, sentence)
                if kept is not None:
                    bearer.kept.add(kept)
            bearer.see(entity, sentence.article.lang)
            bearer.articles.add(sentence.article.id)
            place = (sentence.article.id, sentence.segment.id)
            if whole is not None and place not in bearer.citations:
                bearer.citations[place] = whole.with_(start=entity.start, end=entity.end)
        for giving in giving_of(sentence):
            bearers[identity(giving.entity)].given.append(giving)
            for entity in directed(sentence, giving):
                bearers[identity(entity)].labels["ORG"] += DIRECTED
        _see_rendering(bearers, sentence)
    for sentence in sentences:
        for entity in sentence.translation.entities if sentence.translation else ():
            if (known := bearers.get(identity(entity))) is not None:
                known.see(entity, sentence.lang, is_own=False)
    bearers = {key: one for key, one in bearers.items() if one.is_listed}
    _join(bearers)
    ranked = sorted(
        bearers.items(), key=lambda item: (-len(item[1].articles), -item[1].mentions, item[0])
    )
    rows = [_row(key, bearer, target) for key, bearer in ranked]
    labels: tuple[Label, ...] = ("PER", "LOC", "ORG", "MISC")
    return {label: tuple(row for row in rows if row.label == label) for label in labels}


def _see_rendering(bearers: Mapping[str, _Bearer], sentence: Sentence) -> None:
    pair = rendered(sentence)
    if pair is not None:
        bearers[identity(pair[0])].renderings[one_line(pair[1].text)] += 1


def _share(bearers: Mapping[str, _Bearer], one: str, other: str) -> bool:
    """Return whether the articles on two houses have a person or place in common, or are one."""
    mine, theirs = bearers[one].articles, bearers[other].articles
    return not mine.isdisjoint(theirs) or any(
        third.label in ("PER", "LOC") and not third.articles.isdisjoint(mine)
        for key, third in bearers.items()
        if key not in (one, other) and not third.articles.isdisjoint(theirs)
    )


def _join(bearers: dict[str, _Bearer]) -> None:
    """Make one of those that are guesses about the same name."""
    guessed = {
        key: (
            one.label,
            one.mentions,
            [(form, lang) for lang, forms in one.forms.items() for form in forms],
        )
        for key, one in bearers.items()
        if not one.is_known
    }
    for key, head in same_people(_people(bearers)).items():
        bearers[head].take(bearers.pop(key))
        guessed.pop(key, None)
    renderings = {key: one.renderings for key, one in bearers.items() if one.renderings}
    mentions = {key: one.mentions for key, one in bearers.items()}
    for key, head in same_houses(renderings, mentions, partial(_share, bearers)).items():
        bearers[head].take(bearers.pop(key))
        guessed.pop(key, None)
    people = {
        form.split()[-1].casefold()
        for one in bearers.values()
        if one.label == "PER"
        for forms in one.forms.values()
        for form in forms
        if " " in form
    }
    for key, head in joined(guessed, people).items():
        bearers[head].take(bearers.pop(key))


def _people(bearers: Mapping[str, _Bearer]) -> list[tuple[str, frozenset[str], frozenset[str]]]:
    """Return the people with their forms and the words of the roles that were given them."""
    return [
        (
            key,
            frozenset(core_of(form) for forms in one.forms.values() for form in forms),
            frozenset(word for given in one.given for word in office_words(given)),
        )
        for key, one in bearers.items()
        if one.label == "PER"
    ]


def identity(entity: Entity) -> str:
    """Return the key of an entity, or one made of its form."""
    return entity.key or f"form:{entity.label}:{entity.text.casefold()}"


def _row(key: str, bearer: _Bearer, target: str) -> NameRow:
    names = bearer.names_of_place if bearer.is_place and bearer.label == "LOC" else ()
    forms = {lang: _commonest(seen, names) for lang, seen in sorted(bearer.forms.items())}
    called = bearer.renderings or bearer.names
    name = next(iter(_commonest(called)), None) or forms.get(target, (None,))[0]
    name = name or _commonest(sum(bearer.forms.values(), Counter()))[0]
    if bearer.label == "PER" and " " not in name:
        seen = (*forms.get(target, ()), *(form for some in forms.values() for form in some))
        name = next((form for form in seen if " " in form), name)
    return NameRow(
        key=key,
        name=core_of(name),
        label=bearer.label,
        forms=forms,
        mentions=bearer.mentions,
        citations=tuple(bearer.citations.values()),
        roles=join_roles(bearer.given),
    )


def _commonest(counted: Counter[str], first: Container[str] = ()) -> tuple[str, ...]:
    return tuple(sorted(counted, key=lambda form: (form not in first, -counted[form], form)))
