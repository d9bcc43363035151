"""What the commands print as JSON: the same values, and nothing that a terminal obeys."""

import json

import pytest

from tests.hostile.naughty import LINES, unsafe_in
from tui.cli.env import print_json, print_json_line


@pytest.mark.parametrize("is_line", [False, True])
def test_json_says_the_same_and_steers_no_terminal(
    capsys: pytest.CaptureFixture[str], is_line: bool
) -> None:
    texts = [text for name, text in LINES.items() if not name.startswith("surrogates/")]
    for text in texts:
        (print_json_line if is_line else print_json)({"text": text})
        printed = capsys.readouterr().out
        assert unsafe_in(printed) == ""
        assert json.loads(printed) == {"text": text}
