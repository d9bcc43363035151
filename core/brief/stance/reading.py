"""Reading who asserts a sentence, and how surely, from its original."""

import re
from collections.abc import Sequence
from functools import lru_cache

from core.article import Article, Entity, Segment, Translation
from core.brief.stance.attribution import find_speakers
from core.brief.stance.found import Found
from core.brief.stance.hedges import find_hedges
from core.brief.stance.language import Language, language
from core.brief.stance.stance import Asserter, Stance
from core.brief.stance.tokens import Token

LONGEST = 4_000
"""Code points from which a segment is no sentence, and is not read."""

_NOTHING = Stance()

_NAME = re.compile(r"\b[^\W\d_a-zà-ÿ][^\W\d_]{2,}")
"""A word with a capital, as far as names are written with one."""


def read_stance(
    article: Article,
    segment: Segment,
    entities: Sequence[Entity],
    translation: Translation | None,
) -> Stance:
    """Return the stance of one segment; `entities` are those in it.

    A language without data gives an empty stance. `who` is the name of the entity where the words
    are a name, else the phrase in the translation, else the words themselves.
    """
    facts = language(article.lang)
    if facts is None or not 0 < segment.end - segment.start <= LONGEST:
        return _NOTHING
    text = article.text[segment.start : segment.end]
    if not may_have_stance(text, facts):
        return _NOTHING
    tokens = facts.tokens(text)
    speakers = find_speakers(tokens, facts)
    hedges = find_hedges(tokens, facts, speakers)
    # A rumour is a hedge and no speaker.
    rumours = [(one.start, one.end) for one in hedges if one.kind == "phrase"]
    speakers = [
        one
        for one in speakers
        if not any(
            tokens[one.start].start < end and start < tokens[one.end - 1].end
            for start, end in rumours
        )
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


def may_have_stance(text: str, facts: Language) -> bool:
    """Return whether a text holds any word that could show a stance, or a quotation."""
    if any(mark in text for mark in _QUOTING):
        return True
    words = text.lower().replace("’", " ").replace("'", " ").replace("-", " ")
    return not facts.triggers.isdisjoint(words.translate(_MARKS).split()) or any(
        ending in words for ending in facts.mood.get("trigger_endings", ())
    )


_QUOTING = '«“”"'
_MARKS = {ord(mark): " " for mark in '«»„“”"‹›‘.,;:!?…()[]–—/'}


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
                who=_own_name(words, named, article.lang) or words,
                words=words,
                cue=article.text[
                    base + tokens[one.cue_start].start : base + tokens[one.cue_end - 1].end
                ],
                start=start,
                end=end,
                key=next((entity.key for entity in named if entity.key), None),
            )
        )
    if translation is not None and made:
        return _in_translation(article, made, entities, translation)
    return tuple(made)


def _own_name(words: str, named: list[Entity], lang: str) -> str:
    """Return the name in the reader's language where `words` are a name and no more."""
    facts = language(lang)
    if len(named) != 1 or not named[0].name or facts is None:
        return ""
    rest = words.replace(named[0].text, "", 1)
    return named[0].name if all(t.low in facts.determiners for t in facts.tokens(rest)) else ""


def _in_translation(
    article: Article,
    made: list[Asserter],
    entities: Sequence[Entity],
    translation: Translation,
) -> tuple[Asserter, ...]:
    """Return the speakers with the words of the translation for those that aren't names."""
    text = translation.text
    phrases = list(_phrases(text, _target(article, translation)))
    names = {entity.key: entity.name for entity in entities if entity.key and entity.name}
    result: list[Asserter] = []
    for number, one in enumerate(made):
        if one.who != one.words and _holds_word(text, one.who):
            result.append(one)
            continue
        name = names.get(one.key, "") if one.key else ""
        who = next((each for each in phrases if name and _holds_word(each, name)), None)
        if who is None and len(phrases) == len(made):
            who = phrases[number] if _may_be_same(one.words, phrases[number], text) else None
        result.append(one.with_(who=who or one.words))
    return tuple(result)


def _holds_word(text: str, words: str) -> bool:
    """Return whether words stand in a text as words: `Romania` doesn't in `the Romanian`."""
    at = text.find(words)
    if at < 0:
        return False
    end = at + len(words)
    return not (text[max(0, at - 1) : at].isalpha() or text[end : end + 1].isalpha())


def _may_be_same(words: str, phrase: str, text: str) -> bool:
    """Return whether a phrase of the translation may be a speaker's: it keeps the names."""
    kept = [one for one in _NAME.findall(words) if _holds_word(text, one)]
    return not kept or any(one in phrase for one in kept)


def _target(article: Article, translation: Translation) -> str:
    """Return the language of a translation: that of the list that holds it."""
    languages = list(article.translations)
    if len(languages) == 1:
        return languages[0]
    return next(
        (
            lang
            for lang in languages
            if any(one is translation for one in article.translations[lang])
        ),
        "en",
    )


@lru_cache(maxsize=4096)
def _phrases(text: str, lang: str) -> tuple[str, ...]:
    """Return the words of the speakers in a text, in order."""
    facts = language(lang)
    if facts is None or len(text) > LONGEST or not may_have_stance(text, facts):
        return ()
    tokens = facts.tokens(text)
    return tuple(
        text[tokens[one.start].start : tokens[one.end - 1].end]
        for one in find_speakers(tokens, facts)
    )
