"""Empty and cut-off translations, and sentences that were lost on the way."""

import re
from collections.abc import Iterator

from core.article import TranslationWarning
from core.check.pair import Pair
from core.check.words import check_facts, split_words

_CLOSING = "\"'”’»›“)]}」』】）*"
_END = re.compile(r"[.!?…。！？؟։।:;]$")
_STOP = re.compile(r"\w{3}[.!?…]$")
"""The end of a sentence rather than of an abbreviation."""
_OPEN_END = re.compile(r"[,،、，([{«„“‘—–-]$")
_SENTENCE = re.compile(
    r"(?:(?<=[^\W\d_]{3})|(?<=[)%]))[.!?…]+[\"'”’»)]*\s+[\"'“„«(]*(?=[^\W\d_a-zß-öø-ÿ])|[。！？]"
)
_LETTER = re.compile(r"[^\W_]")
_SHORT = 0.75
"""Where sentences went missing, the translation is shorter than this part of the original."""
_FARTHEST = 30_000
_ENOUGH_WORDS = 6
_ENOUGH = 12
"""Characters of an original that must end as it should."""


def find(pair: Pair) -> Iterator[TranslationWarning]:
    """Warn of an empty translation, of one that breaks off, and of fewer sentences."""
    source, target = pair.source.text.strip(), pair.target.text.strip()
    if not _LETTER.search(source):
        return
    if not _LETTER.search(target):
        yield _warning("The translation is empty.")
        return
    if _breaks_off(pair, source, target):
        yield _warning("The translation breaks off before its end.")
        return
    mine, theirs = _sentences(source), _sentences(target)
    if mine > theirs and len(target) < _SHORT * len(source):
        yield _warning(f"The original has {mine} sentences, the translation {theirs}.")


def _warning(message: str) -> TranslationWarning:
    return TranslationWarning(check="truncation", message=message)


def _breaks_off(pair: Pair, source: str, target: str) -> bool:
    """Return whether the original comes to an end and the translation does not."""
    bare = source.rstrip(_CLOSING).rstrip()
    cut = target.rstrip(_CLOSING).rstrip()
    if len(source) < _ENOUGH:
        return False
    if _END.search(cut) and not _END.search(target):
        return False
    if _OPEN_END.search(target) and not _OPEN_END.search(source):
        return True
    if _END.search(cut) or _ends_alike(pair, bare):
        return False
    is_long = len(source.split()) >= _ENOUGH_WORDS
    if is_long and _STOP.search(bare) and check_facts(pair.target.lang, "truncation"):
        return True
    is_sentence = bool(_END.search(bare)) or is_long
    return is_sentence and _ends_open(cut, pair.target.lang)


def _ends_alike(pair: Pair, bare: str) -> bool:
    """Return whether the original itself ends in a word that wants another."""
    return _ends_open(bare, pair.source.lang)


def _ends_open(text: str, lang: str) -> bool:
    """Return whether `text` ends in an article, a conjunction or the like."""
    listed = check_facts(lang, "truncation").get("never_last", "")
    words = split_words(text[-60:], lang)
    return bool(words) and words[-1].text in listed.split()


def _sentences(text: str) -> int:
    return len(_SENTENCE.findall(text[:_FARTHEST].rstrip(_CLOSING + ".!?… 。！？"))) + 1
