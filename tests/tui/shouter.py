"""An engine for tests."""

from collections.abc import Sequence

from core.errors import EngineUnavailable


class Shouter:
    """An engine that shouts; fails on texts that contain `fails_on`."""

    name = "shouter"
    label = "Shouter"
    privacy = "stays here"
    is_online = False

    def __init__(self, fails_on: str = "\0") -> None:
        self.asked: list[str] = []
        self._fails_on = fails_on

    def knows(self, lang: str, target: str) -> bool:
        return True

    def close(self) -> None:
        pass

    def translate(self, texts: Sequence[str], lang: str, target: str) -> list[str | None]:
        if any(self._fails_on in text for text in texts):
            raise EngineUnavailable("The engine is away; try again later.")
        self.asked += texts
        return [text.upper() for text in texts]
