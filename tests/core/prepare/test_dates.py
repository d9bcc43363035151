import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.prepare.dates import find_dates, told_date, valid_iso


@pytest.mark.parametrize(
    ("lang", "text", "iso"),
    [
        ("ro", "Sâmbătă, 2 noiembrie 2024", "2024-11-02"),
        ("fr", "Publié le 20 novembre 2024 à 11h27", "2024-11-20"),
        ("fr", "le 1er août 2023", "2023-08-01"),
        ("de", "27. November 2024 · 18:55", "2024-11-27"),
        ("de", "5. Jänner 2024", "2024-01-05"),
        ("de", "am 03.04.2024 um 9 Uhr", "2024-04-03"),
        ("en", "November 20, 2024", "2024-11-20"),
        ("en", "3rd Sept 2024", "2024-09-03"),
        ("en", "25/12/2023", "2023-12-25"),
        ("es", "4 de mayo de 2022", "2022-05-04"),
        ("pl", "28 kwietnia 2021, 06:29", "2021-04-28"),
        ("xx", "2024-11-20T10:00:00Z", "2024-11-20"),
        ("ja", "2024年11月20日", "2024-11-20"),
        ("fr", "Publié le 20 novembre 2024 à 18h03", "2024-11-20"),
        ("fr", "Par Jean Dupont, le 20/11/24", "2024-11-20"),
        ("de", "20.11.2024, 18:03 Uhr", "2024-11-20"),
        ("de", "Stand: 20.11.24 18:03 Uhr", "2024-11-20"),
        ("ro", "Actualizat: 20 noiembrie 2024", "2024-11-20"),
        ("en", "Nov. 20, 2024 6:03 PM ET", "2024-11-20"),
        ("en", "20-Nov-2024", "2024-11-20"),
        ("en", "Published 18:03 GMT 20 November 2024", "2024-11-20"),
        ("it", "1° dicembre 2024", "2024-12-01"),
        ("pt", "20.nov.2024 às 18h03", "2024-11-20"),
        ("hu", "2024. november 20. 18:03", "2024-11-20"),
        ("ar", "20 نوفمبر/تشرين الثاني 2024", "2024-11-20"),
        ("ar", "٢٠ نوفمبر ٢٠٢٤", "2024-11-20"),
        ("hi", "20 नवंबर 2024", "2024-11-20"),
        ("ru", "20 ноября 2024 года, 18:03", "2024-11-20"),
    ],
)
def test_dates_are_read(lang: str, text: str, iso: str) -> None:
    assert [found.iso for found in find_dates(text, lang)] == [iso]


@pytest.mark.parametrize(
    "text",
    [
        "31.02.2024",
        "version 1.2.2024.5",
        "3/4/2024",
        "20 soldats 2024",
        "1999",
        "3/4/24",
        "12:30:45",
        "192.168.10.24",
        "In a paragraph of prose a number such as 20.11.24 may well be the number of a section.",
    ],
)
def test_what_is_no_date_or_could_be_two_is_left_out(text: str) -> None:
    assert find_dates(text, "en") == []


def test_metadata_dates_are_checked() -> None:
    assert valid_iso("2024-11-20T10:00") == "2024-11-20"
    assert valid_iso("2024-13-20") is None
    assert valid_iso("yesterday") is None
    assert valid_iso(None) is None
    assert told_date("2024-11-20T10:00", "fr") == "2024-11-20"
    assert told_date("mercredi 20 novembre 2024", "fr") == "2024-11-20"
    assert told_date("hier", "fr") is None


@given(st.text())
def test_any_text_can_be_searched(text: str) -> None:
    for found in find_dates(text, "de"):
        assert 0 <= found.start < found.end <= len(text)
