"""What is done in the process of the models: loading, trying and translating.

The library holds the interpreter while it translates, and a translator may be used only in the
thread that made it, so all of this runs in one thread of one process (`process.py`).
"""

import re
from collections import OrderedDict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from core.errors import EngineUnavailable, ModelError
from core.prepare import split_sentences
from core.translate.offline.cutting import Part, cut, join
from core.translate.offline.models import model_files
from core.translate.offline.names import MOST_BYTES
from core.translate.offline.vocabulary import Vocabulary

MOST_TOKENS = 120
"""Tokens of one text at most. Firefox's models are trained on 127 and the mark of the end; the
decoder stops at 256 or twice the source, whichever comes first, and says nothing."""

_MOST_LOADED = 4
_PROBE = "2024"
_BYTES = re.compile(r"(?:<0x[0-9A-F]{2}>)+")


class _Loaded:
    """A model in memory: the library's translator and the vocabulary that counts its tokens."""

    def __init__(self, folder: Path) -> None:
        """Load the model; raises ModelError, naming the damaged file."""
        make = _translator_class()
        files = model_files(folder)
        if not files:
            raise ModelError(
                f"The model in {folder} lacks files; run `dragoman engines verify` to see which, "
                "or add it again."
            )
        source = files.get("vocab") or files["srcvocab"]
        target = files.get("vocab") or files["trgvocab"]
        self._folder = folder
        vocabularies = {path: _read_vocabulary(path) for path in {source, target}}
        self._vocabulary = vocabularies[source][1]
        raw = files["model"].read_bytes()
        try:
            self._translator = make(raw, vocabularies[source][0], vocabularies[target][0])
            # what a model lacks shows only when it works
            answer = self._translator.translate(_PROBE)
        except BaseException as error:
            _let_through(error)
            raise damaged(files["model"]) from error
        if not answer.strip():
            raise damaged(target)

    def translate(self, text: str) -> str:
        """Return the translation of a sentence, however long it is.

        Raises _Lost when the model gives nothing for it or for a part of it.
        """
        parts = cut(text, self._vocabulary.count, MOST_TOKENS)
        return join(parts, [self._translate(part.text) for part in parts])

    def _translate(self, text: str) -> str:
        if not any(one.isalpha() for one in text):
            return text
        answer = _with_bytes(self._translator.translate(text)).strip()
        if not answer:
            raise _Lost
        return answer


def _read_vocabulary(path: Path) -> tuple[bytes, Vocabulary]:
    raw = path.read_bytes()
    try:
        return raw, Vocabulary(raw)
    except ValueError as error:
        raise damaged(path) from error


class _Lost(Exception):
    """A model gave nothing for a text with words in it."""


_loaded: "OrderedDict[tuple[str, int, int], _Loaded]" = OrderedDict()


def translate(folders: Sequence[str], texts: Sequence[str], lang: str) -> list[str | None]:
    """Return the translation of each text by the models in `folders`, one after the other.

    None for a text that a model failed at. Raises ModelError when a model is damaged.
    """
    models = [_model(Path(folder)) for folder in folders]
    return [_one(models, text, lang) for text in texts]


def try_model(folder: str) -> None:
    """Load the model in `folder` and let it translate; raises ModelError when it is damaged."""
    _Loaded(Path(folder))


def unpack_zst(packed: str, path: str, sha256: str | None) -> None:
    """Write what is packed in the file `packed` to `path`.

    Raises ModelError when it cannot be unpacked or its SHA-256 is not the one given.
    """
    from fxtranslate import discovery

    source = Path(packed)
    if source.stat().st_size > MOST_BYTES:
        raise damaged(source)
    try:
        raw = discovery.verify_and_decompress(source.read_bytes(), sha256)
    except BaseException as error:
        _let_through(error)
        raise damaged(source) from error
    Path(path).write_bytes(raw)


def damaged(path: Path) -> ModelError:
    """Return the error of a file that is not what it should be."""
    return ModelError(
        f"The model file {path.name} is damaged; fetch or copy the model again "
        "(`dragoman engines verify` checks those that are here)."
    )


def _model(folder: Path) -> _Loaded:
    """Return the loaded model, the least recently used of the others let go for it."""
    try:
        seen = model_files(folder)["model"].stat()
    except (OSError, KeyError):
        raise ModelError(
            f"The model in {folder} is gone or lacks files; add it again with "
            "`dragoman engines add`."
        ) from None
    key = (str(folder), seen.st_mtime_ns, seen.st_size)
    if key not in _loaded:
        while len(_loaded) >= _MOST_LOADED:
            _loaded.popitem(last=False)
        _loaded[key] = _Loaded(folder)
    _loaded.move_to_end(key)
    return _loaded[key]


def _one(models: Sequence[_Loaded], text: str, lang: str) -> str | None:
    """Translate sentence by sentence: the models know no more at once, and may drop a second."""
    parts = _sentences(text, lang)
    answers = []
    try:
        for part in parts:
            answer = part.text
            for model in models:
                answer = model.translate(answer)
            answers.append(answer)
    except BaseException as error:  # noqa: BLE001  (a panic of the library is no Exception)
        _let_through(error)
        return None
    return join(parts, answers) or None


def _sentences(text: str, lang: str) -> list[Part]:
    found: list[Part] = []
    end = 0
    for span in split_sentences(text, lang):
        found.append(Part(text=text[span[0] : span[1]], is_apart=span[0] > end or not found))
        end = span[1]
    return found


def _let_through(error: BaseException) -> None:
    """Raise again what is not the library's failure.

    Its panics come as pyo3's PanicException, which is a BaseException and has no public name.
    """
    if isinstance(error, (KeyboardInterrupt, SystemExit, GeneratorExit, MemoryError)):
        raise error


def _with_bytes(text: str) -> str:
    """Put characters in place of byte pieces, which the library leaves standing as `<0xE4>`."""
    return _BYTES.sub(
        lambda found: bytes(int(byte, 16) for byte in re.findall("0x(..)", found[0])).decode(
            "utf-8", "ignore"
        ),
        text,
    )


def _translator_class() -> Callable[..., Any]:
    try:
        from fxtranslate import Translator
    except ImportError as error:
        raise EngineUnavailable(MISSING) from error
    return Translator


MISSING = (
    "Translation on this machine needs the library fxtranslate, which is not installed (there is "
    "none for Intel Macs); install it with `pip install fxtranslate`, or choose another engine."
)
"""What is said where the library is not there."""
