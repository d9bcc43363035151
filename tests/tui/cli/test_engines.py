"""`dragoman engines`: the list, the order, consent, keys, addresses and models."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import keyring
import pytest
from keyring.backend import KeyringBackend

from core.article import TranslationUnit
from core.settings import Settings, load_settings, save_settings
from core.store import Library
from core.translate import close_engines
from tests.core.translate.offline.model_server import CDN, ModelServer, Reply, model_server
from tests.core.translate.offline.tiny_model import write_model
from tests.tui.cli.engines import Bench

ROOT = Path(__file__).parents[3]


class Drawer(KeyringBackend):
    """A keyring in memory."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture(autouse=True)
def drawer(bench: Bench) -> Iterator[Drawer]:
    before, drawer = keyring.get_keyring(), Drawer()
    keyring.set_keyring(drawer)
    yield drawer
    keyring.set_keyring(before)


def order() -> list[str]:
    return load_settings().translation.engines


def listed(bench: Bench) -> dict[str, dict[str, Any]]:
    done = bench.run("engines", "--json")
    assert done.exit_code == 0, done.stderr
    return {one["name"]: one for one in json.loads(done.stdout)["engines"]}


# The list


def test_the_list_has_the_memory_on_top_and_the_original_at_the_end(bench: Bench) -> None:
    bench.add()
    Library(bench.folder / "library").add_units(
        [TranslationUnit(source="a", target="b", lang="fr", target_lang="en")]
    )
    done = bench.run("engines")
    lines = done.stdout.splitlines()
    assert done.exit_code == 0
    assert lines[0].split()[:4] == ["0", "memory", "1", "units"]
    assert "stays here" in lines[0]
    assert lines[1].split()[:2] == ["1", "firefox"]
    assert "needs a model" in lines[1]
    assert "`dragoman engines add fr en`" in lines[2]
    google = next(line for line in lines if " google " in line)
    assert google.split()[0] == "2"
    assert "goes to Google" in google
    assert "languages" in google
    names = [line.split()[1] for line in lines if line.split()[0] in "-012"]
    end = next(number for number, line in enumerate(lines) if line.split()[0] == "none")
    assert lines.index(google) < end < lines.index(next(x for x in lines if " deepl " in x))
    assert set(names) >= {"memory", "firefox", "google", "mymemory", "deepl", "microsoft"}
    assert "You are asked before" in lines[-1]


def test_listing_makes_no_library(bench: Bench) -> None:
    assert bench.run("engines").exit_code == 0
    assert not (bench.folder / "library").exists()


def test_the_list_as_json(bench: Bench) -> None:
    found = json.loads(bench.run("engines", "--json").stdout)
    assert found["order"] == ["firefox", "google"]
    assert (found["online"], found["target"], found["memory_units"]) == ("ask", "en", 0)


def test_a_wrong_name_in_the_settings_is_shown_and_not_a_crash(bench: Bench) -> None:
    settings = Settings()
    settings.translation.engines = ["gogle", "google"]
    save_settings(settings)
    assert listed(bench)["gogle"]["state"] == "unknown"
    assert "No engine has this name" in bench.run("engines").stdout


# Order and consent


def test_the_order_is_set(bench: Bench) -> None:
    done = bench.run("engines", "use", "DeepL", "google", "google")
    assert done.exit_code == 0
    assert order() == ["deepl", "google"]
    assert "dragoman engines key deepl" in done.stdout
    assert bench.run("engines", "use", "none").exit_code == 0
    assert order() == []
    bench.run("engines", "use", "firefox", "none")
    assert order() == ["firefox"]


@pytest.mark.parametrize("names", [("bogus",), ("none", "google")])
def test_an_order_that_makes_no_sense_changes_nothing(bench: Bench, names: tuple[str]) -> None:
    done = bench.run("engines", "use", *names)
    assert done.exit_code == 1
    assert len(done.stderr.splitlines()) == 1
    assert order() == ["firefox", "google"]


def test_consent_for_good_and_back(bench: Bench) -> None:
    allowed = bench.run("engines", "allow")
    assert "Google Translate (goes to Google)" in allowed.stdout
    assert load_settings().translation.online == "allowed"
    assert "Nothing leaves this machine" in bench.run("engines", "refuse").stdout
    assert load_settings().translation.online == "refused"
    assert listed(bench)["google"]["state"] == "off"
    bench.run("engines", "ask")
    assert load_settings().translation.online == "ask"


def test_settings_that_cannot_be_written_are_one_sentence(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    (bench.folder / "file").write_text("")
    monkeypatch.setenv("DRAGOMAN_CONFIG", str(bench.folder / "file" / "settings.toml"))
    done = bench.run("engines", "allow")
    assert done.exit_code == 1
    assert "Traceback" not in done.output


# Keys


def test_a_key_is_read_kept_and_forgotten_and_never_shown(bench: Bench, drawer: Drawer) -> None:
    done = bench.run("engines", "key", "deepl", stdin="secret-1:fx\n")
    assert done.exit_code == 0, done.stderr
    assert drawer.kept == {("dragoman", "deepl"): "secret-1:fx"}
    table = bench.run("engines")
    assert "key from keyring" in table.stdout
    assert listed(bench)["deepl"]["state"] == "off"
    bench.run("engines", "use", "deepl")
    assert listed(bench)["deepl"]["state"] == "ready"
    assert bench.run("engines", "key", "deepl", "--forget").exit_code == 0
    assert drawer.kept == {}
    assert "secret" not in done.output + table.output


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("google", "x\n", "takes no key"),
        ("deepl", "\n", "No key was given"),
        ("deepl", "two words\n", "no key"),
    ],
)
def test_what_is_no_key(bench: Bench, drawer: Drawer, name: str, typed: str, said: str) -> None:
    done = bench.run("engines", "key", name, stdin=typed)
    assert done.exit_code == 1
    assert said in done.stderr
    assert drawer.kept == {}


