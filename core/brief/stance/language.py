"""What reading stance needs to know of a language, from its data file."""

from collections.abc import Container
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, TypeAlias

from core.brief.stance.stance import HedgeKind
from core.brief.stance.tokens import Token, tokenise
from core.facts import kept_table, read_facts

Words: TypeAlias = frozenset[str]


@dataclass(frozen=True)
class Cue:
    """A phrase of several words; `source` is the place in it where the speaker begins."""

    words: tuple[str, ...]
    source: int
    kind: HedgeKind = "phrase"


@dataclass(frozen=True)
class Phrasal:
    """Words that make a verb before them one of saying, some only with a figure after them."""

    words: tuple[str, ...]
    needs_figure: bool
    is_bare: bool = False


@dataclass(frozen=True)
class Language:
    """The facts of one language; the comments in `lang/fr.toml` say what each set holds."""

    code: str
    elisions: Words
    enclitics: tuple[str, ...]
    proclitics: Words
    determiners: Words
    links: Words
    prepositions: Words
    agents: Words
    conjunctions: Words
    relatives: Words
    stops: Words
    times: Words
    adverbs: Words
    adverb_endings: tuple[str, ...]
    not_adverbs: Words
    clitics: Words
    pronouns: Words
    that: Words
    as_words: Words
    auxiliaries: Words
    been: Words
    participles: Words
    finite: Words
    gerunds: Words
    objects: Words
    free: Words
    closing: Words
    not_complements: Words
    infinitives: Words
    impersonal: Words
    not_sources: Words
    always: Words
    figured: Words
    announcing: Words
    weak: Words
    showing: Words
    reflexives: Words
    reflexive_words: Words
    statements: Words
    documents: Words
    acts: Words
    speakers: Words
    not_speakers: Words
    numerals: Words
    indefinites: Words
    possessives: Words
    object_endings: Words
    leading: Words
    tell_infinitives: Words
    more_participles: Words
    capital_nouns: bool
    verbs_of_objects: Words
    inquits: Words
    before: dict[str, tuple[Cue, ...]]
    after: dict[str, tuple[Cue, ...]]
    cited: dict[str, tuple[Cue, ...]]
    opinions: dict[str, tuple[Cue, ...]]
    open_phrases: dict[str, tuple[Cue, ...]]
    inserted: dict[str, tuple[Cue, ...]]
    """Adverbs of several words: `d'abord`, `dans un premier temps`."""
    phrasal: dict[str, tuple[Phrasal, ...]]
    with_nouns: dict[str, tuple[str, ...]]
    """Verbs that report with some nouns as their object, by how these begin (in German end)."""
    hedges: dict[str, tuple[Cue, ...]]
    mood: dict[str, Any]
    triggers: Words
    source_starts: Words
    """Words that what names a source may begin with."""
    group_starts: Words
    attached: Words
    """Participles at which who tells or counts may be named: `communiqué par`."""
    """Words that a verb of saying, or what stands with it, may begin with."""
    object_only: Words
    phrasal_only: Words
    reflexive_only: Words

    def tokens(self, text: str) -> list[Token]:
        """Return the tokens of `text`."""
        return tokenise(text, self.elisions, self.enclitics, self.proclitics)


@cache
@kept_table
def language(code: str) -> Language | None:
    """Return the facts of a language, or None where there is no data."""
    facts = read_facts("core.brief.stance", "lang", f"{code}.toml")
    return _made(code, facts) if facts else None


_MADE = (
    "triggers",
    "source_starts",
    "group_starts",
    "attached",
    "object_only",
    "phrasal_only",
    "reflexive_only",
)

CLASSES = ("objects", "always", "figured", "announcing", "weak", "showing", "reflexives", "free")
"""The keys that name stems of a group of regular verbs, to put their forms in a class."""

_SETS = tuple(one.name for one in fields(Language) if one.type == Words and one.name not in _MADE)


