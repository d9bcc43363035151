"""An article agrees with itself: one name has one label and one key, and is found everywhere."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from core.annotate.acronyms import introduced
from core.annotate.adjoining import part_places
from core.annotate.meanings import Meanings
from core.annotate.merge import is_gazetteer, trust
from core.annotate.names import Known, identify, is_family_first, relation
from core.annotate.recogniser import Mention, Words, words_of
from core.annotate.tokens import PhraseTable, tokenize
from core.article import Label
from core.facts import read_facts

_RECOGNISER = "article"
_SHORTEST = 2
"""Code points of a name; longer ones have case forms."""
_MOST_NAMES = 100
"""Full names that a short form is compared with."""


def settle(
    texts: Sequence[str],
    found: Sequence[Sequence[Mention]],
    lang: str,
    vouched: Collection[str] = (),
) -> list[list[Mention]]:
    """Return the mentions of an article's `texts` made consistent, every one with key and name.

    `vouched` are keys of what the other side of the page names: an acronym or a city's name that
    several bear means one of those.

    A form keeps the label most of the evidence gives it; short forms join the full name that the
    article uses (the nearest one before, where several would do); forms found once are found
    wherever else they stand.
    """
    found = part_places(texts, found, lang)
    labels = _labels_of_forms(texts, found, lang)
    full_names = _full_names(texts, found, labels)
    labels |= _places_without_kind(labels, words_of(lang))
    labels |= _people_by_surname(texts, found, full_names)
    bases = _bases(labels, lang)
    everywhere = _find_everywhere(texts, found, labels, full_names, bases, lang)
    return _with_keys(texts, everywhere, labels, bases, lang, vouched)


def _labels_of_forms(
    texts: Sequence[str], found: Sequence[Sequence[Mention]], lang: str
) -> dict[str, Label]:
    """Return the label of every form; a name and its case forms have one together."""
    votes: dict[str, Counter[Label]] = {}
    for text, mentions in zip(texts, found, strict=True):
        for mention in mentions:
            form = text[mention.start : mention.end]
            votes.setdefault(form, Counter())[mention.label] += trust(mention) ** 2
    for form, counted in list(votes.items()):
        for inflected in _inflected(form, "LOC", lang) if len(form) > _SHORTEST else ():
            others = votes.get(inflected)
            if others is not None and others is not counted:
                counted.update(others)
                votes[inflected] = counted
    return {form: counter.most_common(1)[0][0] for form, counter in votes.items()}


def _places_without_kind(labels: dict[str, Label], words: Words) -> dict[str, Label]:
    """Return the names of places that the article calls with their kind too (`le mont Ventoux`)."""
    bare: dict[str, Label] = {}
    for form, label in labels.items():
        kind, _, name = form.partition(" ")
        if label == "LOC" and kind in words.landforms and name[:1].isupper():
            bare[name] = "LOC"
    return bare


def _people_by_surname(
    texts: Sequence[str], found: Sequence[Sequence[Mention]], full_names: Sequence[str]
) -> dict[str, Label]:
    """Return the forms that only guesses stand for and that are the surname of a person here."""
    surnames = {full.split(" ")[0 if is_family_first(full) else -1] for full in full_names}
    forms: dict[str, Label] = {}
    vouched: set[str] = set()
    for text, mentions in zip(texts, found, strict=True):
        for mention in mentions:
            form = text[mention.start : mention.end]
            if is_gazetteer(mention):
                vouched.add(form)
            elif form in surnames:
                forms[form] = "PER"
    return {form: label for form, label in forms.items() if form not in vouched}


def _full_names(
    texts: Sequence[str], found: Sequence[Sequence[Mention]], labels: dict[str, Label]
) -> list[str]:
    """Return the person names of two words and more, in order of appearance."""
    names: dict[str, None] = {}
    for text, mentions in zip(texts, found, strict=True):
        for mention in mentions:
            form = text[mention.start : mention.end]
            if labels[form] == "PER" and " " in form:
                names[form] = None
    return list(names)


def _find_everywhere(
    texts: Sequence[str],
    found: Sequence[Sequence[Mention]],
    labels: dict[str, Label],
    full_names: Sequence[str],
    bases: dict[str, str],
    lang: str,
) -> list[list[Mention]]:
    """Add the places where a known form, a case form or a surname of one, stands unmarked."""
    words = words_of(lang)
    table: PhraseTable[tuple[str, Label]] = PhraseTable()
    for form, label in labels.items():
        if form[0].isupper() and len(form) > 2 and form not in words.ordinary:
            table.add(form, (form, label))
    for inflected, form in bases.items():
        if form[0].isupper() and form not in words.ordinary:
            table.add(inflected, (inflected, labels[form]))
    for full in full_names:
        parts = full.split(" ")
        short = parts[0] if is_family_first(full) else parts[-1]
        if short[0].isupper() and len(short) > 2 and short.lower() not in words.function:
            table.add(short, (short, "PER"))
    result: list[list[Mention]] = []
    for text, mentions in zip(texts, found, strict=True):
        kept = [m.with_(label=labels[text[m.start : m.end]]) for m in mentions]
        taken = {position for m in kept for position in range(m.start, m.end)}
        tokens = tokenize(text)
        after = 0
        for i in table.beginnings(tokens):
            hit = table.longest(tokens, i) if i >= after else None
            if hit is None:
                continue
            end, (form, label) = hit
            start, stop = tokens.starts[i], tokens.ends[end - 1]
            is_part = (i and tokens.glued(i) and tokens.key(i - 1) == "-") or (
                end < len(tokens) and tokens.glued(end) and tokens.key(end) == "-"
            )
            if text[start:stop] != form or is_part or not taken.isdisjoint(range(start, stop)):
                continue
            kept.append(Mention(start=start, end=stop, label=label, recogniser=_RECOGNISER))
            after = end
        result.append(sorted(kept, key=lambda m: m.start))
    return result


def _bases(labels: dict[str, Label], lang: str) -> dict[str, str]:
    """Return the case forms of the article's names, each with the name that it is a form of."""
    bases: dict[str, str] = {}
    for form, label in labels.items():
        if len(form) > _SHORTEST:
            for inflected in _inflected(form, label, lang):
                if inflected[-1].isalpha() and labels.get(inflected, label) == label:
                    bases.setdefault(inflected, form)
    return bases


