"""A library to back up, and what is in one."""

import os
from pathlib import Path

from core.article import GlossaryTerm, TranslationUnit
from core.store import Library, ReadingState, make_passage
from tests.core.store.articles import annotated, make_article

ARTICLE = annotated(make_article())
KEPT = make_passage(ARTICLE, 0, 5, now="2024-11-20T00:00:00Z")
UNIT = TranslationUnit(source="Bonjour", target="Hello", lang="fr", target_lang="en")


def filled(path: Path) -> Path:
    """Make a library with something in every one of its files."""
    library = Library(path)
    library.put_many([ARTICLE, make_article("b2b2b2")])
    library.save_passage(KEPT)
    library.save_reading("a1b2c3", ReadingState(segment=1))
    library.memory.add([UNIT])
    library.memory.put("units.tmx", [UNIT], name="units")
    library.glossary.put([GlossaryTerm(term="pont", translation="bridge")])
    return path


def seen_in(path: Path) -> tuple[object, ...]:
    """Return everything that a library holds."""
    library = Library(path, read_only=True)
    entries = library.entries()
    return (
        entries,
        [library.article(one.id) for one in entries],
        library.passages(),
        library.reading_states(),
        library.units(),
        library.memory.collections(),
        library.glossary.terms(),
    )


def files_in(path: Path) -> dict[str, bytes]:
    """Return the bytes of all files but locks, by name."""
    return {
        one.relative_to(path).as_posix(): one.read_bytes()
        for one in path.rglob("*")
        if one.is_file() and one.suffix != ".lock"
    }


def names_in(folder: Path) -> set[str]:
    """Return what stands in a folder."""
    return set(os.listdir(folder))  # noqa: PTH208 - names are all that is wanted
