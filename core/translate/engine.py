"""What every translation engine is to the rest of the house."""

from collections.abc import Iterator, Sequence
from typing import Protocol, runtime_checkable


class Engine(Protocol):
    """Translates segments.

    An engine never keeps its caller past a deadline of its own. `translate` may be called from any
    thread and be abandoned there: the caller waits in a thread that it can leave.
    """

    @property
    def name(self) -> str:
        """The name kept with each translation: `firefox`, `google`, …."""

    @property
    def label(self) -> str:
        """The name shown to the reader."""

    @property
    def privacy(self) -> str:
        """Where the text goes: `stays here` or `goes to …`."""

    @property
    def is_online(self) -> bool:
        """Whether text leaves this machine."""

    def knows(self, lang: str, target: str) -> bool:
        """Return whether the pair can be translated; asks no network, loads no model.

        `lang` may be `und`.
        """

    def translate(self, texts: Sequence[str], lang: str, target: str) -> list[str | None]:
        """Return the translation of each text, None for one that failed; always as many as `texts`.

        `lang` may be `und`. Raises EngineUnavailable when none could be translated because the
        engine does not answer, has no key or no model, TranslateError when it cannot translate
        between the two at all.
        """

    def close(self) -> None:
        """Let go of processes and sockets; safe to call twice. The engine may be used again."""


@runtime_checkable
class BatchingEngine(Protocol):
    """An engine that says how many texts are best handed to it at once."""

    def batches(self, texts: Sequence[str]) -> Iterator[range]:
        """Divide `texts`, in order, into stretches that cost one request each."""


@runtime_checkable
class ContextEngine(Protocol):
    """An engine whose `translate` takes what stands around the texts.

    The context is never translated, and not kept; it tells a heading or a caption what it is about.
    """

    takes_context: bool

    def translate(
        self, texts: Sequence[str], lang: str, target: str, *, context: str = ""
    ) -> list[str | None]:
        """Do what Engine.translate does, with the words of the article around `texts`."""
