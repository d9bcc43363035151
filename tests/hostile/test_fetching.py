"""Servers not to be trusted: where a fetch may go, what it tells of us, what it may cost."""

import gzip
import zlib

import pytest

from core.errors import FetchFailed, IngestError, SourceTooLarge
from core.ingest.network import is_private, look_up
from core.ingest.web import Limits, fetch, read_web
from tests.core.ingest.web_server import Reply, serving
from tests.hostile.naughty import IS_LONG, LINES, unsafe_in

QUICK = Limits(connect=1.0, read=1.0, total=3.0, max_bytes=100_000, redirects=3)

LOOPBACKS = (
    "127.0.0.1", "wiki.", "127.1", "127.0.1", "0.0.0.0", "0", "2130706433", "0x7f000001",
    "0x7f.0.0.1", "0177.0.0.1", "017700000001", "127.0.0.1.", "[::1]", "[::]", "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]", "[::127.0.0.1]", "[64:ff9b::127.0.0.1]", "[64:ff9b:1::7f00:1]",
    "[2002:7f00:1::]", "[fe80::1%25lo]", "[2001:0:7f00:1::]", "localhost", "localhost.",
    "LOCALHOST", "x.localhost", "１２７.0.0.1", "①②⑦.0.0.1",
)  # fmt: skip
"""Spellings of this machine."""

PRIVATE = (
    "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1",
    "192.0.0.1", "192.0.2.1", "198.18.0.1", "198.51.100.7", "203.0.113.9", "224.0.0.1",
    "239.255.255.255", "240.0.0.1", "255.255.255.255", "0.1.2.3", "::", "::1", "fe80::1", "fc00::1",
    "fd12:3456::1", "ff02::1", "::ffff:10.0.0.1", "::ffff:0:10.0.0.1", "::10.0.0.1",
    "64:ff9b::10.0.0.1", "64:ff9b:1::1", "2002:a00:1::", "2001:db8::1", "2001:0:a00:1::", "fec0::1",
    "::ffff:169.254.169.254", "100::1", "2001:2::1", "2001:10::1",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.mark.parametrize("address", PRIVATE)
def test_what_is_not_of_the_open_internet_is_known(address: str) -> None:
    assert is_private(address)


@pytest.mark.parametrize(
    "address", ["1.1.1.1", "2606:4700::1111", "2a00:1450::1", "2002:808:808::"]
)
def test_what_is_of_the_open_internet_is_known(address: str) -> None:
    assert not is_private(address)


def as_wiki(host: str, port: int) -> list[str]:
    """Look up as the system does, but for the host that a test types."""
    return ["127.0.0.1"] if host == "wiki" else look_up(host, port)


@pytest.mark.parametrize("host", LOOPBACKS)
def test_no_page_leads_to_this_machine(host: str) -> None:
    with serving({"/secret": Reply(b"secret")}) as server:
        target = f"http://{host}:{server.server_port}/secret"
        headers = {"Location": target.encode().decode("latin-1")}
        with serving({"/": Reply(status=302, headers=headers)}) as front:
            with pytest.raises(FetchFailed):
                fetch(f"http://wiki:{front.server_port}/", limits=QUICK, resolve=as_wiki)
            assert front.seen
        assert server.seen == []


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1", "127.1"]
)
def test_what_the_user_typed_in_numbers_is_asked_or_refused_in_a_sentence(host: str) -> None:
    with serving({"/": Reply(b"text")}) as server:
        try:
            assert fetch(f"http://{host}:{server.server_port}/", limits=QUICK).body == b"text"
        except FetchFailed as error:
            assert str(error).isprintable()


def test_a_public_page_may_not_lead_to_a_private_one_that_has_the_typed_name_in_it() -> None:
    seen: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        seen.append(host)
        return ["93.184.216.34"] if len(seen) > 3 else ["10.0.0.1"]

    with pytest.raises(FetchFailed, match="your own network"):
        fetch("http://wiki.press.example/", limits=QUICK, resolve=resolve)
    assert seen == ["wiki.press.example"]


def test_a_name_is_looked_up_once_for_each_connection() -> None:
    """Where a second look-up would answer otherwise (rebinding), it is never asked."""
    answers = [["127.0.0.1"], ["10.0.0.1"]]
    asked: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        return answers[len(asked) - 1]

    with serving({"/": Reply(b"text")}) as server:
        assert fetch(f"http://localhost:{server.server_port}/", limits=QUICK, resolve=resolve).body
    assert asked == ["localhost"]


def test_a_typed_private_host_may_not_lead_to_another_private_one() -> None:
    page = Reply(status=302, headers={"Location": "http://10.0.0.7/"})
    with serving({"/": page}) as server, pytest.raises(FetchFailed, match="your own network"):
        fetch(server.at("/"), limits=QUICK)


@pytest.mark.parametrize(
    "scheme", ["file", "ftp", "gopher", "dict", "data", "javascript", "ws", "jar", "HTTPX", "unix"]
)
def test_only_http_and_https(scheme: str) -> None:
    with (
        serving({"/": Reply(status=302, headers={"Location": f"{scheme}://127.0.0.1/x"})}) as front,
        pytest.raises(FetchFailed),
    ):
        fetch(front.at("/"), limits=QUICK)
    with pytest.raises(FetchFailed):
        fetch(f"{scheme}://press.example/x", limits=QUICK, resolve=lambda *_: ["10.0.0.1"])


