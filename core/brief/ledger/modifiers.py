"""The other words of what is counted ("metro" of "seven metro trains")."""

from core.brief.ledger.kin import kin_head
from core.brief.ledger.lexicon import tokens_of
from core.brief.ledger.unsaid import Views
from core.brief.words import stems


def modifiers_of(views: Views) -> frozenset[str]:
    """Return the other words of what is counted, as stems of the language that they are in."""
    for side, at in views:
        counted = side.figures[at].counted
        if not counted:
            continue
        start, end = side.phrase(at)
        known = [(one.start, one.end) for one in side.marks if one.start < end]
        known += [(one.start, one.end) for one in side.entities if one.start < end]
        head = kin_head(tokens_of(counted), side.lang)
        free = " ".join(
            one.word
            for one in side.tokens
            if start <= one.start < end
            and one.word != head
            and not one.word.isdigit()
            and one.word not in side.lex.others
            and side.text[one.start : one.end] in counted
            and not any(one.start < last and first < one.end for first, last in known)
        )
        return frozenset(f"{side.lang}:{one}" for one in stems(free, side.lang))
    return frozenset()
