"""The translation memory: pairs that somebody vouched for."""

import unicodedata
from collections.abc import Iterable

from core.article import TranslationUnit
from core.translate.languages import language_code

READER = "reader"
"""Who made a unit that is a correction by the reader."""


class TranslationMemory:
    """Finds the translation of a text that was translated before.

    Texts are compared in NFC with white space folded, languages without their region. Where two
    units translate the same text, the reader's own correction wins, else the one added last.
    """

    def __init__(self, units: Iterable[TranslationUnit] = ()) -> None:
        self._units: dict[tuple[str, str, str], TranslationUnit] = {}
        for unit in units:
            self.add(unit)

    def __len__(self) -> int:
        return len(self._units)

    def add(self, unit: TranslationUnit) -> None:
        """Remember `unit`; one without text on either side is left out."""
        if not unit.source.strip() or not unit.target.strip():
            return
        key = _key(unit.source, unit.lang, unit.target_lang)
        known = self._units.get(key)
        if known is None or known.by != READER or unit.by == READER:
            self._units[key] = unit

    def exact(self, text: str, lang: str, target: str) -> TranslationUnit | None:
        """Return the unit whose source is `text`, or None."""
        return self._units.get(_key(text, lang, target))


def _key(text: str, lang: str, target: str) -> tuple[str, str, str]:
    folded = " ".join(unicodedata.normalize("NFC", text).split())
    return folded, language_code(lang), language_code(target)
