"""A server on the loopback that answers as a test tells it to, well or badly."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, TypeVar
from urllib.parse import parse_qs, urlsplit


@dataclass
class Asked:
    """A request as it came in; header names in small letters."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Reply:
    """What the server answers: a status and a body, or what it does instead."""

    body: str | bytes = ""
    status: int = 200
    kind: str = "text/html; charset=UTF-8"
    hangs: bool = False
    breaks_off: bool = False
    drips: bool = False
    headers: dict[str, str] = field(default_factory=dict)


def answer(data: object, status: int = 200, **headers: str) -> Reply:
    """An answer in JSON."""
    text = json.dumps(data, ensure_ascii=False)
    return Reply(text, status, "application/json; charset=utf-8", headers=headers)


def upper(text: str) -> str:
    """The translation of a text: plain to check, and it leaves numbers in brackets alone."""
    return text.upper()


Behaviour = Callable[[Asked, int], Reply]
"""What the server does with a request, of which it is told the number from 1."""


class WebServer(ThreadingHTTPServer):
    """Answers each request with `behave(request, its number)`."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def __init__(self, behave: Behaviour) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.behave = behave
        self.asked: list[Asked] = []
        self.released = threading.Event()
        self._lock = threading.Lock()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"

    def reply(self, asked: Asked) -> Reply:
        with self._lock:
            self.asked.append(asked)
            number = len(self.asked)
        return self.behave(asked, number)

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that has had enough closes the connection."""


Server = TypeVar("Server", bound=WebServer)


class _Handler(BaseHTTPRequestHandler):
    server: WebServer

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        found = parse_qs(parts.query, keep_blank_values=True)
        asked = Asked(
            method=self.command,
            path=parts.path,
            query={name: values[0] for name, values in found.items()},
            headers={name.lower(): value for name, value in self.headers.items()},
            body=self.rfile.read(int(self.headers.get("Content-Length", 0))),
        )
        reply = self.server.reply(asked)
        if reply.hangs:
            self.server.released.wait(30)
            return
        if reply.drips:
            self.wfile.write(b"HTTP/1.1 200 OK\r\n")
            while not self.server.released.wait(0.02):
                self.wfile.write(b"X-More: 1\r\n")
            return
        body = reply.body if isinstance(reply.body, bytes) else reply.body.encode()
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.kind)
        self.send_header("Content-Length", str(len(body) * (2 if reply.breaks_off else 1)))
        for name, value in reply.headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_GET  # noqa: N815

    def log_message(self, *_: object) -> None:
        """Say nothing on the terminal."""


@contextmanager
def running(server: Server) -> Iterator[Server]:
    """Run `server` for the length of a test."""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.released.set()
        server.shutdown()
        thread.join()
        server.server_close()


def serving(behave: Behaviour) -> AbstractContextManager[WebServer]:
    """Run a server that behaves so for the length of a test."""
    return running(WebServer(behave))