def _made(code: str, facts: dict[str, Any]) -> Language:
    sets = {name: frozenset(facts.get(name, "").split()) for name in _SETS}
    for verbs in facts.get("regular", []):
        for stem in verbs["stems"].split():
            sets["finite"] |= {stem + ending for ending in verbs["finite"].split()}
            sets["gerunds"] |= {stem + ending for ending in verbs.get("gerund", "").split()}
            begun = verbs.get("prefix", "") + stem
            made = {begun + ending for ending in verbs["participle"].split()}
            sets["participles"] |= made
            made |= {stem + ending for ending in verbs["finite"].split()}
            infinitives = {stem + ending for ending in verbs.get("infinitive", "").split()}
            sets["tell_infinitives"] |= infinitives
            for name in CLASSES:
                if stem in verbs.get(name, "").split():
                    sets[name] |= made
    for verbs in facts.get("inquit", []):
        endings = verbs.get("endings", "").split() or [""]
        sets["inquits"] |= {a + b for a in verbs["stems"].split() for b in endings}
    told = sets["finite"] | sets["participles"]
    german = bool(facts.get("capital_nouns", False))  # where `bezeichnet` is finite as well
    for name in ("always", "figured", "announcing", "weak"):
        sets["finite"] |= sets[name] if german else sets[name] - sets["participles"]
    bound = {"object_only": sets["finite"] - told}
    told |= sets["finite"]
    phrasal = _phrasal(facts.get("phrasal", []))
    with_nouns = _with_nouns(facts.get("with_nouns", []))
    bound["phrasal_only"] = frozenset((*phrasal, *with_nouns)) - told - sets["reflexives"]
    sets["participles"] |= set(with_nouns) & sets["more_participles"]
    sets["finite"] |= set(with_nouns)
    sets["participles"] |= set(facts.get("mood", {}).get("deciding", "").split())
    bound["reflexive_only"] = sets["reflexives"] - told
    sets["participles"] |= set(phrasal) & sets["more_participles"]
    sets["participles"] |= bound["reflexive_only"] & sets["more_participles"]
    sets["finite"] |= (sets["reflexives"] - sets["participles"]) | set(phrasal)
    enclitics = tuple(sorted(facts.get("enclitics", "").split(), key=lambda one: (-len(one), one)))
    split = (sets["elisions"], enclitics, sets["proclitics"])

    def cues(lines: list[str], kind: HedgeKind = "phrase") -> list[Cue]:
        made = []
        for line in (each for one in lines for each in _each(one)):
            head, bracket, tail = line.partition("[")
            words = tuple(one.low for one in tokenise(head, *split))
            rest = tuple(one.low for one in tokenise(tail, *split))
            made.append(Cue(words + rest, len(words) if bracket else len(words + rest), kind))
        return made

    before, after = cues(facts.get("before", [])), cues(facts.get("after", []))
    cited = cues(facts.get("cited", []))
    opinions = cues(facts.get("opinions", []))
    open_phrases = cues(facts.get("open_phrases", []))
    hedges = cues(facts.get("adverb_hedges", "").split(), "adverb") + cues(
        facts.get("phrase_hedges", [])
    )
    mood = dict(facts.get("mood", {}))
    parted = [one.partition("-")[0] for one in mood.get("closing_split", "").split()]
    counted = set(mood.get("counted", "").split())
    untold = {one for key in ("not_passive", "published") for one in mood.get(key, "").split()}
    telling = sets["participles"] - bound["phrasal_only"]
    bound["attached"] = frozenset(
        ((telling - untold) | counted) - set(mood.get("intended", "").split())
        if sets["agents"]
        else ()
    )
    mood["closing_verbs"] = " ".join(sorted((*sets["closing"], *parted)))
    bound["source_starts"] = frozenset(
        (*mood.get("views", "").split(), *(one.words[0] for one in (*before, *after, *cited)))
    )
    bound["group_starts"] = sets["auxiliaries"] | sets["leading"] | sets["gerunds"] | sets["finite"]
    if german:
        bound["group_starts"] |= sets["been"] | {one.words[0] for one in opinions}
        for key in ("it_says", "closing_verbs", "says_otherwise"):
            bound["group_starts"] |= set(mood[key].split())
    common = sets["determiners"] | sets["prepositions"] | sets["links"] | sets["auxiliaries"]
    common |= sets["stops"] | sets["adverbs"] | sets["been"]
    phrases = (*before, *after, *cited, *hedges, *opinions, *open_phrases)
    triggers = {_telling_part(one, common) for one in phrases}
    triggers |= (
        sets["finite"]
        | sets["gerunds"]
        | sets["participles"]
        | sets["tell_infinitives"]
        | sets["inquits"]
        | set(mood.get("triggers", "").split())
    )
    for name in (
        "auxiliary",
        "modals",
        "subjunctive",
        "possible",
        "hearsay",
        "claiming",
        "hearsay_verbs",
        "closing_verbs",
        "counted",
        "checking",
    ):
        triggers |= set(mood.get(name, "").split())
    return Language(
        code=code,
        enclitics=enclitics,
        adverb_endings=tuple(facts.get("adverb_endings", "").split()),
        capital_nouns=bool(facts.get("capital_nouns", False)),
        before=_by_first(before),
        after=_by_first(after),
        cited=_by_first(cited),
        opinions=_by_first(opinions),
        open_phrases=_by_first(open_phrases),
        inserted=_by_first(cues(facts.get("inserted", []))),
        phrasal=phrasal,
        with_nouns=with_nouns,
        hedges=_by_first(hedges),
        mood={key: frozenset(value.split()) for key, value in mood.items()},
        triggers=frozenset(triggers),
        **bound,
        **sets,
    )


