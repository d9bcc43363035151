"""`dragoman translate`: what is missing, again, interrupted, and everything that can be wrong."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from core.article import Translation, TranslationUnit
from core.errors import EngineUnavailable
from core.settings import Settings, save_settings
from core.store import Library, ReadingState
from tests.core.translate.engines import InPairs, Upper
from tests.tui.cli.engines import Bench, texts

ROOT = Path(__file__).parents[3]


def report(done: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def translated(bench: Bench, article_id: str, target: str = "en") -> dict[int, Translation]:
    return Library(bench.folder / "library").article(article_id).translated(target)


def test_what_is_missing_is_translated_and_said(bench: Bench) -> None:
    one = bench.add()
    engine = Upper("here")
    bench.engines = [engine]
    done = bench.run("translate", one[:6])
    assert done.exit_code == 0, done.stderr
    assert f"{one}  fr to en  3 sentences translated (3 by here), 0 left" in done.stdout
    assert done.stdout.splitlines()[-1].startswith(
        "1 article, 3 sentences translated (3 by here), 0 left, "
    )
    assert len(translated(bench, one)) == 3
    again = bench.run("translate", "--all")
    assert again.exit_code == 0
    assert "0 sentences translated, 0 left" in again.stdout
    assert len(texts(engine)) == 3


def test_the_translations_are_marked_and_checked(bench: Bench) -> None:
    one = bench.add()

    class Losing(Upper):
        def translate(self, texts: Any, lang: str, target: str) -> list[str | None]:
            return [text.replace("12", "21").upper() for text in texts]

    bench.engines = [Losing("here")]
    done = bench.run("translate", one, "--json")
    made = translated(bench, one)
    assert made[2].figures
    assert [warning.check for warning in made[2].warnings].count("figures") == 1
    assert report(done)["articles"][0]["warnings"] == sum(1 for t in made.values() if t.warnings)


def test_a_sentence_that_comes_back_as_it_was_is_warned_of(bench: Bench) -> None:
    one = bench.add()

    class Echo(Upper):
        def translate(self, texts: Any, lang: str, target: str) -> list[str | None]:
            return list(texts)

    bench.engines = [Echo("here")]
    bench.run("translate", one)
    made = translated(bench, one)
    assert "echo" in [warning.check for warning in made[1].warnings]


def test_a_damaged_article_is_passed_over_unless_it_was_asked_for(bench: Bench) -> None:
    one = bench.add()
    (bench.folder / "quai.txt").write_text("Le quai est fermé depuis le 3 mai.", encoding="utf-8")
    added = bench.run("add", "quai.txt", "--lang", "fr")
    assert added.exit_code == 0, added.stderr
    (other,) = [entry.id for entry in Library(bench.folder / "library").entries()][1:]
    place = bench.folder / "library"
    (place / "articles" / f"{one}.json").write_bytes(b"{")
    (place / "spare" / "articles" / f"{one}.json.gz").write_bytes(b"")
    bench.engines = [Upper("here")]
    done = bench.run("translate", "--all", "--json")
    assert done.exit_code == 1
    assert [each["id"] for each in report(done)["articles"]] == [other]
    (said,) = report(done)["unread"]
    assert f"{one}.json is damaged" in said and "`dragoman doctor --repair`" in said
    assert translated(bench, other)
    again = bench.run("translate", "--all")
    assert again.exit_code == 1 and "left out  " in again.stderr
    asked = bench.run("translate", one)
    assert asked.exit_code == 1 and not asked.stdout
    assert f"{one}.json is damaged" in asked.stderr


def test_another_language(bench: Bench) -> None:
    one = bench.add()
    bench.engines = [Upper("here")]
    assert bench.run("translate", one, "--to", "DE").exit_code == 0
    assert len(translated(bench, one, "de")) == 3
    assert translated(bench, one) == {}


def test_the_language_chosen_for_an_article_is_its_own(bench: Bench) -> None:
    one = bench.add()
    Library(bench.folder / "library").save_reading(one, ReadingState(own_target="ro"))
    bench.engines = [Upper("here")]
    done = bench.run("translate", "--all", "--json")
    assert report(done)["articles"][0]["target"] == "ro"
    assert len(translated(bench, one, "ro")) == 3


def test_an_article_in_the_language_asked_for_needs_nothing(bench: Bench) -> None:
    one = bench.add()
    engine = Upper("here")
    bench.engines = [engine]
    done = bench.run("translate", one, "--to", "fr")
    assert (done.exit_code, engine.asked) == (0, [])
    assert "0 left" in done.stdout
    again = bench.run("translate", one, "--to", "fr", "--again")
    assert (again.exit_code, engine.asked) == (0, []) and "is in fr already" in again.stderr


def test_the_memory_comes_first_and_the_engines_in_order(bench: Bench) -> None:
    one = bench.add()
    source = "Le pont de Lyon rouvre après 3 ans de travaux"
    Library(bench.folder / "library").add_units(
        [TranslationUnit(source=source, target="The bridge", lang="fr", target_lang="en", by="Ana")]
    )
    bench.engines = [Upper("first", fails_at=1), Upper("second")]
    done = bench.run("translate", one, "--json")
    assert done.exit_code == 0
    assert report(done)["articles"][0]["made"] == {"memory": 1, "second": 2}
    assert report(done)["notices"] == ["The engine is gone; try again later."]


def test_one_engine_alone(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    one = bench.add()
    first, second = Upper("first"), Upper("second")
    bench.engines = [first, second]
    monkeypatch.setattr("tui.cli.translate.make_engine", bench.made)
    assert bench.run("translate", one, "--engine", "Second").exit_code == 0
    assert (first.asked, len(texts(second))) == ([], 3)


def test_translating_again_keeps_both(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    one = bench.add()
    bench.engines = [Upper("first"), Upper("second")]
    monkeypatch.setattr("tui.cli.translate.make_engine", bench.made)
    bench.run("translate", one)
    done = bench.run("translate", one, "--again", "--engine", "second", "--json")
    assert report(done)["articles"][0]["made"] == {"second": 3}
    article = Library(bench.folder / "library").article(one)
    assert [v.engine for v in article.versions("en", 1)] == ["second", "first"]


def test_what_is_left_is_exit_code_1_and_says_why(bench: Bench) -> None:
    one = bench.add()
    bench.engines = [InPairs("here", fails_at=2)]
    done = bench.run("translate", one)
    assert done.exit_code == 1
    assert "2 by here), 1 left" in done.stdout
    assert "note    The engine is gone; try again later." in done.stderr
    none = bench.run("translate", one, "--to", "ro")
    assert none.exit_code == 1


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["nothing-like-it"], "holds no article"),
        (["--all", "--to", "klingonese"], "No language has the code"),
        (["--all", "--to", "und"], "No language has the code"),
        (["--all", "--engine", "gogle"], "There is no engine 'gogle'"),
        (["--all", "--engine", "deepl"], "DeepL needs a key"),
        (["--all", "--engine", "google", "--offline"], "leave out --offline"),
        (["--all", "--again"], "No engine may be used"),
    ],
)
def test_bad_input_is_one_sentence(bench: Bench, args: list[str], said: str) -> None:
    bench.add()
    done = bench.run("translate", *args)
    assert done.exit_code == 1
    assert said in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_an_engine_refused_for_good_is_not_asked_by_name(bench: Bench) -> None:
    bench.add()
    settings = Settings()
    settings.translation.online = "refused"
    save_settings(settings)
    done = bench.run("translate", "--all", "--engine", "google", "--yes")
    assert done.exit_code == 1
    assert "dragoman engines ask" in done.stderr


def test_no_engine_for_what_is_left_is_said(bench: Bench) -> None:
    one = bench.add()
    bench.engines = []
    done = bench.run("translate", one)
    assert done.exit_code == 1
    assert "No engine may be asked for what is left; `dragoman engines` says why." in done.stderr


def test_translating_again_in_vain_is_exit_code_1(bench: Bench) -> None:
    one = bench.add()
    bench.engines = [Upper("here")]
    assert bench.run("translate", one).exit_code == 0
    bench.engines = [Upper("here", fails_at=0, error=EngineUnavailable("It is resting."))]
    done = bench.run("translate", one, "--again")
    assert done.exit_code == 1 and "resting" in done.stderr
    assert "0 sentences translated, 0 left" in done.stdout
    assert len(translated(bench, one)) == 3


def test_ids_or_all(bench: Bench) -> None:
    assert bench.run("translate").exit_code == 2
    assert bench.run("translate", "x", "--all").exit_code == 2


def test_an_unknown_name_in_the_settings_is_a_note(bench: Bench) -> None:
    one = bench.add()
    settings = Settings()
    settings.translation.engines = ["gogle"]
    save_settings(settings)
    bench.engines = [Upper("here")]
    done = bench.run("translate", one)
    assert done.exit_code == 0
    assert "note    The settings name an engine 'gogle'" in done.stderr


def test_broken_settings_are_one_sentence(bench: Bench) -> None:
    bench.add()
    Path(os.environ["DRAGOMAN_CONFIG"]).write_text("translation = 3\n")
    done = bench.run("translate", "--all")
    assert done.exit_code == 1
    assert "settings file" in done.stderr


def test_a_library_that_cannot_be_written_is_one_sentence(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.add()
    bench.engines = [Upper("here")]

    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("core.store.disk.storage.write_together", refuse)
    done = bench.run("translate", "--all")
    assert done.exit_code == 1
    assert "could not be written (No space left on device)" in done.stderr
    assert "Traceback" not in done.output


SCRIPT = """
import os, signal, time
import core.workshop, tui.cli.consent
from tests.core.translate.engines import InPairs

class Interrupted(InPairs):
    def translate(self, texts, lang, target):
        if self.asked:
            os.kill(os.getpid(), signal.SIGINT)
            time.sleep(300)  # in a thread that is left behind
        return super().translate(texts, lang, target)

core.workshop.Workshop = core.workshop.InlineWorkshop
tui.cli.consent.ready_engines = lambda *_: (Interrupted("here"),)
from tui.cli import main
main()
"""


@pytest.mark.slow
def test_interrupting_keeps_what_is_done_and_says_how_to_go_on(bench: Bench) -> None:
    one = bench.add()
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, "translate", one],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=120,
    )
    assert done.returncode == 130, done.stderr
    assert "Interrupted; what was translated is kept" in done.stderr
    assert "2 by here), 1 left" in done.stdout
    assert sorted(translated(bench, one)) == [0, 1]
    engine = Upper("here")
    bench.engines = [engine]
    assert bench.run("translate", one).exit_code == 0
    assert len(texts(engine)) == 1
