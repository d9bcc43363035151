"""What every translation engine is to the rest of the house."""

from collections.abc import Iterator, Sequence
from typing import Protocol, runtime_checkable


class Engine(Protocol):
    """Translates segments.

    `name` is kept with each translation (`google`), `label` is shown; `privacy` says where the text
    goes: `stays here` or `goes to …`.
    """

    @property
    def name(self) -> str:
        """The name kept with each translation."""

    @property
    def label(self) -> str:
        """The name shown to the reader."""

    @property
    def privacy(self) -> str:
        """Where the text goes: `stays here` or `goes to …`."""

    def translate(self, texts: Sequence[str], lang: str, target: str) -> list[str | None]:
        """Return the translation of each text, None for one that failed; always as many as `texts`.

        `lang` may be `und`. Raises EngineUnavailable when none could be translated because the
        engine does not answer, TranslateError when it cannot translate between the two at all.
        """


@runtime_checkable
class BatchingEngine(Protocol):
    """An engine that says how many texts are best handed to it at once."""

    def batches(self, texts: Sequence[str]) -> Iterator[range]:
        """Divide `texts`, in order, into stretches that cost one request each."""
