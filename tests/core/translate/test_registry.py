"""Engines in the reader's order, only those that may be used, and what each one lacks."""

from pathlib import Path
from typing import Literal

import pytest

from core.errors import EngineUnavailable, TranslateError
from core.settings import TranslationSettings
from core.translate import (
    allowed_engines,
    close_engines,
    describe_engines,
    make_engine,
    ready_engines,
)
from core.translate.online.circuit import circuit_of
from core.translate.online.trouble import Trouble
from core.translate.registry import ENGINES, EngineInfo, checked_address, unknown_names

ALL = [*ENGINES]


@pytest.fixture(autouse=True)
def bare_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No models, no keys, no keyring."""
    monkeypatch.setenv("DRAGOMAN_MODELS", str(tmp_path / "models"))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    for name in ENGINES:
        monkeypatch.delenv(f"DRAGOMAN_{name.upper()}_KEY", raising=False)
    close_engines()


def add_model(folder: Path, pair: str) -> None:
    place = folder / "models" / pair
    place.mkdir(parents=True)
    for name in ("model.{}.intgemm.alphas.bin", "vocab.{}.spm"):
        (place / name.format(pair.replace("-", ""))).write_bytes(b"x")


def names(settings: TranslationSettings, *pair: str) -> list[str]:
    return [one.name for one in allowed_engines(settings, *pair)]


def info(settings: TranslationSettings, name: str) -> EngineInfo:
    return next(one for one in describe_engines(settings) if one.name == name)


@pytest.mark.parametrize(
    ("online", "allowed", "ready"),
    [
        ("ask", [], ["google", "mymemory"]),
        ("refused", [], []),
        ("allowed", ["google", "mymemory"], ["google", "mymemory"]),
    ],
)
def test_online_engines_only_with_consent(
    online: Literal["ask", "refused", "allowed"], allowed: list[str], ready: list[str]
) -> None:
    settings = TranslationSettings(online=online, engines=["google", "mymemory"])
    assert names(settings) == allowed
    assert [one.name for one in ready_engines(settings)] == ready


def test_the_order_is_that_of_the_settings() -> None:
    settings = TranslationSettings(online="allowed", engines=["mymemory", "google", "mymemory"])
    assert names(settings) == ["mymemory", "google"]
    assert names(TranslationSettings(online="allowed", engines=[])) == []


def test_nothing_behind_none_is_used() -> None:
    settings = TranslationSettings(online="allowed", engines=["mymemory", "none", "google"])
    assert names(settings) == ["mymemory"]
    assert info(settings, "google").place is None
    assert unknown_names(settings) == []


def test_an_engine_that_does_not_know_the_pair_is_passed_over(tmp_path: Path) -> None:
    settings = TranslationSettings(online="allowed", engines=["firefox", "google"])
    add_model(tmp_path, "fr-en")
    assert names(settings, "fr", "en") == ["firefox", "google"]
    assert names(settings, "de", "en") == ["google"]
    assert names(settings, "und", "en") == ["google"]
    assert names(settings, "tlh", "en") == []


def test_an_engine_on_this_machine_needs_no_consent(tmp_path: Path) -> None:
    add_model(tmp_path, "fr-en")
    settings = TranslationSettings(
        online="refused",
        engines=["libretranslate", "firefox"],
        libretranslate="http://127.0.0.1:5000",
    )
    assert names(settings, "fr", "en") == ["libretranslate", "firefox"]
    settings.libretranslate = "https://translate.example.org"
    assert names(settings, "fr", "en") == ["firefox"]


def test_a_name_that_no_engine_has_is_said_and_passed_over() -> None:
    settings = TranslationSettings(online="allowed", engines=["gogle", "google"])
    assert names(settings) == ["google"]
    assert unknown_names(settings) == ["gogle"]
    first = describe_engines(settings)[0]
    assert (first.name, first.state, first.place) == ("gogle", "unknown", 1)
    with pytest.raises(TranslateError, match=r"no engine 'gogle'.*firefox"):
        make_engine("gogle", settings)


def test_describing_says_what_each_one_lacks(tmp_path: Path) -> None:
    settings = TranslationSettings(engines=ALL)
    states = {one.name: one.state for one in describe_engines(settings)}
    assert states == {
        "firefox": "needs a model",
        "google": "ready",
        "mymemory": "ready",
        "libretranslate": "needs an address",
        "deepl": "needs a key",
        "microsoft": "needs a key",
    }
    assert "dragoman engines add" in info(settings, "firefox").note
    assert "asked before" in info(settings, "google").note
    assert "dragoman engines address" in info(settings, "libretranslate").note
    assert "dragoman engines key deepl" in info(settings, "deepl").note
    assert int(info(settings, "google").pairs.split()[0]) > 100
    add_model(tmp_path, "fr-en")
    add_model(tmp_path, "en-de")
    firefox = info(settings, "firefox")
    assert (firefox.state, firefox.note) == ("ready", "")
    assert firefox.pairs == "en to de, fr to de, fr to en"


def test_keys_make_engines_ready_and_are_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = TranslationSettings(online="allowed", engines=["deepl", "microsoft"])
    assert names(settings) == []
    monkeypatch.setenv("DRAGOMAN_DEEPL_KEY", "secret-1:fx")
    assert names(settings) == ["deepl"]
    found = info(settings, "deepl")
    assert (found.state, found.key) == ("ready", "DRAGOMAN_DEEPL_KEY")
    assert "secret" not in str(describe_engines(settings))
    with pytest.raises(EngineUnavailable, match="dragoman engines key microsoft"):
        make_engine("microsoft", settings)


def test_an_engine_not_in_the_order_is_off() -> None:
    settings = TranslationSettings(engines=["firefox"])
    google = info(settings, "google")
    assert (google.state, google.place) == ("off", None)
    assert [one.name for one in describe_engines(settings)] == ALL


def test_a_refusal_turns_online_engines_off() -> None:
    google = info(TranslationSettings(online="refused"), "google")
    assert (google.state, google.place) == ("off", 2)
    assert "dragoman engines allow" in google.note


def test_an_engine_that_rests_says_until_when() -> None:
    settings = TranslationSettings(online="allowed", engines=["mymemory"])
    circuit = circuit_of("mymemory", "MyMemory")
    with pytest.raises(Trouble), circuit.asking():
        raise Trouble("MyMemory asks to wait.", rest=300.0, short="asked to wait")
    try:
        found = info(settings, "mymemory")
        assert found.state == "resting"
        assert "rests until" in found.note
    finally:
        circuit.try_now()
        with circuit.asking():
            pass
    assert info(settings, "mymemory").state == "ready"


def test_the_same_engine_is_given_again_until_its_settings_change(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings = TranslationSettings(libretranslate="http://127.0.0.1:5000")
    first = make_engine("libretranslate", settings)
    assert make_engine("libretranslate", settings) is first
    settings.libretranslate = "http://127.0.0.1:5001"
    assert make_engine("libretranslate", settings) is not first
    google = make_engine("google", settings)
    close_engines()
    assert make_engine("google", settings) is not google


@pytest.mark.parametrize(
    "address",
    [
        "http://localhost:5000",
        "https://lt.example.org/path/",
        "127.0.0.1:5000",
        "localhost",
        "http://foo",
        "libretranslate:5000",
        "übersetzer.example",
        "http://[::1]:5000",
        "http://lt_1.internal",
    ],
)
def test_addresses_of_servers(address: str) -> None:
    assert checked_address(f"  {address} ") == address


@pytest.mark.parametrize(
    "address",
    [
        "",
        "ftp://x",
        "http://",
        "http://a b",
        "http://[::1",
        "http://x:y",
        "http://u:p@x",
        "http://x?q",
        "foo",
        "not-an-address",
        "http://.",
        "http://..",
        "http://a..b",
        "http://-a",
        "http://a-.org",
        "http://$$$",
        "http://[::zz]",
        "a\tb.c",
        "http://" + "a" * 64 + ".org",
    ],
)
def test_what_is_no_address(address: str) -> None:
    with pytest.raises(EngineUnavailable, match="http://localhost:5000"):
        checked_address(address)
