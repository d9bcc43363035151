"""Pages from servers that behave, and from servers that do not."""

import gzip
import socket
import zlib
from collections.abc import Iterator

import pytest

from core.errors import (
    FetchFailed,
    IngestError,
    SourceEmpty,
    SourceMissing,
    SourceNotText,
    SourceTooLarge,
)
from core.ingest import read_source
from core.ingest.network import is_private, names_own_network
from core.ingest.web import Limits, fetch, read_web

from .web_server import Reply, WebServer, serving

QUICK = Limits(connect=1.0, read=1.0, total=3.0, max_bytes=100_000, redirects=3)
PAGE = (
    '<!DOCTYPE html><html lang="de"><head><title>Der Hafen öffnet</title>'
    '<meta property="og:site_name" content="Der Bote"></head><body><article>'
    "<h1>Der Hafen öffnet</h1><p>Nach drei Monaten läuft wieder ein Schiff ein, teilte die Stadt "
    "am Mittwoch mit.</p><p>Die Arbeiten haben länger gedauert als geplant.</p></article></body>"
)


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def to(path: str, status: int = 302) -> Reply:
    return Reply(status=status, headers={"Location": path})


def test_a_page_is_fetched_and_read() -> None:
    html = Reply(PAGE.encode(), headers={"Content-Type": "text/html; charset=utf-8"})
    with serving({"/a?b=c": html}) as server:
        document = read_source(server.at("/a?b=c#part"))
        headers = server.seen[0][1]
    assert document.source.kind == "web"
    assert document.source.address == server.at("/a?b=c")
    assert document.text.split("\n")[0] == "Der Hafen öffnet"
    assert (document.title, document.publisher, document.lang) == (
        "Der Hafen öffnet",
        "Der Bote",
        "de",
    )
    assert "Cookie" not in headers
    assert "dragoman" in headers["User-Agent"]


@pytest.mark.parametrize(
    ("charset", "head"),
    [("iso-8859-1", ""), ("", '<meta charset="iso-8859-1">'), ("utf-8", "")],
    ids=["header", "page", "wrong header"],
)
def test_the_encoding_is_the_one_the_bytes_are_in(charset: str, head: str) -> None:
    body = PAGE.replace("<head>", f"<head>{head}").encode("iso-8859-1")
    kind = {"Content-Type": f"text/html; charset={charset}"} if charset else {}
    with serving({"/": Reply(body, headers=kind)}) as server:
        assert read_web(server.at("/"), limits=QUICK).title == "Der Hafen öffnet"


def test_what_a_page_is_is_told_by_looking() -> None:
    pages = {
        "/html": Reply(PAGE.encode(), headers={"Content-Type": "application/pdf"}),
        "/text": Reply("Nur Text über Köln.".encode(), headers={"Content-Type": "text/html"}),
        "/pdf": Reply(b"%PDF-1.7\n...", headers={"Content-Type": "text/html"}),
        "/feed": Reply(b'<?xml version="1.0"?><rss version="2.0"></rss>'),
    }
    with serving(pages) as server:
        assert read_web(server.at("/html"), limits=QUICK).title == "Der Hafen öffnet"
        assert read_web(server.at("/text"), limits=QUICK).text == "Nur Text über Köln."
        with pytest.raises(SourceNotText, match="PDF document"):
            read_web(server.at("/pdf"), limits=QUICK)
        with pytest.raises(SourceNotText, match="news feed"):
            read_web(server.at("/feed"), limits=QUICK)


def test_redirects_are_followed_and_the_last_address_is_kept() -> None:
    pages = {"/a": to("/b", 301), "/b": to("c/d", 308), "/c/d": Reply(b"text")}
    with serving(pages) as server:
        assert fetch(server.at("/a"), limits=QUICK).url == server.at("/c/d")


def test_redirects_end_somewhere() -> None:
    with serving({"/a": to("/b"), "/b": to("/a")}) as server:
        with pytest.raises(FetchFailed, match="without end"):
            fetch(server.at("/a"), limits=QUICK)
        assert len(server.seen) == QUICK.redirects + 1


