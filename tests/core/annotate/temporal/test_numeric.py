import pytest

from tests.core.annotate.temporal.finding import told


@pytest.mark.parametrize(
    ("lang", "text", "iso"),
    [
        ("fr", "02.11.2024", "2024-11-02"),
        ("fr", "2/11/2024", "2024-11-02"),
        ("en", "2/11/2024", "2024-02-11"),
        ("en", "27/11/2024", "2024-11-27"),
        ("en", "11/27/2024", "2024-11-27"),
        ("de", "3. 5. 2019", "2019-05-03"),
        ("de", "20.11.24", "2024-11-20"),
        ("de", "20.11.89", "1989-11-20"),
        ("ro", "20-11-2024", "2024-11-20"),
        ("sv", "2024-11-20", "2024-11-20"),
        ("und", "(2024-11-20T18:03:00Z)", "2024-11-20"),
        ("zh", "2024年11月20日", "2024-11-20"),
        ("ja", "2024年11月", "2024-11"),
        ("ko", "2024년 11월 20일", "2024-11-20"),
        ("zh", "2014年", "2014"),
        ("ja", "11月18日", "2024-11-18"),
        ("ar", "٢٠/١١/٢٠٢٤", "2024-11-20"),
        ("fa", "۲۰۲۴-۱۱-۲۰", "2024-11-20"),
    ],
)
def test_digits_alone_are_a_date(lang: str, text: str, iso: str) -> None:
    assert [value for _, value in told(text, lang)] == [iso]


@pytest.mark.parametrize(
    "text",
    [
        "31.02.2024",
        "32.01.2024",
        "2024-13-01",
        "10.2.2024.7",
        "1.10.2.2024",
        "version 3.5.19",
        "192.168.10.24",
        "3.1.2.4",
        "1/2/3",
        "12.5",
        "20.11.2024b",
        "01.02.20245",
        "0.0.0000",
        "1" * 5000 + ".11.2024",
    ],
)
def test_other_digits_are_none(text: str) -> None:
    assert told(text, "de") == []


def test_a_date_without_year_needs_a_word_before_it() -> None:
    assert told("Am 24.02. begann es.", "de") == [("24.02.", "2024-02-24")]
    assert told("Am Montag, 18.11., fiel es aus.", "de") == [("Montag, 18.11.", "2024-11-18")]
    assert told("Siehe 3.1. und 3.2. dort.", "de") == []
