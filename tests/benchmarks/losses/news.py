"""Real news sentences and their machine translations, as pairs; annotated ones are kept a while.

Annotation takes far longer than the checks, so that what was annotated lies beside pytest's own
cache until the annotator changes.
"""

import hashlib
import json
import pickle
import shutil
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from core.annotate import Annotator
from core.check import Pair, Row, build_pairs
from tests.core.annotate.test_figures_gate import SHARED

LANGUAGES = ("fr", "de", "ro")
ENGINES = ("google", "firefox-tiny")
_NEWS = SHARED / "data/translations"
_CORE = Path(__file__).parents[3] / "core"
_KEPT = _CORE.parent / ".pytest_cache/annotated-pairs"


def is_there() -> bool:
    """Return whether the sentences are at hand."""
    return _NEWS.is_dir()


def news_rows(lang: str, engine: str, first: int, last: int) -> list[Row]:
    """Return the sentences numbered `first` up to but not including `last`, into English."""
    lines = (_NEWS / f"{lang}.jsonl").read_text(encoding="utf-8").splitlines()[first:last]
    return [
        Row(lang=lang, text=one["text"], target="en", translation=one[engine])
        for one in map(json.loads, lines)
    ]


def annotated(rows: Sequence[Row]) -> list[Pair]:
    """Return the pairs of `rows`, from what is kept where the same rows were asked for before."""
    digest = hashlib.sha256()
    for row in rows:
        digest.update(repr(row).encode())
    kept = _folder() / f"{digest.hexdigest()[:24]}.pickle"
    if kept.exists():
        pairs: list[Pair] = pickle.loads(kept.read_bytes())
        return pairs
    pairs = build_pairs(rows, _annotator())
    fresh = kept.with_suffix(f".{id(pairs)}")
    fresh.write_bytes(pickle.dumps(pairs))
    fresh.replace(kept)
    return pairs


@cache
def _annotator() -> Annotator:
    return Annotator()


@cache
def _folder() -> Path:
    """Return the folder of what this annotator has annotated; that of an earlier one goes."""
    folder = _KEPT / _version()
    if not folder.exists():
        shutil.rmtree(_KEPT, ignore_errors=True)
        folder.mkdir(parents=True, exist_ok=True)
    return folder


def _version() -> str:
    """Return a digest of everything that may change what is annotated."""
    digest = hashlib.sha256()
    places = [_CORE / "annotate", _CORE / "check/building.py", _CORE / "check/pair.py"]
    for place in places:
        for path in [place] if place.is_file() else sorted(place.rglob("*")):
            if path.is_file() and path.suffix not in (".pyc", ".onnx", ".npz"):
                digest.update(path.read_bytes())
    return digest.hexdigest()[:24]
