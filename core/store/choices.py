"""The reader's word on translations: corrections and choices, in every place that they reach."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from core.article import Article, Translation, TranslationUnit
from core.store.undo import TranslatedPlace, TranslationChange, UndoStack

if TYPE_CHECKING:
    from core.store.library import Library


class TranslationChoices:
    """Changes translations so that the library's `undo` can take it back.

    Every method may raise StoreError, and NoSuchArticle.
    """

    def __init__(self, library: "Library", undo: UndoStack) -> None:
        self._library = library
        self._undo = undo

    def show(
        self,
        article_id: str,
        target: str,
        chosen: Iterable[Translation],
        unit: TranslationUnit | None = None,
    ) -> Article:
        """Show `chosen`, keep what stood there among the versions, and return the article.

        A correction brings its `unit`, which goes into the translation memory.
        """
        with self._library.transaction():
            article, places = _with_choices(self._library.article(article_id), target, chosen)
            before = None
            if unit is not None:
                before = self._library.unit_like(unit)
                self._library.add_units([unit])
            self._library.put(article)
            if places:
                self._undo.push(TranslationChange(places=places, unit=unit, unit_before=before))
        return article

    def spread(
        self, article_id: str, target: str, chosen: Iterable[Translation], unit: TranslationUnit
    ) -> int:
        """Show a correction in another article too, and return in how many segments.

        It is taken back together with the correction; one that has been taken back meanwhile goes
        nowhere.
        """
        with self._library.transaction():
            if not self._undo.has_correction(unit):
                return 0
            article, places = _with_choices(self._library.article(article_id), target, chosen)
            if places:
                self._library.put(article)
                self._undo.extend_correction(unit, places)
        return len(places)

    def take_back(self, change: TranslationChange) -> None:
        """Put everything back as it stood before `change`; what was changed since stays."""
        by_article: dict[str, list[TranslatedPlace]] = {}
        for place in change.places:
            by_article.setdefault(place.article, []).append(place)
        for article_id, places in by_article.items():
            if not self._library.has(article_id):
                continue
            article = self._library.article(article_id)
            for place in places:
                article = place.put_back(article)
            self._library.put(article)
        if change.unit is not None:
            if change.unit_before is None:
                self._library.drop_units([change.unit])
            else:
                self._library.add_units([change.unit_before])


def _with_choices(
    article: Article, target: str, chosen: Iterable[Translation]
) -> tuple[Article, tuple[TranslatedPlace, ...]]:
    """Return `article` with `chosen` shown, and what stood in their places."""
    places = []
    for one in chosen:
        places.append(TranslatedPlace.of(article, target, one))
        article = article.with_choice(target, one)
    return article, tuple(places)
