"""Reading who asserts a sentence, and how surely, from its original."""

import re
from collections.abc import Sequence

from core.article import Article, Entity, Segment, Translation
from core.brief.stance.attribution import find_speakers
from core.brief.stance.bare_denials import (
    BareDenial,
    find_bare_denial,
    is_accusing,
    may_deny,
    segment_behind,
)
from core.brief.stance.denials import denied_words
from core.brief.stance.found import Found
from core.brief.stance.headlines import find_named
from core.brief.stance.hedges import find_hedges
from core.brief.stance.language import Language, language
from core.brief.stance.naming import name_speakers
from core.brief.stance.stance import Asserter, Hedge, Stance
from core.brief.stance.tokens import Token

LONGEST = 4_000
"""Code points from which a segment is no sentence, and is not read."""

_NOTHING = Stance()


def read_stance(
    article: Article,
    segment: Segment,
    entities: Sequence[Entity],
    translation: Translation | None,
) -> Stance:
    """Return the stance of one segment; `entities` are those in it.

    A language without data gives an empty stance.
    """
    facts = language(article.lang)
    if facts is None or not 0 < segment.end - segment.start <= LONGEST:
        return _NOTHING
    text = article.text[segment.start : segment.end]
    denier = _denier_behind(article, segment, translation, facts)
    stance = _own_stance(article, segment, entities, translation, facts)
    if denier is None:
        return stance
    asserter, denial = denier
    if not _is_denied(stance, asserter, denial, text, facts):
        return stance
    return stance.with_(reported_by=(*stance.reported_by, asserter))


def _own_stance(
    article: Article,
    segment: Segment,
    entities: Sequence[Entity],
    translation: Translation | None,
    facts: Language,
) -> Stance:
    """Return what a segment says itself of who says so."""
    text = article.text[segment.start : segment.end]
    headed = _heads(article, segment, text)
    if not (headed or may_have_stance(text, facts)):
        return _NOTHING
    tokens = facts.tokens(text)
    speakers = find_speakers(tokens, facts)
    if headed and not speakers:
        speakers = find_named(tokens, segment.start, entities)
    hedges = find_hedges(tokens, facts, speakers)
    hedges = _with_nobody(hedges, tokens, speakers)
    # A rumour is a hedge and no speaker.
    rumours = [(one.start, one.end) for one in hedges if one.kind == "phrase"]
    speakers = [
        one
        for one in speakers
        if not any(
            tokens[one.start].start < end and start < tokens[one.end - 1].end
            for start, end in rumours
        )
        and not one.is_nobody
    ]
    if not speakers and not hedges:
        return _NOTHING
    return Stance(
        reported_by=_asserters(article, segment, tokens, speakers, entities, translation),
        hedges=tuple(
            one.with_(
                words=text[one.start : one.end],
                start=one.start + segment.start,
                end=one.end + segment.start,
            )
            for one in hedges
        ),
    )


def _denier_behind(
    article: Article,
    segment: Segment,
    translation: Translation | None,
    facts: Language,
) -> tuple[Asserter, BareDenial] | None:
    """Return who denies a sentence in the one behind it ("The museum's director denies this.")."""
    behind = segment_behind(article, segment)
    if behind is None:
        return None
    text = article.text[behind.start : behind.end]
    if not may_deny(text, facts):
        return None
    tokens = facts.tokens(text)
    denial = find_bare_denial(tokens, facts)
    if denial is None:
        return None
    inside = [one for one in article.entities if behind.start <= one.start < behind.end]
    made = None
    if translation is not None:
        made = next(
            (
                version
                for versions in article.translations.values()
                if translation in versions
                for version in versions
                if version.segment == behind.id
            ),
            None,
        )
    (asserter,) = _asserters(article, behind, tokens, [denial.found], inside, made)
    return asserter.with_(is_behind=True), denial


