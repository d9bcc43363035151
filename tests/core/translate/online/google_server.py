"""A server on the loopback that speaks the wire format of Google's page, well or badly."""

import html
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from .services import PAGE
from .web_server import Asked, Reply, WebServer, running, upper

__all__ = ["GoogleServer", "Reply", "page", "serving", "upper"]


def page(text: str, *, breaks: str = "\n") -> Reply:
    """The page that shows `text` as the translation."""
    return Reply(PAGE.format(html.escape(text).replace("\n", breaks)))


class GoogleServer(WebServer):
    """Answers each request with `says(text, number of the request)`."""

    def __init__(self, says: Callable[[str, int], Reply]) -> None:
        super().__init__(self._answer)
        self.says = says

    @property
    def address(self) -> str:
        return f"{super().address}m"

    @property
    def queries(self) -> list[dict[str, str]]:
        return [one.query for one in self.asked]

    def _answer(self, asked: Asked, number: int) -> Reply:
        return self.says(asked.query["q"], number)


@contextmanager
def serving(says: Callable[[str, int], Reply]) -> Iterator[GoogleServer]:
    """Run a server for the length of a test."""
    with running(GoogleServer(says)) as server:
        yield server
