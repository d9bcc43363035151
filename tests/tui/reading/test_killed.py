"""The program is killed while an article is open and being translated."""

from pathlib import Path

import pytest

from tests.core.pipeline.killing import READING, check_killed_runs


@pytest.mark.slow
def test_killed_while_reading_nothing_that_was_shown_is_lost_or_sent_again(tmp_path: Path) -> None:
    check_killed_runs(tmp_path / "library", READING, runs=8, seed=11)
