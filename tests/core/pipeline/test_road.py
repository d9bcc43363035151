"""Sources go down the road, and one that fails never stops the rest."""

import unicodedata
from concurrent.futures.process import BrokenProcessPool
from io import BytesIO
from pathlib import Path

import pytest

from core.article import Article, TranslationUnit
from core.errors import EngineUnavailable, StoreError
from core.pipeline import PHASES, AddReport, Road
from core.store import Library
from tests.core.pipeline.stages import FakeEngine, PlainStages

TEXT = "Le maire a parlé longuement de la ville et de ses ponts hier.\nIl est parti ensuite.\n"


def write(folder: Path, name: str, text: str = TEXT) -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_source_goes_through_every_phase_and_is_stored(tmp_path: Path) -> None:
    library = Library(tmp_path / "library")
    seen: list[tuple[str | None, int, int]] = []
    stored: list[Article] = []
    report = Road(library, PlainStages()).add(
        [write(tmp_path, "a.txt")],
        progress=lambda _address, phase, done, total: seen.append((phase, done, total)),
        on_added=stored.append,
    )
    assert [phase for phase, _, _ in seen] == [*PHASES, None]
    assert seen[-1] == (None, 1, 1)
    assert report.added == tuple(article.id for article in stored)
    assert library.article(report.added[0]).lang == "fr"


def test_the_same_text_again_is_already_there(tmp_path: Path) -> None:
    library = Library(tmp_path / "library")
    stages = PlainStages()
    report = Road(library, stages).add([write(tmp_path, "a.txt"), write(tmp_path, "b.txt")])
    assert (len(report.added), len(report.present)) == (1, 1)
    assert stages.annotated == list(report.added), "what is there is not annotated again"


TYPED = "Președintele a spus astăzi: „Orașul își va ține promisiunile” – iată știrea întreagă.\n"
RETYPED = (
    TYPED.translate(str.maketrans("șțȘȚ", "şţŞŢ")),
    unicodedata.normalize("NFD", TYPED),
    TYPED.replace("„", '"').replace("”", '"'),
    TYPED.replace(" ", "\u00a0"),
    TYPED.replace("Președintele", "Pre\u00adședintele").replace(".\n", ".  \n\n"),
)


@pytest.mark.parametrize("retyped", RETYPED, ids=["cedilla", "nfd", "quotes", "nbsp", "soft"])
@pytest.mark.parametrize("is_first", [True, False])
def test_a_text_typed_another_way_is_already_there(
    tmp_path: Path, retyped: str, is_first: bool
) -> None:
    texts = (TYPED, retyped) if is_first else (retyped, TYPED)
    one, other = (
        write(tmp_path, f"{name}.txt", text) for name, text in zip("ab", texts, strict=True)
    )
    library = Library(tmp_path / "library")
    first = Road(library, PlainStages()).add([one], lang="ro")
    again = Road(library, PlainStages()).add([other], lang="ro")
    assert again.present == first.added
    together = Road(Library(tmp_path / "other"), PlainStages()).add([one, other], lang="ro")
    assert together.added == together.present == first.added
    (kept,) = library.entries()
    assert library.article(kept.id).source.address == one


def test_a_library_of_before_keeps_both_ways_and_their_ids(tmp_path: Path) -> None:
    library = Library(tmp_path / "library")
    paths = [write(tmp_path, f"{n}.txt", text) for n, text in enumerate((TYPED, RETYPED[0]))]
    made = [PlainStages().read(path, "ro").result() for path in paths]
    assert made[0].id != made[1].id
    library.put_many(made)
    report = Road(library, PlainStages()).add(paths, lang="ro")
    assert report.present == tuple(one.id for one in made)
    assert len(library.entries()) == 2


def test_other_letters_are_another_text(tmp_path: Path) -> None:
    texts = (TYPED, TYPED.replace("Orașul", "Orasul"), TYPED.replace("știrea", "Știrea"))
    paths = [write(tmp_path, f"{n}.txt", text) for n, text in enumerate(texts)]
    report = Road(Library(tmp_path / "library"), PlainStages()).add(paths, lang="ro")
    assert len(report.added) == 3


