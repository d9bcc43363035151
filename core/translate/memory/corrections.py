"""Corrections by the reader, brought to every article that says the same."""

from collections.abc import Iterable

from core.article import Article, Translation, TranslationUnit
from core.prepare import clean_line
from core.translate.languages import is_same_language
from core.translate.memory.makers import READER
from core.translate.memory.units import TranslationMemory


def corrections_for(
    article: Article, target: str, units: Iterable[TranslationUnit] | TranslationMemory
) -> tuple[Translation, ...]:
    """Return the reader's corrections that the article does not show yet, by segment.

    For segments that show a translation into `target` by a machine or the memory, or a correction
    by the reader that is older, and whose text is that of a unit of the reader's. What is not
    translated is left alone: translating asks the memory first. Each is one to be given to
    `Article.with_choice`.
    """
    shown = article.translated(target)
    if not shown or is_same_language(article.lang, target):
        return ()
    if isinstance(units, TranslationMemory):
        memory = units
    else:
        memory = TranslationMemory(one for one in units if one.by == READER)
    found = []
    for segment in article.segments:
        known = shown.get(segment.id)
        if known is None:
            continue
        unit = memory.exact(article.slice(segment), article.lang, target)
        if unit is None or unit.by != READER:
            continue
        text = clean_line(unit.target)
        if text == known.text and known.engine == READER:
            continue
        if known.engine == READER and (known.made or "")[:19] >= (unit.made or "")[:19]:
            continue  # said of this very place, and not earlier
        found.append(Translation(segment=segment.id, text=text, engine=READER, made=unit.made))
    return tuple(found)
