"""A server on the loopback that speaks the wire format of Google's page, well or badly."""

import html
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

PAGE = (
    '<!DOCTYPE html><html lang="en"><head><title>Google Translate</title></head><body>'
    '<div class="root-container"><div class="header"><div class="logo-image"></div></div>'
    '<div class="languages-container"><a href="./m?mui=sl">French</a></div>'
    '<div class="input-container"><form action="/m"><input name="q"></form></div>'
    '<div class="result-container">{}</div>'
    '<div class="links-container"><a href="/about">About</a></div></div></body></html>'
)


@dataclass
class Reply:
    """What the server answers: a status and a body, or what it does instead."""

    body: str = ""
    status: int = 200
    hangs: bool = False
    breaks_off: bool = False
    drips: bool = False
    headers: dict[str, str] = field(default_factory=dict)


def page(text: str, *, breaks: str = "\n") -> Reply:
    """The page that shows `text` as the translation."""
    return Reply(PAGE.format(html.escape(text).replace("\n", breaks)))


def upper(text: str) -> str:
    """The translation of a text: plain to check, and it leaves numbers in brackets alone."""
    return text.upper()


class GoogleServer(ThreadingHTTPServer):
    """Answers each request with `behave(text, number of the request)`."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, behave: Callable[[str, int], Reply]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.behave = behave
        self.queries: list[dict[str, str]] = []
        self.released = threading.Event()
        self._lock = threading.Lock()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/m"

    def answer(self, query: dict[str, str]) -> Reply:
        with self._lock:
            self.queries.append(query)
            number = len(self.queries)
        return self.behave(query["q"], number)

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that has had enough closes the connection."""


class _Handler(BaseHTTPRequestHandler):
    server: GoogleServer

    def do_GET(self) -> None:
        found = parse_qs(urlsplit(self.path).query, keep_blank_values=True)
        reply = self.server.answer({name: values[0] for name, values in found.items()})
        if reply.hangs:
            self.server.released.wait(30)
            return
        if reply.drips:
            self.wfile.write(b"HTTP/1.1 200 OK\r\n")
            while not self.server.released.wait(0.02):
                self.wfile.write(b"X-More: 1\r\n")
            return
        body = reply.body.encode()
        self.send_response(reply.status)
        self.send_header("Content-Type", "text/html; charset=UTF-8")
        self.send_header("Content-Length", str(len(body) * (2 if reply.breaks_off else 1)))
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing on the terminal."""


@contextmanager
def serving(behave: Callable[[str, int], Reply]) -> Iterator[GoogleServer]:
    """Run a server for the length of a test."""
    server = GoogleServer(behave)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.released.set()
        server.shutdown()
        thread.join()
        server.server_close()
