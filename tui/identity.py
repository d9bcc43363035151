"""Who a name is, for the reader: key, reason, forms and articles; and the reader's word on it.

Nothing here knows of Textual. `look_up` reads every article of the library, so it takes a while and
runs in a thread.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain

from core.article import Article, Entity, Label, Translation
from core.errors import StoreError
from core.store import IdentityChoice, Library, NamedForm
from core.store.identities import fold

MOST_ARTICLES = 300
"""Articles looked through for a name, the newest first."""
_MOST_FORMS = 6
"""Spellings shown of one name in one language."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """Another article that names the same: its title and how often it does so."""

    article: str
    title: str
    mentions: int


@dataclass(frozen=True, slots=True)
class Who:
    """What is known of a name where it stands.

    `by_rules` is the name as the rules have it, before the reader's choices; `others` are the other
    forms that share its key, commonest first; `forms` goes by language.
    """

    form: str
    key: str
    name: str
    label: Label
    by_rules: NamedForm
    reason: str
    forms: dict[str, tuple[str, ...]]
    others: tuple[NamedForm, ...]
    sightings: tuple[Sighting, ...]
    choices: tuple[IdentityChoice, ...]
    is_cut_short: bool = False


def look_up(
    library: Library, article: Article, target: str, entity: Entity, is_original: bool
) -> Who:
    """Return who `entity` is; `article` is as stored, `entity` as shown. Raises StoreError."""
    identities = library.identities()
    raw = _as_stored(article, target, entity, is_original=is_original)
    lang = article.lang if is_original else target
    by_rules = _named(raw)
    key, name = identities.settle(raw.text, by_rules.key, by_rules.name)
    forms: dict[str, Counter[str]] = {}
    others: Counter[NamedForm] = Counter()
    settled = identities.settle_article(article)
    for shown, stored, where in _both_sides(settled, article, target):
        if shown.key == key:
            forms.setdefault(where, Counter())[shown.text] += 1
            if shown.text.casefold() != raw.text.casefold():
                others[_named(stored)] += 1
    sightings, is_cut_short = _elsewhere(library, article.id, key)
    return Who(
        form=raw.text,
        key=key,
        name=name,
        label=raw.label,
        by_rules=by_rules,
        reason=_reason(raw, by_rules, key, lang),
        forms={
            where: tuple(form for form, _ in counted.most_common(_MOST_FORMS))
            for where, counted in forms.items()
        },
        others=tuple(one for one, _ in others.most_common(_MOST_FORMS)),
        sightings=sightings,
        choices=tuple(identities.choices_on(raw.text, by_rules.key)),
        is_cut_short=is_cut_short,
    )


def names_in(article: Article, target: str, label: Label) -> list[NamedForm]:
    """Return the names of one kind that an article has, each form once, in order."""
    found: dict[str, NamedForm] = {}
    for _, stored, _ in _both_sides(article, article, target):
        if stored.label == label:
            found.setdefault(stored.text.casefold(), _named(stored))
    return list(found.values())


def named_like(article: Article, target: str, label: Label, form: str) -> NamedForm:
    """Return who `form`, which the reader typed, is: as the article has it, else by the rules."""
    known = {one.form.casefold(): one for one in names_in(article, target, label)}
    if form.casefold() in known:
        return known[form.casefold()]
    from core.annotate.identity import resolve

    who = resolve(form, label, article.lang)
    return NamedForm(form=form, key=who.key, name=who.name, label=label)


def forms_held(library: Library, forms: Iterable[str], label: Label | None) -> dict[str, NamedForm]:
    """Return who each form is in the newest articles, originals and translations, where one has it.

    Of several the commonest counts; only those of `label` where one is given.
    """
    wanted = {fold(form): form for form in forms}
    found: dict[str, Counter[NamedForm]] = {}
    entries = sorted(library.entries(), key=lambda one: (one.added, one.id), reverse=True)
    for entry in entries[:MOST_ARTICLES]:
        try:
            article = library.article(entry.id)
        except StoreError:
            continue  # the list of articles says what is wrong with it
        made = (one for target in article.translations.values() for one in target)
        for entity in chain(article.entities, *(one.entities for one in made)):
            form = wanted.get(fold(entity.text))
            if form is not None and entity.key and label in (None, entity.label):
                held = _named(entity).with_(form=form)
                found.setdefault(form, Counter())[held] += 1
    return {form: counted.most_common(1)[0][0] for form, counted in found.items()}


def join(one: NamedForm, other: NamedForm) -> IdentityChoice:
    """Return the choice that two names are one; the key of `one` is kept."""
    return _choice("same", one, other)


def part(one: NamedForm, other: NamedForm) -> IdentityChoice:
    """Return the choice that two names are two; `other` is the one that gets its own key."""
    return _choice("apart", one, other)


def answers(who: Who) -> list[tuple[str, str]]:
    """Return what can be done about the name, each with its key."""
    can: list[tuple[str, str]] = [("j", "Join it with another name")]
    if who.others:
        others = ", ".join(f"“{one.form}”" for one in who.others[:2])
        can.append(("p", f"Keep “{who.form}” apart from {others}"))
    if who.choices:
        can.append(("r", "Let the rules decide again"))
    return can


def in_words(who: Who) -> list[str]:
    """Return what is known as paragraphs of plain text."""
    from core.brief.languages import language_name

    lines = [f"{who.name}   {who.key}", who.reason]
    for where, forms in who.forms.items():
        lines.append(f"{language_name(where)}: {', '.join(forms)}")
    if who.sightings:
        count = sum(one.mentions for one in who.sightings)
        titles = [f"{one.title} ({one.mentions})" for one in who.sightings[:3]]
        more = f", and {len(who.sightings) - 3} more" if len(who.sightings) > 3 else ""
        lines.append(f"Elsewhere {count} times: {'; '.join(titles)}{more}")
    else:
        lines.append("No other article names the same.")
    if who.is_cut_short:
        lines.append(f"Only the newest {MOST_ARTICLES} articles were looked through.")
    lines += [f"You have said: {one.sentence()}" for one in who.choices]
    return lines


def _choice(kind: str, one: NamedForm, other: NamedForm) -> IdentityChoice:
    made = datetime.now(UTC).isoformat(timespec="seconds")
    return IdentityChoice(
        kind="same" if kind == "same" else "apart", one=one, other=other, made=made
    )


def _named(entity: Entity) -> NamedForm:
    return NamedForm(
        form=entity.text,
        key=entity.key or entity.text,
        name=entity.name or entity.text,
        label=entity.label,
    )


def _as_stored(article: Article, target: str, entity: Entity, *, is_original: bool) -> Entity:
    """Return the entity of the stored article that `entity` shows with the choices applied."""
    kept = (
        article.entities
        if is_original
        else tuple(one for made in article.translated(target).values() for one in made.entities)
    )
    place = (entity.start, entity.end, entity.text)
    return next((one for one in kept if (one.start, one.end, one.text) == place), entity)


def _both_sides(
    settled: Article, stored: Article, target: str
) -> Iterator[tuple[Entity, Entity, str]]:
    """Yield every name as shown, as stored, and the language that it stands in."""
    for shown, kept in zip(settled.entities, stored.entities, strict=True):
        yield shown, kept, stored.lang
    made: dict[int, Translation] = stored.translated(target)
    for number, one in settled.translated(target).items():
        for shown, kept in zip(one.entities, made[number].entities, strict=True):
            yield shown, kept, target


def _elsewhere(library: Library, article_id: str, key: str) -> tuple[tuple[Sighting, ...], bool]:
    """Return the other articles that name the same, those that do so most often first."""
    identities = library.identities()
    entries = sorted(library.entries(), key=lambda one: (one.added, one.id), reverse=True)
    found: list[Sighting] = []
    for entry in entries[:MOST_ARTICLES]:
        if entry.id == article_id:
            continue
        try:
            article = library.article(entry.id)
        except StoreError:
            continue  # the list of articles says what is wrong with it
        mentions = sum(
            identities.settle(one.text, one.key, one.name or one.text)[0] == key
            for one in article.entities
            if one.key is not None
        )
        if mentions:
            found.append(Sighting(entry.id, entry.title, mentions))
    found.sort(key=lambda one: -one.mentions)
    return tuple(found), len(entries) > MOST_ARTICLES


def _reason(raw: Entity, by_rules: NamedForm, key: str, lang: str) -> str:
    """Say why the name has its key."""
    from core.annotate.identity import reason_of, resolve

    if key != by_rules.key:
        return f"You have said so; the rules give it {by_rules.key}."
    alone = resolve(raw.text, raw.label, lang)
    if alone.key != key:
        return f"In this article it stands for {by_rules.name}; alone it would be {alone.key}."
    told = reason_of(alone)
    parts = f" ({'; '.join(alone.forms)})" if alone.forms and not alone.is_known else ""
    return f"{told[0].upper()}{told[1:]}{parts}."
