from core.brief.words import content_stems, habits, words_of


def test_every_language_file_has_every_fact() -> None:
    for lang in ("en", "fr", "de", "ro"):
        assert all(habits(lang)), lang
    assert habits("../x") == habits("xx") == habits("default")


def test_equal_words_and_stems_of_several_sentences_are_one_string() -> None:
    one, other = words_of("The Ministers have resigned."), words_of("All ministers resigned")
    assert one[1] == "ministers"
    assert one[1] is other[1]
    assert content_stems(one, "en")[0] is content_stems(other, "en")[0]
