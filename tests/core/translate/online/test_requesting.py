"""Requests that end: offline is told at once, waits are short, and proxies are kept to."""

import socket
import threading
import time

import pytest

from core.translate.online import requesting
from core.translate.online.requesting import Answer, BadStatus, Requester, RequestFailed
from core.translate.online.waiting import asked_wait

from .services import requester
from .web_server import Reply, answer, serving


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


def test_by_itself_a_request_waits_less_than_a_second_for_a_connection() -> None:
    assert Requester()._reach < 1


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


def test_a_server_that_was_reached_has_the_whole_deadline() -> None:
    told = threading.Event()

    def think(*_: object) -> Reply:
        told.wait(0.5)  # longer than the reach, as a translation may take
        return Reply("done")

    with serving(think) as server:
        assert Requester(reach=0.3).get(server.address).text == "done"


def test_a_proxy_of_the_environment_is_used_and_counts_as_reached(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with serving(lambda *_: Reply("by proxy")) as proxy:
        monkeypatch.setenv("http_proxy", proxy.address)
        monkeypatch.delenv("no_proxy", raising=False)
        monkeypatch.delenv("NO_PROXY", raising=False)
        found = requester().get("http://nowhere.example/m")
        assert found.text == "by proxy"


def test_json_that_is_none_is_a_value_error() -> None:
    for text in ("", "<html>", "[" * 100_000):
        with pytest.raises(ValueError, match=r"Expecting|nested"):
            Answer(200, text).json()
