"""Microsoft Translator with a key of the reader's.

deep-translator 1.11.4 asks the web for a list of languages before anything else, sends `auto`,
which Microsoft does not know, and one text at a time where up to a thousand may go together. So the
library's class says where to send and with what headers, and we send.
"""

import json
from collections.abc import Sequence
from typing import Any

from core.errors import TranslateError
from core.translate.online import trouble
from core.translate.online.calling import Ask, OnlineEngine, by_list
from core.translate.online.keys import is_sendable, variable_of
from core.translate.online.packing import Limits, json_size
from core.translate.online.requesting import BadStatus, Requester

# from Microsoft's list of error codes of Translator 3.0
_LANGUAGE = (400_003, 400_006, 400_019, 400_023, 400_035, 400_036, 400_075)
_FREE_QUOTA = 403_001


class MicrosoftEngine(OnlineEngine):
    """Microsoft Translator; `region` is that of the key's resource, empty for a global one.

    `address` is for a server that speaks the same wire format.
    """

    name = "microsoft"
    label = "Microsoft Translator"
    privacy = "goes to Microsoft"
    # documented: 1,000 texts and 50,000 characters; the free tier takes some 33,000 in a minute
    limits = Limits(chars=10_000, size=100_000, measure=json_size, texts=100)

    def __init__(
        self,
        key: str | None,
        region: str = "",
        *,
        address: str | None = None,
        requester: Requester | None = None,
    ) -> None:
        super().__init__(requester, address or "")
        self._key = (key or "").strip()
        self._region = region.replace(" ", "").lower()
        self._address = address

    def _asking(self, source: str, target: str) -> Ask:
        from deep_translator import MicrosoftTranslator

        if not self._key:
            raise trouble.no_key(self.label, variable_of(self.name))
        if not (is_sendable(self._key) and is_sendable(self._region)):
            raise trouble.wrong_key(self.label)
        # its constructor would fetch a list of languages
        made = type("Known", (MicrosoftTranslator,), {"_get_supported_languages": _no_list})
        translator: Any = made(
            source="auto", target="auto", api_key=self._key, region=self._region or None
        )
        url = self._address or translator._base_url
        options = {"to": target, "textType": "plain"}
        if source:
            options["from"] = source

        def ask(texts: Sequence[str]) -> Any:
            body = [{"Text": text} for text in texts]
            answer = self._requester.post(url, body, params=options, headers=translator.headers)
            return [one["translations"][0]["text"] for one in answer.json()]

        return by_list(ask)

    def _refused(self, error: BadStatus) -> TranslateError | None:
        code = _code(error.body)
        if error.status == 403 and code == _FREE_QUOTA:
            return trouble.used_up(self.label, "the free tier", " in this month")
        if error.status in (401, 403):
            more = "" if self._region else ", and whether microsoft_region has to be set"
            return trouble.wrong_key(self.label, more)
        if code in _LANGUAGE:
            return TranslateError(
                f"{self.label} does not translate between these languages; choose another engine."
            )
        return super()._refused(error)


def _no_list(_: object) -> dict[str, str]:
    return {}


def _code(body: str) -> int:
    """Return the number Microsoft gives an error, 0 where there is none."""
    try:
        return int(json.loads(body)["error"]["code"])
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return 0
