"""Stages and an engine that are plain to check."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future

from core.article import Article, Document
from core.errors import TranslateError
from core.ingest import read_source
from core.prepare import prepare


class PlainStages:
    """Prepares for real; annotates by doing nothing, or by failing as told."""

    def __init__(self, broken: Exception | None = None) -> None:
        self.broken = broken
        self.annotated: list[str] = []

    workers = 0

    def read(self, address: str, lang: str | None = None) -> "Future[Article]":
        return self._done(lambda: prepare(read_source(address), lang=lang))

    def prepare(self, document: Document, lang: str | None = None) -> "Future[Article]":
        return self._done(lambda: prepare(document, lang=lang))

    def annotate(self, article: Article) -> "Future[Article]":
        if self.broken is not None and "pont" in article.text:
            future: Future[Article] = Future()
            future.set_exception(self.broken)
            return future
        self.annotated.append(article.id)
        return self._done(lambda: article)

    def annotate_translations(self, article: Article, target: str) -> "Future[Article]":
        return self._done(lambda: article)

    @staticmethod
    def _done(work: Callable[[], Article]) -> "Future[Article]":
        future: Future[Article] = Future()
        try:
            future.set_result(work())
        except Exception as error:  # noqa: BLE001
            future.set_exception(error)
        return future


class FakeEngine:
    name = "fake"
    label = "Fake"
    privacy = "stays here"
    is_online = False

    def __init__(self, error: TranslateError | None = None) -> None:
        self.error = error
        self.asked: list[str] = []

    def knows(self, lang: str, target: str) -> bool:
        return True

    def close(self) -> None:
        pass

    def translate(self, texts: Sequence[str], lang: str, target: str) -> list[str | None]:
        self.asked.extend(texts)
        if self.error is not None:
            raise self.error
        return [f"[{target}] {text}" for text in texts]
