"""Several segments in one request, and each one's translation found again in the answer.

Every segment stands on a line of its own behind a number in brackets. Lines alone are no proof:
a server that leaves one out and cuts another in two gives the right count and wrong pairs. So an
answer is believed only where each number stands exactly once and with words of its own.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote_plus

_MARK = re.compile(r"[\[［【〔⟦]\s{0,3}(\d{1,6})\s{0,3}[\]］】〕⟧]")
_LINE = re.compile(r"[^\s].*")
_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"[.!?…]['\"»”’)\]]*\s+|[。！？]")
_MARK_ROOM = len("[000] \n")
_STRIDE = 100
_TRAIT = 5


def encoded_size(text: str) -> int:
    """Return how many bytes `text` takes in the address of a GET request."""
    return len(quote_plus(text))


def utf8_size(text: str) -> int:
    """Return how many bytes `text` takes by itself."""
    return len(text.encode("utf-8", "replace"))


def json_size(text: str) -> int:
    """Return how many bytes `text` takes in JSON that is written in ASCII, with its quotes."""
    return len(json.dumps(text)) + len(", ")


@dataclass(frozen=True)
class Limits:
    """How much one request may hold: characters, bytes as `measure` counts them, and texts."""

    chars: int
    size: int
    measure: Callable[[str], int] = encoded_size
    texts: int = 1_000

    @property
    def mark_size(self) -> int:
        """How many bytes the number of a text takes at the most."""
        return self.measure("[000]\n") + 2


def stretches(texts: Sequence[str], limits: Limits) -> Iterator[range]:
    """Divide `texts`, in order, into packs within the limits; one that is over is alone."""
    start = chars = size = 0
    for number, text in enumerate(texts):
        more_chars = len(text) + _MARK_ROOM
        more_bytes = limits.measure(text) + limits.mark_size
        is_full = (
            chars + more_chars > limits.chars
            or size + more_bytes > limits.size
            or number - start >= limits.texts
        )
        if number > start and is_full:
            yield range(start, number)
            start, chars, size = number, 0, 0
        chars += more_chars
        size += more_bytes
    if start < len(texts):
        yield range(start, len(texts))


def pack(texts: Sequence[str]) -> tuple[str, int]:
    """Return `texts` as one request, and the number of the first, which `unpack` wants.

    Numbers that stand in brackets in the texts themselves, as footnotes do, are not used.
    """
    taken = {int(one) for text in texts for one in _MARK.findall(text)}
    first = 1
    while not taken.isdisjoint(range(first, first + len(texts))):
        first += _STRIDE
    lines = (f"[{first + number}] {' '.join(text.split())}" for number, text in enumerate(texts))
    return "\n".join(lines), first


def unpack(answer: str, first: int, count: int) -> list[str] | None:
    """Return the translation of each packed text in the order they were packed, or None.

    None is for an answer in which a number is missing, doubled or without words, or words stand
    outside: then no pair in it can be trusted.
    """
    return _by_line(answer, first, count) or _by_mark(answer, first, count)


def is_crossed(texts: Sequence[str], answers: Sequence[str], *, slack: int = 0) -> bool:
    """Return whether answers look exchanged or doubled: two belong better to each other's texts.

    What a text shares with its translation, figures and the beginnings of names and of kindred
    words, is counted against what it shares with another's; `slack` is how much more the others may
    share by chance. Of 50 sentences of the news in their places, 8 packs in 100 look crossed
    without slack and none with 2; where two of them change places, 92 and 50 do.
    """
    said = [" ".join(_WORD.findall(one.casefold())) for one in answers if one]
    if len({one for one in said if one.count(" ") >= 2}) < sum(one.count(" ") >= 2 for one in said):
        return True
    sources = [_traits(text) for text in texts]
    found = [_traits(answer) for answer in answers]
    own = [len(one & other) for one, other in zip(sources, found, strict=True)]
    return any(
        len(sources[one] & found[other]) + len(sources[other] & found[one])
        > own[one] + own[other] + slack
        for one in range(len(texts))
        for other in range(one)
    )


def divide(text: str, limits: Limits) -> list[str]:
    """Cut a text into pieces within the limits: behind sentences, else words, else hard."""
    pieces: list[str] = []
    rest = text.strip()
    while rest:
        room = _room(rest, limits)
        if room < len(rest):
            ends = [one.end() for one in _SENTENCE_END.finditer(rest, room // 2, room)]
            room = ends[-1] if ends else max(rest.rfind(" ", 1, room), 0) or room
        pieces.append(rest[:room].strip())
        rest = rest[room:].strip()
    return pieces


def _traits(text: str) -> set[str]:
    """Return the figures of a text, and how its longer words begin, without accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    words = _WORD.findall("".join(one for one in plain if not unicodedata.combining(one)))
    return {one[:_TRAIT] for one in words if len(one) >= _TRAIT - 1 or one.isdigit()}


def _by_line(answer: str, first: int, count: int) -> list[str] | None:
    """One number on each line, wherever in it: some languages move it."""
    lines = [line for line in answer.splitlines() if line.strip()]
    if len(lines) != count:
        return None
    found: dict[int, str] = {}
    for line in lines:
        marks = _marks(line, first, count)
        if len(marks) != 1:
            return None
        mark = marks[0]
        found[int(mark[1])] = f"{line[: mark.start()]} {line[mark.end() :]}"
    return _in_order(found, first, count)


def _by_mark(answer: str, first: int, count: int) -> list[str] | None:
    """Lines run together: each number begins its text, and each line begins with a number."""
    marks = _marks(answer, first, count)
    starts = {one.start() for one in marks}
    if len(marks) != count or any(line.start() not in starts for line in _LINE.finditer(answer)):
        return None
    ends = [*(one.start() for one in marks[1:]), len(answer)]
    found = {int(mark[1]): answer[mark.end() : end] for mark, end in zip(marks, ends, strict=True)}
    return _in_order(found, first, count)


def _marks(text: str, first: int, count: int) -> list[re.Match[str]]:
    wanted = range(first, first + count)
    return [one for one in _MARK.finditer(text) if int(one[1]) in wanted]


def _in_order(found: dict[int, str], first: int, count: int) -> list[str] | None:
    ordered = [" ".join(found.get(one, "").split()) for one in range(first, first + count)]
    return ordered if all(ordered) else None


def _room(text: str, limits: Limits) -> int:
    """Return how many characters of `text` keep to the limits; at least one."""
    if len(text) <= limits.chars and limits.measure(text) <= limits.size:
        return len(text)
    low, high = 1, min(len(text), limits.chars)
    while low < high:
        middle = (low + high + 1) // 2
        if limits.measure(text[:middle]) <= limits.size:
            low = middle
        else:
            high = middle - 1
    return low
