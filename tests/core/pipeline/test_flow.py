"""Several sources in hand at once: they leave in order, and one that fails takes none along."""

from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from random import Random
from threading import Event

import pytest

from core.article import Article, Document
from core.errors import SourceEmpty
from core.pipeline import Road
from core.store import Library
from tests.core.pipeline.stages import FakeEngine, PlainStages


class SideBySide(PlainStages):
    """Done in threads; an article with `slow` in it is not done before one with `quick` is."""

    workers = 3

    def __init__(self, broken: Exception | None = None) -> None:
        super().__init__(broken)
        self.threads = ThreadPoolExecutor(6)
        self.quick = Event()

    def read(self, address: str, lang: str | None = None) -> "Future[Article]":
        return self.threads.submit(lambda: PlainStages.read(self, address, lang).result())

    def prepare(self, document: Document, lang: str | None = None) -> "Future[Article]":
        return self.threads.submit(lambda: PlainStages.prepare(self, document, lang).result())

    def annotate(self, article: Article) -> "Future[Article]":
        def work() -> Article:
            if "slow" in article.text:
                assert self.quick.wait(30)
            done = PlainStages.annotate(self, article).result()
            if "quick" in article.text:
                self.quick.set()
            return done

        return self.threads.submit(work)

    def annotate_translations(self, article: Article, target: str) -> "Future[Article]":
        return self.threads.submit(lambda: article)


def pages(folder: Path, texts: list[str]) -> list[str]:
    names = [folder / f"{number:03}.txt" for number in range(len(texts))]
    for name, text in zip(names, texts, strict=True):
        name.write_text(text, encoding="utf-8")
    return [str(name) for name in names]


def test_what_is_done_sooner_waits_for_its_turn(tmp_path: Path) -> None:
    texts = [f"Ein langer Satz über die Nummer {number} im Land." for number in range(60)]
    texts[0] += " slow"
    texts[20] += " quick"
    told: list[str] = []
    ended: list[tuple[str, int]] = []

    def progress(address: str, phase: str | None, done: int, total: int) -> None:
        assert total == 60
        if phase is None:
            ended.append((address, done))

    library = Library(tmp_path / "library")
    indexed: list[str] = []
    sources = pages(tmp_path, texts)
    road = Road(library, SideBySide(), engines=[FakeEngine()], index=indexed.append)
    report = road.add(sources, progress=progress, on_added=lambda one: told.append(one.id))
    assert [library.article(one).source.address for one in report.added] == sources
    assert told == indexed == list(report.added)
    assert ended == [(address, number + 1) for number, address in enumerate(sources)]
    assert all(len(library.article(one).translated("en")) for one in report.added)


@pytest.mark.parametrize("seed", range(5))
def test_twins_and_failures_among_many(tmp_path: Path, seed: int) -> None:
    dice = Random(seed)
    texts = [f"Ein Satz über die Nummer {dice.randrange(20)} im Land." for _ in range(40)]
    texts[dice.randrange(40)] = ""
    texts += ["Le pont est tombé dans la rivière hier."] * 2
    library = Library(tmp_path / "library")
    sources = pages(tmp_path, texts)
    report = Road(library, SideBySide(ValueError("a bug"))).add(sources, lang="de")
    plain = Road(Library(tmp_path / "other"), PlainStages(ValueError("a bug"))).add(
        sources, lang="de"
    )
    assert report == plain
    assert [one.address for one in report.failed][-2:] == sources[-2:]


def test_what_another_process_added_meanwhile_stays_as_it_is(tmp_path: Path) -> None:
    library, other = Library(tmp_path / "library"), Library(tmp_path / "library")

    class Late(PlainStages):
        def annotate(self, article: Article) -> "Future[Article]":
            other.put(article.with_(title="theirs"))
            return super().annotate(article)

    sources = pages(tmp_path, ["Ein langer Satz über die Lage im Land."])
    report = Road(library, Late()).add(sources)
    assert (report.added, len(report.present)) == ((), 1)
    assert library.article(report.present[0]).title == "theirs"


def test_an_index_that_fails_is_a_notice(tmp_path: Path) -> None:
    def index(_: str) -> None:
        raise SourceEmpty("The index is full.")

    sources = pages(tmp_path, ["Ein langer Satz über die Lage im Land."])
    report = Road(Library(tmp_path / "library"), PlainStages(), index=index).add(sources)
    assert (len(report.added), report.notices) == (1, ("The index is full.",))
