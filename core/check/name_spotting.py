"""The names of an original: those that recognisers found, and what is one by its form alone."""

import re
from collections.abc import Iterator
from dataclasses import replace

from core.annotate.identity.parts import is_written_so
from core.annotate.names import fold, lookup
from core.annotate.places import CITY, METROPOLIS, Place, find_place
from core.annotate.quantities.lexicon import lexicon
from core.annotate.recogniser import known_language, words_of
from core.annotate.spans import SpanIndex
from core.annotate.territories import TerritoryRecogniser, is_demonym
from core.annotate.tokens import tokenize
from core.article import Span
from core.check.name import Name
from core.check.name_forms import Word, Words, meanings, part, words_in
from core.check.name_keys import country_of_compound, nations
from core.check.name_kinds import is_of_tables, is_title, no_names
from core.check.name_letters import is_adjective, is_like_noun, is_word, looks_foreign
from core.check.number_words import number_words
from core.check.pair import Side
from core.facts import read_facts

_SHORTEST_LEAD = 4
_TELLING = 5
"""Letters of a small word that may tell what a name means."""
_REACH = 14
"""Code points around a country in which its currency is looked for."""
_JOINS = " \u00a0-‑\u202f"
_ACRONYM = 5
_SEVERAL = 3
_SAID = 2
"""Words after a speaker in which a word of speaking may stand (`a déclaré`)."""
_ATTRIBUTES = 6
"""Words between an article and its noun, the article too."""
_COMPOUND = 5
"""Letters of each part of a compound at least."""
_SUSPENDED = re.compile(r"\w- (?:und|oder|bzw\.|sowie|en|of|och|eller) ")
"""What compounds share: `Lastwagen- und Panzer-Konvois`."""
_QUOTES = tuple("\"'“”„«‹‘’")


def names_of(side: Side, words: Words) -> Iterator[Name]:
    """Yield the names of `side`, in order of appearance, each form once."""
    seen: set[str] = set()
    known = list(_recognised(side))
    taken = SpanIndex[Span]([Span(start=one.start, end=one.end) for one in known])
    found = [*known, *_spotted(side, words), *_members(words, taken)]
    if words_of(side.lang).nouns_are_capital:
        found += _compounds(side, words, taken)
        found += _with_adjective(side, words, taken)
    for name in sorted(found, key=lambda one: one.start):
        if fold(name.text) not in seen and not _is_number(name.text, side.lang):
            seen.add(fold(name.text))
            yield name


def _is_number(text: str, lang: str) -> bool:
    """Return whether a name is a number of several words: `les Vingt-Sept` may become “the EU”."""
    numerals = lexicon(lang).numerals
    parts = text.lower().replace("-", " ").split()
    return len(parts) > 1 and all(one in numerals.small or one in numerals.joiners for one in parts)


def _recognised(side: Side) -> Iterator[Name]:
    small = words_of(side.lang).function
    for entity in side.entities:
        is_nation = (entity.key or "").startswith("territory:")
        is_small = entity.text[:1].islower()
        # A currency's country may be in its sign alone.
        if is_nation and _is_of_currency(side, entity):
            continue
        called: frozenset[str] = frozenset()
        if not is_nation and entity.label in ("MISC", "LOC") and not known_language(side.lang):
            called = nations(entity.text, side.lang, surely=not is_small and entity.label != "MISC")
        if entity.label == "MISC" and is_small and not is_nation and not called:
            continue
        if _SUSPENDED.search(side.text, entity.start, entity.end):
            continue
        for start, end in _parts(side.text, entity):
            is_whole = (start, end) == (entity.start, entity.end)
            words = words_in(side.text, side.lang, start, end)
            capital = [w for w in words if not w.form[0].islower() or w.is_marked]
            kept = tuple(
                w
                for w in capital
                if w.is_marked or (w.folded not in small and not is_title(w, side.lang))
            )
            if is_small and (is_nation or called):
                kept = words
            if kept:
                key, called_in_full = entity.key, entity.name
                if is_whole and len(entity.text) <= _ACRONYM and not (key and is_of_tables(key)):
                    # `Onu`, where the tables have ONU.
                    known = lookup(entity.text.upper(), "ORG")
                    key, called_in_full = (
                        (known.key, known.name) if known else (key, called_in_full)
                    )
                has_title = _follows_title(side, start)
                whole = Name(
                    start,
                    end,
                    side.text[start:end],
                    kept,
                    side.lang,
                    entity.label,
                    key if is_whole else None,
                    called_in_full if is_whole else None,
                    entity.recogniser,
                    small=tuple(w for w in words if not w.is_capital and len(w.form) >= _TELLING),
                    has_title=has_title,
                    speaks=entity.label == "PER" and (has_title or _speaks(side, start, end)),
                    is_one_of_many=_follows_article(side, start),
                    is_where=_follows_preposition(side, start),
                    nations=called if is_whole else frozenset(),
                )
                inner = [*_inner_cities(whole), *_inner_countries(whole)]
                # Of `Münchner Justiz` only the city is a name.
                is_led = any(one.start == start and one.is_inner for one in inner)
                if not (is_led and len(whole.words) < _SEVERAL):
                    yield whole
                yield from inner


