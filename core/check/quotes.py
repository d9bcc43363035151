"""Quotation marks and brackets: what balances in the original must balance in the translation.

A quotation that vanished altogether changes who says it, and is told too.
"""

import re
from collections.abc import Iterator

from core.article import TranslationWarning
from core.check.pair import Pair

_BRACKETS = {"(": ")", "[": "]", "{": "}", "（": "）", "【": "】"}
_CORNERS = {"「": "」", "『": "』", "《": "》", "〈": "〉"}
_MARK = re.compile(r"(?<!\w)\"|\"(?!\w)|[“”„‟«»『』「」《》〈〉＂]")
_SAID = re.compile(r"[\"“„‟«»『「＂](?P<said>[^\"“”„‟«»『』「」＂]{1,2000})[\"“”«»』」＂]")
_WORD = re.compile(r"[^\W\d_]{2,}")
_SINGLE = re.compile(r"(?<![\w.])[‘‚‹'](?=[^\W_])|(?<=[\w.,!?…])[’›'](?!\w)|[‹›]")
_SHORT_LIST = re.compile(r"(?:^|\s)(?:\d{1,2}|[a-zA-Z])\)")
_SMILEY = re.compile(r"[:;=]-?[()]")
_INCHES = re.compile(r"(?<=\d)[\"”]")
_FARTHEST = 30_000
_ENOUGH_WORDS = 4
"""Fewer words may be a title or a word in doubt, which a translation may leave bare."""


def find(pair: Pair) -> Iterator[TranslationWarning]:
    """Warn of marks left open in the translation alone, and of a quotation that vanished."""
    source, target = pair.source.text[:_FARTHEST], pair.target.text[:_FARTHEST]
    if _open_bracket(target) and not _open_bracket(source):
        yield _warning("The brackets of the translation do not pair up; the original's do.")
    if _is_paired(source) and not _is_paired(target) and not _SINGLE.search(source):
        yield _warning("The quotation marks of the translation do not pair up; the original's do.")
    elif not _marks(target) and not _SINGLE.search(target):
        lost = next((one for one in _SAID.finditer(source) if _is_speech(one[0])), None)
        if lost is not None:
            yield TranslationWarning(
                check="quotes",
                message="A quotation of the original is not marked as one in the translation.",
                lost=lost[0],
                start=lost.start(),
                end=lost.end(),
            )


def _warning(message: str) -> TranslationWarning:
    return TranslationWarning(check="quotes", message=message)


def _marks(text: str) -> int:
    return len(_MARK.findall(text))


def _is_paired(text: str) -> bool:
    """Return whether quotation marks come in pairs; inches and seconds after digits may be left."""
    return _marks(text) % 2 == 0 or _marks(_INCHES.sub("", text)) % 2 == 0


def _is_speech(quoted: str) -> bool:
    return len(_WORD.findall(quoted)) >= _ENOUGH_WORDS or any("぀" <= c <= "鿿" for c in quoted)


def _open_bracket(text: str) -> bool:
    """Return whether a bracket has no counterpart; list numbers such as "a)" need none."""
    bare = _SMILEY.sub("", _SHORT_LIST.sub("", text))
    pairs = _BRACKETS | _CORNERS
    return any(bare.count(opening) != bare.count(closing) for opening, closing in pairs.items())
