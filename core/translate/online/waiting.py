"""How long a request waits, and for what: retries on urllib3's Retry, and word of a connection.

Imported when a first request is made.
"""

import random
from collections.abc import Callable
from typing import Any

from urllib3.exceptions import InvalidHeader, MaxRetryError, ResponseError
from urllib3.response import BaseHTTPResponse
from urllib3.util import Retry

from core.translate.online.requesting import LONGEST_WAIT

_RETRIED = (429, 500, 502, 503, 504, 529)
_BACKOFF = 0.4


class PatientRetry(Retry):
    """Retries that wait as the server asks while that is short, else with backoff and jitter."""

    def get_retry_after(self, response: BaseHTTPResponse) -> float | None:
        """Return the seconds the server asks to wait; None where it says nothing sensible."""
        try:
            return super().get_retry_after(response)
        except (InvalidHeader, ValueError, OverflowError):
            return None

    def get_backoff_time(self) -> float:
        """Return the wait before the next try, in seconds; of urllib3 the first has none."""
        jitter = random.random() * _BACKOFF  # noqa: S311
        return float(_BACKOFF * 2 ** max(len(self.history) - 1, 0) + jitter)

    def increment(self, *args: Any, **options: Any) -> "PatientRetry":
        """Count a try; raise MaxRetryError, which lets the answer stand, where it asks for long."""
        response = options.get("response")
        if response is not None and (self.get_retry_after(response) or 0) > LONGEST_WAIT:
            raise MaxRetryError(options["_pool"], "", ResponseError("asks to wait"))
        return super().increment(*args, **options)


def retries(count: int) -> PatientRetry:
    """Return at most `count` retries on a troubled server, none where it cannot be reached."""
    return PatientRetry(
        total=None,
        connect=0,
        read=0,
        redirect=3,
        other=0,
        status=count,
        status_forcelist=_RETRIED,
        # a POST here changes nothing at the service: it may be sent again
        allowed_methods=("GET", "POST"),
        raise_on_status=False,
    )


def asked_wait(value: str | None) -> float | None:
    """Return the seconds that a Retry-After header asks to wait, None for nonsense."""
    if value is None:
        return None
    try:
        return float(Retry().parse_retry_after(value))
    except (InvalidHeader, ValueError, OverflowError):
        return None


def telling_adapter(count: int, reached: Callable[[], None]) -> Any:
    """Return an adapter for requests that calls `reached` whenever a connection stands."""
    from requests.adapters import HTTPAdapter

    class Adapter(HTTPAdapter):
        def get_connection_with_tls_context(self, *args: Any, **options: Any) -> Any:
            pool = super().get_connection_with_tls_context(*args, **options)
            pool.ConnectionCls = _telling(pool.ConnectionCls, reached)
            return pool

    return Adapter(max_retries=retries(count))


def _telling(connection: Any, reached: Callable[[], None]) -> Any:
    def connect(self: Any) -> Any:
        made = connection._new_conn(self)
        reached()
        return made

    return type(connection.__name__, (connection,), {"_new_conn": connect})
