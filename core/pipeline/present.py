"""Whether the library has an article already, under whichever id."""

from core.article import Article
from core.errors import StoreError
from core.prepare.sameness import fold_typing, same_typing
from core.store import Library
from core.store.entry import CatalogueEntry, make_entry


def find_present(library: Library, article: Article) -> str | None:
    """Return the id under which the library has `article`; None where it has not.

    An id is of the very characters of a text. So the catalogue is asked for articles of the same
    length and title as well, and those are read and compared: ids that were given before, in
    whatever way the text was typed then, stay what they are.
    """
    if library.has(article.id):
        return article.id
    own = make_entry(article, "")
    title = fold_typing(own.title)
    for entry in library.entries():
        if not _may_be(entry, own) or fold_typing(entry.title) != title:
            continue
        try:
            found = library.article(entry.id)
        except StoreError:  # what cannot be read is no reason not to keep this one
            continue
        if same_typing(found, article):
            return entry.id
    return None


def _may_be(entry: CatalogueEntry, own: CatalogueEntry) -> bool:
    return entry.words == own.words and entry.segments == own.segments