# Addresses


def test_an_address_that_does_not_answer_is_kept_and_said(bench: Bench) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"http://127.0.0.1:{server.getsockname()[1]}"
    done = bench.run("engines", "address", address)
    assert done.exit_code == 1
    assert "its text stays here" in done.stdout
    assert "cannot be used yet" in done.stderr
    assert load_settings().translation.libretranslate == address


def test_what_is_no_address_changes_nothing(bench: Bench) -> None:
    done = bench.run("engines", "address", "ftp://x")
    assert done.exit_code == 1
    assert "http://localhost:5000" in done.stderr
    assert load_settings().translation.libretranslate == ""


# Models: the real library, with models small enough to be made here


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModelServer]:
    with model_server() as one:
        monkeypatch.setenv("FXTRANSLATE_RECORDS_URL", one.records_url)
        one.offer("fr", "en")
        yield one


@pytest.mark.slow
def test_a_model_is_fetched_used_checked_and_removed(bench: Bench, server: ModelServer) -> None:
    done = bench.run("engines", "add", "fr", "en")
    assert done.exit_code == 0, done.stderr
    assert done.stdout.startswith("Added fr to en (")
    assert bench.run("engines", "add", "fr", "en").stdout == (
        "Everything for that is here already.\n"
    )
    firefox = listed(bench)["firefox"]
    assert (firefox["state"], firefox["pairs"]) == ("ready", "fr to en")
    assert bench.run("engines", "verify").stdout.split(maxsplit=3)[:3] == ["fr", "to", "en"]
    removed = bench.run("engines", "remove", "fr", "en")
    assert removed.stdout.startswith("Removed fr to en")
    assert listed(bench)["firefox"]["state"] == "needs a model"


@pytest.mark.slow
def test_models_from_a_folder_translate_without_a_question(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    from core.translate import ready_engines

    monkeypatch.setattr("tui.cli.consent.ready_engines", ready_engines)
    write_model(bench.folder / "stick" / "fr-en", "fren")
    done = bench.run("engines", "add", "--from", "stick")
    assert done.exit_code == 0, done.stderr
    one = bench.run("add", "pont.txt")
    assert one.exit_code == 0, one.stderr
    assert "Nothing was sent" not in one.stderr
    library = Library(bench.folder / "library")
    made = library.article(library.entries()[0].id).translated("en")
    assert {translation.engine for translation in made.values()} == {"firefox"}
    assert len(made) == 3
    close_engines()


@pytest.mark.slow
def test_a_damaged_model_is_found(bench: Bench) -> None:
    write_model(bench.folder / "stick" / "fr-en", "fren")
    bench.run("engines", "add", "fr", "en", "--from", "stick")
    place = next((bench.folder / "models" / "fr-en").glob("model.*.bin"))
    place.write_bytes(place.read_bytes()[:1000])
    done = bench.run("engines", "verify")
    assert done.exit_code == 1
    assert "remove it and add it again" in done.stderr


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (("add",), 2, "Give two languages"),
        (("add", "fr"), 2, "Give two languages"),
        (("add", "tlh", "en"), 1, "tlh"),
        (("add", "--from", "nowhere"), 1, "nowhere"),
        (("remove", "fr", "en"), 1, "no model fr-en"),
    ],
)
def test_models_that_are_not_to_be_had(
    bench: Bench, server: ModelServer, args: tuple[str, ...], code: int, said: str
) -> None:
    done = bench.run("engines", *args)
    assert done.exit_code == code
    assert said in done.stderr


def test_no_models_to_verify(bench: Bench) -> None:
    done = bench.run("engines", "verify")
    assert done.exit_code == 0
    assert "There are no models" in done.stdout


@pytest.mark.slow
def test_ctrl_c_while_fetching_leaves_nothing_behind(bench: Bench, server: ModelServer) -> None:
    location = next(path for path in server.replies if path.startswith(CDN) and "model." in path)
    server.replies[location] = Reply(hangs=True)
    with subprocess.Popen(
        [sys.executable, "-c", "import tui.cli; tui.cli.main()", "engines", "add", "fr", "en"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as process:
        while not any(path == location for path, _ in server.asked):
            time.sleep(0.01)
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=120)
    assert process.returncode == 130, err
    assert "thrown away" in err
    assert "Traceback" not in out + err
    folder = Path(os.environ["DRAGOMAN_MODELS"])
    assert not folder.exists() or [one for one in folder.iterdir() if one.name == "fr-en"] == []