@pytest.mark.parametrize(
    ("location", "sentence"),
    [
        ("file:///etc/passwd", "neither http nor https"),
        ("ftp://127.0.0.1/x", "neither http nor https"),
        ("javascript:alert(1)", "neither http nor https"),
        ("http://127.0.0.2:9/", "your own network"),
        ("http://[::1]:9/", "your own network"),
        ("http://169.254.169.254/latest", "your own network"),
        ("http://2130706434:9/", "your own network"),
        ("http://[bad", "not a web address"),
    ],
)
def test_a_redirect_may_not_lead_astray(location: str, sentence: str) -> None:
    with serving({"/": to(location)}) as server, pytest.raises(FetchFailed, match=sentence) as told:
        fetch(server.at("/"), limits=QUICK)
    assert str(told.value).isprintable()


def test_a_public_name_may_not_stand_for_a_private_address() -> None:
    with serving({"/": Reply(b"secret")}) as server:
        address = f"http://press.example:{server.server_port}/"
        with pytest.raises(FetchFailed, match="your own network"):
            fetch(address, limits=QUICK, resolve=lambda *_: ["127.0.0.1"])
        with pytest.raises(FetchFailed, match="your own network"):
            fetch(address, limits=QUICK, resolve=lambda *_: ["203.0.113.9", "::ffff:10.0.0.1"])
        assert server.seen == []


def test_what_the_user_typed_may_be_private() -> None:
    with serving({"/": Reply(b"text")}) as server:
        address = f"http://localhost:{server.server_port}/"
        assert fetch(address, limits=QUICK, resolve=lambda *_: ["127.0.0.1"]).body == b"text"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("127.0.0.1", True),
        ("10.1.2.3", True),
        ("192.168.0.1", True),
        ("169.254.169.254", True),
        ("100.64.0.1", True),
        ("0.0.0.0", True),
        ("224.0.0.1", True),
        ("::1", True),
        ("fe80::1%eth0", True),
        ("fc00::1", True),
        ("::ffff:127.0.0.1", True),
        ("64:ff9b::7f00:1", True),
        ("2002:7f00:1::", True),
        ("nonsense", True),
        ("8.8.8.8", False),
        ("2606:4700::1111", False),
        ("64:ff9b::808:808", False),
    ],
)
def test_private_addresses_are_told_from_public_ones(address: str, expected: bool) -> None:
    assert is_private(address) is expected


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("localhost", True),
        ("wiki", True),
        ("nas.local", True),
        ("10.0.0.1", True),
        ("[::1]", True),
        ("8.8.8.8", False),
        ("press.example", False),
        ("10.0.0.1.press.example", False),
    ],
)
def test_a_host_of_the_own_network_is_told_by_its_name(host: str, expected: bool) -> None:
    assert names_own_network(host) is expected


@pytest.mark.parametrize(
    ("status", "error", "sentence"),
    [
        (404, SourceMissing, "There is no page"),
        (410, SourceMissing, "There is no page"),
        (401, FetchFailed, "save it"),
        (403, FetchFailed, "save it"),
        (429, FetchFailed, "too many requests"),
        (418, FetchFailed, "answered 418"),
        (500, FetchFailed, "trouble of its own"),
        (503, FetchFailed, "trouble of its own"),
        (304, FetchFailed, "answered 304"),
        (204, SourceEmpty, "empty page"),
    ],
)
def test_a_refusal_is_explained(status: int, error: type[IngestError], sentence: str) -> None:
    with serving({"/": Reply(status=status)}) as server, pytest.raises(error, match=sentence):
        fetch(server.at("/"), limits=QUICK)


@pytest.mark.parametrize(
    ("reply", "read", "said"),
    [
        (Reply(hangs=True), 0.2, "sent nothing for 0.2 seconds"),
        (Reply(hangs=True), 30.0, "had not given all of .* after 0.8 seconds"),
        (Reply(drips=b"HTTP/1.1 200 OK\r\nX: "), 30.0, "had not given all of .* after 0.8 seconds"),
        (Reply(drips=b"HTTP/1.1 200 OK\r\n\r\n<p>"), 30.0, "had not given all of .* after 0.8 se"),
    ],
    ids=["says nothing", "says nothing to the end", "drips its head", "drips its body"],
)
def test_a_server_that_does_not_end_is_left(reply: Reply, read: float, said: str) -> None:
    limits = Limits(connect=0.5, read=read, total=0.8, max_bytes=10_000_000)
    with serving({"/": reply}) as server, pytest.raises(FetchFailed, match=said):
        fetch(server.at("/"), limits=limits)


def test_a_look_up_that_hangs_is_left() -> None:
    with serving({}) as server, pytest.raises(FetchFailed, match=r"after 0\.3 seconds"):

        def hang(host: str, port: int) -> list[str]:
            server.released.wait(30)
            return []

        fetch("http://press.example/", limits=Limits(total=0.3), resolve=hang)


