"""Articles and engines for the tests of translating: small, plain to check, and able to fail."""

from collections.abc import Iterator, Sequence

from core.article import Article, Block, Role, Segment, Source
from core.errors import EngineUnavailable


def article(*texts: str, lang: str = "fr", roles: dict[int, Role] | None = None) -> Article:
    blocks, segments, start = [], [], 0
    for number, text in enumerate(texts):
        role = (roles or {}).get(number, "paragraph")
        blocks.append(Block(role=role, start=start, end=start + len(text)))
        segments.append(Segment(id=number, block=number, start=start, end=start + len(text)))
        start += len(text) + 1
    return Article(
        id="a1",
        lang=lang,
        title=None,
        published=None,
        byline=None,
        publisher=None,
        source=Source(kind="file", address="a.txt", fetched="2024-11-20T00:00:00Z", sha256=""),
        text="\n".join(texts),
        blocks=tuple(blocks),
        segments=tuple(segments),
    )


class Upper:
    """An engine that works, until `fails_at`."""

    label, privacy, is_online = "Upper", "stays here", False

    def __init__(
        self,
        name: str = "upper",
        *,
        fails_at: int = 1_000,
        error: Exception | None = None,
        langs: tuple[str, ...] = (),
    ) -> None:
        self.name = name
        self.asked: list[list[str]] = []
        self._fails_at = fails_at
        self._error = error or EngineUnavailable("The engine is gone; try again later.")
        self._langs = langs

    def knows(self, lang: str, target: str) -> bool:
        return not self._langs or lang in self._langs

    def close(self) -> None:
        pass

    def translate(self, texts: Sequence[str], lang: str, target: str) -> list[str | None]:
        self.asked.append(list(texts))
        if len(self.asked) >= self._fails_at:
            raise self._error
        return [None if "echec" in text else text.upper() for text in texts]


class InPairs(Upper):
    def batches(self, texts: Sequence[str]) -> Iterator[range]:
        for start in range(0, len(texts), 2):
            yield range(start, min(start + 2, len(texts)))
