"""Which words are ordinary ones of a language, by the tables that a spaCy pipeline brings along.

A pipeline's lemmatizer is never run here, but its tables list the words of the language. They load
when first asked for.
"""

from functools import cache
from pathlib import Path
from typing import Any

from core.annotate.spacy_models import best_model, model_folder

_TABLES = ("lemma_lookup", "lemma_index", "lemma_exc")


class WordList:
    """The ordinary words of a language, written small; false for all where none are known."""

    def __init__(self, lookups: dict[str, Any]) -> None:
        self._words: set[str] = set()
        self._hashes: frozenset[int] = frozenset()
        for name in _TABLES:
            table = lookups.get(name, {})
            # By hash of the word, or by hash of the part of speech and then word by word.
            if name == "lemma_lookup":
                self._hashes = frozenset(table)
            else:
                self._words.update(*table.values())

    def __bool__(self) -> bool:
        return bool(self._words or self._hashes)

    def __contains__(self, word: str) -> bool:
        if word in self._words:
            return True
        if not self._hashes:
            return False
        from spacy.strings import get_string_id

        return get_string_id(word) in self._hashes


@cache
def wordlist_of(lang: str) -> WordList:
    """Return the ordinary words of `lang`, none where no installed pipeline lists them."""
    model = best_model(lang)
    folder = model_folder(model.package) if model is not None else None
    if folder is None:
        return WordList({})
    return WordList(_read(folder / "lemmatizer" / "lookups" / "lookups.bin"))


def _read(path: Path) -> dict[str, Any]:
    import msgspec

    try:
        tables = msgspec.msgpack.decode(path.read_bytes(), type=dict[str, msgspec.Raw])
        return {
            name: msgspec.msgpack.decode(tables[name], type=dict[int, Any])
            for name in _TABLES
            if name in tables
        }
    except (OSError, msgspec.MsgspecError):
        return {}
