from core.prepare.calendars import is_weekday, month_number


def test_months_of_many_languages() -> None:
    assert month_number("noiembrie", "ro") == 11
    assert month_number("Jänner", "de") == 1
    assert month_number("août", "fr") == 8
    assert month_number("listopada", "pl") == 11
    assert month_number("Sept", "en") == 9
    assert month_number("Tisch", "de") is None
    assert month_number("x", "no-such-language") is None


def test_weekdays() -> None:
    assert is_weekday("Sâmbătă", "ro")
    assert is_weekday("Montag", "de")
    assert not is_weekday("November", "de")
