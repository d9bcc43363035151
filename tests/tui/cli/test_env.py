"""What the commands print as JSON: the same values, and nothing that a terminal obeys."""

import json
import os
from pathlib import Path

import pytest

from core.errors import StoreError
from tests.hostile.naughty import LINES, unsafe_in
from tui.cli.env import Env, print_json, print_json_line


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


def test_a_library_that_is_no_folder_is_refused_with_what_to_do(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("text")
    for path in (os.devnull, str(file)):
        with pytest.raises(StoreError, match="is no folder; name another with --library"):
            _ = Env(path).library
    assert Env(str(tmp_path / "new")).library.entries() == []
