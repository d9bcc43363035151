"""The memory is read once, and follows every change."""

from pathlib import Path

import pytest

from core.article import TranslationUnit
from core.pipeline.remembering import memory_of
from core.store import Library
from core.translate import TranslationMemory

SEVEN = TranslationUnit(
    source="Il a envoyé sept soldats", target="He sent seven", lang="fr", target_lang="en", by="ana"
)
FIX = SEVEN.with_(target="He dispatched seven", by="reader")


def target(memory: TranslationMemory) -> str | None:
    found = memory.exact(SEVEN.source, "fr", "en")
    return None if found is None else found.target


def test_a_correction_is_seen_without_reading_what_was_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = Library(tmp_path)
    library.memory.put("a.tmx", [SEVEN])
    before = memory_of(library)
    assert memory_of(library) is before
    assert target(before) == SEVEN.target
    reads: list[None] = []
    imported = library.memory.imported

    def counted() -> list[TranslationUnit]:
        reads.append(None)
        return imported()

    monkeypatch.setattr(library.memory, "imported", counted)
    library.add_units([FIX])
    assert target(memory_of(library)) == FIX.target
    assert target(before) == SEVEN.target
    library.drop_units([FIX])
    assert target(memory_of(library)) == SEVEN.target
    assert not reads
    library.memory.remove("a")
    assert target(memory_of(library)) is None
    assert len(reads) == 1


def test_suggestions_come_from_both_and_the_correction_wins(tmp_path: Path) -> None:
    library = Library(tmp_path)
    library.memory.put("a.tmx", [SEVEN, SEVEN.with_(source="Il a envoyé huit soldats")])
    library.add_units([FIX, FIX.with_(source="Il a envoyé neuf soldats", target="nine")])
    found = memory_of(library).fuzzy("Il a envoyé dix soldats", "fr", "en")
    assert [(one.unit.target, one.unit.by) for one in found] == [
        ("nine", "reader"),
        (FIX.target, "reader"),
        (SEVEN.target, "ana"),
    ]
    others = memory_of(library).fuzzy(SEVEN.source, "fr", "en", limit=5)
    assert {one.unit.source.split()[3] for one in others} == {"huit", "neuf"}
