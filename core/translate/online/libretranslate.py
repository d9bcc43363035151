"""LibreTranslate at a server of the reader's own, or at one that they have a key for.

deep-translator 1.11.4 demands a key, has a table of seventeen languages and sends one text in the
address. LibreTranslate needs no key at one's own server, has some fifty languages and takes a list
of texts as JSON; so the library's code is left to build the request, and we send it.
"""

import ipaddress
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from core.errors import TranslateError
from core.translate.online import trouble
from core.translate.online.calling import Ask, OnlineEngine, by_list
from core.translate.online.keys import is_sendable, variable_of
from core.translate.online.packing import Limits, json_size
from core.translate.online.requesting import Answer, BadStatus, Requester, bound

_NOT_SUPPORTED = ("not supported", "not available as a target")


class LibreTranslateEngine(OnlineEngine):
    """LibreTranslate at `address`, which may leave out `http://` and end in a path.

    At an address of the loopback the text stays here; then no proxy is used.
    """

    name = "libretranslate"
    label = "LibreTranslate"
    # a server on an ordinary computer translates a sentence or two in a second
    limits = Limits(chars=2_000, size=40_000, measure=json_size, texts=20)

    def __init__(
        self, address: str, key: str | None = None, *, requester: Requester | None = None
    ) -> None:
        self._address, self._host = _read_address(address)
        super().__init__(requester or Requester(read=55.0, deadline=55.0), self._address)
        self._key = key or ""
        self.is_online = not is_loopback(self._host)
        self._remedy = f"check that the server at {self._host} is running"
        self.privacy = f"goes to {self._host or 'a server'}" if self.is_online else "stays here"

    def _asking(self, source: str, target: str) -> Ask:
        from deep_translator import LibreTranslator

        if not self._address:
            raise trouble.Trouble(
                "LibreTranslate needs the address of a server, as http://localhost:5000; set "
                "libretranslate in the settings, or choose another engine.",
                is_its_fault=False,
            )
        if not is_sendable(self._key):
            raise trouble.wrong_key(self.label)
        # it takes no empty key, and knows fewer languages than the server
        translator: Any = LibreTranslator(api_key="none", custom_url=self._address)
        translator.api_key = self._key
        translator.source, translator.target = source, target

        def ask(texts: Sequence[str]) -> Any:
            def post(url: str, params: dict[str, Any]) -> Answer:
                # one alone goes as it is: that is what old servers take
                body = params if len(texts) == 1 else {**params, "q": list(texts)}
                return self._requester.post(url, body, stays_here=not self.is_online)

            found = bound(translator, post=post)(texts[0])
            return [found] if isinstance(found, str) else found

        return by_list(ask)

    def _refused(self, error: BadStatus) -> TranslateError | None:
        if error.status in (401, 403):
            if self._key:
                return trouble.wrong_key(self.label)
            return trouble.no_key(f"The LibreTranslate server {self._host}", variable_of(self.name))
        if error.status == 404:
            return trouble.Trouble(
                f"There is no LibreTranslate at {self._host}; check its address in the settings.",
                is_its_fault=False,
            )
        if error.status == 400 and any(one in error.body for one in _NOT_SUPPORTED):
            return TranslateError(
                f"The LibreTranslate server {self._host} has no model for these languages; add "
                "one there, or choose another engine."
            )
        return super()._refused(error)


def is_loopback(host: str) -> bool:
    """Return whether `host` is this machine, by its name alone; nothing is looked up."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        found = ipaddress.ip_address(host)
    except ValueError:
        return False
    mapped = getattr(found, "ipv4_mapped", None)
    return bool((mapped or found).is_loopback)


def _read_address(address: str) -> tuple[str, str]:
    """Return the address with a scheme and a slash behind, and its host; empty for nonsense."""
    text = address.strip()
    if not text:
        return "", ""
    try:
        if "://" not in text:
            bare = urlsplit(f"//{text}")
            is_own = is_loopback(bare.hostname or "") or bare.port not in (None, 443)
            text = f"{'http' if is_own else 'https'}://{text}"
        parts = urlsplit(text)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return "", ""
    if parts.scheme not in ("http", "https") or not host or parts.query or parts.fragment:
        return "", ""
    path = parts.path.rstrip("/").removesuffix("/translate")
    return f"{parts.scheme}://{parts.netloc}{path}/", host
