"""Guesses that a translation gives the lie: where it has common words alone, nothing was named.

German writes every noun with a capital, so that readers of names take `Masern` for one; the English
page says measles. A guess is dropped only where every capital of its translations is somebody
else's: a name that was rendered in any way leaves one.
"""

from collections.abc import Sequence

from core.annotate.guesses import Context, read_context
from core.annotate.identity import resolve
from core.annotate.merge import is_gazetteer
from core.annotate.names import fold, skeleton
from core.annotate.recogniser import Mention, words_of
from core.annotate.spans import SpanIndex
from core.annotate.temporal.cldr import calendar_words
from core.annotate.tokens import tokenize
from core.annotate.wordlist import wordlist_of
from core.article import Article, Entity, Translation


def unnamed(
    article: Article,
    translations: Sequence[Translation],
    mentions: Sequence[Sequence[Mention]],
    target: str,
) -> frozenset[str]:
    """Return the guessed forms that no translation of their segments renders with a name.

    `mentions` are those of each translation. None for targets that give every noun a capital, or
    whose words we do not know.
    """
    words = words_of(target)
    if words.nouns_are_capital or not words.function:
        return frozenset()
    reader = _Reader(target, read_context(one.text for one in translations))
    segments = {segment.id: segment for segment in article.segments}
    entities = SpanIndex(article.entities)
    refuted: dict[str, bool] = {}
    for one, found in zip(translations, mentions, strict=True):
        segment = segments.get(one.segment)
        here = entities.touching(segment.start, segment.end) if segment is not None else []
        for form in {entity.text for entity in here if _may_be_none(entity, article.lang)}:
            if refuted.get(form, True):
                others = [entity for entity in here if entity.text != form]
                refuted[form] = reader.has_no_other(one.text, found, others)
    return frozenset(form for form, is_refuted in refuted.items() if is_refuted)


def _may_be_none(entity: Entity, lang: str) -> bool:
    """Return whether a recogniser guessed a name that no table knows, and not by its capitals."""
    mention = Mention(
        start=entity.start,
        end=entity.end,
        label=entity.label,
        recogniser=entity.recogniser,
    )
    if is_gazetteer(mention) or entity.text.isupper():
        return False
    return entity.label == "MISC" or not resolve(entity.text, entity.label, lang).is_known


class _Reader:
    """Reads which capitals of translations into one language are names."""

    def __init__(self, target: str, context: Context) -> None:
        self._lang = target
        self._function = words_of(target).function
        self._context = context
        self._known = wordlist_of(target)
        self._calendar = frozenset(word.lower() for word in calendar_words(target))

    def has_no_other(self, text: str, found: Sequence[Mention], others: Sequence[Entity]) -> bool:
        """Return whether every capital of a translation belongs to what `others` name."""
        keys = {one.key for one in others if one.key is not None}
        names = [one.name or one.text for one in others] + [one.text for one in others]
        shapes = {skeleton(name) for name in names}
        parts = {fold(part) for name in names for part in name.replace("-", " ").split()}
        known = SpanIndex(
            [m for m in found if m.key in keys or skeleton(text[m.start : m.end]) in shapes]
        )
        tokens = tokenize(text)
        for i, kind in enumerate(tokens.kinds):
            form = tokens.forms[i]
            if kind != "w" or not any(c.isupper() for c in form):
                continue
            if known.touching(tokens.starts[i], tokens.ends[i]):
                continue
            small = form.lower()
            if fold(form) in parts or small in self._calendar or small == "i":
                continue
            if tokens.begins_sentence(i) and self._is_common(form, small):
                continue
            return False
        return True

    def _is_common(self, form: str, small: str) -> bool:
        if form in self._context.capital:
            return False
        return small in self._function or small in self._context.lower or small in self._known
