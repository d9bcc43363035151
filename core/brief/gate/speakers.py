"""The gate of those who assert a line: what is shown of them stands in the cited sentence."""

from collections.abc import Container

from core.brief.sentences import Sentence
from core.brief.stance.language import language
from core.brief.stance.stance import Asserter, Stance


def sound_stance(stance: Stance, sentence: Sentence, *, is_sound: bool) -> Stance:
    """Return a stance whose speakers stand in `sentence`.

    One is shown by words of the original, by words of its translation if that `is_sound`, or by the
    name of an identity; where it is none of these, by the original's. Whoever the original does not
    have at all is left out, and so is a pronoun: "reported by it" tells nobody who. Those who deny
    it in the next sentence are passed over: `sound_behind` judges them.
    """
    if not stance.reported_by:
        return stance
    speakers = tuple(
        one if one.is_behind or _is_shown(one, sentence, is_sound) else one.with_(who=one.words)
        for one in stance.reported_by
        if one.is_behind
        or (
            spaced(one.words) in spaced(sentence.original)
            and one.words.casefold() not in _pronouns(sentence.article.lang)
        )
    )
    return stance if speakers == stance.reported_by else stance.with_(reported_by=speakers)


def sound_behind(stance: Stance, behind: Sentence | None, *, is_sound: bool) -> Stance:
    """Return a stance whose deniers of the next sentence stand in that, `behind`."""
    own = tuple(one for one in stance.reported_by if not one.is_behind)
    if behind is None:
        return stance.with_(reported_by=own)
    told = tuple(
        one if _is_shown(one, behind, is_sound) else one.with_(who=one.words)
        for one in stance.reported_by
        if one.is_behind and spaced(one.words) in spaced(behind.original)
    )
    return stance.with_(reported_by=(*own, *told))


def _pronouns(lang: str) -> Container[str]:
    known = language(lang)
    return known.pronouns if known is not None else ()


def _is_shown(one: Asserter, sentence: Sentence, is_sound: bool) -> bool:
    who, made = spaced(one.who), sentence.translation
    if who in spaced(sentence.original):
        return True
    if made is not None and is_sound and who in spaced(made.text):
        return True
    return one.key is not None and any(
        entity.key == one.key and who in (spaced(entity.name or ""), spaced(entity.text))
        for entity in (*sentence.entities, *(made.entities if made is not None else ()))
    )


def spaced(text: str) -> str:
    """Return `text` as it is looked for: in small letters, with single blanks."""
    return " ".join(text.split()).casefold()
