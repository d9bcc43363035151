from core.brief.engines import engine_names


def test_engines_as_a_reader_knows_them() -> None:
    assert engine_names(["memory", "firefox"]) == "translation memory, Firefox Translations"
    assert engine_names({"reader": 2, "of-tomorrow": 1}) == "the reader's own 2, of-tomorrow 1"
