"""Articles, passages, reading states, the translation memory and who is who, on disk."""

from core.store.anchor import make_passage, resolve, segments_of
from core.store.disk.notice import Notice
from core.store.entry import CatalogueEntry, ReadingState
from core.store.glossary import GlossaryChanges, term_key
from core.store.identities import Identities, IdentityChoice, NamedForm
from core.store.library import Library
from core.store.memory import MemoryCollection
from core.store.session import ReaderSession

__all__ = [
    "CatalogueEntry",
    "GlossaryChanges",
    "Identities",
    "IdentityChoice",
    "Library",
    "MemoryCollection",
    "NamedForm",
    "Notice",
    "ReaderSession",
    "ReadingState",
    "make_passage",
    "resolve",
    "segments_of",
    "term_key",
]
