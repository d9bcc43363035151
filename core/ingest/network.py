"""Connections that end in time and do not stray into the reader's own network.

httpcore asks a network backend for each connection. Ours looks a name up itself, refuses private
addresses, connects to the very address that it checked (a second look-up could answer otherwise),
and ends every wait when the whole fetch has taken too long: httpcore's own time-outs begin anew
with each byte.
"""

import ipaddress
import queue
import socket
import threading
import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    import ssl

    from httpcore import NetworkStream

Resolve: TypeAlias = Callable[[str, int], list[str]]
"""Gives the numeric addresses of a host name; raises OSError where there are none."""

_OWN_NETWORK_SUFFIXES = (".localhost", ".local", ".lan", ".internal", ".home.arpa", ".intranet")
_LONGEST_LOOKUP = 10.0
_PUBLIC = "1.1.1.1"
_OWN_V6 = tuple(
    map(
        ipaddress.IPv6Network,
        (
            "::/96",  # IPv4-compatible, given up by RFC 4291
            "::ffff:0:0:0/96",  # IPv4-translated (RFC 7915)
            "64:ff9b:1::/48",  # translation within a network (RFC 8215)
            "fec0::/10",  # site-local, given up by RFC 3879
        ),
    )
)
"""Networks that Python takes for open ones, and that lead into one's own."""


class PrivateAddress(Exception):
    """A host turned out to stand in the reader's own network."""

    def __init__(self, host: str) -> None:
        super().__init__(host)
        self.host = host


class DeadlinePassed(Exception):
    """The whole fetch took too long."""


class Deadline:
    """A moment by which everything must be done."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    @property
    def is_past(self) -> bool:
        """Whether it has come; a wait that was cut to what was left may raise a time-out first."""
        return time.monotonic() >= self._end

    def cap(self, timeout: float | None) -> float:
        """Return `timeout` or what is left, whichever is less; raise DeadlinePassed at the end."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise DeadlinePassed
        return left if timeout is None else min(timeout, left)


def look_up(host: str, port: int) -> list[str]:
    """Return the numeric addresses of `host` as the system knows them; raise OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(one[4][0]) for one in found))


def is_private(address: str) -> bool:
    """Return whether the numeric `address` is not one of the open internet."""
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return True
    if isinstance(parsed, ipaddress.IPv6Address):
        if any(parsed in network for network in _OWN_V6):
            return True
        inner = parsed.ipv4_mapped or parsed.sixtofour or _behind_nat64(parsed)
        if inner is not None:
            return is_private(str(inner))
    return not parsed.is_global or parsed.is_multicast


def names_own_network(host: str) -> bool:
    """Return whether a host as the user typed it means a machine of their own network."""
    host = host.strip("[]").rstrip(".").lower()
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return (
            "." not in host or host.endswith(_OWN_NETWORK_SUFFIXES) or is_private(_in_numbers(host))
        )
    return is_private(host)


def _in_numbers(host: str) -> str:
    """Return the address that the system reads in `0x7f.1`, `0177.0.0.1`; else a public one."""
    try:
        return socket.inet_ntoa(socket.inet_aton(host))
    except (OSError, UnicodeError):
        return _PUBLIC


class GuardedBackend:
    """A network backend for httpcore; `typed` is the host that the user named themselves.

    Private addresses are refused unless `typed` names one, and then only its own are allowed.
    Implements httpcore.NetworkBackend without inheriting, so that httpcore need not be loaded here.
    """

    def __init__(
        self,
        deadline: Deadline,
        *,
        typed: str,
        resolve: Resolve = look_up,
        proxy: str | None = None,
    ) -> None:
        self._deadline = deadline
        self._resolve = resolve
        self._typed = typed.lower()
        self._proxy = proxy
        self._allowed: set[str] = set()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> "GuardedStream":
        """Connect to the first address of `host` that answers."""
        import httpcore

        addresses = self._checked(host, port)
        failure: Exception = httpcore.ConnectError(f"no address for {host}")
        for address in addresses:
            try:
                stream = httpcore.SyncBackend().connect_tcp(
                    address,
                    port,
                    timeout=self._deadline.cap(timeout),
                    local_address=local_address,
                    socket_options=socket_options,
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return GuardedStream(stream, self._deadline)
        raise failure

    def connect_unix_socket(self, *_: object, **__: object) -> "GuardedStream":
        """Refuse: nothing on the web is a socket of this machine."""
        raise PrivateAddress("a socket of this machine")

    def sleep(self, seconds: float) -> None:
        """Wait between tries of one connection."""
        time.sleep(self._deadline.cap(seconds))

    def _checked(self, host: str, port: int) -> list[str]:
        addresses = self._looked_up(host, port)
        if host == self._proxy:
            return addresses
        if host.lower() == self._typed and names_own_network(host):
            self._allowed.update(addresses)
        if any(is_private(one) and one not in self._allowed for one in addresses):
            raise PrivateAddress(host)
        return addresses

    def _looked_up(self, host: str, port: int) -> list[str]:
        """Resolve in a thread of its own: the system's look-up knows no time-out."""
        import httpcore

        answer: queue.SimpleQueue[list[str] | OSError] = queue.SimpleQueue()

        def work() -> None:
            try:
                answer.put(self._resolve(host, port))
            except (OSError, UnicodeError) as error:
                answer.put(OSError(str(error)))

        threading.Thread(target=work, daemon=True, name="look-up").start()
        try:
            found = answer.get(timeout=self._deadline.cap(_LONGEST_LOOKUP))
        except queue.Empty:
            raise httpcore.ConnectTimeout(f"the look-up of {host} took too long") from None
        if isinstance(found, OSError):
            raise UnknownHost(host) from found
        return found


class UnknownHost(Exception):
    """No address is known for a host name."""


class GuardedStream:
    """A connection whose every wait is cut to what the deadline leaves."""

    def __init__(self, stream: "NetworkStream", deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Return some bytes, or none at the end."""
        return self._stream.read(max_bytes, self._deadline.cap(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send all of `buffer`."""
        self._stream.write(buffer, self._deadline.cap(timeout))

    def close(self) -> None:
        """Close the connection."""
        self._stream.close()

    def start_tls(
        self,
        ssl_context: "ssl.SSLContext",
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> "GuardedStream":
        """Return the connection encrypted."""
        cut = self._deadline.cap(timeout)
        return GuardedStream(
            self._stream.start_tls(ssl_context, server_hostname, cut), self._deadline
        )

    def get_extra_info(self, info: str) -> Any:
        """Return what the connection below knows."""
        return self._stream.get_extra_info(info)


def _behind_nat64(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if address in ipaddress.IPv6Network("64:ff9b::/96"):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return None
