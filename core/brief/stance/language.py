"""What reading stance needs to know of a language, from its data file."""

from dataclasses import dataclass, fields
from functools import cache
from typing import Any, TypeAlias

from core.brief.stance.stance import HedgeKind
from core.brief.stance.tokens import Token, tokenise
from core.facts import read_facts

Words: TypeAlias = frozenset[str]


@dataclass(frozen=True)
class Cue:
    """A phrase of several words; `source` is the place in it where the speaker begins."""

    words: tuple[str, ...]
    source: int
    kind: HedgeKind = "phrase"


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
    not_complements: Words
    infinitives: Words
    impersonal: Words
    not_sources: Words
    capital_nouns: bool
    verbs_of_objects: Words
    before: dict[str, tuple[Cue, ...]]
    after: dict[str, tuple[Cue, ...]]
    hedges: dict[str, tuple[Cue, ...]]
    mood: dict[str, Any]
    triggers: Words

    def tokens(self, text: str) -> list[Token]:
        """Return the tokens of `text`."""
        return tokenise(text, self.elisions, self.enclitics, self.proclitics)


@cache
def language(code: str) -> Language | None:
    """Return the facts of a language, or None where there is no data."""
    facts = read_facts("core.brief.stance", "lang", f"{code}.toml")
    return _made(code, facts) if facts else None


_SETS = tuple(one.name for one in fields(Language) if one.type == Words and one.name != "triggers")


def _made(code: str, facts: dict[str, Any]) -> Language:
    sets = {name: frozenset(facts.get(name, "").split()) for name in _SETS}
    for verbs in facts.get("regular", []):
        for stem in verbs["stems"].split():
            sets["finite"] |= {stem + ending for ending in verbs["finite"].split()}
            sets["gerunds"] |= {stem + ending for ending in verbs.get("gerund", "").split()}
            made = {stem + ending for ending in verbs["participle"].split()}
            sets["participles"] |= made
            if stem in verbs.get("objects", "").split():
                sets["objects"] |= made | {stem + ending for ending in verbs["finite"].split()}
    enclitics = tuple(sorted(facts.get("enclitics", "").split(), key=lambda one: (-len(one), one)))
    split = (sets["elisions"], enclitics, sets["proclitics"])

    def cues(lines: list[str], kind: HedgeKind = "phrase") -> list[Cue]:
        made = []
        for line in lines:
            head, bracket, tail = line.partition("[")
            words = tuple(one.low for one in tokenise(head, *split))
            rest = tuple(one.low for one in tokenise(tail, *split))
            made.append(Cue(words + rest, len(words) if bracket else len(words + rest), kind))
        return made

    before, after = cues(facts.get("before", [])), cues(facts.get("after", []))
    hedges = cues(facts.get("adverb_hedges", "").split(), "adverb") + cues(
        facts.get("phrase_hedges", [])
    )
    mood = facts.get("mood", {})
    triggers = {_longest_part(one) for one in (*before, *after, *hedges)}
    triggers |= (
        sets["finite"]
        | sets["gerunds"]
        | sets["participles"]
        | set(mood.get("triggers", "").split())
    )
    for name in ("auxiliary", "modals", "subjunctive", "possible", "hearsay", "claiming"):
        triggers |= set(mood.get(name, "").split())
    return Language(
        code=code,
        enclitics=enclitics,
        adverb_endings=tuple(facts.get("adverb_endings", "").split()),
        capital_nouns=bool(facts.get("capital_nouns", False)),
        before=_by_first(before),
        after=_by_first(after),
        hedges=_by_first(hedges),
        mood={key: frozenset(value.split()) for key, value in mood.items()},
        triggers=frozenset(triggers),
        **sets,
    )


def _longest_part(cue: Cue) -> str:
    """Return the longest piece of a cue between its spaces, hyphens and apostrophes."""
    pieces = " ".join(cue.words).replace("-", " ").replace("'", " ").split()
    return max(pieces, key=len)


def _by_first(cues: list[Cue]) -> dict[str, tuple[Cue, ...]]:
    """Return cues by their first word, the longest first."""
    found: dict[str, list[Cue]] = {}
    for one in sorted(cues, key=lambda cue: (-len(cue.words), cue.words)):
        found.setdefault(one.words[0], []).append(one)
    return {first: tuple(some) for first, some in found.items()}


def matching(tokens: list[Token], at: int, cues: dict[str, tuple[Cue, ...]]) -> Cue | None:
    """Return the longest cue that begins at a token."""
    for cue in cues.get(tokens[at].low, ()):
        end = at + len(cue.words)
        if end <= len(tokens) and all(
            tokens[at + number].low == word for number, word in enumerate(cue.words)
        ):
            return cue
    return None
