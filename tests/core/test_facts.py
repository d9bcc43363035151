from core.facts import read_facts


def test_a_language_without_a_file_has_no_facts() -> None:
    assert read_facts("core.prepare", "lang", "tlh.toml") == {}


def test_facts_are_read_once() -> None:
    first = read_facts("core.prepare", "lang", "fr.toml")
    assert first
    assert read_facts("core.prepare", "lang", "fr.toml") is first
