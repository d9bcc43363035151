from pathlib import Path

import pytest

from tui.typed_address import typed_address


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("  a.txt ", "a.txt"),
        ("'a b.txt'", "a b.txt"),
        ('"a b.txt"', "a b.txt"),
        ("file:///tmp/a%20b.txt", "/tmp/a b.txt"),
        ("a\\ b.txt", "a b.txt"),
        ("https://example.org/x?y=1", "https://example.org/x?y=1"),
        ("~/a.txt", str(Path("~/a.txt").expanduser())),
        ("", ""),
        ("'", "'"),
    ],
)
def test_what_was_meant(typed: str, meant: str) -> None:
    assert typed_address(typed) == meant
