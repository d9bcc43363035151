"""The web requests of the engines, made to end.

deep-translator calls `requests` without a time-out, and a time-out of requests begins anew with
every byte. Here each request has a deadline for the whole of it and a cap on its size, a server
that cannot be reached is told within a second, and what went wrong is kept apart by what can be
done about it.
"""

import contextlib
import json
import logging
import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from types import FunctionType, MethodType, SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

LONGEST_WAIT = 8.0
"""The longest wait that a server may ask for, in seconds; beyond it, its answer is final."""

_MAX_ANSWER = 4_000_000
_MAX_REFUSAL = 4_000
_CHUNK = 65_536
_LONG_REACH = 6.0
_THREAD = "translation request"

_slow: set[str] = set()
"""Hosts that were reached, but late: they are waited for longer."""


class RequestFailed(Exception):
    """A request brought no answer.

    `kind` says why: `offline`, `insecure`, `timeout`, `broken` or `size`.
    """

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


class BadStatus(Exception):
    """The server answered, but not with what was asked for.

    `wait` is how many seconds it asks to wait, `body` what else it said: hostile, and never shown.
    """

    def __init__(self, status: int, wait: float | None = None, body: str = "") -> None:
        super().__init__(str(status))
        self.status = status
        self.wait = wait
        self.body = body


@dataclass(frozen=True)
class Answer:
    """As much of requests.Response as deep-translator looks at."""

    status_code: int
    text: str

    def json(self) -> Any:
        """Return the JSON in the answer; raise ValueError where there is none."""
        try:
            return json.loads(self.text)
        except RecursionError:
            raise ValueError("nested too deeply") from None

    def close(self) -> None:
        """Do nothing: the answer was read whole."""


class Requester:
    """Makes requests that end within `deadline` seconds, `retries` on a troubled server.

    A server not reached within `reach` seconds counts as offline. Should it be reached after all,
    then it is waited for longer from the next time on.
    """

    def __init__(
        self,
        *,
        reach: float = 0.6,
        connect: float = 6.0,
        read: float = 15.0,
        deadline: float = 25.0,
        retries: int = 2,
    ) -> None:
        self._reach = reach
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
        return self._ended("GET", url, {"params": params, "proxies": proxies})

    def post(
        self,
        url: str,
        body: Any,
        *,
        params: dict[str, str] | None = None,
        headers: dict[str, str] | None = None,
        stays_here: bool = False,
    ) -> Answer:
        """Send `body` as JSON and return the answer; raise RequestFailed or BadStatus.

        Redirects are not followed. `stays_here` keeps the request off every proxy.
        """
        what = {"json": body, "params": params, "headers": headers, "allow_redirects": False}
        return self._ended("POST", url, what, stays_here)

    def _ended(
        self, method: str, url: str, what: dict[str, Any], stays_here: bool = False
    ) -> Answer:
        from core.translate.online.waiting import telling_adapter

        told: queue.SimpleQueue[Answer | Exception | None] = queue.SimpleQueue()
        host = urlsplit(url).netloc
        reach = max(self._reach, _LONG_REACH) if host in _slow else self._reach
        _quieten()
        # what is loaded when first used is loaded here, before the clock runs
        adapter = telling_adapter(self._retries, lambda: reached())
        start = time.monotonic()
        end = start + self._deadline

        def reached() -> None:
            if time.monotonic() - start > self._reach:
                _slow.add(host)
            told.put(None)

        def work() -> None:
            try:
                told.put(self._send(method, url, what, adapter, end, stays_here))
            except Exception as error:  # noqa: BLE001  (handed to the caller's thread)
                told.put(error)

        # a thread of its own: looking a name up has no time-out, and a server that drips its
        # header byte by byte passes every one
        threading.Thread(target=work, daemon=True, name=_THREAD).start()
        try:
            found = told.get(timeout=reach)
        except queue.Empty:
            _slow.discard(host)
            raise RequestFailed("offline") from None
        try:
            while found is None:
                found = told.get(timeout=max(0.0, end - time.monotonic()))
        except queue.Empty:
            raise RequestFailed("timeout") from None
        if isinstance(found, Exception):
            raise found
        return found

    def _send(
        self,
        method: str,
        url: str,
        what: dict[str, Any],
        adapter: Any,
        end: float,
        stays_here: bool,
    ) -> Answer:
        import requests

        from core.translate.online.waiting import asked_wait

        # errors of requests hold the address, and that the text and the e-mail: they end here
        try:
            with requests.Session() as session:
                session.trust_env = not stays_here
                # a .netrc, of which the default is for every host, would replace our keys
                is_named = "@" in urlsplit(url).netloc
                session.auth = requests.utils.get_auth_from_url(url) if is_named else _as_it_is
                for scheme in ("http://", "https://"):
                    session.mount(scheme, adapter)
                session.max_redirects = 3
                with session.request(
                    method, url, timeout=self._timeouts, stream=True, **what
                ) as response:
                    encoding = response.encoding or "utf-8"
                    if 200 <= response.status_code < 300:
                        return Answer(200, _text(_read(response, end, _MAX_ANSWER), encoding))
                    said = b""
                    with contextlib.suppress(requests.RequestException, RequestFailed):
                        said = _read(response, end, _MAX_REFUSAL)
                    wait = asked_wait(response.headers.get("Retry-After"))
                    raise BadStatus(response.status_code, wait, _text(said, encoding))
        except requests.Timeout:
            raise RequestFailed("timeout") from None
        except requests.ConnectionError as error:
            raise RequestFailed(_what_broke(error)) from None
        except (requests.RequestException, ValueError, OSError):
            raise RequestFailed("broken") from None


