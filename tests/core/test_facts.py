from pathlib import Path

from core.facts import facts_folder, read_facts

ROOT = Path(__file__).parents[2]


def test_a_language_without_a_file_has_no_facts() -> None:
    assert read_facts("core.prepare", "lang", "tlh.toml") == {}


def test_facts_are_read_once() -> None:
    first = read_facts("core.prepare", "lang", "fr.toml")
    assert first
    assert read_facts("core.prepare", "lang", "fr.toml") is first


def test_the_folder_of_a_package_is_where_its_files_are() -> None:
    assert facts_folder("core.prepare") == ROOT / "core" / "prepare"
