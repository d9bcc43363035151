"""Firefox Translations on this machine, as an engine."""

from collections.abc import Iterator, Sequence

from core.errors import EngineUnavailable
from core.translate.offline.models import ModelStore

_BATCH_TEXTS = 4
_BATCH_LENGTH = 600


class FirefoxEngine:
    """Translates with the models of `store`; nothing leaves this machine.

    Keep one for the life of the program: its process and the models loaded there stay until
    `close`.
    """

    name = "firefox"
    label = "Firefox Translations"
    privacy = "stays here"
    is_online = False

    def __init__(self, store: ModelStore | None = None) -> None:
        self._store = store or ModelStore()

    def knows(self, lang: str, target: str) -> bool:
        """Return whether the models on this machine take `lang` to `target`; loads none."""
        return bool(self._store.route(lang, target))

    def batches(self, texts: Sequence[str]) -> Iterator[range]:
        """Divide `texts` into a few sentences at a time, so that results come soon."""
        start, length = 0, 0
        for number, text in enumerate(texts):
            is_full = number - start >= _BATCH_TEXTS or length + len(text) > _BATCH_LENGTH
            if number > start and is_full:
                yield range(start, number)
                start, length = number, 0
            length += len(text)
        if start < len(texts):
            yield range(start, len(texts))

    def translate(self, texts: Sequence[str], lang: str, target: str) -> list[str | None]:
        """Return the translation of each text; None for one that the model failed at.

        Raises EngineUnavailable when no model here takes `lang` to `target`, saying how to add one,
        and ModelError when it is damaged.
        """
        raise EngineUnavailable("Firefox Translations is not built yet; choose another engine.")

    def close(self) -> None:
        """End the process for good; safe to call twice."""
