"""What a sum or a share is of, in the words beside it ("the reward", "share of the vote")."""

import re
from collections.abc import Sequence

from core.article import Figure
from core.brief.thesaurus.relation import thesaurus
from core.brief.words import habits

_MEASURED = frozenset(("money", "percent", "mass", "area", "volume"))
_WORD = re.compile(r"\w+(?:[-’']\w+)*")
_STOP = re.compile(r"[,;:!?()\[\]{}“”„«»\"–—]|\.(?=\s|$)")
_MOST = 4
"""Words of a phrase; a longer run of words is no phrase but most of a clause."""
_MOST_VERBS = 2
"""Words between a phrase and its figure that are no noun ("is estimated at nearly")."""
_OF = frozenset(("of",))
_TO = frozenset(("to", "at", "of", "is", "was", "are", "were", "be", "been"))
"""Words that lead from what is measured to its figure."""
_ROUGHLY = frozenset(
    ("some", "about", "around", "almost", "over", "just", "only", "still", "now", "then", "already")
)
_EMPTY = frozenset(("total", "average", "maximum", "minimum", "equivalent", "rise", "increase",
                    "fall", "decrease", "decline", "drop", "amount", "sum", "level"))  # fmt: skip
"""Nouns that do not say of what."""
_DETERMINERS = frozenset(
    ("the", "a", "an", "its", "their", "his", "her", "our", "this", "these", "total")
)


def what_is_measured(figure: Figure, text: str, start: int, end: int, lang: str) -> str | None:
    """Return the noun phrase that a figure at `start` to `end` of `text` is of, None if unsure.

    Of English alone, where a list of nouns tells a phrase from the verb behind it.
    """
    if lang != "en" or figure.kind not in _MEASURED:
        return None
    first = max((one.end() for one in _STOP.finditer(text, 0, start)), default=0)
    last = next((one.start() for one in _STOP.finditer(text, end)), len(text))
    after = [one[0] for one in _WORD.finditer(text, end, last)]
    return _behind(figure, after) or _before([one[0] for one in _WORD.finditer(text, first, start)])


def _behind(figure: Figure, words: Sequence[str]) -> str | None:
    """Return what a share is one of: "27% of the vote"."""
    if figure.kind != "percent" or len(words) < 2 or words[0] not in _OF:
        return None
    small = habits("en").function_words
    skipped = 2 if words[1].casefold() in _DETERMINERS else 1
    phrase: list[str] = []
    for word in words[skipped:]:
        if word.casefold() in small:
            break
        phrase.append(word)
    while phrase and not _is_noun(phrase[-1]):
        phrase.pop()
    if not phrase or len(phrase) > _MOST or phrase[0][0].isupper():
        return None
    return f"share of {' '.join((*words[1:skipped], *phrase))}"


def _before(words: Sequence[str]) -> str | None:
    """Return what stands before: "raised the reward to", "the value of the coins is"."""
    small = habits("en").function_words
    left = _led_up_to(words, small)
    if not left:
        return None
    at = _phrase_start(left, small)
    if len(left) - at > 1 and left[-2].casefold() not in _DETERMINERS and _is_verb(*left[-2:]):
        left.pop()  # `Net profit fell to`, `the offer stands at`
    phrase = left[at:]
    if len(phrase) > _MOST or phrase[-1].casefold() in _EMPTY or _is_name(phrase, is_first=at == 0):
        return None
    if at and left[at - 1].casefold() not in _DETERMINERS:
        return None
    # `the value of the coins`
    if at > 1 and left[at - 2] in _OF:
        outer = _phrase_start(left[: at - 2], small)
        head = left[outer : at - 2]
        if 0 < len(head) <= 2 and _is_noun(head[-1]):
            phrase, at = [*head, *left[at - 2 :]], outer
    if at > 1 and left[at - 2].casefold() in small:
        return None  # `deposits with the central bank rose to`
    return " ".join([phrase[0].lower(), *phrase[1:]])


def _led_up_to(words: Sequence[str], small: frozenset[str]) -> list[str]:
    """Return the words up to the noun that those before a figure lead from; empty if none do."""
    left = list(words)
    while left and (left[-1].casefold() in _ROUGHLY or left[-1].endswith("ly")):
        left.pop()  # `at nearly`
    if not left or left[-1].casefold() not in _TO:
        return []  # `exported 12,000 tonnes`: the verb stands between
    verbs = 0
    while left and (left[-1].casefold() in small or not _is_noun(left[-1])):
        verbs += left[-1].casefold() not in small  # `is valued at`, `stood at`
        left.pop()
    return left if verbs <= _MOST_VERBS else []


def _is_name(phrase: Sequence[str], *, is_first: bool) -> bool:
    """Return whether a run of words is a name; what is first has its capital from that."""
    named = phrase[1:] if is_first else phrase
    if named and all(one[0].isupper() for one in named):
        return True
    return is_first and not _is_noun(phrase[0])


def _phrase_start(words: Sequence[str], small: frozenset[str]) -> int:
    at = len(words)
    while at and words[at - 1].casefold() not in small:
        at -= 1
    return at


def _is_verb(before: str, word: str) -> bool:
    """Return whether a word is another form of a verb ("fell", "stands"), or goes with many."""
    known = thesaurus("en")
    low = word.casefold()
    if before.endswith("s") and low in known.verbs:
        return True  # `liabilities amount to`
    return any(one in known.verbs for one in known.lemmas(low) - {low})


def _is_noun(word: str) -> bool:
    """Return whether a word is a noun by its form: "stood" is none, though "stand" is one."""
    known = thesaurus("en")
    low = word.casefold()
    if low in known.nouns:
        return True
    return low.endswith("s") and any(one in known.nouns for one in known.lemmas(low))
