"""A web server on the loopback whose every page is what a test says it is."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Reply:
    """What is answered: a status, headers, and a body in pieces; or what is done instead."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    pieces: Callable[[], Iterator[bytes]] | None = None
    raw: bytes | None = None
    hangs: bool = False
    drips: bytes = b""


class WebServer(ThreadingHTTPServer):
    """Answers the path with `pages[path]`, else 404."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, pages: dict[str, Reply]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.pages = pages
        self.seen: list[tuple[str, dict[str, str]]] = []
        self.released = threading.Event()

    def at(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server_port}{path}"

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that has had enough closes the connection."""


class _Handler(BaseHTTPRequestHandler):
    server: WebServer

    def do_GET(self) -> None:
        self.server.seen.append((self.path, dict(self.headers.items())))
        reply = self.server.pages.get(self.path, Reply(status=404))
        if reply.hangs:
            self.server.released.wait(30)
            return
        if reply.drips:
            while not self.server.released.wait(0.02):
                self.wfile.write(reply.drips)
                self.wfile.flush()
            return
        if reply.raw is not None:
            self.wfile.write(reply.raw)
            return
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.end_headers()
        if reply.pieces is not None:
            for piece in reply.pieces():
                self.wfile.write(piece)
        else:
            self.wfile.write(reply.body)

    def log_message(self, *_: object) -> None:
        """Say nothing on the terminal."""


@contextmanager
def serving(pages: dict[str, Reply]) -> Iterator[WebServer]:
    """Run a server for the length of a test."""
    server = WebServer(pages)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.released.set()
        server.shutdown()
        thread.join()
        server.server_close()
