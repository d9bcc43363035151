"""Fetching one page from the web, from a server that is not to be trusted.

Only http and https, at each hop; redirects followed by hand; every wait bounded and the whole too;
the size capped before and after decompression; no cookies. See network.py for private addresses.
"""

import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from core.article import Document
from core.errors import FetchFailed, IngestError, SourceEmpty, SourceMissing, SourceTooLarge
from core.ingest.decode import MAX_BYTES
from core.ingest.document import make_document
from core.ingest.naming import shown, size_shown
from core.ingest.network import (
    Deadline,
    DeadlinePassed,
    GuardedBackend,
    PrivateAddress,
    Resolve,
    UnknownHost,
    look_up,
    names_own_network,
)

if TYPE_CHECKING:
    import httpcore
    import httpx

_SAVE_IT = "open it in your browser, save it, and add the saved file"
_HOST = re.compile(rb"(?=.*[0-9A-Za-z:])[0-9A-Za-z._:-]{1,253}(?:%25[\w.]{1,30})?")
_SCHEMES = ("http", "https")
_REDIRECTS = (301, 302, 303, 307, 308)
_HEADERS = (
    ("User-Agent", "dragoman (terminal reader)"),
    ("Accept", "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.5"),
    ("Accept-Encoding", "gzip"),
    ("Connection", "close"),
)


@dataclass(frozen=True)
class Limits:
    """What one fetch may take: seconds, bytes of the unpacked page, redirects followed."""

    connect: float = 10.0
    read: float = 15.0
    total: float = 45.0
    max_bytes: int = MAX_BYTES
    redirects: int = 10


@dataclass(frozen=True)
class Fetched:
    """A page as it arrived, unpacked; `charset` is what the header claims."""

    url: str
    body: bytes
    charset: str | None


def read_web(address: str, *, limits: Limits | None = None) -> Document:
    """Return the page at `address` as a Document whose address is the one after redirects.

    Raises FetchFailed, SourceMissing, SourceEmpty, SourceTooLarge or SourceNotText.
    """
    page = fetch(address, limits=limits)
    return make_document(
        page.body, kind="web", address=page.url, declared=(page.charset,) if page.charset else ()
    )


def fetch(address: str, *, limits: Limits | None = None, resolve: Resolve = look_up) -> Fetched:
    """Return what the server gives for `address`.

    Raises FetchFailed, SourceMissing (no such page), SourceEmpty or SourceTooLarge.
    """
    limits = limits or Limits()
    url = _checked_url(address)
    deadline = Deadline(limits.total)
    typed = url.host
    name = shown(address)
    for _ in range(limits.redirects + 1):
        try:
            answer = _one_hop(url, typed, deadline, limits, resolve)
        except IngestError:
            raise
        except Exception as error:
            late = DeadlinePassed() if deadline.is_past and _is_timeout(error) else error
            raise _explained(late, name, url.host, limits) from error
        if isinstance(answer, Fetched):
            return answer
        url = _checked_url(answer, by=url.host, base=url)
    raise FetchFailed(f"{name} sends the reader from page to page without end; {_SAVE_IT}.")


def _checked_url(
    address: str, *, by: str | None = None, base: "httpx.URL | None" = None
) -> "httpx.URL":
    import httpx

    where = f"{shown(by)} sent the reader to {shown(address)}, which" if by else shown(address)
    try:
        url = httpx.URL(address.strip()) if base is None else base.join(address.strip())
        if (url.scheme in _SCHEMES and not _HOST.fullmatch(url.raw_host)) or (
            url.port or 1
        ) > 65_535:
            raise httpx.InvalidURL("no host")
        url.host.encode("idna")
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise FetchFailed(f"{where} is not a web address; check how it is written.") from error
    if url.scheme not in _SCHEMES:
        raise FetchFailed(f"{where} is neither http nor https; only those are fetched.")
    if url.userinfo and base is None:
        raise FetchFailed(
            f"The address at {shown(url.host)} has a user name or password in it, which would be "
            f"kept with the article; {_SAVE_IT}."
        )
    return url.copy_with(fragment=None, userinfo=b"")


