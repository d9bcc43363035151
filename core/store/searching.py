"""Finding the articles that hold a text, without reading each into records."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from core.article import Article
from core.errors import StoreError

_SPACE = rb"(?: |\xc2\xa0|\xe2\x80\xaf)+"
"""The spaces that cleaned text may hold, in UTF-8: plain, no-break, narrow no-break."""


def articles_with(
    text: str,
    ids: Iterable[str],
    place: Callable[[str], Path],
    read: Callable[[str], Article],
) -> list[str]:
    """Return those of `ids` whose articles have a segment that reads `text`.

    `place` gives an article's file, `read` opens it; one that cannot be read is passed over.
    """
    wanted = SegmentText(text)
    found = []
    for one in ids:
        try:
            if _may_hold(place(one), wanted) and wanted.is_in(read(one)):
                found.append(one)
        except StoreError:
            continue
    return found


def _may_hold(place: Path, wanted: "SegmentText") -> bool:
    try:
        return wanted.may_be_in(place.read_bytes())
    except OSError:
        return True  # its spare copy may


class SegmentText:
    """The text of a segment, looked for in articles whatever spaces are in it."""

    def __init__(self, text: str) -> None:
        words = unicodedata.normalize("NFC", text).split()
        # as they stand in a file: quotes and backslashes escaped, everything else as it is
        written = [_written(one) for one in words]
        self._folded = " ".join(words)
        self._longest = max(written, key=len, default=b"")
        self._pattern = re.compile(_SPACE.join(map(re.escape, written)))

    def may_be_in(self, raw: bytes) -> bool:
        """Return whether an article's file can hold the text; rarely wrong, and never about no."""
        # a plain search first: it is ten times as fast, and says no to nearly all
        return (
            bool(self._longest) and self._longest in raw and self._pattern.search(raw) is not None
        )

    def is_in(self, article: Article) -> bool:
        """Return whether a segment of the article reads so."""
        return any(
            " ".join(unicodedata.normalize("NFC", article.slice(one)).split()) == self._folded
            for one in article.segments
        )


def is_like(one: str, other: str) -> bool:
    """Return whether two tags may mean one language: whether the first part is the same."""
    return (
        one.replace("_", "-").split("-")[0].lower() == other.replace("_", "-").split("-")[0].lower()
    )


def _written(word: str) -> bytes:
    try:
        return msgspec.json.encode(word)[1:-1]
    except UnicodeEncodeError:  # no file can hold it
        return b"\x00"
