import time
from pathlib import Path

import pytest

from core.translate.offline.fetching import Cancelled, FetchStopped, fetch
from tests.core.translate.offline.model_server import Reply, model_server

BODY = bytes(range(256)) * 4000


def test_a_file_comes_with_progress(tmp_path: Path) -> None:
    seen: list[int] = []
    with model_server() as server:
        server.replies["/f"] = Reply(BODY)
        fetch(f"{server.address}/f", tmp_path / "f", most=len(BODY), progress=seen.append)
    assert (tmp_path / "f").read_bytes() == BODY
    assert seen == sorted(seen)
    assert seen[-1] == len(BODY)


def test_what_breaks_off_goes_on_where_it_broke(tmp_path: Path) -> None:
    with model_server() as server:
        server.replies["/f"] = Reply(BODY, breaks_after=300_000)
        fetch(f"{server.address}/f", tmp_path / "f", most=len(BODY))
        assert [path for path, _ in server.asked] == ["/f", "/f"]
        assert server.asked[0][1] is None
        assert server.asked[1][1] is not None
    assert (tmp_path / "f").read_bytes() == BODY


def test_a_server_that_knows_no_ranges_begins_again(tmp_path: Path) -> None:
    with model_server() as server:
        server.replies["/f"] = Reply(BODY, status=206, breaks_after=300_000)
        fetch(f"{server.address}/f", tmp_path / "f", most=len(BODY))
    assert (tmp_path / "f").read_bytes() == BODY


def test_a_server_that_stays_in_trouble(tmp_path: Path) -> None:
    with model_server() as server:
        server.replies["/f"] = Reply(b"busy", status=503)
        with pytest.raises(FetchStopped, match="answered 503"):
            fetch(f"{server.address}/f", tmp_path / "f", most=1000)
        assert len(server.asked) == 3


def test_a_missing_file_is_asked_for_once(tmp_path: Path) -> None:
    with model_server() as server:
        with pytest.raises(FetchStopped, match="answered 404"):
            fetch(f"{server.address}/nothing", tmp_path / "f", most=1000)
        assert len(server.asked) == 1


def test_more_than_was_promised(tmp_path: Path) -> None:
    with model_server() as server:
        server.replies["/f"] = Reply(BODY)
        with pytest.raises(FetchStopped, match="larger"):
            fetch(f"{server.address}/f", tmp_path / "f", most=1000)


def test_a_server_that_hangs_is_given_up(tmp_path: Path) -> None:
    with model_server() as server:
        server.replies["/f"] = Reply(hangs=True)
        with pytest.raises(FetchStopped, match="sent nothing"):
            fetch(f"{server.address}/f", tmp_path / "f", most=1000, stall=0.2)


def test_a_server_that_drips_is_given_up(tmp_path: Path) -> None:
    with model_server() as server:
        server.replies["/f"] = Reply(BODY, drips=True)
        with pytest.raises(FetchStopped, match="too slow"):
            fetch(f"{server.address}/f", tmp_path / "f", most=len(BODY), deadline=0.3)


def test_cancelling_does_not_wait_for_the_server(tmp_path: Path) -> None:
    with model_server() as server:
        server.replies["/f"] = Reply(hangs=True)
        start = time.monotonic()
        with pytest.raises(Cancelled):
            fetch(
                f"{server.address}/f",
                tmp_path / "f",
                most=1000,
                is_cancelled=lambda: bool(server.asked),
            )
        assert time.monotonic() - start < 5


def test_cancelling_between_two_tries(tmp_path: Path) -> None:
    with model_server() as server:
        server.replies["/f"] = Reply(status=503)
        with pytest.raises(Cancelled):
            fetch(
                f"{server.address}/f",
                tmp_path / "f",
                most=1000,
                is_cancelled=lambda: bool(server.asked),
            )
        assert len(server.asked) == 1


def test_no_server(tmp_path: Path) -> None:
    with model_server() as server:
        address = server.address
    with pytest.raises(FetchStopped, match="cannot be reached") as caught:
        fetch(f"{address}/f", tmp_path / "f", most=1000)
    assert caught.value.reason[-1].isalpha(), "a sentence is built round it, with its own stop"


@pytest.mark.parametrize("address", ["", "file:///etc/passwd", "http://", "http://[::bad/", "x"])
def test_addresses_that_lead_nowhere(tmp_path: Path, address: str) -> None:
    with pytest.raises(FetchStopped):
        fetch(address, tmp_path / "f", most=1000)


def test_a_redirect_is_followed_but_not_for_ever(tmp_path: Path) -> None:
    with model_server() as server:
        server.replies["/f"] = Reply(b"here")
        server.replies["/old"] = Reply(status=302, headers={"Location": "/f"})
        server.replies["/round"] = Reply(status=302, headers={"Location": "/round"})
        fetch(f"{server.address}/old", tmp_path / "f", most=1000)
        with pytest.raises(FetchStopped):
            fetch(f"{server.address}/round", tmp_path / "g", most=1000)
    assert (tmp_path / "f").read_bytes() == b"here"


def test_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    with model_server() as server:
        server.replies["/f"] = Reply(BODY)
        with pytest.raises(OSError, match="No such file"):
            fetch(f"{server.address}/f", tmp_path / "no" / "f", most=len(BODY))
