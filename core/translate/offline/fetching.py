"""Files from the web, streamed to the disk: with deadlines, caps, a stop and a second try."""

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

_CHUNK = 65_536
_GLANCE = 0.1
_TRIES = 3
_REDIRECTS = 5


class FetchStopped(Exception):
    """A file did not come; `reason` says why, as the end of a sentence."""

    def __init__(self, reason: str, *, is_passing: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.is_passing = is_passing


class Cancelled(Exception):
    """The caller wanted no more of it."""


def fetch(
    url: str,
    path: Path,
    *,
    most: int,
    progress: Callable[[int], None] = lambda _: None,
    is_cancelled: Callable[[], bool] = lambda: False,
    stall: float = 30.0,
    deadline: float = float("inf"),
) -> None:
    """Put what `url` gives into the file `path`; a part of a file is left there on failure.

    At most `most` bytes; a server that sends nothing for `stall` seconds is given up, and so is
    the whole after `deadline` seconds. What breaks off is tried again from where it broke.
    `progress` is told of the bytes so far, in the calling thread.

    Raises FetchStopped; Cancelled, within a moment, when `is_cancelled` says so; OSError when the
    file cannot be written.
    """
    path.unlink(missing_ok=True)
    until = time.monotonic() + deadline
    for attempt in range(1, _TRIES + 1):
        try:
            _Attempt(url, path, most).run(progress, is_cancelled, stall, until)
        except FetchStopped as error:
            if not error.is_passing or attempt == _TRIES:
                raise
            if _pause(0.4 * attempt, is_cancelled):
                raise Cancelled from None
        else:
            return


class _Attempt:
    """One request, made in a thread of its own: a server that hangs is left hanging."""

    def __init__(self, url: str, path: Path, most: int) -> None:
        self._url = url
        self._path = path
        self._most = most
        self._done = path.stat().st_size if path.exists() else 0
        self._left = threading.Event()
        self._ended = threading.Event()
        self._failure: Exception | None = None

    def run(
        self,
        progress: Callable[[int], None],
        is_cancelled: Callable[[], bool],
        stall: float,
        until: float,
    ) -> None:
        """Wait for the request in the calling thread; see `fetch`."""
        threading.Thread(target=self._work, daemon=True, name="model download").start()
        quiet, seen = 0.0, -1
        try:
            while not self._ended.wait(_GLANCE):
                if is_cancelled():
                    raise Cancelled
                quiet = quiet + _GLANCE if seen == self._done else 0.0
                if seen != self._done:
                    seen = self._done
                    progress(seen)
                if time.monotonic() > until:
                    raise FetchStopped("the server is too slow")
                if quiet >= stall:
                    raise FetchStopped(f"the server sent nothing for {stall:.0f} seconds")
        finally:
            self._left.set()
        if self._failure is not None:
            raise self._failure
        progress(self._done)

    def _work(self) -> None:
        try:
            self._get()
        except Exception as error:  # noqa: BLE001  (handed to the caller's thread)
            self._failure = error
        finally:
            self._ended.set()

    def _get(self) -> None:
        import httpx

        headers = {"Accept-Encoding": "identity"}
        if self._done:
            headers["Range"] = f"bytes={self._done}-"
        try:
            with (
                httpx.Client(
                    timeout=httpx.Timeout(20.0, connect=10.0),
                    follow_redirects=True,
                    max_redirects=_REDIRECTS,
                ) as client,
                client.stream("GET", self._url, headers=headers) as response,
            ):
                self._check(response)
                self._keep(response)
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            if "CERTIFICATE" in str(error):
                raise FetchStopped("the server's certificate is not to be trusted") from error
            raise FetchStopped(
                "the server cannot be reached, perhaps for want of a network"
            ) from error
        except (httpx.UnsupportedProtocol, httpx.LocalProtocolError) as error:
            raise FetchStopped("the address leads nowhere") from error
        except httpx.TimeoutException as error:
            raise FetchStopped("the server did not answer in time", is_passing=True) from error
        except httpx.TransportError as error:
            raise FetchStopped("the connection broke off", is_passing=True) from error
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
            raise FetchStopped("the address leads nowhere") from error

    def _check(self, response: Any) -> None:
        status = response.status_code
        if self._url.startswith("https:") and response.url.scheme != "https":
            raise FetchStopped("the server sent us on to an address without encryption")
        if status == 416 and self._done:
            # there is no more than we have, or another file by now: begin again
            self._path.unlink()
            raise FetchStopped("the download could not be taken up again", is_passing=True)
        if status not in (200, 206):
            raise FetchStopped(
                f"the server answered {status}", is_passing=status == 429 or status >= 500
            )

    def _keep(self, response: Any) -> None:
        is_more = response.status_code == 206 and response.headers.get(
            "content-range", ""
        ).startswith(f"bytes {self._done}-")
        if not is_more:
            self._done = 0
        with self._path.open("ab" if is_more else "wb") as file:
            for chunk in response.iter_raw(_CHUNK):
                if self._left.is_set():
                    return
                file.write(chunk)
                self._done += len(chunk)
                if self._done > self._most:
                    raise FetchStopped("the file is larger than any model should be")


def _pause(seconds: float, is_cancelled: Callable[[], bool]) -> bool:
    """Wait; return whether the caller wants no more."""
    for _ in range(round(seconds / _GLANCE)):
        if is_cancelled():
            return True
        time.sleep(_GLANCE)
    return is_cancelled()
