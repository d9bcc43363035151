import tomllib
from pathlib import Path
from typing import Any

import pytest

from core.annotate.dates import find_dates
from core.annotate.figures import find_figures

CASES = Path(__file__).parent / "cases"


def _read() -> list[tuple[str, dict[str, Any]]]:
    romanian = tomllib.loads((CASES / "figures.ro.toml").read_text(encoding="utf-8"))
    cases = [("ro", case) for case in romanian["cases"]]
    for name in ("figures.prose.toml", "figures.cldr.toml"):
        prose = tomllib.loads((CASES / name).read_text(encoding="utf-8"))
        cases += [(lang, case) for lang, of_lang in prose.items() for case in of_lang]
    return cases


def _shown(figure: dict[str, Any]) -> dict[str, Any]:
    plain = {"value": None, "low": None, "high": None, "qualifier": "exact", "unit": None}
    return plain | {"kind": "count", "counted": None} | figure


def _dates(text: str, lang: str) -> list[tuple[int, int]]:
    return [(date.start, date.end) for date in find_dates(text, lang)]


def _name(part: object) -> str:
    return part["text"][:40] if isinstance(part, dict) else str(part)


@pytest.mark.parametrize(("lang", "case"), _read(), ids=_name)
def test_prose(lang: str, case: dict[str, Any]) -> None:
    found = [
        {name: getattr(figure, name) for name in _shown({"text": ""})}
        for figure in find_figures(case["text"], lang, _dates(case["text"], lang))
    ]
    assert found == [_shown(figure) for figure in case["figures"]]


def test_spans_lie_in_the_text() -> None:
    text = "Plus d’un million d’obus, 12 km et 3 %."
    for figure in find_figures(text, "fr"):
        assert text[figure.start : figure.end] == figure.text


def test_blocked_spans_hold_no_figure() -> None:
    text = "Le 20 novembre, 30 chars."
    assert [f.value for f in find_figures(text, "fr", [(3, 14)])] == [30]


@pytest.mark.parametrize(
    ("text", "lang", "value"),
    [
        ("3 000", "fr", 3000),
        ("3 000", "fr", 3000),
        ("3 000", "fr", 3000),
        ("94.000", "de", 94000),
        ("1,5", "de", 1.5),
        ("1'000", "de", 1000),
        ("1.458.000,00", "fr", 1458000),
        ("1,234,567.5", "en", 1234567.5),
        ("soixante-dix-sept", "fr", 77),
        ("quatre-vingts", "fr", 80),
        ("septante et un", "fr", 71),
        ("deux mille trois cents", "fr", 2300),
        ("mille milliards", "fr", 1e12),
        ("zweihundertfünfzigtausend", "de", 250000),
        ("eintausendeinhundertfünfzig", "de", 1150),
        ("zweieinhalb Millionen", "de", 2500000),
        ("o sută douăzeci și unu", "ro", 121),
        ("one hundred and six", "en", 106),
        ("2½", "en", 2.5),
        ("10 1/2", "en", 10.5),
    ],
)
def test_numbers(text: str, lang: str, value: float) -> None:
    assert [figure.value for figure in find_figures(text, lang)] == [value]


@pytest.mark.parametrize(
    "text",
    ["1.2.3", "007", "192.168.0.1", "24/7", "5/17/2018", "1 23 45 67", "12:30", "a@b12.example"],
)
@pytest.mark.parametrize("lang", ["fr", "de", "ro", "en", "es"])
def test_no_numbers(text: str, lang: str) -> None:
    assert find_figures(text, lang) == []


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Les Vingt-Sept ont trouvé un accord à Bruxelles.", "fr"),
        ("The Twenty-Seven agreed in Brussels.", "en"),
        ("Cei Douăzeci și șapte au ajuns la un acord.", "ro"),
    ],
)
def test_a_group_that_is_named_by_its_number_is_no_figure(text: str, lang: str) -> None:
    assert find_figures(text, lang) == []


def test_a_number_of_somebody_stays_one_after_an_article() -> None:
    assert [one.value for one in find_figures("Les vingt-sept blessés vont bien.", "fr")] == [27]
