from core.annotate.temporal.cldr import Distance, cldr_dates


def test_names_in_full_and_shortened() -> None:
    months = cldr_dates("ro").months
    assert any(name.number == 11 and name.text == "noiembrie" and name.is_wide for name in months)
    assert any(name.number == 11 and name.text == "nov" and not name.is_wide for name in months)
    assert {name.number for name in cldr_dates("ro").weekdays} == set(range(7))


def test_distances_hold_what_stands_around_the_number() -> None:
    assert Distance("il y a", "jours", "day", -1) in cldr_dates("fr").distances
    assert Distance("", "days ago", "day", -1) in cldr_dates("en").distances
    assert Distance("for", "uger siden", "week", -1) in cldr_dates("da").distances


def test_the_order_and_the_marks_of_numbers() -> None:
    assert cldr_dates("en").month_first and not cldr_dates("fr").month_first
    assert cldr_dates("de").dotted_days and not cldr_dates("ro").dotted_days
    assert cldr_dates("ja").marks == ("年", "日")
    assert cldr_dates("ko").marks == ("년", "일")
    assert cldr_dates("fr").marks is None
    assert cldr_dates("hu").year_first and not cldr_dates("en").year_first


def test_no_such_language_has_nothing() -> None:
    assert cldr_dates("xx") == cldr_dates("") == cldr_dates("und-Nope-1")
    assert not cldr_dates("xx").months