def test_a_name_that_is_not_known_is_said() -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise socket.gaierror(-2, "Name or service not known")

    with pytest.raises(FetchFailed, match="could not be found"):
        fetch("http://press.example/", limits=QUICK, resolve=unknown)


def test_a_server_that_is_not_there_is_said() -> None:
    with serving({}) as server:
        address = server.at("/")
    with pytest.raises(FetchFailed, match="does not answer"):
        fetch(address, limits=QUICK)


@pytest.mark.parametrize(
    "raw",
    [
        b"220 ftp ready\r\n",
        b"",
        b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nX: " + b"a" * 200_000 + b"\r\n\r\n",
        b"HTTP/1.1 abc\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    ],
    ids=["not http", "nothing", "cut", "endless header", "no status", "bad chunk"],
)
def test_an_answer_that_is_none_is_said(raw: bytes) -> None:
    with serving({"/": Reply(raw=raw)}) as server, pytest.raises(FetchFailed, match="broke off"):
        fetch(server.at("/"), limits=QUICK)


def test_encryption_that_is_none_is_said() -> None:
    with serving({}) as server, pytest.raises(FetchFailed):
        fetch(server.at("/").replace("http:", "https:"), limits=QUICK)


def endless() -> Iterator[bytes]:
    while True:
        yield b"a" * 10_000


@pytest.mark.parametrize(
    "reply",
    [
        Reply(pieces=endless),
        Reply(b"x", headers={"Content-Length": "999999999999"}),
        Reply(gzip.compress(b"a" * 50_000_000), headers={"Content-Encoding": "gzip"}),
        Reply(zlib.compress(b"a" * 50_000_000), headers={"Content-Encoding": "deflate"}),
    ],
    ids=["endless", "says so", "gzip bomb", "deflate bomb"],
)
def test_more_than_the_cap_is_refused(reply: Reply) -> None:
    with (
        serving({"/": reply}) as server,
        pytest.raises(SourceTooLarge, match=r"larger than 0\.1 MB"),
    ):
        fetch(server.at("/"), limits=QUICK)


def test_packed_pages_are_unpacked() -> None:
    body = PAGE.encode() * 3
    pages = {
        "/gzip": Reply(gzip.compress(body), headers={"Content-Encoding": "gzip"}),
        "/deflate": Reply(zlib.compress(body), headers={"Content-Encoding": "deflate"}),
        "/lie": Reply(body, headers={"Content-Encoding": "gzip"}),
    }
    with serving(pages) as server:
        for path in pages:
            assert fetch(server.at(path), limits=QUICK).body == body


@pytest.mark.parametrize(
    ("reply", "sentence"),
    [
        (Reply(b"x", headers={"Content-Encoding": "br"}), "packed as br"),
        (Reply(b"x", headers={"Content-Encoding": "gzip, gzip"}), "packed as gzip, gzip"),
        (Reply(b"\x1f\x8b\x08garbage" * 9, headers={"Content-Encoding": "gzip"}), "garbled"),
    ],
)
def test_packing_that_cannot_be_undone_is_said(reply: Reply, sentence: str) -> None:
    with serving({"/": reply}) as server, pytest.raises(FetchFailed, match=sentence):
        fetch(server.at("/"), limits=QUICK)


NO_ADDRESSES = (
    *("http://", "https:///x", "http://[::1", "http://a b/", "http://x:99999/", "http://.."),
    *("http://x\0y/", "http://%5bx/", "http://" + "a" * 300 + ".example/"),
)


@pytest.mark.parametrize("address", NO_ADDRESSES)
def test_what_is_no_address_is_said(address: str) -> None:
    with pytest.raises(FetchFailed) as told:
        fetch(address, limits=QUICK, resolve=lambda *_: [])
    assert str(told.value).isprintable()


def test_credentials_in_an_address_are_not_kept() -> None:
    with pytest.raises(FetchFailed, match="password") as told:
        fetch("http://ann:hunter2@press.example/", limits=QUICK)
    assert "hunter2" not in str(told.value)


def test_a_proxy_of_the_environment_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    class Proxy(WebServer):
        pass

    with serving({"http://press.example/a": Reply(b"through the proxy")}) as server:
        monkeypatch.setenv("http_proxy", server.at(""))
        found = fetch("http://press.example/a", limits=QUICK)
    assert found.body == b"through the proxy"
