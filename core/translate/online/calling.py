"""What all engines on the web share: texts into requests, answers to texts, errors to sentences.

An engine says how much fits in a request, what it calls the languages and how it asks for a list of
texts. Here the texts are put into requests and each answer is matched with its text. What cannot be
matched, or was refused for its length, is asked again in parts down to single texts, so that no
text ever gets another's translation.
"""

import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from core.errors import TranslateError
from core.prepare import clean_line
from core.translate.languages import code_for, knows_pair
from core.translate.online import trouble
from core.translate.online.circuit import Circuit, circuit_of
from core.translate.online.packing import Limits, divide, is_crossed, pack, stretches, unpack
from core.translate.online.requesting import BadStatus, Requester, RequestFailed

Ask = Callable[[Sequence[str]], Sequence[str | None] | None]
"""Asks for several texts: their translations in their order, or None where none can be told apart.

A None in the list is a text that has no translation."""

_UNDIVIDED_RETRIES = 2
_GIVE_UP_AFTER = 3
_EMPTY_AFTER = 5
_LOST = "\ufffd"
_CALL_DEADLINE = 60.0
_UNSPACED = ("zh", "zt", "ja", "th", "lo", "km", "my")


class NoTranslationIn(Exception):
    """An answer held no translation: a consent page, a captive portal, or nonsense."""


class OnlineEngine(ABC):
    """The common part of the engines on the web; implements Engine and BatchingEngine.

    One engine may be used from several threads.
    """

    name: str
    label: str
    privacy: str
    is_online = True
    limits: Limits
    _remedy = "check your connection to the internet"

    def __init__(self, requester: Requester | None = None, place: str = "") -> None:
        self._requester = requester or Requester()
        self._place = place

    def knows(self, lang: str, target: str) -> bool:
        """Return whether the pair can be translated, by our own table."""
        return knows_pair(self.name, lang, target)

    def batches(self, texts: Sequence[str]) -> Iterator[range]:
        """Divide `texts`, in order, into stretches that cost one request each."""
        return stretches(texts, self.limits)

    def translate(self, texts: Sequence[str], lang: str, target: str) -> list[str | None]:
        """Return the translation of each text; see Engine.

        Text without any letter is its own translation and is not sent. A call in which every longer
        text comes back as it was has failed, and so has each text of it.
        """
        return self._translated(texts, lang, target, self._asking)

    def close(self) -> None:  # noqa: B027 - an engine may have more to let go of
        """Do nothing: a connection lasts as long as its request."""

    def _translated(
        self,
        texts: Sequence[str],
        lang: str,
        target: str,
        asking: Callable[[str, str], Ask],
    ) -> list[str | None]:
        source_code = code_for(self.name, lang, self.label)
        target_code = code_for(self.name, target, self.label, is_target=True)
        circuit = circuit_of(self.name, self.label, self._place)
        circuit.check()
        call = _Call(self, asking(source_code, target_code), circuit)
        wanted = list(dict.fromkeys(text for text in texts if _has_letters(text)))
        glue = "" if target_code.lower().split("-")[0] in _UNSPACED else " "
        done = self._translate_all(call, wanted, glue)
        if source_code not in ("", "auto") and _is_all_echo(done):
            done = {}
        return [done.get(text) if _has_letters(text) else text.strip() for text in texts]

    @abstractmethod
    def _asking(self, source: str, target: str) -> Ask:
        """Return how the engine is asked for this pair; raise TranslateError if it cannot be."""

    def _refused(self, error: BadStatus) -> TranslateError | None:
        """Return what the engine's own statuses mean; None for those that mean the same for all.

        Raises TooMuch where less may go through.
        """
        if error.status in (400, 413, 414, 431):
            raise trouble.TooMuch(error.status)
        return None

    def _translate_all(self, call: "_Call", texts: list[str], glue: str) -> dict[str, str]:
        pieces = {text: divide(text, self.limits) for text in texts}
        flat = list(dict.fromkeys(piece for parts in pieces.values() for piece in parts))
        done: dict[str, str] = {}
        for stretch in stretches(flat, self.limits):
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


