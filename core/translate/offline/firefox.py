"""Firefox Translations on this machine, as an engine."""

import importlib.util
from collections.abc import Iterator, Sequence
from functools import cache

from core.errors import EngineUnavailable, ModelError, TranslateError
from core.prepare import clean_line
from core.translate.languages import UNKNOWN, is_same_language, language_code
from core.translate.offline import working
from core.translate.offline.models import ModelStore
from core.translate.offline.process import ModelProcess

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
        self._process = ModelProcess()

    def knows(self, lang: str, target: str) -> bool:
        """Return whether the models on this machine take `lang` to `target`; loads none."""
        try:
            return is_supported() and bool(self._store.route(lang, target))
        except ModelError:
            return False

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
        if not is_supported():
            raise EngineUnavailable(working.MISSING)
        if is_same_language(lang, target):
            raise TranslateError(f"The text is in {language_code(target)!r} already.")
        route = self._store.route(lang, target)
        if not route:
            raise EngineUnavailable(_no_route(lang, target))
        answers: list[str | None] = [text if not _has_letters(text) else None for text in texts]
        asked = [number for number, answer in enumerate(answers) if answer is None]
        if not asked:
            return answers
        sentences = [clean_line(texts[number]) for number in asked]
        folders = [one.folder for one in route]
        given = self._process.run(working.translate, folders, sentences, language_code(lang))
        for number, text in zip(asked, given, strict=True):
            answers[number] = clean_line(text or "") or None
        if all(answers[number] is None for number in asked):
            names = " and ".join("-".join(one.pair) for one in route)
            raise ModelError(
                f"The model {names} failed at every sentence; run `dragoman engines verify`, or "
                "remove it and add it again."
            )
        return answers

    def close(self) -> None:
        """End the process for good; safe to call twice."""
        self._process.close()


@cache
def is_supported() -> bool:
    """Return whether the library is there; it is loaded only when it is used."""
    return importlib.util.find_spec("fxtranslate") is not None


def _has_letters(text: str) -> bool:
    return any(one.isalpha() for one in text)


def _no_route(lang: str, target: str) -> str:
    source, goal = language_code(lang), language_code(target)
    if source == UNKNOWN:
        return (
            "Firefox Translations must know the language of the text; set the article's language, "
            "or choose another engine."
        )
    return (
        f"Firefox Translations has no model for {source} to {goal} here; fetch it with "
        f"`dragoman engines add {source} {goal}`, or copy it with "
        f"`dragoman engines add {source} {goal} --from DIR`."
    )
