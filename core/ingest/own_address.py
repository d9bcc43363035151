"""The address that a saved page gives for itself, so that it can be cited by it.

It is what the page says, as its publisher's name is; nothing is ever asked of it.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urldefrag, urlsplit

from core.ingest.network import names_own_network

_LONGEST = 2000
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d{4,5}\)(\S{1,2000}?)\s*-->", re.IGNORECASE)
"""What browsers write above a page that they save."""
_HEAD = 4096


def own_address(tree: Any, text: str) -> str | None:
    """Return the address on the web of a page parsed into `tree`, or None where it names none.

    What the page calls its own comes first (`rel="canonical"`, `og:url`), then what the browser
    that saved it wrote above it.
    """
    return first_public([*_named(tree), *_SAVED_FROM.findall(text[:_HEAD])])


def first_public(addresses: Iterable[str | None]) -> str | None:
    """Return the first address that others can reach and that tells nothing of its user.

    It is one of the open web, whole, without a fragment; none with a name and password in it.
    """
    return next((found for one in addresses if (found := _public(one or "")) is not None), None)


def _named(tree: Any) -> Iterator[str | None]:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            yield link.get("href")
    for meta in tree.iter("meta"):
        if (meta.get("property") or meta.get("name") or "").strip().lower() == "og:url":
            yield meta.get("content")


def _public(address: str) -> str | None:
    address = address.strip()
    if len(address) > _LONGEST or not address.isprintable() or " " in address:
        return None
    try:
        parts = urlsplit(address)
        host, user, _ = parts.hostname, parts.username, parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host or user is not None:
        return None
    return None if names_own_network(host) else urldefrag(address).url
