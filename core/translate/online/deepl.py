"""DeepL with a key of the reader's.

deep-translator 1.11.4 sends one text in the address, with the key beside it. DeepL has since taken
the key in a header and the texts, up to fifty, as a list in a POST; and it takes the words around
them as `context`. So the library's class says where to send, and we send.
"""

from collections.abc import Sequence
from functools import partial
from typing import Any

from core.errors import TranslateError
from core.translate.online import trouble
from core.translate.online.calling import Ask, OnlineEngine, by_list
from core.translate.online.keys import is_sendable, variable_of
from core.translate.online.packing import Limits, json_size
from core.translate.online.requesting import BadStatus, Requester

_FREE = ":fx"
_MAX_CONTEXT = 4_000


class DeepLEngine(OnlineEngine):
    """DeepL; a `key` that ends in `:fx` is a free one and goes to another host.

    `address` is for a server that speaks the same wire format, and ends in a slash.
    """

    name = "deepl"
    label = "DeepL"
    privacy = "goes to DeepL"
    takes_context = True
    # documented: 50 texts and 128 KiB; of those some is left for the context
    limits = Limits(chars=20_000, size=96_000, measure=json_size, texts=50)

    def __init__(
        self,
        key: str | None,
        *,
        address: str | None = None,
        requester: Requester | None = None,
    ) -> None:
        super().__init__(requester, address or "")
        self._key = (key or "").strip()
        self._address = address

    def translate(
        self, texts: Sequence[str], lang: str, target: str, *, context: str = ""
    ) -> list[str | None]:
        """Return the translation of each text; see Engine and ContextEngine."""
        return self._translated(texts, lang, target, partial(self._asking, context=context))

    def _asking(self, source: str, target: str, context: str = "") -> Ask:
        from deep_translator import DeeplTranslator

        if not self._key:
            raise trouble.no_key(self.label, variable_of(self.name))
        if not is_sendable(self._key):
            raise trouble.wrong_key(self.label)
        translator: Any = DeeplTranslator(api_key=self._key, use_free_api=self._key.endswith(_FREE))
        url = f"{self._address or translator._base_url}translate"
        headers = {"Authorization": f"DeepL-Auth-Key {self._key}"}
        options = {"target_lang": target}
        if source:
            options["source_lang"] = source
        if context.strip():
            options["context"] = context.strip()[:_MAX_CONTEXT]

        def ask(texts: Sequence[str]) -> Any:
            answer = self._requester.post(url, {"text": list(texts), **options}, headers=headers)
            return [one["text"] for one in answer.json()["translations"]]

        return by_list(ask)

    def _refused(self, error: BadStatus) -> TranslateError | None:
        if error.status in (401, 403):
            return trouble.wrong_key(self.label)
        if error.status == 456:
            return trouble.used_up(self.label, "your plan", " in this month")
        if error.status == 400 and "_lang" in error.body and "not supported" in error.body:
            return TranslateError(
                f"{self.label} does not translate between these languages; choose another engine."
            )
        return super()._refused(error)
