from pathlib import Path

import pytest

from core.store import Library
from tests.tui.reader_samples import ENGLISH, FLOOD
from tui.reading import Reading


@pytest.fixture
def library(tmp_path: Path) -> Library:
    made = Library(tmp_path / "library")
    made.put_many([FLOOD, ENGLISH])
    return made


@pytest.fixture
def reading(library: Library) -> Reading:
    return Reading.open(library, "flood", "en")[0]
