from core.brief.words import habits


def test_every_language_file_has_every_fact() -> None:
    for lang in ("en", "fr", "de", "ro"):
        assert all(habits(lang)), lang
    assert habits("../x") == habits("xx") == habits("default")
