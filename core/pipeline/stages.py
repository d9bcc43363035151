"""Where the heavy phases are done, and waiting for them."""

from concurrent.futures import BrokenExecutor, CancelledError, Future
from typing import Protocol

from core.article import Article, Document
from core.errors import AnnotateError, DragomanError


class Stages(Protocol):
    """Where the heavy phases are done; see core.workshop."""

    workers: int
    """Processes that do them side by side; 0 where each call does its work before it returns."""

    def read(self, address: str, lang: str | None = None) -> "Future[Article]":
        """Return what stands in a file as an article with blocks and segments."""

    def prepare(self, document: Document, lang: str | None = None) -> "Future[Article]":
        """Return the article with blocks and segments."""

    def annotate(self, article: Article) -> "Future[Article]":
        """Return the article with entities, figures and dates."""

    def annotate_translations(self, article: Article, target: str) -> "Future[Article]":
        """Return the article with names, figures and warnings in its translations."""


def finished(future: "Future[Article]") -> Article:
    """Wait for a stage; whatever breaks in it is that source's failure and nobody else's.

    Raises the stage's own DragomanError, and AnnotateError for everything else.
    """
    try:
        return future.result()
    except DragomanError:
        raise
    except (BrokenExecutor, CancelledError) as error:
        raise AnnotateError(
            "The language process ended before this article was done; add it again, and if it "
            "ends again, add it in smaller parts."
        ) from error
    except Exception as error:
        raise AnnotateError(
            f"Dragoman could not work through this article ({type(error).__name__}: {error}); "
            "please report it with the article."
        ) from error
