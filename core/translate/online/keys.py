"""Keys of engines: from the environment, else from the keyring of the system.

A keyring may be missing, locked, or hang on a bus that nobody answers: then it is as if it held
nothing, within a second. Keys stand in no message, log or export.
"""

import contextlib
import os
import queue
import threading
from collections.abc import Callable
from typing import Literal

from core.errors import TranslateError

NAMES = ("deepl", "microsoft", "libretranslate", "mymemory")
"""Engines that take a key; MyMemory's is an e-mail address."""

_SERVICE = "dragoman"
_PATIENCE = 0.9
_LONG_PATIENCE = 60.0
_MAX_LENGTH = 500

_busy: threading.Thread | None = None
_lock = threading.Lock()


def variable_of(name: str) -> str:
    """Return the environment variable that holds the key of the engine `name`."""
    return f"DRAGOMAN_{name.upper()}_KEY"


def key_for(name: str) -> str | None:
    """Return the key of the engine `name`, None where there is none; takes a second at most."""
    found = os.environ.get(variable_of(name), "").strip()
    return found or _from_keyring(name)


def where_key(name: str) -> Literal["environment", "keyring"] | None:
    """Return where the key of the engine `name` is kept; takes a second at most."""
    if os.environ.get(variable_of(name), "").strip():
        return "environment"
    return "keyring" if _from_keyring(name) else None


def save_key(name: str, key: str) -> None:
    """Keep the key of the engine `name` in the keyring; the reader may be asked to unlock it.

    Raises TranslateError, which never holds the key.
    """
    _check_name(name)
    text = key.strip()
    if not text or not is_sendable(text):
        raise TranslateError(
            "This is no key: a key is one word of letters, digits and signs; copy it again whole."
        )

    def save() -> None:
        import keyring

        keyring.set_password(_SERVICE, name, text)

    _change(save, f"could not keep the key of {name}; set {variable_of(name)} instead")


def forget_key(name: str) -> None:
    """Remove the key of the engine `name` from the keyring; no key there is no error.

    Raises TranslateError where the keyring cannot be used, or the key is in the environment.
    """
    _check_name(name)
    if os.environ.get(variable_of(name), "").strip():
        raise TranslateError(
            f"The key of {name} is set by {variable_of(name)}; unset that where you set it."
        )

    def forget() -> None:
        import keyring
        from keyring.errors import PasswordDeleteError

        with contextlib.suppress(PasswordDeleteError):
            keyring.delete_password(_SERVICE, name)

    _change(forget, f"could not forget the key of {name}; remove it with the system's own program")


def is_sendable(key: str) -> bool:
    """Return whether `key` can stand in a header: plain signs, no spaces, not endless."""
    return all("!" <= one <= "~" for one in key) and len(key) <= _MAX_LENGTH


def _check_name(name: str) -> None:
    if name not in NAMES:
        raise TranslateError(f"{name!r} takes no key; these do: {', '.join(NAMES)}.")


def _from_keyring(name: str) -> str | None:
    def read() -> str | None:
        import keyring

        return keyring.get_password(_SERVICE, name)

    found = _answered(read, _PATIENCE)
    return found.strip() or None if isinstance(found, str) else None


def _change(work: Callable[[], None], failed: str) -> None:
    found = _answered(work, _LONG_PATIENCE)
    if found is not None:
        raise TranslateError(f"The keyring of this system {failed}.")


def _answered(work: Callable[[], str | None], patience: float) -> str | Exception | None:
    """Return what `work` returns or raises; an error too where the keyring does not answer.

    One that hangs is not asked again before it has answered.
    """
    global _busy
    result: queue.SimpleQueue[str | Exception | None] = queue.SimpleQueue()

    def ask() -> None:
        try:
            result.put(work())
        except Exception as error:  # noqa: BLE001  (whatever a backend makes of it)
            result.put(error)

    with _lock:
        if _busy is not None and _busy.is_alive():
            return TimeoutError()
        thread = threading.Thread(target=ask, daemon=True, name="keyring")
        thread.start()
        try:
            return result.get(timeout=patience)
        except queue.Empty:
            _busy = thread
            return TimeoutError()
