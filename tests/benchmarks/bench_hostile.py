"""Hostile text through the whole road: does the time grow with the length alone?

Each row repeats one piece to 250,000 and to 1,000,000 characters and takes it from bytes to an
annotated article (ingest, preparation, every recogniser of names, figures and dates but the models,
which read sentences of a bounded length). The baseline is the same road on prose of the same
length; `growth` near 4 is linear, near 16 quadratic. Times are of the processor, so that what else
the machine does is not counted. Aims: no row over 10 times prose, growth under 6.
"""

import time
from collections.abc import Callable

from core.annotate import Annotator
from core.errors import DragomanError
from core.ingest.document import make_document
from core.prepare import prepare

PROSE = "Le maire de la ville a reçu environ 3 000 habitants devant le pont, selon la mairie. "
PIECES = {
    "prose": PROSE,
    "one letter": "a",
    "digits": "1",
    "digits and spaces": "1 ",
    "grouped digits": "1.000.",
    "dates": "1.2.2024 ",
    "letters and spaces": " x",
    "opening brackets": "(",
    "brackets and spaces": "( ",
    "square brackets": "[",
    "angle brackets": "<",
    "tags": "<p>x",
    "comments": "<!---->",
    "entities": "&amp;",
    "quotes": "« ",
    "straight quotes": '"',
    "apostrophes": "a'",
    "full stops": ". ",
    "letters with full stops": "a.b.c.",
    "capitals with full stops": "A.",
    "hyphens": "-",
    "letters with hyphens": "a-",
    "underscores": "_",
    "commas": "1,",
    "per cent": "%",
    "money": "$ ",
    "no-break spaces": "1\u00a0",
    "number words": "deux ",
    "months": "mai ",
    "capitals": "Paris ",
    "capitals without spaces": "Ab",
    "function words": "de la ",
    "addresses": "http://",
    "mail": "a@",
    "ideographs": "中",
    "Arabic letters": "ا",
    "Thai letters": "ก",
    "marks": "e\u0301\u0300\u0302",
    "overrides": "a\u202e",
    "short lines": "a\n",
    "lines of digits": "1234567890\n",
    "gaps": "\n\n a",
    "escapes": "\x1b[31m",
}
_ANNOTATOR = Annotator(use_models=False)
SMALL, LARGE = 250_000, 1_000_000
WORST, GROWTH = 10, 6


def _walk(text: str) -> str:
    """Take a text the whole way; return what became of it."""
    try:
        document = make_document(text.encode(), kind="stdin", address="-")
        article = prepare(document, lang="fr")
    except DragomanError as error:
        return f"refused: {str(error)[:60]}…"
    _ANNOTATOR.annotate(article)
    return f"{len(article.blocks)} blocks, {len(article.segments)} segments"


def _seconds(work: Callable[[str], str], text: str) -> tuple[float, str]:
    start = time.process_time()
    became = work(text)
    return time.process_time() - start, became


def rows() -> list[tuple[str, ...]]:
    """Return seconds for a million characters, the ratio to prose, the growth, what came of it."""
    table: list[tuple[str, ...]] = [
        ("1,000,000 characters of", "seconds", f"times prose (aim {WORST})", "growth", "became")
    ]
    _walk(PROSE)
    prose = 0.0
    for name, piece in PIECES.items():
        small, _ = _seconds(_walk, piece * (SMALL // len(piece)))
        large, became = _seconds(_walk, piece * (LARGE // len(piece)))
        prose = prose or large
        growth = large / max(small, 0.02)
        slow = " over" if large > WORST * prose or growth > GROWTH else ""
        table.append(
            (
                name,
                f"{large:.2f}",
                f"{large / prose:.2f}{slow}",
                f"{growth:.1f} (linear is 4)",
                became,
            )
        )
    return table
