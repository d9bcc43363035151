"""Names of a package that are loaded when first asked for."""

import importlib
import sys
from pathlib import Path

import pytest


def test_a_name_is_loaded_once_and_others_are_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "lazily"
    package.mkdir()
    (package / "__init__.py").write_text(
        "from core.lazy import loading\n"
        "__getattr__ = loading(__name__, {'word': 'words', 'words_in': 'words'})\n",
        encoding="utf-8",
    )
    (package / "words.py").write_text("word = 'one'\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    lazily = importlib.import_module("lazily")
    assert "lazily.words" not in sys.modules
    assert lazily.word == "one" and vars(lazily)["word"] == "one"
    with pytest.raises(AttributeError, match="'lazily' has no attribute 'sentence'"):
        _ = lazily.sentence
    with pytest.raises(AttributeError, match="words_in"):
        _ = lazily.words_in


@pytest.mark.parametrize("package", ["core.annotate", "core.prepare", "core.translate"])
def test_every_public_name_is_there(package: str) -> None:
    module = importlib.import_module(package)
    assert all(getattr(module, name) is not None for name in module.__all__)
    assert not hasattr(module, "no_such_name")