def _inflected(form: str, label: Label, lang: str) -> Iterator[str]:
    """Yield the case forms that a name takes in running text (`Gohrischs`, `Mureșului`)."""
    takes_s = words_of(lang).genitive_s and form[-1].islower() and form[-1] not in "sxzß"
    if takes_s and label != "MISC":
        yield form + "s"
    if label == "LOC":
        rules = read_facts("core.annotate", "lang", lang, "demonyms.toml").get("inflection", {})
        for old, new in rules.get("last_word", ()):
            if new and form.endswith(old):
                yield form[: len(form) - len(old)] + new


def _with_keys(
    texts: Sequence[str],
    found: Sequence[Sequence[Mention]],
    labels: dict[str, Label],
    bases: dict[str, str],
    lang: str,
    vouched: Collection[str],
) -> list[list[Mention]]:
    """Give every mention its key and name; a short form takes those of its full name.

    A case form takes those of the name that it is a form of.
    """
    known: dict[str, Known] = {}
    for text, mentions in zip(texts, found, strict=True):
        for mention in mentions:
            if mention.key is not None and mention.name is not None:
                form = text[mention.start : mention.end]
                known.setdefault(form, Known(mention.key, mention.name, mention.label))
    every_form = labels | _added(texts, found)
    every_full = _full_names(texts, found, every_form)
    acronyms = introduced(texts, found, every_form, lang)
    meanings = Meanings(texts, found, lang, vouched)
    seen: dict[str, None] = {}
    result: list[list[Mention]] = []
    for text, mentions in zip(texts, found, strict=True):
        settled: list[Mention] = []
        for mention in mentions:
            form = text[mention.start : mention.end]
            if mention.label == "PER" and " " in form:
                seen.pop(form, None)
                seen[form] = None
            meant = acronyms.get(form) if mention.label == "ORG" else None
            meant = meant or meanings.of(mention, bases.get(form, form))
            if meant is not None:
                mention = mention.with_(key=meant.key, name=meant.name)
            elif mention.key is None or (mention.label == "PER" and not is_gazetteer(mention)):
                form = bases.get(form, form)
                who = known.get(form)
                if who is None or who.label != mention.label:
                    who = _join(form, mention.label, seen, every_full, lang)
                    if " " in form or mention.label != "PER":
                        known[form] = who
                label = who.label if _is_corrected(form, mention.label, who) else mention.label
                mention = mention.with_(key=who.key, name=who.name, label=label)
            settled.append(mention)
        result.append(settled)
    return result


def _is_corrected(form: str, label: Label, who: Known) -> bool:
    """Return whether what the tables know of a name tells its label better than a guess did.

    A town is not believed against anything else (`Black Hawk`, `Bradley`): most words are one.
    """
    if who.label == label or not form[0].isupper():
        return False
    kind, _, rest = who.key.partition(":")
    return who.label in ("ORG", "PER") or (
        kind == "place" and (label == "ORG" or not rest.isdigit())
    )


def _added(texts: Sequence[str], found: Sequence[Sequence[Mention]]) -> dict[str, Label]:
    return {
        text[m.start : m.end]: m.label
        for text, mentions in zip(texts, found, strict=True)
        for m in mentions
    }


def _join(
    form: str, label: Label, seen: dict[str, None], every_full: Sequence[str], lang: str
) -> Known:
    """Return who `form` is: the last full name before it that it shortens, else the first after.

    Where a table says that the short form means one of the people here, it is that one: `Trump`
    after Melania Trump.
    """
    if label == "PER" and " " not in form:
        meant = identify(form, "PER", lang)
        if any(
            relation(form, full) == "short" and identify(full, "PER", lang).key == meant.key
            for full in every_full[:_MOST_NAMES]
        ):
            return meant
        nearest = islice(reversed(seen.keys()), _MOST_NAMES)
        for full in (*nearest, *every_full[:_MOST_NAMES]):
            if relation(form, full) == "short":
                return identify(full, "PER", lang)
    return identify(form, label, lang)