def _each(line: str) -> list[str]:
    """Return the phrases of a line in which words have alternatives: `ist/sind der ansicht`."""
    made = [""]
    for word in line.split():
        made = [f"{one} {each}".strip() for one in made for each in word.split("/")]
    return made


def _telling_part(cue: Cue, common: Words) -> str:
    """Return a piece of a cue between its spaces, hyphens and apostrophes: the longest rare one."""
    pieces = " ".join(cue.words).replace("-", " ").replace("'", " ").split()
    rare = [piece for piece in pieces if len(piece) > 2 and piece not in common]
    return max(rare, key=len) if rare else pieces[-1]


def _phrasal(lines: list[str]) -> dict[str, tuple[Phrasal, ...]]:
    """Return, by their verbs, the rests of lines like `fait font : état`; see lang/fr.toml."""
    found: dict[str, list[Phrasal]] = {}
    for line in lines:
        forms, _, rest = line.partition(":")
        words = rest.split()
        plain = tuple(one for one in words if one not in "#~")
        made = Phrasal(plain, "#" in words, "~" in words)
        for form in forms.split():
            found.setdefault(form, []).append(made)
    return {form: tuple(some) for form, some in found.items()}


def _with_nouns(lines: list[str]) -> dict[str, tuple[str, ...]]:
    """Return, by their verbs, the nouns of lines like `relève relevé : estimation prévision`."""
    found: dict[str, tuple[str, ...]] = {}
    for line in lines:
        forms, _, nouns = line.partition(":")
        for form in forms.split():
            found[form] = (*found.get(form, ()), *nouns.split())
    return found


def _by_first(cues: list[Cue]) -> dict[str, tuple[Cue, ...]]:
    """Return cues by their first word, the longest first."""
    found: dict[str, list[Cue]] = {}
    for one in sorted(cues, key=lambda cue: (-len(cue.words), cue.words)):
        found.setdefault(one.words[0], []).append(one)
    return {first: tuple(some) for first, some in found.items()}


def places_of(tokens: list[Token], words: Container[str]) -> list[int]:
    """Return where one of the words stands."""
    return [at for at, one in enumerate(tokens) if one.low in words]


def matching(tokens: list[Token], at: int, cues: dict[str, tuple[Cue, ...]]) -> Cue | None:
    """Return the longest cue that begins at a token."""
    some = cues.get(tokens[at].low)
    if some is None:
        return None
    second = tokens[at + 1].low if at + 1 < len(tokens) else ""
    for cue in some:
        words = cue.words
        if len(words) == 1:
            return cue
        if words[1] == second and (
            len(words) == 2 or words == tuple([one.low for one in tokens[at : at + len(words)]])
        ):
            return cue
    return None