def test_nothing_of_us_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: pytest.TempPathFactory
) -> None:
    netrc = str(tmp_path) + "/netrc"
    with open(netrc, "w") as file:  # noqa: PTH123
        file.write("machine 127.0.0.1 login ann password hunter2\n")
    monkeypatch.setenv("NETRC", netrc)
    cookie = {"Set-Cookie": "id=1; Path=/", "Location": "/b", "Refresh": "0; url=/c"}
    pages = {
        "/a": Reply(status=302, headers=cookie),
        "/b": Reply(b"text", headers={"Set-Cookie": "id=2", "Content-Type": "text/plain"}),
    }
    with serving(pages) as server:
        fetch(server.at("/a#fragment"), limits=QUICK)
        fetch(server.at("/b"), limits=QUICK)
        seen = [(path, {name.lower() for name in headers}) for path, headers in server.seen]
    assert [path for path, _ in seen] == ["/a", "/b", "/b"]
    for _, headers in seen:
        assert headers <= {"host", "user-agent", "accept", "accept-encoding", "connection"}


def test_a_redirect_with_a_password_does_not_send_or_keep_it() -> None:
    with serving({"/b": Reply(b"text")}) as server:
        there = server.at("/b").replace("//", "//ann:hunter2@")
        server.pages["/a"] = Reply(status=302, headers={"Location": there})
        found = fetch(server.at("/a"), limits=QUICK)
        assert "Authorization" not in server.seen[1][1]
    assert "hunter2" not in found.url


def test_a_proxys_password_is_for_the_proxy_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving({"http://press.example/a": Reply(status=500)}) as server:
        monkeypatch.setenv("http_proxy", server.at("").replace("//", "//ann:hunter2@"))
        with pytest.raises(FetchFailed) as told:
            fetch("http://press.example/a", limits=QUICK)
        headers = server.seen[0][1]
    assert "Authorization" not in headers
    assert "hunter2" not in str(told.value)


def test_a_proxy_is_no_way_into_the_own_network(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = {"http://press.example/a": Reply(status=302, headers={"Location": "http://10.0.0.7/"})}
    with serving(pages) as server:
        monkeypatch.setenv("http_proxy", server.at(""))
        with pytest.raises(FetchFailed, match="your own network"):
            fetch("http://press.example/a", limits=QUICK)
        assert len(server.seen) == 1


@pytest.mark.parametrize("name", LINES)
def test_no_address_injects_a_header(name: str) -> None:
    text = LINES[name]
    with serving({}) as server:
        with pytest.raises(IngestError) as told:
            fetch(server.at("/") + text, limits=QUICK)
        for path, headers in server.seen:
            assert unsafe_in(path) == ""
            assert {one.lower() for one in headers} <= {
                "host", "user-agent", "accept", "accept-encoding", "connection",
            }  # fmt: skip
    assert unsafe_in(str(told.value)) == ""
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("path", ["/", "/s", "/e", "/t"])
def test_what_a_server_says_goes_into_no_sentence_unclean(path: str) -> None:
    names = [name for name in LINES if IS_LONG or name.split("/")[0] in ("c0", "c1", "osc", "bidi")]
    with serving({}) as server:
        for name in names:
            raw = LINES[name].encode("utf-8", "surrogatepass")
            raw = raw.replace(b"\r", b"").replace(b"\n", b"")
            heads = {
                "/": b"302 " + raw + b"\r\nLocation: " + raw,
                "/s": b"500 " + raw,
                "/e": b"200 OK\r\nContent-Encoding: " + raw,
                "/t": b"200 OK\r\nContent-Type: x; charset=" + raw,
            }
            server.pages[path] = Reply(raw=b"HTTP/1.1 " + heads[path] + b"\r\n\r\n%PDF-1.7")
            with pytest.raises(IngestError) as told:
                read_web(server.at(path), limits=QUICK)
            assert unsafe_in(str(told.value)) == "", name
            assert "\n" not in str(told.value), name


def nested(body: bytes, times: int) -> bytes:
    for _ in range(times):
        body = gzip.compress(body)
    return body


@pytest.mark.parametrize(
    ("body", "coding"),
    [
        (gzip.compress(b"a" * 30_000_000), "gzip"),
        (gzip.compress(b"a" * 30_000_000), "x-gzip"),
        (zlib.compress(b"a" * 30_000_000), "deflate"),
        (gzip.compress(b"a" * 60_000) + gzip.compress(b"a" * 30_000_000), "gzip"),
        (nested(b"a" * 30_000_000, 2), "gzip, gzip"),
        (nested(b"a" * 30_000_000, 2), "gzip"),
        (b"x", "br"),
        (b"x", "zstd"),
        (b"x", "compress"),
    ],
    ids=["gzip", "x-gzip", "deflate", "members", "named twice", "twice", "br", "zstd", "compress"],
)
def test_nothing_packed_grows_beyond_the_cap(body: bytes, coding: str) -> None:
    with serving({"/": Reply(body, headers={"Content-Encoding": coding})}) as server:
        try:
            found = read_web(server.at("/"), limits=QUICK)
        except (FetchFailed, SourceTooLarge, IngestError) as error:
            assert str(error).isprintable()
        else:
            assert len(found.text) <= QUICK.max_bytes


def test_a_body_in_chunks_without_end_is_left() -> None:
    chunk = b"64\r\n" + b"a" * 100 + b"\r\n"
    raw = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk * 2_000
    with serving({"/": Reply(raw=raw)}) as server, pytest.raises(SourceTooLarge):
        fetch(server.at("/"), limits=QUICK)