def test_a_bad_source_never_stops_the_rest(tmp_path: Path) -> None:
    library = Library(tmp_path / "library")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0" + bytes(range(256)))
    sources = ["empty.txt", "picture.txt", "none.txt"]
    report = Road(library, PlainStages()).add(
        [*(str(tmp_path / name) for name in sources), write(tmp_path, "good.txt")]
    )
    assert len(report.added) == 1
    assert [Path(one.address).name for one in report.failed] == sources
    assert report.summary() == "1 added, 0 already there, 3 failed"


@pytest.mark.parametrize("broken", [BrokenProcessPool("gone"), ValueError("a bug")])
def test_a_worker_that_breaks_fails_that_source_alone(tmp_path: Path, broken: Exception) -> None:
    library = Library(tmp_path / "library")
    other = write(tmp_path, "b.txt", "Une autre histoire sans rien de tel, assez longue pour lire.")
    report = Road(library, PlainStages(broken)).add([write(tmp_path, "a.txt"), other])
    assert (len(report.failed), len(report.added)) == (1, 1)
    assert "again" in report.failed[0].reason or "report it" in report.failed[0].reason


def test_memory_comes_first_and_engines_do_the_rest(tmp_path: Path) -> None:
    library = Library(tmp_path / "library")
    library.add_units(
        [
            TranslationUnit(
                source="Il est parti ensuite.", target="Then he left.", lang="fr", target_lang="en"
            )
        ]
    )
    engine = FakeEngine()
    report = Road(library, PlainStages(), engines=[engine]).add([write(tmp_path, "a.txt")])
    made = library.article(report.added[0]).translated("en")
    assert [one.engine for one in made.values()] == ["fake", "memory"]
    assert made[1].text == "Then he left."
    assert len(engine.asked) == 1


def test_an_engine_that_is_gone_is_asked_once_and_said_once(tmp_path: Path) -> None:
    library = Library(tmp_path / "library")
    engine = FakeEngine(EngineUnavailable("Google cannot be reached; try again later."))
    other = write(tmp_path, "b.txt", "Une autre histoire, assez longue pour être un article.")
    report = Road(library, PlainStages(), engines=[engine]).add([write(tmp_path, "a.txt"), other])
    assert len(report.added) == 2
    assert report.notices == ("Google cannot be reached; try again later.",)


def test_adding_again_goes_on_where_a_run_broke_off(tmp_path: Path) -> None:
    library = Library(tmp_path / "library")
    source = write(tmp_path, "a.txt")
    gone = FakeEngine(EngineUnavailable("Google cannot be reached; try again later."))
    first = Road(library, PlainStages(), engines=[gone]).add([source])
    engine = FakeEngine()
    again = Road(library, PlainStages(), engines=[engine]).add([source])
    assert again.present == first.added
    assert len(library.article(again.present[0]).translated("en")) == 2
    once_more = FakeEngine()
    Road(library, PlainStages(), engines=[once_more]).add([source])
    assert (len(engine.asked), once_more.asked) == (2, [])


def test_a_damaged_article_does_not_stop_the_sources_behind_it(tmp_path: Path) -> None:
    library = Library(tmp_path / "library")
    first = Road(library, PlainStages()).add([write(tmp_path, "a.txt")])
    (library.path / "articles" / f"{first.added[0]}.json").write_text("{")
    other = write(tmp_path, "b.txt", "Une autre histoire, assez longue pour être un article.")
    report = Road(library, PlainStages()).add([str(tmp_path / "a.txt"), other])
    assert report.summary() == "1 added, 1 already there, 0 failed"


def test_standard_input_is_a_source(tmp_path: Path) -> None:
    library = Library(tmp_path / "library")
    road = Road(library, PlainStages(), stdin=BytesIO(TEXT.encode()))
    report = road.add(["-"], lang="fr")
    assert library.article(report.added[0]).source.kind == "stdin"


def test_cancelling_stops_before_the_next_source(tmp_path: Path) -> None:
    library = Library(tmp_path / "library")
    done: list[Article] = []
    road = Road(library, PlainStages(), is_cancelled=lambda: bool(done))
    other = write(tmp_path, "b.txt", "Une autre histoire, assez longue pour être un article.")
    report = road.add([write(tmp_path, "a.txt"), other], on_added=done.append)
    assert report == AddReport(added=(done[0].id,))


def test_a_library_that_cannot_be_written_ends_it(tmp_path: Path) -> None:
    (tmp_path / "library").write_text("a file, not a folder")
    with pytest.raises(StoreError):
        Road(Library(tmp_path / "library"), PlainStages()).add([write(tmp_path, "a.txt")])
