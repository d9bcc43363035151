"""The translation memory of a library, kept until it changes."""

import threading
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from core.store import Library
from core.translate import TranslationMemory


@dataclass(slots=True)
class _Kept:
    """What was read last, and the state that it was in."""

    imported_state: object
    imported: TranslationMemory
    own_state: object
    whole: TranslationMemory


_kept: "WeakKeyDictionary[Library, _Kept]" = WeakKeyDictionary()
_lock = threading.Lock()


def memory_of(library: Library) -> TranslationMemory:
    """Return the library's translation memory as it is now; do not add to it.

    What was imported is read when first asked for and after an import, which takes about half a
    second for 100,000 units; after a correction only the corrections are. Safe to call from any
    thread. Raises StoreError.
    """
    with _lock:
        state = library.memory.state()
        known = _kept.get(library)
        if known is not None and (known.own_state, known.imported_state) == state:
            return known.whole
        if known is not None and known.imported_state == state.imported:
            imported = known.imported
        else:
            imported = TranslationMemory(library.memory.imported())
        whole = TranslationMemory(library.memory.own(), beside=imported)
        _kept[library] = _Kept(state.imported, imported, state.own, whole)
        return whole
