"""Comparing with a file of the repository."""

import os
from pathlib import Path

GOLDEN = Path(__file__).parent.parent / "golden"


def check_golden(name: str, text: str) -> None:
    """Compare with the file; DRAGOMAN_GOLDEN=write makes it anew, to be read before committing."""
    place = GOLDEN / name
    if os.environ.get("DRAGOMAN_GOLDEN") == "write":
        place.write_text(text, encoding="utf-8", newline="")
    assert text.encode() == place.read_bytes()
