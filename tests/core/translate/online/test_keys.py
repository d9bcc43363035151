"""Keys: from the environment, else from a keyring that may be missing, locked or hanging."""

import sys
import threading
import time
from collections.abc import Iterator

import keyring
import keyring.backend
import keyring.errors
import pytest

from core.errors import TranslateError
from core.translate.online import keys
from core.translate.online.keys import forget_key, key_for, save_key, where_key


class Ring(keyring.backend.KeyringBackend):
    """A keyring in memory; `raises` is what is wrong with it."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}
        self.raises: Exception | None = None
        self.waits: threading.Event | None = None
        self.asked = 0

    def get_password(self, service: str, username: str) -> str | None:
        self._answer()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._answer()
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._answer()
        if self.kept.pop((service, username), None) is None:
            raise keyring.errors.PasswordDeleteError("not there")

    def _answer(self) -> None:
        self.asked += 1
        if self.waits is not None:
            self.waits.wait(10)
        if self.raises is not None:
            raise self.raises


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> Iterator[Ring]:
    for name in keys.NAMES:
        monkeypatch.delenv(keys.variable_of(name), raising=False)
    monkeypatch.setattr(keys, "_busy", None)
    monkeypatch.setattr(keys, "_PATIENCE", 10.0)
    before, made = keyring.get_keyring(), Ring()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


def test_a_key_is_kept_found_and_forgotten(ring: Ring) -> None:
    assert key_for("deepl") is None
    assert where_key("deepl") is None
    save_key("deepl", "  abc:fx\n")
    assert key_for("deepl") == "abc:fx"
    assert where_key("deepl") == "keyring"
    assert key_for("microsoft") is None
    forget_key("deepl")
    assert key_for("deepl") is None
    forget_key("deepl")


def test_the_environment_comes_first(ring: Ring, monkeypatch: pytest.MonkeyPatch) -> None:
    save_key("deepl", "kept")
    monkeypatch.setenv("DRAGOMAN_DEEPL_KEY", " set ")
    assert (key_for("deepl"), where_key("deepl")) == ("set", "environment")
    with pytest.raises(TranslateError, match="is set by DRAGOMAN_DEEPL_KEY; unset that"):
        forget_key("deepl")
    monkeypatch.setenv("DRAGOMAN_DEEPL_KEY", " ")
    assert (key_for("deepl"), where_key("deepl")) == ("kept", "keyring")


@pytest.mark.parametrize(
    "error",
    [
        keyring.errors.NoKeyringError("none"),
        keyring.errors.KeyringLocked("locked"),
        keyring.errors.InitError("no bus"),
        OSError("gone"),
        RuntimeError("backend"),
    ],
    ids=lambda one: type(one).__name__,
)
def test_a_keyring_that_does_not_work_holds_nothing(ring: Ring, error: Exception) -> None:
    ring.raises = error
    assert key_for("deepl") is None
    assert where_key("deepl") is None
    with pytest.raises(TranslateError, match="keyring of this system could not") as told:
        save_key("deepl", "s3cret")
    assert "s3cret" not in f"{told.value!r} {told.value.__cause__!r} {told.value.__context__!r}"
    with pytest.raises(TranslateError, match="keyring of this system could not"):
        forget_key("deepl")


def test_a_keyring_that_hangs_is_left_and_not_asked_again_meanwhile(
    ring: Ring, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_key("deepl", "kept")
    monkeypatch.setattr(keys, "_PATIENCE", 0.05)
    ring.waits, ring.asked = threading.Event(), 0
    start = time.monotonic()
    assert [key_for(name) for name in keys.NAMES] == [None] * 4
    assert time.monotonic() - start < 5
    busy = keys._busy
    assert busy is not None
    ring.waits.set()
    busy.join(10)
    assert ring.asked == 1
    monkeypatch.setattr(keys, "_PATIENCE", 10.0)
    assert key_for("deepl") == "kept"


def test_without_keyring_installed_there_is_none(
    ring: Ring, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    assert key_for("deepl") is None
    with pytest.raises(TranslateError, match="set DRAGOMAN_DEEPL_KEY instead"):
        save_key("deepl", "abc")


@pytest.mark.parametrize("key", ["", "  ", "two words", "clé", "a\nb", "\x1b[31m", "x" * 600])
def test_what_is_no_key_is_not_kept_and_not_repeated(ring: Ring, key: str) -> None:
    with pytest.raises(TranslateError, match="This is no key") as told:
        save_key("deepl", key)
    assert not key.strip() or key not in str(told.value)
    assert ring.kept == {}


def test_only_engines_that_take_a_key_have_one(ring: Ring) -> None:
    with pytest.raises(TranslateError, match="takes no key; these do: deepl, microsoft"):
        save_key("google", "abc")
    with pytest.raises(TranslateError, match="takes no key"):
        forget_key("firefox")


@pytest.mark.parametrize("name", keys.NAMES)
def test_each_engine_has_its_variable(
    ring: Ring, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"DRAGOMAN_{name.upper()}_KEY", "abc@example.org")
    assert key_for(name) == "abc@example.org"
