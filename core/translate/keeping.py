"""What becomes of an article when translations of its segments arrive."""

from collections.abc import Iterable

from core.article import Article, Translation
from core.translate.memory import READER


def with_made(
    article: Article, target: str, made: Iterable[Translation], *, again: bool = False
) -> Article:
    """Return the article with what was made of its segments, and nothing lost that stood there.

    A segment that has a translation keeps it, but for a correction of the reader's: that takes the
    place of an older one, and of what a machine made, which stays as an alternative; not where the
    reader has turned this very correction down. With `again` the new translation is shown and the
    old one kept beside it; a correction stays shown, and the new one is the alternative. The
    article may have changed since the translations were asked for.
    """
    shown = article.translated(target)
    fresh: dict[int, Translation] = {}
    for one in made:
        stood = shown.get(one.segment)
        if stood is None:
            fresh[one.segment] = one
        elif stood.engine == READER and one.engine != READER:
            if again:
                article = article.with_choice(target, one).with_choice(target, stood)
        elif again or (one.engine == READER and _is_news(article, target, stood, one)):
            article = article.with_choice(target, one)
    return article.with_translations(target, tuple(fresh.values())) if fresh else article


def with_marks(article: Article, target: str, marked: Article, *, before: Article) -> Article:
    """Return the article with the names, figures and warnings of all its translations.

    `marked` is what the workshop made of `before`, while the article may have changed: only
    translations whose text is still the same get their marks. Names that the translations gave away
    are taken over into the original unless its names have changed.
    """
    if article.entities == before.entities:
        article = article.with_(entities=marked.entities)
    found = marked.translated(target)
    fresh = tuple(
        one.with_(entities=other.entities, figures=other.figures, warnings=other.warnings)
        for one in article.translations.get(target, ())
        if (other := found.get(one.segment)) is not None and other.text == one.text
    )
    article = _with_marked_alternatives(article, target, marked)
    return article.with_translations(target, fresh) if fresh else article


def _with_marked_alternatives(article: Article, target: str, marked: Article) -> Article:
    found = {(one.segment, one.text): one for one in marked.alternatives.get(target, ())}
    alternatives = tuple(
        one
        if (other := found.get((one.segment, one.text))) is None
        else one.with_(entities=other.entities, figures=other.figures, warnings=other.warnings)
        for one in article.alternatives.get(target, ())
    )
    if not alternatives:
        return article
    return article.with_(alternatives={**article.alternatives, target: alternatives})


def _is_news(article: Article, target: str, stood: Translation, correction: Translation) -> bool:
    """Return whether a correction is later than what stands, and was not turned down here."""
    if stood.engine == READER and (correction.made or "") <= (stood.made or ""):
        return False
    versions = article.versions(target, stood.segment)
    return not any((one.engine, one.text) == (READER, correction.text) for one in versions)