def _one_hop(
    url: "httpx.URL", typed: str, deadline: Deadline, limits: Limits, resolve: Resolve
) -> Fetched | str:
    """Return the page, or the address that the server points to instead."""
    with _pool(url, typed, deadline, resolve) as pool:
        timeouts = {
            "connect": limits.connect,
            "read": limits.read,
            "write": limits.read,
            "pool": limits.connect,
        }
        target = {"scheme": url.raw_scheme, "host": url.raw_host, "port": url.port}
        with pool.stream(
            "GET",
            _core_url(target, url.raw_path),
            headers=_HEADERS,
            extensions={"timeout": timeouts},
        ) as response:
            headers = {name.lower(): value for name, value in response.headers}
            if response.status in _REDIRECTS and b"location" in headers:
                return headers[b"location"].decode("utf-8", "replace")
            _refuse_status(response.status, str(url), url.host)
            body = _read_body(response.iter_stream(), headers, str(url), limits.max_bytes)
    if not body:
        raise SourceEmpty(f"{shown(str(url))} answered with an empty page; {_SAVE_IT}.")
    return Fetched(url=str(url), body=body, charset=_charset(headers))


def _core_url(target: dict[str, Any], path: bytes) -> "httpcore.URL":
    import httpcore

    return httpcore.URL(**target, target=path)


def _pool(
    url: "httpx.URL", typed: str, deadline: Deadline, resolve: Resolve
) -> "httpcore.ConnectionPool":
    import httpcore
    import httpx

    proxy = _proxy_for(url)
    ssl_context = httpx.create_ssl_context() if url.scheme == "https" else None
    if proxy is None:
        backend = GuardedBackend(deadline, typed=typed, resolve=resolve)
        return httpcore.ConnectionPool(ssl_context=ssl_context, network_backend=backend)  # type: ignore[arg-type]
    if url.host != typed and names_own_network(url.host):
        raise PrivateAddress(url.host)  # the proxy looks names up, and may stand in that network
    backend = GuardedBackend(deadline, typed=typed, resolve=resolve, proxy=proxy.host)
    return httpcore.HTTPProxy(
        proxy_url=_core_url(
            {"scheme": proxy.raw_scheme, "host": proxy.raw_host, "port": proxy.port}, b"/"
        ),
        proxy_auth=(proxy.username, proxy.password) if proxy.userinfo else None,
        ssl_context=ssl_context,
        network_backend=backend,  # type: ignore[arg-type]
    )


def _proxy_for(url: "httpx.URL") -> "httpx.URL | None":
    """Return the proxy that the environment or the system sets for `url`."""
    from urllib.request import getproxies, proxy_bypass

    import httpx

    found = getproxies()
    proxy = found.get(url.scheme) or found.get("all")
    if not proxy or proxy_bypass(url.host):
        return None
    try:
        parsed = httpx.URL(proxy if "://" in proxy else f"http://{proxy}")
    except httpx.InvalidURL:
        return None
    return parsed if parsed.scheme in ("http", "https") else None


def _refuse_status(status: int, address: str, host: str) -> None:
    name, site = shown(address), shown(host)
    if 200 <= status < 300:
        return
    if status in (404, 410):
        raise SourceMissing(f"There is no page at {name} (answer {status}); check the address.")
    if status in (401, 402, 403, 407, 451):
        raise FetchFailed(f"{site} does not give {name} to programs (answer {status}); {_SAVE_IT}.")
    if status == 429:
        raise FetchFailed(f"{site} has had too many requests (answer 429); try again later.")
    if status >= 500:
        raise FetchFailed(f"{site} has trouble of its own (answer {status}); try again later.")
    raise FetchFailed(f"{site} answered {status} instead of giving {name}; {_SAVE_IT}.")


def _read_body(
    chunks: Iterable[bytes], headers: dict[bytes, bytes], address: str, cap: int
) -> bytes:
    """Read and unpack the body, never holding more than `cap` and one chunk of it."""
    length = headers.get(b"content-length", b"")
    if length.isdigit() and len(length) < 20 and int(length) > cap:
        raise _too_large(address, cap)
    coding = headers.get(b"content-encoding", b"").decode("ascii", "replace").strip().lower()
    unpack = _unpacker(coding, address)
    body = bytearray()
    size = 0
    for chunk in chunks:
        size += len(chunk)
        body += unpack(chunk, cap + 1 - len(body))
        if len(body) > cap or size > cap:
            raise _too_large(address, cap)
    return bytes(body)


