"""Hostile text through the whole annotation: does the time grow with the length alone?

Each row repeats one piece to 250,000 and to 1,000,000 characters. The baseline is the same road on
prose of the same length; `growth` near 4 is linear, near 16 quadratic.
"""

import time
from collections.abc import Callable

from core.annotate import Annotator
from core.article import Document, Source
from core.prepare import prepare

PROSE = "Le maire de la ville a reçu environ 3 000 habitants devant le pont, selon la mairie. "
PIECES = {
    "prose": PROSE,
    "one letter": "a",
    "digits": "1",
    "digits and spaces": "1 ",
    "spaces": " x",
    "opening brackets": "(",
    "quotes": "« ",
    "full stops": ". ",
    "number words": "deux ",
    "months": "mai ",
    "capitals": "Paris ",
    "short lines": "a\n",
    "escapes": "\x1b[31m",
}
_ANNOTATOR = Annotator(use_models=False)
SMALL, LARGE = 250_000, 1_000_000


def _walk(text: str) -> None:
    source = Source(kind="stdin", address="-", fetched="2024-11-20T00:00:00+00:00", sha256="0")
    try:
        article = prepare(Document(source=source, text=text), lang="fr")
    except Exception as error:  # noqa: BLE001 - nothing but controls is no article
        assert "text" in str(error) or "nothing" in str(error), error
        return
    _ANNOTATOR.annotate(article)


def _seconds(work: Callable[[str], None], text: str) -> float:
    start = time.perf_counter()
    work(text)
    return time.perf_counter() - start


def rows() -> list[tuple[str, ...]]:
    """Return seconds for a million characters, the ratio to prose, and the growth."""
    table: list[tuple[str, ...]] = [("1,000,000 characters of", "seconds", "times prose", "growth")]
    _walk(PROSE)
    prose = 0.0
    for name, piece in PIECES.items():
        small = _seconds(_walk, piece * (SMALL // len(piece)))
        large = _seconds(_walk, piece * (LARGE // len(piece)))
        prose = prose or large
        growth = f"{large / max(small, 1e-3):.1f} (linear is 4)"
        table.append((name, f"{large:.2f}", f"{large / prose:.2f}", growth))
    return table
