"""Sources that a preposition names: `selon l'armée`, `laut Polizei`, `cité par l'AFP`."""

from core.brief.stance import german_sources
from core.brief.stance.complements import is_document
from core.brief.stance.found import Found
from core.brief.stance.language import Language, matching, places_of
from core.brief.stance.nouns import TELLING, meanings
from core.brief.stance.phrases import is_adverbial, noun_head, phrase_end
from core.brief.stance.subjects import subject_in
from core.brief.stance.tokens import Token

OPINING = frozenset(
    (
        *("investigator", "official", "representative", "authority", "government", "ministry"),
        *("minister", "premier", "president", "leader", "director", "mayor", "spokesman", "deputy"),
        *("party", "police", "prosecutor", "court", "lawyer", "expert", "economist", "scientist"),
        *("institute", "doctor", "union", "association", "organiser", "activist", "embassy"),
    )
)
"""Whose view "for X" gives; for others it says to whom something happens (`pour les voyageurs`)."""


def find_sources(tokens: list[Token], facts: Language) -> list[Found]:
    """Return the sources in order; `is_citing` tells those who only pass on what others said."""
    found: list[Found] = []
    done = 0
    for at in places_of(tokens, facts.source_starts):
        if at < done:
            continue
        cue = matching(tokens, at, facts.before)
        if cue is not None:
            start = at + cue.source
            end = phrase_end(tokens, start, facts) if start < len(tokens) else start
            if end == start < len(tokens) and facts.capital_nouns:
                end = german_sources.wide_end(tokens, start, facts)
            end = max(end, at + len(cue.words)) if cue.source < len(cue.words) else end
            end = _with_author(tokens, start, end, facts)
            named = cue.source < len(cue.words)  # the cue has the noun of its source
            if end > start and not _is_no_source(tokens, at, start, end, facts, named=named):
                own = _own(tokens, at, end, facts)
                start, end = own or (start, end)
                found.append(Found(start, end, at, at + len(cue.words)))
                done = max(end, at + 1)
                continue
        if tokens[at].low in facts.mood.get("views", ()):
            view = _view(tokens, at, facts)
            if view is not None:
                found.append(view)
                done = view.end
                continue
        cue = matching(tokens, at, facts.cited)
        if cue is not None:
            end = (
                phrase_end(tokens, at + len(cue.words), facts)
                if at + len(cue.words) < len(tokens)
                else at
            )
            if end > at + len(cue.words):
                found.append(Found(at + len(cue.words), end, at, at + len(cue.words), False, True))
                done = end
                continue
        cue = matching(tokens, at, facts.after)
        if cue is not None:
            start = german_sources.phrase_start(tokens, at, facts)
            if start < at and noun_head(tokens, start, at, facts) not in facts.not_sources:
                found.append(Found(start, at, at, at + len(cue.words)))
    return found + _emerging(tokens, facts)


def _own(tokens: list[Token], at: int, end: int, facts: Language) -> tuple[int, int] | None:
    """Return the subject where a source is its own: `nach eigenen Angaben`, `naar eigen zeggen`."""
    if not any(one.low in facts.mood.get("own", ()) for one in tokens[at + 1 : end]):
        return None
    first, last = _clause(tokens, at)
    found = (
        german_sources.find_own(tokens, first, last, facts)
        if facts.capital_nouns
        else subject_in(tokens, first, at, facts)
    )
    if found is None or found[0] <= at < found[1]:
        return None
    return found


def _emerging(tokens: list[Token], facts: Language) -> list[Found]:
    """Return the documents of `uit het rapport blijkt dat`, `comme il ressort de l'enquête`."""
    verbs = facts.mood.get("emerges", frozenset())
    found: list[Found] = []
    for at in places_of(tokens, verbs):
        start, end = _clause(tokens, at)
        for here in (*range(at + 1, end), *range(start, at)):
            if tokens[here].low not in facts.mood["out_of"] or here + 1 >= len(tokens):
                continue
            stop = min(phrase_end(tokens, here + 1, facts), end if here > at else at)
            if stop > here + 1 and _is_written(tokens, here + 1, stop, facts):
                found.append(Found(here + 1, stop, at, at + 1))
                break
    return found


def _clause(tokens: list[Token], at: int) -> tuple[int, int]:
    """Return where the marks stand around a token."""
    start, end = at, at + 1
    while start and (tokens[start - 1].is_word or tokens[start - 1].is_number):
        start -= 1
    while end < len(tokens) and (tokens[end].is_word or tokens[end].is_number):
        end += 1
    return start, end


def _is_written(tokens: list[Token], start: int, end: int, facts: Language) -> bool:
    """Return whether the noun of a phrase is a document, or one of what is told."""
    heads = [one.low for one in tokens[start:end] if one.low not in facts.determiners][:3]
    return any(
        is_document(low, facts) or not TELLING.isdisjoint(meanings(low, facts.code))
        for low in heads
    )


def _with_author(tokens: list[Token], start: int, end: int, facts: Language) -> int:
    """Return the end past who made a document: `une étude publiée mardi par l'institut X`."""
    published = facts.mood.get("published", frozenset())
    here = end
    if here < len(tokens) and tokens[here].low in published:
        here += 1
    elif end <= start or tokens[end - 1].low not in published:
        return end
    while here < len(tokens) and tokens[here].low not in facts.agents:
        if not (is_adverbial(tokens[here], facts) or tokens[here].is_number):
            break
        here += 1
    if here + 1 >= len(tokens) or tokens[here].low not in facts.agents:
        return end
    author = phrase_end(tokens, here + 1, facts)
    return author if author > here + 1 else end


def _view(tokens: list[Token], at: int, facts: Language) -> Found | None:
    """Return who is meant by `pour les syndicats, …`: one of those who speak, and nobody else."""
    if at and tokens[at - 1].is_word:
        return None
    end = phrase_end(tokens, at + 1, facts) if at + 1 < len(tokens) else at
    if end <= at + 1 or end >= len(tokens):
        return None
    bare = "views_without_comma" in facts.mood and (at == 0 or not tokens[at - 1].is_word)
    if tokens[end].low != "," and not (bare and tokens[end].low in facts.determiners):
        return None
    head = noun_head(tokens, at + 1, end, facts)
    name = end - at > 2 and all(one.is_capital for one in tokens[at + 1 : end])
    holds = head in facts.speakers or not OPINING.isdisjoint(meanings(head, facts.code))
    return Found(at + 1, end, at, at + 1) if name or holds else None


def _is_no_source(
    tokens: list[Token], cue: int, start: int, end: int, facts: Language, *, named: bool
) -> bool:
    """Return whether a preposition leads to a rule or a measure: `selon les régions`."""
    alone = start == cue + 1 and not named
    if alone and cue and tokens[cue - 1].low in facts.mood.get("no_cue_after", ()):
        return True
    if tokens[start].low in facts.mood.get("no_source_before", ()):
        return True
    if any(one.low in facts.mood.get("no_source_with", ()) for one in tokens[start:end]):
        return True  # `vérifié de source indépendante`
    governed = facts.mood.get("governed")
    if (
        alone
        and governed
        and not any(
            one.is_capital
            or one.low in facts.determiners
            or one.low.partition("-")[0].endswith(tuple(governed))  # `inspectorului-șef`
            for one in tokens[start : start + 1]
        )
    ):
        return True
    head = noun_head(tokens, start, end, facts)
    return head in facts.not_sources or (
        end - start == 1 and tokens[start].low in facts.determiners
    )