class _Unpacker:
    """Undoes gzip or deflate a bounded piece at a time; leaves alone what is neither."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._inner: Any = None
        self._is_plain = False

    def __call__(self, chunk: bytes, room: int) -> bytes:
        if self._is_plain or not chunk:
            return chunk
        try:
            if self._inner is None:
                # servers call plain pages gzip, and raw streams deflate: the first bytes tell
                self._is_plain = chunk[0] not in (0x1F, 0x78)
                if self._is_plain:
                    return chunk
                self._inner = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)
            return bytes(self._inner.decompress(chunk, max(1, room)))
        except zlib.error as error:
            raise FetchFailed(
                f"{shown(self._address)} arrived garbled; try again, or {_SAVE_IT}."
            ) from error


def _unpacker(coding: str, address: str) -> Any:
    if coding in ("", "identity", "none"):
        return lambda chunk, _: chunk
    if coding in ("gzip", "x-gzip", "deflate"):
        return _Unpacker(address)
    raise FetchFailed(
        f"{shown(address)} came packed as {shown(coding)}, which was not asked for; {_SAVE_IT}."
    )


def _too_large(address: str, cap: int) -> SourceTooLarge:
    return SourceTooLarge(
        f"{shown(address)} is larger than {size_shown(cap)}, the most that one article may have; "
        "save the part that you need as a file and add that."
    )


def _charset(headers: dict[bytes, bytes]) -> str | None:
    kind = headers.get(b"content-type", b"").decode("latin-1")
    for part in kind.split(";")[1:]:
        name, _, value = part.partition("=")
        if name.strip().lower() == "charset":
            return value.strip(" \t\"'")[:40] or None
    return None


def _explained(error: Exception, name: str, host: str, limits: Limits) -> FetchFailed:
    """Put what httpcore, ssl or the system raised into a sentence."""
    import ssl

    import httpcore

    site = shown(host)
    causes = _causes(error)
    if isinstance(error, PrivateAddress):
        return FetchFailed(
            f"{name} leads to {shown(error.host)} in your own network, which a page from outside "
            "may not do; if you mean that machine, give its address in numbers."
        )
    if isinstance(error, UnknownHost):
        return FetchFailed(
            f"{site} could not be found; check the address and your connection to the internet."
        )
    if isinstance(error, DeadlinePassed):
        return FetchFailed(
            f"{site} had not given all of {name} after {limits.total:g} seconds; try again later, "
            f"or {_SAVE_IT}."
        )
    if _is_timeout(error):
        is_silent = not isinstance(error, httpcore.ConnectTimeout)
        seconds = limits.read if is_silent else limits.connect
        said = "sent nothing" if is_silent else "could not be reached"
        return FetchFailed(
            f"{site} {said} for {seconds:g} seconds; try again later, or {_SAVE_IT}."
        )
    if any(isinstance(one, ssl.SSLError) for one in causes):
        return FetchFailed(
            f"{site} could not prove that it is itself (no valid certificate), so nothing was "
            f"fetched; if you trust the page, {_SAVE_IT}."
        )
    if isinstance(error, httpcore.ConnectError):
        return FetchFailed(f"{site} does not answer; check the address and your connection.")
    if isinstance(error, httpcore.ProtocolError | httpcore.NetworkError | httpcore.ProxyError):
        return FetchFailed(
            f"{site} broke off or answered something that is not a web page; try again later, or "
            f"{_SAVE_IT}."
        )
    return FetchFailed(f"{name} could not be fetched ({type(error).__name__}); {_SAVE_IT}.")


def _is_timeout(error: Exception) -> bool:
    import httpcore

    return isinstance(error, httpcore.TimeoutException)


def _causes(error: BaseException | None) -> list[BaseException]:
    found: list[BaseException] = []
    while error is not None and error not in found:
        found.append(error)
        error = error.__cause__ or error.__context__
    return found