class _Call:
    """The requests of one call: splits what fails, stops when the server does not answer."""

    def __init__(self, engine: OnlineEngine, ask: Ask, circuit: Circuit) -> None:
        self._engine = engine
        self._ask_engine = ask
        self._circuit = circuit
        self._useless = self._refusals = self._empty = 0
        self._end = time.monotonic() + _CALL_DEADLINE

    def translate(self, texts: list[str], done: dict[str, str], depth: int = 0) -> None:
        """Put the translations of `texts` into `done`; one that cannot be had stays out.

        Raises EngineUnavailable; `done` then holds what was translated before.
        """
        found = self._ask(texts)
        cleaned: dict[str, str] = {}
        if found is not None and len(found) == len(texts):
            for text, one in zip(texts, found, strict=True):
                line = clean_line(one or "")
                # letters that were lost on the way show as one sign
                if line and (_LOST not in line or _LOST in text):
                    cleaned[text] = line
        if cleaned:
            self._useless = self._refusals = self._empty = 0
            done.update(cleaned)
        if len(texts) == 1:
            self._empty += not cleaned
            if self._empty >= _EMPTY_AFTER:
                raise trouble.empty(self._engine.label)
            return
        left = [text for text in texts if text not in cleaned]
        # a pack of which nothing can be trusted is halved twice, then sent text by text
        is_halved = not cleaned and depth < _UNDIVIDED_RETRIES
        size = (len(left) + 1) // 2 if is_halved else 1
        for start in range(0, len(left), size):
            self.translate(left[start : start + size], done, depth + 1)

    def _ask(self, texts: list[str]) -> Sequence[str | None] | None:
        """Return the answers, or None where these texts (but perhaps not others) were refused."""
        label = self._engine.label
        if time.monotonic() > self._end:
            raise trouble.unreachable(label, RequestFailed("timeout"))
        try:
            with self._circuit.asking():
                return self._answered(texts)
        except trouble.TooMuch as refusal:
            self._refusals += len(texts) == 1
            if self._refusals >= _GIVE_UP_AFTER:
                raise trouble.refused(label, BadStatus(refusal.status)) from None
        except NoTranslationIn:
            self._useless += 1
            if self._useless >= _GIVE_UP_AFTER:
                with self._circuit.asking():
                    raise trouble.useless(label) from None
        return None

    def _answered(self, texts: list[str]) -> Sequence[str | None] | None:
        label = self._engine.label
        # errors are not chained: what they hold may be an address with a key in it, or the text
        try:
            return self._ask_engine(texts)
        except BadStatus as error:
            raise (self._engine._refused(error) or trouble.refused(label, error)) from None
        except RequestFailed as error:
            raise trouble.unreachable(label, error, self._engine._remedy) from None
        except (TranslateError, trouble.TooMuch, NoTranslationIn):
            raise
        except Exception as error:  # noqa: BLE001  (whatever the library makes of an answer)
            raise trouble.unreadable(label, type(error).__name__) from None


def by_marks(ask: Callable[[str], str]) -> Ask:
    """Return how to ask for several texts an engine that takes one: each with its number."""

    def ask_all(texts: Sequence[str]) -> Sequence[str] | None:
        if len(texts) == 1:
            return [ask(texts[0])]
        packed, first = pack(texts)
        found = unpack(ask(packed), first, len(texts))
        # numbers that stay while words move behind them are rare; a false alarm costs requests
        return None if found and is_crossed(texts, found, slack=2) else found

    return ask_all


def by_list(ask: Callable[[Sequence[str]], Any]) -> Ask:
    """Return how to ask for several texts an engine that takes and gives a list.

    A list of another length, or one in which answers look exchanged, is not believed.
    """

    def ask_all(texts: Sequence[str]) -> Sequence[str | None] | None:
        found = ask(texts)
        if not isinstance(found, list) or len(found) != len(texts):
            if len(texts) == 1:
                raise NoTranslationIn
            return None
        answers = [one if isinstance(one, str) else None for one in found]
        return None if is_crossed(texts, [one or "" for one in answers]) else answers

    return ask_all


def _has_letters(text: str) -> bool:
    return any(one.isalpha() for one in text)


def _is_all_echo(done: dict[str, str]) -> bool:
    long = {text: one for text, one in done.items() if len(text.split()) >= 4}
    return len(long) >= 2 and all(clean_line(text) == one for text, one in long.items())
