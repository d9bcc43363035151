import subprocess
import sys

import pytest

from core.store.digest import digest


def test_a_text_is_told_by_its_bytes() -> None:
    assert digest("né", 6) == digest("né".encode(), 6) != digest("ne", 6)
    assert len(digest("né", 6)) == 12


def test_no_digest_of_half_a_character() -> None:
    with pytest.raises(UnicodeEncodeError):
        digest("\ud800", 4)


def test_the_store_is_loaded_without_what_only_some_changes_need() -> None:
    asked = "import sys, core.store; print({'hashlib', 'filelock'} & {*sys.modules})"
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert said.stdout == "set()\n"
