"""The web requests of deep-translator, made to end.

The library calls `requests.get` without a time-out, and a time-out of requests begins anew with
every byte. Here each request has a deadline for the whole of it and a cap on its size, and what
went wrong is kept apart by what can be done about it.
"""

import queue
import threading
import time
from dataclasses import dataclass
from types import FunctionType, MethodType, SimpleNamespace
from typing import Any

_MAX_ANSWER = 4_000_000
_CHUNK = 65_536
_RETRIED = (500, 502, 503, 504)


class RequestFailed(Exception):
    """A request brought no answer; `kind` is `offline`, `timeout`, `broken` or `size`."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


class BadStatus(Exception):
    """The server answered, but not with a page."""

    def __init__(self, status: int) -> None:
        super().__init__(str(status))
        self.status = status


@dataclass(frozen=True)
class Answer:
    """As much of requests.Response as deep-translator looks at."""

    status_code: int
    text: str

    def close(self) -> None:
        """Do nothing: the answer was read whole."""


class Requester:
    """Makes GET requests that end within `deadline` seconds, `retries` on a troubled server."""

    def __init__(
        self, *, connect: float = 5.0, read: float = 15.0, deadline: float = 25.0, retries: int = 1
    ) -> None:
        self._timeouts = (connect, read)
        self._deadline = deadline
        self._retries = retries

    def get(
        self,
        url: str,
        params: dict[str, str] | None = None,
        proxies: dict[str, str] | None = None,
    ) -> Answer:
        """Return the answer; raise RequestFailed or BadStatus."""
        result: queue.SimpleQueue[Answer | Exception] = queue.SimpleQueue()
        end = time.monotonic() + self._deadline

        def work() -> None:
            try:
                result.put(self._get(url, params, proxies, end))
            except Exception as error:  # noqa: BLE001  (handed to the caller's thread)
                result.put(error)

        # a thread of its own: a server that drips its header byte by byte passes every time-out
        threading.Thread(target=work, daemon=True, name="translation request").start()
        try:
            found = result.get(timeout=self._deadline)
        except queue.Empty:
            raise RequestFailed("timeout") from None
        if isinstance(found, Exception):
            raise found
        return found

    def _get(
        self,
        url: str,
        params: dict[str, str] | None,
        proxies: dict[str, str] | None,
        end: float,
    ) -> Answer:
        import requests
        from requests.adapters import HTTPAdapter
        from urllib3.util import Retry

        retry = Retry(
            total=None,
            connect=0,
            read=0,
            redirect=3,
            other=0,
            status=self._retries,
            status_forcelist=_RETRIED,
            allowed_methods=("GET",),
            backoff_factor=0.3,
            backoff_jitter=0.3,
            raise_on_status=False,
            respect_retry_after_header=False,  # it may ask for hours
        )
        try:
            with requests.Session() as session:
                for scheme in ("http://", "https://"):
                    session.mount(scheme, HTTPAdapter(max_retries=retry))
                session.max_redirects = 3
                with session.get(
                    url, params=params, proxies=proxies, timeout=self._timeouts, stream=True
                ) as response:
                    if not 200 <= response.status_code < 300:
                        raise BadStatus(response.status_code)
                    body = _read(response, end)
                    encoding = response.encoding or "utf-8"
        except requests.Timeout as error:
            raise RequestFailed("timeout") from error
        except requests.ConnectionError as error:
            raise RequestFailed(_what_broke(error)) from error
        except (requests.RequestException, ValueError, OSError) as error:
            raise RequestFailed("broken") from error
        # made to look like HTML: of XML or a bare path the parser would warn on the terminal
        return Answer(200, "<!DOCTYPE html>" + _text(body, encoding).replace("<?", "&lt;?"))


def bound(translator: Any, requester: Requester) -> Any:
    """Return the `translate` of a deep-translator `translator`, with its requests made here.

    The library's function looks `requests` up among its module's globals. It gets a copy of them
    with ours in its place, so that the library's code runs unchanged and nothing else that uses the
    module is touched.
    """
    original = type(translator).translate
    seen = {**original.__globals__, "requests": SimpleNamespace(get=requester.get)}
    function = FunctionType(
        original.__code__, seen, original.__name__, original.__defaults__, original.__closure__
    )
    return MethodType(function, translator)


def _read(response: Any, end: float) -> bytes:
    body = bytearray()
    for chunk in response.iter_content(_CHUNK):
        body += chunk
        if len(body) > _MAX_ANSWER:
            raise RequestFailed("size")
        if time.monotonic() > end:
            raise RequestFailed("timeout")
    return bytes(body)


def _text(body: bytes, encoding: str) -> str:
    try:
        return body.decode(encoding, "replace")
    except LookupError:
        return body.decode("utf-8", "replace")


def _what_broke(error: Exception) -> str:
    """Tell a server that cannot be reached from one that breaks off, and one that says nothing."""
    told = repr(error)
    if "timed out" in told:
        return "timeout"
    is_cut = "Connection aborted" in told or "IncompleteRead" in told or "Connection broken" in told
    return "broken" if is_cut else "offline"