def _inner_cities(name: Name) -> Iterator[Name]:
    """Yield the cities that a name of something else holds, and those with an ending (`Berliner`).

    What `name` is may be told in another way; where it is, may not.
    """
    if name.label == "PER" or (name.key is not None and is_of_tables(name.key)):
        return
    is_alone = len(name.words) == 1 and not name.small
    for word in name.words:
        if is_alone and name.label != "MISC":
            return
        place = None if word.is_marked else _inner(word, name, is_alone)
        if place is not None:
            yield Name(
                word.start,
                word.end,
                word.form,
                (word,),
                name.lang,
                "LOC",
                place.key,
                place.name,
                is_inner=True,
            )


def _inner_countries(name: Name) -> Iterator[Name]:
    """Yield the countries that a name of something else holds (`Banque d'Angleterre`)."""
    if name.label not in ("ORG", "MISC") or (name.key is not None and is_of_tables(name.key)):
        return
    if len(name.words) == 1:
        if not words_of(name.lang).nouns_are_capital:
            return
        found = country_of_compound(name.words[0].form, name.lang)
        if found is None:
            return
        form, key = found
        rest = name.words[0].form[len(form) :]
        if name.label == "MISC" and len(rest) >= _COMPOUND:
            end = name.start + len(form)
            yield replace(
                name, end=end, text=form, label="LOC", key=key, called=form, is_inner=True
            )
        return
    for mention in TerritoryRecogniser().recognise([name.text], name.lang)[0]:
        start, end = name.start + mention.start, name.start + mention.end
        words = tuple(w for w in name.words if start <= w.start < end)
        if mention.label == "LOC" and words and mention.key:
            text = name.text[mention.start : mention.end]
            yield replace(
                name,
                start=start,
                end=end,
                text=text,
                words=words,
                label="LOC",
                key=mention.key,
                called=text,
                small=(),
                is_inner=True,
            )


def _inner(word: Word, name: Name, is_alone: bool) -> Place | None:
    for old, new in read_facts("core.check", "data", "name_shapes.toml")["cities"].get(
        name.lang, ()
    ):
        if word.form.endswith(old):
            place = find_place(word.form.removesuffix(old) + new, name.lang)
            if place is not None and place.population >= CITY:
                return place
    if is_alone or word is name.words[0] or meanings(word.folded):
        return None
    place = find_place(word.form)
    if place is not None and (place.is_main or place.population >= CITY):
        return place
    # In a case it may be another word's (`Oltului`, of the Olt).
    place = find_place(word.form, name.lang)
    return place if place is not None and place.population >= METROPOLIS else None


def _is_of_currency(side: Side, entity: Span) -> bool:
    """Return whether the country of `entity` is that of a currency (`US-Dollar`)."""
    stems = tuple(read_facts("core.check", "data", "name_shapes.toml")["currencies"].split())
    near = words_in(side.text, side.lang, max(0, entity.start - _REACH), entity.end + _REACH)
    return any(
        (word.start >= entity.end or word.end <= entity.start)
        and word.folded.startswith(stems)
        and not side.text[word.end : entity.start].strip(_JOINS)
        and not side.text[entity.end : word.start].strip(_JOINS)
        for word in near
    )


def _follows_title(side: Side, start: int) -> bool:
    before = words_in(side.text, side.lang, max(0, start - 40), start)
    return bool(before) and is_title(before[-1], side.lang)


def _speaks(side: Side, start: int, end: int) -> bool:
    said = read_facts("core.check", "data", "name_shapes.toml")["says"].get(side.lang, "").split()
    if not said:
        return False
    before = words_in(side.text, side.lang, max(0, start - _REACH), start)
    after = words_in(side.text, side.lang, end, end + _REACH)
    return any(word.form.lower() in said for word in (*before[-1:], *after[:_SAID]))


def _follows_preposition(side: Side, start: int) -> bool:
    """Return whether a preposition of place, without an article, stands before `start`."""
    tokens = tokenize(side.text)
    found = words_of(side.lang).locative.longest(tokens, tokens.index_at(start) - 1)
    return found is not None and found[1]


def _follows_article(side: Side, start: int) -> bool:
    """Return whether an indefinite article stands before `start`, perhaps adjectives between.

    Between them may stand an age, too (`ein 58 Jahre alter`), but no other noun and no mark.
    """
    articles = number_words(side.lang).articles
    if not articles or not words_of(side.lang).nouns_are_capital:
        return False
    tokens = tokenize(side.text)
    last = tokens.index_at(start) - 1
    for i in range(last, max(-1, last - _ATTRIBUTES), -1):
        if tokens.key(i) in articles:
            return True
        is_counted = tokens.kind(i - 1) == "d"
        if tokens.kind(i) not in "wd" or (tokens.is_capital(i) and not is_counted):
            return False
    return False


