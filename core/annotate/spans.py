"""Looking up which of many spans a stretch of text touches, without going through them all."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Generic, TypeVar

from core.article import Span

Item = TypeVar("Item", bound=Span)


class SpanIndex(Generic[Item]):
    """Spans that do not overlap one another, in order; more can be put in and taken out."""

    def __init__(self, spans: Iterable[Item] = ()) -> None:
        self._spans = sorted(spans, key=lambda span: span.start)
        self._starts = [span.start for span in self._spans]

    def touching(self, start: int, end: int) -> list[Item]:
        """Return the spans that share a code point with `start` to `end`."""
        low = bisect_right(self._starts, start) - 1
        if low < 0 or self._spans[low].end <= start:
            low += 1
        return self._spans[low : bisect_left(self._starts, end)]

    def touches(self, span: Span) -> bool:
        """Return whether any span shares a code point with `span`."""
        return bool(self.touching(span.start, span.end))

    def add(self, span: Item) -> None:
        """Put `span` in the place of those that it touches."""
        low = bisect_right(self._starts, span.start) - 1
        if low < 0 or self._spans[low].end <= span.start:
            low += 1
        high = bisect_left(self._starts, span.end)
        self._spans[low:high] = [span]
        self._starts[low:high] = [span.start]

    def all(self) -> list[Item]:
        """Return every span in order."""
        return list(self._spans)
