"""Bookmarks, tags and notes on disk, and where the reader stopped in each article."""

from collections import Counter
from collections.abc import Iterable, Mapping

from core.article import Passage
from core.errors import NoSuchPassage
from core.store.disk.folder import LibraryFolder
from core.store.disk.shelf import Shelf
from core.store.entry import ReadingState


def passage_shelf(folder: LibraryFolder) -> Shelf[Passage]:
    """Return the shelf of bookmarks, by passage id."""
    return Shelf(
        folder.path / "passages.json",
        Passage,
        "your bookmarks, tags and notes are lost, unless you have a backup (`dragoman restore`)",
        folder,
    )


def reading_shelf(folder: LibraryFolder) -> Shelf[ReadingState]:
    """Return the shelf of reading states, by article id."""
    return Shelf(
        folder.path / "reading.json",
        ReadingState,
        "only where you stopped reading is lost, unless you have a backup (`dragoman restore`)",
        folder,
    )


def in_reading_order(
    passages: Iterable[Passage], articles: Iterable[str], tag: str | None = None
) -> list[Passage]:
    """Return those passages that are on one of `articles`, and bear the tag, in their order."""
    order: Mapping[str, int] = {key: number for number, key in enumerate(articles)}
    kept = [one for one in passages if one.article in order]
    if tag is not None:
        wanted = tag.casefold()
        kept = [one for one in kept if wanted in (name.casefold() for name in one.tags)]
    return sorted(kept, key=lambda one: (order[one.article], one.start, one.end, one.id))


def tags_in_use(passages: Iterable[Passage]) -> list[str]:
    """Return the tags of passages, commonest first, then by the alphabet."""
    counted = Counter(tag for one in passages for tag in one.tags)
    return sorted(counted, key=lambda tag: (-counted[tag], tag.casefold(), tag))


def no_passage(passage_id: str) -> NoSuchPassage:
    """Return the error for an id that the library does not hold."""
    return NoSuchPassage(
        f'The library holds no passage "{passage_id}"; `dragoman passages` lists them.'
    )
