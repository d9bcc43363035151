"""Requests that end: offline is told at once, waits are short, and proxies are kept to."""

import queue
import socket
import threading
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from core.translate.online import requesting
from core.translate.online.requesting import Answer, BadStatus, Requester, RequestFailed
from core.translate.online.waiting import asked_wait

from .services import requester
from .web_server import Reply, answer, serving


@pytest.fixture
def quick_retries() -> None:
    """Leave them as long as they are: here they are what is tested."""


def test_get_and_post_bring_an_answer() -> None:
    with serving(lambda asked, _: answer({"method": asked.method, **asked.query})) as server:
        found = requester().get(server.address, {"q": "să"})
        assert found.json() == {"method": "GET", "q": "să"}
        found = requester().post(
            server.address, {"q": "să"}, params={"to": "en"}, headers={"X-Key": "1"}
        )
        assert found.json() == {"method": "POST", "to": "en"}
        assert server.asked[1].json == {"q": "să"}
        assert server.asked[1].headers["x-key"] == "1"
        assert server.asked[1].headers["content-type"] == "application/json"


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("status", [301, 400, 403, 456, 503])
def test_a_bad_status_keeps_what_was_said(method: str, status: int) -> None:
    said = answer({"error": "no"}, status)
    with serving(lambda *_: said) as server, pytest.raises(BadStatus) as told:
        by = requester()
        by.get(server.address) if method == "get" else by.post(server.address, [])
    assert (told.value.status, told.value.body) == (status, '{"error": "no"}')
    assert str(told.value) == str(status)


