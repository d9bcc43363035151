import json
from typing import Any

from tests.audit import said


def report(*found: dict[str, Any]) -> str:
    return json.dumps({"dependencies": found, "fixes": []})


GOOD: dict[str, Any] = {"name": "a", "version": "1", "vulns": []}
BAD: dict[str, Any] = {
    "name": "b",
    "version": "2",
    "vulns": [{"id": "CVE-1", "fix_versions": ["3"]}],
}
SKIPPED: dict[str, Any] = {"name": "c", "skip_reason": "Dependency not found on PyPI"}


def test_a_hole_is_named() -> None:
    sentences, is_well = said(report(GOOD, BAD, SKIPPED))
    assert not is_well
    assert "b 2: CVE-1, mended in 3" in sentences
    assert "Nothing is known of: c." in sentences


def test_no_hole_is_well() -> None:
    assert said(report(GOOD)) == ("1 libraries were asked about, 0 known holes.", True)


def test_where_nothing_was_asked_nothing_is_said_to_be_well() -> None:
    for text in ("", "{}", "nonsense", report(SKIPPED), report()):
        sentences, is_well = said(text)
        assert not is_well and "needs the network" in sentences