def bound(translator: Any, **verbs: Callable[..., Answer]) -> Any:
    """Return the `translate` of a deep-translator `translator`, with its requests made by `verbs`.

    Those are `get` and `post`, in the place of what `requests` has under these names. The library's
    function looks `requests` up among its module's globals. It gets a copy of them with ours in its
    place, so that the library's code runs unchanged and nothing else that uses the module is
    touched.
    """
    original = type(translator).translate
    seen = {**original.__globals__, "requests": SimpleNamespace(**verbs)}
    function = FunctionType(
        original.__code__, seen, original.__name__, original.__defaults__, original.__closure__
    )
    return MethodType(function, translator)


def _as_it_is(request: Any) -> Any:
    return request


def _read(response: Any, end: float, size: int) -> bytes:
    body = bytearray()
    for chunk in response.iter_content(_CHUNK):
        body += chunk
        if len(body) > size:
            raise RequestFailed("size")
        if time.monotonic() > end:
            raise RequestFailed("timeout")
    return bytes(body)


def _text(body: bytes, encoding: str) -> str:
    """Return the text of a body: what is UTF-8 is taken for it, whatever the header says."""
    with contextlib.suppress(UnicodeDecodeError):
        return body.decode("utf-8-sig")
    try:
        return body.decode(encoding, "replace")
    except LookupError:
        return body.decode("utf-8", "replace")


def _what_broke(error: Exception) -> str:
    """Tell a server that cannot be reached from one that breaks off, and one that says nothing."""
    told = repr(error)
    if "ConnectTimeout" in told:
        return "offline"
    if "SSLError" in told:
        return "insecure"
    if "timed out" in told:
        return "timeout"
    is_cut = "Connection aborted" in told or "IncompleteRead" in told or "Connection broken" in told
    return "broken" if is_cut else "offline"


def _is_wanted(record: logging.LogRecord) -> bool:
    return record.threadName != _THREAD


def _quieten() -> None:
    """Keep addresses, with the text and the e-mail in them, out of the log of urllib3."""
    for name in ("connectionpool", "util.retry"):
        logging.getLogger(f"urllib3.{name}").addFilter(_is_wanted)
