"""Countries and the like, in every language of Unicode CLDR, with their inflected forms.

The names are CLDR's (through Babel); what CLDR lacks (demonyms, genitives, everyday names) stands
in `lang/<xx>/demonyms.toml`.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from msgspec import Struct

from core.annotate.kept_cldr import kept_cldr
from core.annotate.recogniser import Mention, words_of
from core.annotate.tokens import PhraseTable, Tokens, tokenize
from core.article import Label
from core.facts import kept_table, read_facts
from core.locales import locale_of

# Groupings of CLDR that the press does not write about as such, or that are codes, not places.
_LEFT_OUT = frozenset(("001", "ZZ", "QO", "XA", "XB", "EZ", "UN", "EU", "AQ"))
_LONGEST_NAME = 12
"""Words and marks of the longest name of a territory."""
_REGIONS = frozenset(("002", "003", "005", "009", "013", "019", "021", "142", "150", "419"))


class _Form(Struct, frozen=True):
    code: str
    is_demonym: bool
    exact: str | None = None
    """Spelling that must stand in the text as it is (`US`), where another case is another word."""
    guarded: bool = False
    """Taken only after a preposition of place: a given name or a word as well."""
    needs_capital: bool = True


def territory_name(code: str, lang: str = "en") -> str | None:
    """Return the short name of territory `code` in `lang`; None where CLDR has none."""
    if lang == "en":
        shorter: str | None = read_facts("core.annotate", "data", "names.toml")["territories"].get(
            code
        )
        if shorter:
            return shorter
    return _cldr_names(lang).get(code)


def territory_key(code: str) -> str:
    """Return the identity of territory `code`."""
    return f"territory:{code}"


def _cldr_names(lang: str) -> Mapping[str, str]:
    kept = kept_cldr(lang)
    return kept.territories if kept is not None else babel_names(lang)


@cache
def babel_names(lang: str) -> Mapping[str, str]:
    """Return the names of the territories in `lang`, by code, as Babel has them."""
    locale = locale_of(lang)
    if locale is None:
        return {}
    return {
        code: name
        for code, name in locale.territories.items()
        if code not in _LEFT_OUT and (not code.isdigit() or code in _REGIONS)
    }


def _simplified(name: str) -> Iterator[str]:
    """Yield `name`, and its parts where CLDR adds one in brackets (`Myanmar (Birmanie)`)."""
    if "(" in name:
        outer, _, inner = name.partition("(")
        yield outer.strip()
        yield inner.strip(" )")
    else:
        yield name


def _inflected(name: str, rules: Mapping[str, Any]) -> Iterator[str]:
    """Yield the forms that `name` takes in running text."""
    yield name
    words = name.split(" ")
    for old, new in rules.get("last_word", ()):
        if name.endswith(old):
            yield name[: len(name) - len(old)] + new
    if len(words) > 1:
        for old, new in rules.get("first_word", ()):
            if words[0].endswith(old):
                yield " ".join([words[0][: len(words[0]) - len(old)] + new, *words[1:]])
        for old, new in rules.get("all_words", ()):
            changed = [w[: len(w) - len(old)] + new if w.endswith(old) else w for w in words]
            if changed != words:
                yield " ".join(changed)


def _expanded(base: str, endings: Sequence[tuple[str, Sequence[str]]]) -> Iterator[str]:
    """Yield the forms of the demonym `base`, by the first ending that fits."""
    yield base
    for ending, variants in endings:
        if base.endswith(ending):
            stem = base[: len(base) - len(ending)]
            for variant in variants:
                yield stem + variant
            return


@cache
@kept_table
def _table(lang: str) -> PhraseTable[_Form]:
    facts = read_facts("core.annotate", "lang", lang, "demonyms.toml")
    table: PhraseTable[_Form] = PhraseTable()
    rules = facts.get("inflection", {})
    guarded = frozenset(facts.get("guarded", {}).get("names", ()))
    for code, names in facts.get("aliases", {}).items():
        for name in names:
            exact = name if name.isupper() else None
            table.add(name, _Form(code, is_demonym=False, exact=exact))
    # Whole names before inflected ones: a form that is another's name is that other's.
    cldr = [(code, name) for code, full in _cldr_names(lang).items() for name in _simplified(full)]
    for code, name in cldr:
        table.add(name, _Form(code, is_demonym=False, guarded=name in guarded))
    aliases = [(c, n) for c, names in facts.get("aliases", {}).items() for n in names]
    for code, name in cldr + [(c, n) for c, n in aliases if not n.isupper()]:
        named = _Form(code, is_demonym=False, guarded=name in guarded)
        for form in _inflected(name, rules):
            table.add(form, named)
    endings = facts.get("expand", {}).get("endings", ())
    for code, bases in facts.get("demonyms", {}).items():
        for base in bases:
            demonym = _Form(code, is_demonym=True, needs_capital=base[0].isupper())
            for form in _expanded(base, endings):
                table.add(form, demonym)
    return table


class TerritoryRecogniser:
    """Territories by name, inflected form, adjective and inhabitant."""

    name = "territories"

    def recognise(self, texts: Sequence[str], lang: str) -> list[list[Mention]]:
        """Return the territories of each text; adjectives and inhabitants are MISC."""
        table = _table(lang)
        return [self._recognise(tokenize(text), table, lang) for text in texts]

    def _recognise(self, tokens: Tokens, table: PhraseTable[_Form], lang: str) -> list[Mention]:
        found: list[Mention] = []
        end = 0
        for i in table.beginnings(tokens):
            hit = table.longest(tokens, i) if i >= end else None
            if hit is None or not _is_meant(tokens, i, hit[0], hit[1], lang):
                continue
            end, form = hit
            label: Label = "MISC" if form.is_demonym else "LOC"
            found.append(
                Mention(
                    start=tokens.starts[i],
                    end=tokens.ends[end - 1],
                    label=label,
                    recogniser=self.name,
                    key=territory_key(form.code),
                    name=territory_name(form.code),
                )
            )
        return found


def _is_meant(tokens: Tokens, i: int, end: int, form: _Form, lang: str) -> bool:
    surface = tokens.text[tokens.starts[i] : tokens.ends[end - 1]]
    # `Meta-defense.fr`: a code or name inside an address is none.
    if tokens.glued(i) and tokens.key(i - 1) in ("@", ".", "/", "_"):
        return False
    if form.exact is not None:
        return surface == form.exact
    if form.needs_capital and not surface[0].isupper():
        return False
    if form.guarded:
        place = words_of(lang).locative.longest(tokens, i - 1)
        followed = tokens.is_capital(end) and not tokens.glued(end)
        return place is not None and not followed
    return True


@cache
def is_demonym(phrase: str, lang: str) -> bool:
    """Return whether `phrase` is the adjective or inhabitants' name of a territory."""
    tokens = tokenize(phrase)
    hit = _table(lang).longest(tokens, 0) if len(tokens) else None
    return hit is not None and hit[0] == len(tokens) and hit[1].is_demonym