def _parts(text: str, entity: Span) -> Iterator[tuple[int, int]]:
    """Yield the names that a slash joins (`ABC/Post`)."""
    start = entity.start
    for name in text[entity.start : entity.end].split("/"):
        if name:
            yield start, start + len(name)
        start += len(name) + 1


def _spotted(side: Side, words: Words) -> Iterator[Name]:
    """Yield what no recogniser has marked and is written as only names are."""
    taken = SpanIndex[Span]([*side.entities, *side.figures, *side.dates])
    run: list[Word] = []
    for word in words.words:
        is_name = _looks_like_name(word, words) and not taken.touches(_span(word))
        if run and (not is_name or side.text[run[-1].end : word.start].strip(" -’'")):
            yield _of_run(side, run)
            run = []
        if is_name:
            run.append(word)
    if run:
        yield _of_run(side, run)


def _compounds(side: Side, words: Words, taken: SpanIndex[Span]) -> Iterator[Name]:
    """Yield the countries that compounds begin with (`Ägyptenreise`)."""
    for word in words.words:
        if not word.is_capital or len(word.form) < 2 * _COMPOUND or taken.touches(_span(word)):
            continue
        found = country_of_compound(word.form, side.lang)
        if found is not None and is_like_noun(word.form[len(found[0]) :], side.lang):
            form, key = found
            end = word.start + len(form)
            first = words_in(side.text[:end], side.lang, word.start, end)
            yield Name(word.start, end, form, first, side.lang, "LOC", key, form)


def _with_adjective(side: Side, words: Words, taken: SpanIndex[Span]) -> Iterator[Name]:
    """Yield nouns with an adjective that has a capital of its own (`das Tote Meer`)."""
    small = words_of(words.lang).function
    for before, word, noun in zip(words.words, words.words[1:], words.words[2:], strict=False):
        if not (word.is_capital and noun.is_capital) or before.folded not in small or word.opens:
            continue
        if word.form.lower() in small or words.text[word.end : noun.start] != " ":
            continue
        if not is_adjective(word.form, words.lang) or is_demonym(word.form, words.lang):
            continue
        if not (taken.touches(_span(word)) or taken.touches(_span(noun))):
            yield _of_run(side, [word, noun])


def _members(words: Words, taken: SpanIndex[Span]) -> Iterator[Name]:
    """Yield words that are names in other languages alone.

    In small letters a party or faith (`républicains`); where every noun has a capital also an
    institution (`Kommission`).
    """
    groups, heads = part("groups"), frozenset[int]()
    if words_of(words.lang).nouns_are_capital:
        heads = part("heads")
    for word in words.words:
        wanted = groups | heads if word.is_capital else groups
        if not meanings(word.folded).isdisjoint(wanted) and not taken.touches(_span(word)):
            yield Name(word.start, word.end, word.form, (word,), words.lang, by="meaning")


def _span(word: Word) -> Span:
    return Span(start=word.start, end=word.end)


def _of_run(side: Side, run: list[Word]) -> Name:
    start, end = run[0].start, run[-1].end
    return Name(start, end, side.text[start:end], tuple(run), side.lang)


def _looks_like_name(word: Word, words: Words) -> bool:
    if len(word.form) < 2 or word.folded in no_names(words.lang) or word.form[0].isdigit():
        return False
    facts = words_of(words.lang)
    if not word.is_marked and (word.form.lower() in facts.function or is_title(word, words.lang)):
        return False
    if word.form in facts.acronyms or word.form in facts.ordinary:
        return False
    if words.is_shouted:
        return False
    if word.is_marked:
        return words.has_capitals or facts.nouns_are_capital
    if facts.nouns_are_capital:
        if _SUSPENDED.search(words.text[max(0, word.start - _REACH) : word.start]):
            return False
        is_strange = looks_foreign(word.form, words.lang) and not is_like_noun(
            word.form, words.lang
        )
        return word.is_capital and (is_strange or _leads(word, words))
    is_first = word.opens or words.text[: word.start].endswith(_QUOTES)
    return word.is_capital and not is_first and words.has_capitals


def _leads(word: Word, words: Words) -> bool:
    """Return whether a name leads a compound with a hyphen (`Pauli-Prinzip`)."""
    rest = words.text[word.end : word.end + 2]
    if not (rest.startswith("-") and rest[1:].isupper()) or len(word.form) < _SHORTEST_LEAD:
        return False
    if meanings(word.folded) or is_word(word.form, words.lang):
        return False
    return is_written_so(word.form)
