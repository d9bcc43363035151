"""A server on the loopback that speaks Remote Settings, with attachments in zstd, well or badly."""

import hashlib
import json
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.core.translate.offline.tiny_model import model, vocabulary

RECORDS = "/v1/buckets/main/collections/translations-models-v2/records"
ROOT = "/v1/"
CDN = "/cdn/"


@dataclass
class Reply:
    """What the server answers to one path; `breaks_after` is in bytes, once."""

    body: bytes = b""
    status: int = 200
    hangs: bool = False
    drips: bool = False
    breaks_after: int | None = None
    headers: dict[str, str] = field(default_factory=dict)


def zstd(raw: bytes) -> bytes:
    """Return `raw` as a Zstandard frame of stored blocks (RFC 8878, 3.1.1)."""
    blocks = [raw[at : at + 100_000] for at in range(0, len(raw), 100_000)] or [b""]
    out = b"\x28\xb5\x2f\xfd\xa0" + struct.pack("<I", len(raw))
    for number, block in enumerate(blocks):
        is_last = number == len(blocks) - 1
        out += struct.pack("<I", len(block) << 3 | is_last)[:3] + block
    return out


def record(pair: tuple[str, str], kind: str, name: str, raw: bytes, **more: Any) -> dict[str, Any]:
    """Return a record of the collection."""
    packed = zstd(raw)
    return {
        "id": f"{name}-{len(packed)}",
        "name": name,
        "fileType": kind,
        "sourceLanguage": pair[0],
        "targetLanguage": pair[1],
        "version": "3.0",
        "architecture": "base-memory",
        "decompressedHash": hashlib.sha256(raw).hexdigest(),
        "decompressedSize": len(raw),
        "schema": 1,
        "last_modified": 1,
        "attachment": {
            "filename": f"{name}.zst",
            "hash": hashlib.sha256(packed).hexdigest(),
            "size": len(packed),
            "location": f"main-workspace/translations-models-v2/{name}.zst",
            "mimetype": "application/zstd",
        },
    } | more


class ModelServer(ThreadingHTTPServer):
    """Answers from `replies`, by path; `asked` are the paths and ranges as they came."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.replies: dict[str, Reply] = {}
        self.records: list[dict[str, Any]] = []
        self.asked: list[tuple[str, str | None]] = []
        self.released = threading.Event()
        base = f"{self.address}{CDN}"
        told = {"project_name": "remote settings", "capabilities": {"attachments": {}}}
        told["capabilities"] = {"attachments": {"base_url": base}}
        self.replies[ROOT] = Reply(json.dumps(told).encode())

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    @property
    def records_url(self) -> str:
        return self.address + RECORDS

    def offer(self, source: str, target: str) -> None:
        """Put a working model of the pair on the list."""
        token = source + target
        files = {
            "model": (f"model.{token}.intgemm.alphas.bin", model()),
            "srcvocab": (f"srcvocab.{token}.spm", vocabulary()),
            "trgvocab": (f"trgvocab.{token}.spm", vocabulary(str.upper)),
            "lex": (f"lex.50.50.{token}.s2t.bin", b"not needed"),
        }
        for kind, (name, raw) in files.items():
            one = record((source, target), kind, name, raw)
            self.records.append(one)
            self.replies[CDN + one["attachment"]["location"]] = Reply(zstd(raw))

    def path_of(self, name: str) -> str:
        """Return the path under which the file `name` lies."""
        return f"{CDN}main-workspace/translations-models-v2/{name}.zst"

    def reply_to(self, path: str) -> Reply:
        if path == RECORDS and path not in self.replies:
            return Reply(json.dumps({"data": self.records}).encode())
        return self.replies.get(path, Reply(b"<html>nothing here</html>", 404))

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that has had enough closes the connection."""


class _Handler(BaseHTTPRequestHandler):
    server: ModelServer

    def do_GET(self) -> None:
        self.server.asked.append((self.path, self.headers.get("Range")))
        reply = self.server.reply_to(self.path)
        if reply.hangs:
            self.server.released.wait(30)
            return
        body, status, headers = reply.body, reply.status, dict(reply.headers)
        start = self.headers.get("Range", "").removeprefix("bytes=").removesuffix("-")
        if start and status == 200:
            status = 206
            headers["Content-Range"] = f"bytes {start}-{len(body) - 1}/{len(body)}"
            body = body[int(start) :]
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        for byte in body if reply.drips else b"":
            self.wfile.write(bytes([byte]))
            if self.server.released.wait(0.05):
                return
        if reply.breaks_after is not None:
            body, reply.breaks_after = body[: reply.breaks_after], None
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Stay quiet."""


@contextmanager
def model_server() -> Iterator[ModelServer]:
    """Run a server until the block ends."""
    server = ModelServer()
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.released.set()
        server.shutdown()
        server.server_close()
        thread.join()