LANGUAGES = ("en", "fr", "de", "ro", "ru", "uk")
"""Languages whose names of territories are looked through when the form's own has none."""


def find_territory(form: str, lang: str = "") -> tuple[str, str] | None:
    """Return the code of the territory that the whole of `form` names, and in which language.

    Inflected forms and demonyms count; `lang` is looked through first.
    """
    tokens = tokenize(form)
    if not len(tokens) or len(tokens) > _LONGEST_NAME:
        return None
    for one in dict.fromkeys((lang, *LANGUAGES) if lang else LANGUAGES):
        hit = _table(one).longest(tokens, 0)
        if hit is None or hit[0] != len(tokens):
            continue
        if hit[1].exact in (None, form) and (form[0].isupper() or not hit[1].needs_capital):
            return hit[1].code, one
    return None


def territories_within(form: str, lang: str = "") -> Iterator[tuple[str, str]]:
    """Yield every territory named in `form`, with what is left (`Duma`, of `Duma Rusiei`)."""
    tokens = tokenize(form)
    if len(tokens) > 2 * _LONGEST_NAME:
        return
    seen: set[tuple[str, str]] = set()
    for one in dict.fromkeys((lang, *LANGUAGES) if lang else LANGUAGES):
        table = _table(one)
        for i in range(len(tokens)):
            hit = table.longest(tokens, i)
            if hit is None or hit[1].exact not in (None, _surface(tokens, i, hit[0])):
                continue
            rest = _surface(tokens, 0, i) + " " + _surface(tokens, hit[0], len(tokens))
            found = (hit[1].code, rest.strip(" -–—()"))
            if found not in seen:
                seen.add(found)
                yield found


def _surface(tokens: Tokens, start: int, end: int) -> str:
    return tokens.text[tokens.starts[start] : tokens.ends[end - 1]] if start < end else ""
