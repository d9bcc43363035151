import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.facts import facts_folder, read_facts, read_toml

ROOT = Path(__file__).parents[2]
FILES = sorted(str(one.relative_to(ROOT)) for one in (ROOT / "core").rglob("*.toml"))

_LINES = st.sampled_from(
    (
        'a = "x"',
        'a = ""',
        'b = ["x", "y # z", ]',
        'c = [ # said\n  "x", # "y"\n]',
        "d = [1, 2.5, [true], -3]",
        'e = """\nx "y" z\n"""',
        'f = """x"""" ',
        'g = { a = 1, "b c" = ["x"] }',
        "h = 1e6",
        "i = 1_000",
        "j = 08",
        "k = 'x'",
        'l = "a\\tb \\u00e9"',
        'l = "a\\qb"',
        "m.n = 1",
        '"o p" = false',
        "q = 2024-11-20",
        "# said",
        "",
        "r = [1 2]",
        's = ["x" "y"]',
        "t = true # said",
        "u = truely",
        "v = 1 w = 2",
        'x = "\u00a0é"',
        'y = ["x"\u00a0, "y"]',
        "[a]",
        "[a.b]",
        "[g.h]",
        "[[a]]",
        "[[z]]",
        "[z.y]",
        '["x y"]',
        "[b]",
        "[[b]]",
        "\tw = 1",
        "a",
    )
)


def test_a_language_without_a_file_has_no_facts() -> None:
    assert read_facts("core.prepare", "lang", "tlh.toml") == {}


def test_facts_are_read_once() -> None:
    first = read_facts("core.prepare", "lang", "fr.toml")
    assert first
    assert read_facts("core.prepare", "lang", "fr.toml") is first


def test_the_folder_of_a_package_is_where_its_files_are() -> None:
    assert facts_folder("core.prepare") == ROOT / "core" / "prepare"


@pytest.mark.parametrize("file", FILES)
def test_our_files_are_read_as_the_standard_library_reads_them(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    assert _typed(read_toml(text)) == _typed(tomllib.loads(text))


@given(st.lists(_LINES, max_size=8).map("\n".join))
def test_whatever_is_read_is_read_as_the_standard_library_does(text: str) -> None:
    _compare(text)


@given(st.text(alphabet="ab=[]{}\"'\\#, \n.1e-é\r\t\x00", max_size=30))
def test_mistakes_are_as_wrong_as_there(text: str) -> None:
    _compare(text)


def _compare(text: str) -> None:
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        with pytest.raises(tomllib.TOMLDecodeError):
            read_toml(text)
    else:
        assert _typed(read_toml(text)) == _typed(told)


def _typed(value: Any) -> Any:
    """Return a value with its types and its order, which `==` passes over."""
    if isinstance(value, dict):
        return [(key, _typed(one)) for key, one in value.items()]
    if isinstance(value, list):
        return [_typed(one) for one in value]
    return type(value), value