def test_a_short_wait_that_is_asked_for_is_waited(monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    monkeypatch.setattr("urllib3.util.retry.time.sleep", waited.append)
    with serving(lambda *_: Reply()) as server:
        server.behave = lambda _, number: (
            Reply(status=429, headers={"Retry-After": "5"}) if number == 1 else Reply("done")
        )
        assert requester(retries=2).get(server.address).text == "done"
        assert 5 in waited
        assert len(server.asked) == 2


@pytest.mark.parametrize("status", [429, 503])
def test_a_long_wait_that_is_asked_for_is_not_waited_but_told(
    status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("urllib3.util.retry.time.sleep", lambda _: pytest.fail("it waited"))
    reply = Reply(status=status, headers={"Retry-After": "3600"})
    with serving(lambda *_: reply) as server, pytest.raises(BadStatus) as told:
        requester(retries=2).post(server.address, {})
    assert (told.value.status, told.value.wait) == (status, 3600)
    assert len(server.asked) == 1


def test_without_a_word_of_waiting_there_is_backoff_with_jitter(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    waited: list[float] = []
    monkeypatch.setattr("urllib3.util.retry.time.sleep", waited.append)
    with serving(lambda *_: Reply(status=503, headers={"Retry-After": "soon"})) as server:
        for _ in range(2):
            with pytest.raises(BadStatus):
                requester(retries=2).get(server.address)
        assert len(server.asked) == 6
    first, second, again, _ = waited
    assert 0.4 <= first <= 0.8 <= second <= 1.2
    assert first != again


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (None, None),
        ("7", 7),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("Wed, 01 Jan 2020 00:00:00 GMT", 0),
        ("Thu, 99 Foo", None),
    ],
)
def test_what_retry_after_asks_for(value: str | None, seconds: float | None) -> None:
    assert asked_wait(value) == seconds


@pytest.mark.parametrize(
    "place", ["socket.getaddrinfo", "urllib3.util.connection.create_connection"]
)
def test_a_network_that_swallows_everything_is_offline_within_reach(
    place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    released = threading.Event()

    def swallow(*_: object, **__: object) -> object:
        released.wait(30)
        raise OSError("gone")

    monkeypatch.setattr(place, swallow)
    start = time.monotonic()
    with pytest.raises(RequestFailed, match="offline"):
        Requester(reach=0.2).get("https://translate.example/m")
    assert time.monotonic() - start < 5
    released.set()


def test_by_itself_a_request_leaves_of_a_second_what_loading_the_libraries_takes() -> None:
    assert Requester()._reach <= 0.6


@pytest.mark.parametrize(
    "error", [socket.gaierror(-2, "unknown name"), OSError(101, "Network is unreachable")]
)
def test_a_network_that_is_off_is_offline_at_once(
    error: OSError, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> object:
        raise error

    monkeypatch.setattr("socket.getaddrinfo", fail)
    with pytest.raises(RequestFailed, match="offline"):
        requester().get("https://translate.example/m")


def test_a_server_that_is_only_far_away_is_waited_for_the_next_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    look_up, arrived, released = socket.getaddrinfo, threading.Event(), threading.Event()

    def late(*question: object, **options: object) -> object:
        released.wait(10)
        return look_up(*question, **options)  # type: ignore[arg-type]

    monkeypatch.setattr("socket.getaddrinfo", late)

    class Hosts(set[str]):
        def add(self, host: str) -> None:
            super().add(host)
            arrived.set()

    monkeypatch.setattr(requesting, "_slow", Hosts())
    with serving(lambda *_: Reply("done")) as server:
        by = Requester(reach=0.1)
        with pytest.raises(RequestFailed, match="offline"):
            by.get(server.address)
        released.set()
        assert arrived.wait(10)
        assert by.get(server.address) == Answer(200, "done")


def test_a_server_that_was_reached_has_the_whole_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []

    class Noting:
        def __init__(self) -> None:
            self._queue: queue.SimpleQueue[object] = queue.SimpleQueue()
            self.put = self._queue.put

        def get(self, timeout: float) -> object:
            waits.append(timeout)
            return self._queue.get(timeout=10)

    monkeypatch.setattr(requesting, "queue", SimpleNamespace(SimpleQueue=Noting, Empty=queue.Empty))
    with serving(lambda *_: Reply("done")) as server:
        assert Requester(reach=0.5, deadline=40.0).get(server.address).text == "done"
    assert waits[0] == 0.5
    assert 20 < waits[1] <= 40


def test_a_proxy_of_the_environment_is_used_and_counts_as_reached(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with serving(lambda *_: Reply("by proxy")) as proxy:
        monkeypatch.setenv("http_proxy", proxy.address)
        monkeypatch.delenv("no_proxy", raising=False)
        monkeypatch.delenv("NO_PROXY", raising=False)
        found = requester().get("http://nowhere.example/m")
        assert found.text == "by proxy"


def test_a_netrc_of_the_readers_is_not_sent_along(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "netrc").write_text("default login reader password s3cret\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    with serving(lambda *_: Reply("done")) as server:
        requester().post(server.address, {}, headers={"Authorization": "DeepL-Auth-Key abc"})
        requester().get(server.address)
        requester().get(server.address.replace("http://", "http://user:word@"))
    sent = [one.headers.get("authorization") for one in server.asked]
    assert sent == ["DeepL-Auth-Key abc", None, "Basic dXNlcjp3b3Jk"]


def test_a_server_without_a_certificate_is_told_apart() -> None:
    with (
        serving(lambda *_: Reply("done")) as server,
        pytest.raises(RequestFailed, match="insecure"),
    ):
        requester().get(server.address.replace("http://", "https://"))


@pytest.mark.parametrize(
    ("body", "kind", "text"),
    [
        ("să".encode(), "text/html", "să"),
        ("să".encode(), "application/json; charset=latin-1", "să"),
        ("\ufeffsă".encode(), "text/plain", "să"),
        ("é".encode("latin-1"), "text/html; charset=latin-1", "é"),
        ("é".encode("latin-1"), "application/json; charset=utf-8", "\ufffd"),
        ("é".encode("latin-1"), "text/html; charset=nonsense", "\ufffd"),
        ("é".encode("utf-16"), "text/html; charset=utf-16", "é"),
    ],
)
def test_bytes_are_text_in_the_encoding_they_are_in(body: bytes, kind: str, text: str) -> None:
    with serving(lambda *_: Reply(body, kind=kind)) as server:
        assert requester().get(server.address).text == text


def test_json_that_is_none_is_a_value_error() -> None:
    for text in ("", "<html>", "[" * 100_000):
        with pytest.raises(ValueError, match=r"Expecting|nested"):
            Answer(200, text).json()