def _is_denied(
    stance: Stance, denier: Asserter, denial: BareDenial, text: str, facts: Language
) -> bool:
    """Return whether a denial behind a sentence is of what it says, and of nothing told before.

    Nobody denies what they have just said, and a sentence that only denies is not denied again.
    """
    told = [one for one in stance.reported_by if one.way == "reports"]
    if any(one.way != "reports" for one in stance.reported_by):
        return False
    words = {one.low for one in facts.tokens(denier.words) if one.is_capital}
    for one in told:
        if one.key is not None and one.key == denier.key:
            return False
        if words & {each.low for each in facts.tokens(one.words) if each.is_capital}:
            return False
    if may_deny(text, facts) and find_bare_denial(facts.tokens(text), facts) is not None:
        return False
    if denial.denied == "charges":
        return is_accusing(text, facts.code)
    if denial.denied == "claim":
        return bool(told or stance.hedges) or is_accusing(text, facts.code)
    return True


def _heads(article: Article, segment: Segment, text: str) -> bool:
    """Return whether a segment is a headline with a colon, which may name who says it."""
    return ":" in text and article.blocks[segment.block].role in ("title", "heading")


def _with_nobody(hedges: list[Hedge], tokens: list[Token], speakers: list[Found]) -> list[Hedge]:
    """Return the hedges in order, with the verbs of saying that name nobody who says it."""
    said = [
        Hedge(kind="phrase", words="", start=tokens[one.start].start, end=tokens[one.end - 1].end)
        for one in speakers
        if one.is_nobody
    ]
    apart = [
        one
        for one in said
        if not any(one.start < each.end and each.start < one.end for each in hedges)
    ]
    return sorted((*hedges, *apart), key=lambda one: one.start)


def may_have_stance(text: str, facts: Language) -> bool:
    """Return whether a text holds any word that could show a stance, or a quotation."""
    if _QUOTING.search(text):
        return True
    small = text.lower()
    found = _BETWEEN_MARKS.findall(small)
    if not (facts.triggers.isdisjoint(found) and denied_words(facts.code).isdisjoint(found)):
        return True
    first = facts.mood.get("first_triggers", ())
    if any(one in small and _begins_clause(small, one) for one in first):
        return True
    foreign = tuple(facts.mood.get("foreign_endings", ()))
    if any(one in small for one in foreign) and any(one.endswith(foreign) for one in found):
        return True
    endings = facts.mood.get("trigger_endings", ())
    words = small.replace("’", " ").replace("'", " ").replace("-", " ") if endings else ""
    return any(ending in words for ending in endings)


def _begins_clause(small: str, word: str) -> bool:
    """Return whether a word stands at the beginning or after a mark."""
    at = small.find(word)
    while at >= 0:
        before = small[:at].rstrip()[-1:]
        if not before.isalnum():
            return True
        at = small.find(word, at + 1)
    return False


_QUOTING = re.compile('[«“”"]')
_BETWEEN_MARKS = re.compile(r"""[^\s«»„“”"‹›‘’'.,;:!?…()\[\]–—/-]+""")


def _asserters(
    article: Article,
    segment: Segment,
    tokens: list[Token],
    speakers: list[Found],
    entities: Sequence[Entity],
    translation: Translation | None,
) -> tuple[Asserter, ...]:
    made: list[Asserter] = []
    base = segment.start
    for one in speakers:
        start, end = base + tokens[one.start].start, base + tokens[one.end - 1].end
        named = sorted(
            (entity for entity in entities if start <= entity.start and entity.end <= end),
            key=lambda entity: (entity.start, entity.end),
        )
        words = article.text[start:end]
        made.append(
            Asserter(
                who=words,
                words=words,
                cue=article.text[
                    base + tokens[one.cue_start].start : base + tokens[one.cue_end - 1].end
                ],
                start=start,
                end=end,
                key=next((entity.key for entity in named if entity.key), None),
                way=one.way,
            )
        )
    return name_speakers(article, base, segment.end, made, entities, translation)
