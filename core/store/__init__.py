"""Articles, passages, reading states and the translation memory on disk."""

from core.store.anchor import make_passage, resolve, segments_of
from core.store.entry import CatalogueEntry, ReadingState
from core.store.library import Library

__all__ = [
    "CatalogueEntry",
    "Library",
    "ReadingState",
    "make_passage",
    "resolve",
    "segments_of",
]
