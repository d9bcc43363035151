"""The other engines' versions of an article: names, figures and warnings, as on what is shown."""

from typing import TYPE_CHECKING

from core.article import Article, Translation
from core.check.checker import check_article

if TYPE_CHECKING:
    from core.annotate import Annotator


def check_alternatives(article: Article, target: str, annotator: "Annotator") -> Article:
    """Return `article` with names, figures and warnings in its alternatives into `target`.

    Those that have any already stay as they are: what was shown once was checked then. `article`
    itself must have been annotated; its own names and its translations do not change.
    """
    alternatives = article.alternatives.get(target, ())
    waiting = [at for at, one in enumerate(alternatives) if not _is_checked(one)]
    made = list(alternatives)
    while waiting:
        # An article has one translation of a segment: versions of the same take turns.
        turn = {alternatives[at].segment: at for at in reversed(waiting)}
        waiting = [at for at in waiting if turn[alternatives[at].segment] != at]
        asked = tuple(alternatives[at] for at in turn.values())
        alone = article.with_(translations={}).with_translations(target, asked)
        checked = check_article(annotator.annotate_translations(alone, target), target)
        shown = checked.translated(target)
        for segment, at in turn.items():
            made[at] = shown[segment]
    if made == list(alternatives):
        return article
    return article.with_(alternatives={**article.alternatives, target: tuple(made)})


def _is_checked(one: Translation) -> bool:
    return bool(one.entities or one.figures or one.warnings)
