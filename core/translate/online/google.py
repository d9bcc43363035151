"""Google Translate through deep-translator, made safe for whole articles.

What deep-translator 1.11.4 does by itself, and is built around here and in `calling`: one request
for each text, no time-out, errors outside its own tree, None for a text that comes back unchanged,
lines run together where the answer has line breaks, codes such as `he` and `pt-BR` refused, and a
length limit counted in characters where the server counts encoded bytes.
"""

from typing import Any

from core.translate.online import trouble
from core.translate.online.calling import Ask, NoTranslationIn, OnlineEngine, by_marks
from core.translate.online.packing import Limits
from core.translate.online.requesting import Answer, Requester, bound


class GoogleEngine(OnlineEngine):
    """Google's translation, free and without a key.

    `address` is for a server that speaks the same wire format.
    """

    name = "google"
    label = "Google Translate"
    privacy = "goes to Google"
    # deep-translator stops at 5,000 characters, the server at about 16,000 bytes of an address
    limits = Limits(chars=4_800, size=14_000)

    def __init__(self, *, address: str | None = None, requester: Requester | None = None) -> None:
        super().__init__(requester, address or "")
        self._address = address

    def _asking(self, source: str, target: str) -> Ask:
        from deep_translator import GoogleTranslator
        from deep_translator.exceptions import BaseError, TranslationNotFound

        try:
            translator: Any = GoogleTranslator(source=source, target=target)
        except BaseError:
            raise trouble.no_such_language(self.label, source, target) from None
        if self._address is not None:
            translator._base_url = self._address
        translate = bound(translator, get=self._page)

        def ask(text: str) -> str:
            try:
                answer: str | None = translate(text)
            except TranslationNotFound:
                raise NoTranslationIn from None
            # None is the library's word for "came back unchanged"
            return text if answer is None else answer

        return by_marks(ask)

    def _page(
        self,
        url: str,
        params: dict[str, str] | None = None,
        proxies: dict[str, str] | None = None,
    ) -> Answer:
        found = self._requester.get(url, params, proxies)
        # made to look like HTML: of XML or a bare path the parser would warn on the terminal
        page = "<!DOCTYPE html>" + found.text.replace("<?", "&lt;?")
        return Answer(found.status_code, page)
