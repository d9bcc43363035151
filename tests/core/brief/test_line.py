from core.brief.line import one_line


def test_line_breaks_become_blanks_and_other_spaces_stay() -> None:
    assert one_line("\nPrix :\n5 €\n") == "Prix : 5 €"
