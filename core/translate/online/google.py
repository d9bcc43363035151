"""Google Translate through deep-translator, made safe for whole articles.

What deep-translator 1.11.4 does by itself, and is built around here: one request for each text, no
time-out, errors outside its own tree, None for a text that comes back unchanged, lines run together
where the answer has line breaks, codes such as `he` and `pt-BR` refused, and a length limit counted
in characters where the server counts encoded bytes.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from core.errors import EngineUnavailable, TranslateError
from core.prepare import clean_line
from core.translate.languages import code_for
from core.translate.online.packing import divide, pack, stretches, unpack
from core.translate.online.requesting import BadStatus, Requester, RequestFailed, bound

_MAX_CHARS = 4_800
_MAX_BYTES = 14_000
_TOO_LONG = (400, 413, 414, 431)
_UNDIVIDED_RETRIES = 2
_GIVE_UP_AFTER = 3
_UNSPACED = ("zh-CN", "zh-TW", "ja", "th", "lo", "km", "my")


class NoTranslationIn(Exception):
    """An answer held no translation: a consent page, a captive portal, or nonsense."""


class GoogleEngine:
    """Google's translation, free and without a key; implements Engine and BatchingEngine.

    `address` is for a server that speaks the same wire format. One engine may be used from several
    threads.
    """

    name = "google"
    label = "Google Translate"
    privacy = "goes to Google"
    is_online = True

    def __init__(self, *, address: str | None = None, requester: Requester | None = None) -> None:
        self._address = address
        self._requester = requester or Requester()

    def batches(self, texts: Sequence[str]) -> Iterator[range]:
        """Divide `texts`, in order, into stretches that cost one request each."""
        return stretches(texts, max_chars=_MAX_CHARS, max_bytes=_MAX_BYTES)

    def knows(self, lang: str, target: str) -> bool:
        """Return whether both languages are in Google's table; see Engine."""
        try:
            code_for(self.name, lang, self.label)
            return code_for(self.name, target, self.label) != "auto"
        except TranslateError:
            return False

    def close(self) -> None:
        """Do nothing: each request has a connection of its own."""

    def translate(self, texts: Sequence[str], lang: str, target: str) -> list[str | None]:
        """Return the translation of each text; see Engine.

        Text without any letter is its own translation and is not sent. A call in which every longer
        text comes back as it was has failed, and so has each text of it.
        """
        source_code = code_for(self.name, lang, self.label)
        target_code = code_for(self.name, target, self.label)
        if target_code == "auto":
            raise TranslateError("No language to translate into is set; set one in the settings.")
        call = _Call(self._ask(source_code, target_code), self.label)
        wanted = list(dict.fromkeys(text for text in texts if _has_letters(text)))
        done = self._translate_all(call, wanted, "" if target_code in _UNSPACED else " ")
        if source_code != "auto" and _is_all_echo(done):
            done = {}
        return [done.get(text) if _has_letters(text) else text.strip() for text in texts]

    def _translate_all(self, call: "_Call", texts: list[str], glue: str) -> dict[str, str]:
        limits = {"max_chars": _MAX_CHARS, "max_bytes": _MAX_BYTES}
        pieces = {text: divide(text, **limits) for text in texts}
        flat = list(dict.fromkeys(piece for parts in pieces.values() for piece in parts))
        done: dict[str, str] = {}
        for stretch in stretches(flat, **limits):
            try:
                call.translate(flat[stretch.start : stretch.stop], done)
            except TranslateError:
                if not done:
                    raise
                break  # what is done is kept; the caller tries the others again
        return {
            text: glue.join(done[piece] for piece in parts)
            for text, parts in pieces.items()
            if all(piece in done for piece in parts)
        }

    def _ask(self, source: str, target: str) -> Callable[[str], str | None]:
        """Return the library's own translate for this pair."""
        from deep_translator import GoogleTranslator
        from deep_translator.exceptions import BaseError

        try:
            translator: Any = GoogleTranslator(source=source, target=target)
        except BaseError as error:
            raise TranslateError(
                f"{self.label} does not translate from {source} to {target}; choose another engine."
            ) from error
        if self._address is not None:
            translator._base_url = self._address
        ask: Callable[[str], str | None] = bound(translator, self._requester)
        return ask


class _Call:
    """The requests of one call: splits a pack that fails, stops when the server does not answer."""

    def __init__(self, ask: Callable[[str], str | None], label: str) -> None:
        self._ask_library = ask
        self._label = label
        self._useless = 0

    def translate(self, texts: list[str], done: dict[str, str], depth: int = 0) -> None:
        """Put the translations of `texts` into `done`; one that cannot be had stays out.

        Raises EngineUnavailable; `done` then holds what was translated before.
        """
        found = self._single(texts[0]) if len(texts) == 1 else self._packed(texts)
        if found is not None:
            self._useless = 0
            done.update(
                (text, cleaned)
                for text, one in zip(texts, found, strict=True)
                if (cleaned := clean_line(one))
            )
            return
        if len(texts) == 1:
            return
        # a pack of which nothing can be trusted is halved twice, then sent text by text
        size = (len(texts) + 1) // 2 if depth < _UNDIVIDED_RETRIES else 1
        for start in range(0, len(texts), size):
            self.translate(texts[start : start + size], done, depth + 1)

    def _packed(self, texts: list[str]) -> list[str] | None:
        packed, first = pack(texts)
        answer = self._ask(packed)
        return None if answer is None else unpack(answer, first, len(texts))

    def _single(self, text: str) -> list[str] | None:
        answer = self._ask(text)
        return None if answer is None else [answer]

    def _ask(self, text: str) -> str | None:
        """Return the answer, or None where this text (but perhaps not another) was refused."""
        from deep_translator.exceptions import TranslationNotFound

        try:
            answer = self._ask_library(text)
            # None is the library's word for "came back unchanged"
            return text if answer is None else answer
        except BadStatus as error:
            if error.status not in _TOO_LONG:
                raise self._refused(error.status) from error
        except RequestFailed as error:
            raise self._unreachable(error.kind) from error
        except TranslationNotFound:
            pass
        except Exception as error:
            raise EngineUnavailable(
                f"{self._label} answered with something that cannot be read "
                f"({type(error).__name__}); try again later."
            ) from error
        self._useless += 1
        if self._useless >= _GIVE_UP_AFTER:
            raise EngineUnavailable(
                f"{self._label} answers, but with no translation; a login or consent page may "
                "stand in between. Open it in your browser, or try again later."
            )
        return None

    def _refused(self, status: int) -> EngineUnavailable:
        if status == 429:
            return EngineUnavailable(
                f"{self._label} asks to wait (too many requests); try again in some minutes."
            )
        if status >= 500:
            return EngineUnavailable(
                f"{self._label} has trouble of its own (answer {status}); try again later."
            )
        return EngineUnavailable(
            f"{self._label} refused the request (answer {status}); try again later."
        )

    def _unreachable(self, kind: str) -> EngineUnavailable:
        told = {
            "offline": "cannot be reached; check your connection to the internet",
            "timeout": "did not answer in time; try again later",
            "size": "sent far more than a translation; try again later",
        }
        reason = told.get(kind, "broke off its answer; try again later")
        return EngineUnavailable(f"{self._label} {reason}.")


def _has_letters(text: str) -> bool:
    return any(one.isalpha() for one in text)


def _is_all_echo(done: dict[str, str]) -> bool:
    long = {text: one for text, one in done.items() if len(text.split()) >= 4}
    return len(long) >= 2 and all(clean_line(text) == one for text, one in long.items())
