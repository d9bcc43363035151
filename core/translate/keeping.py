"""What becomes of an article when translations of its segments arrive."""

from collections.abc import Iterable

from core.article import Article, Translation
from core.translate.memory import READER


def with_made(
    article: Article, target: str, made: Iterable[Translation], *, again: bool = False
) -> Article:
    """Return the article with what was made of its segments, and nothing lost that stood there.

    A segment that has a translation keeps it, but for a correction of the reader's: that takes the
    place of what a machine made, which stays as an alternative. With `again` the new translation is
    shown and the old one kept beside it; a correction stays shown, and the new one is the
    alternative. The article may have changed since the translations were asked for.
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
        elif again or (one.engine == READER and stood.engine != READER):
            article = article.with_choice(target, one)
    return article.with_translations(target, tuple(fresh.values())) if fresh else article
