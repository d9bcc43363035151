"""Hostile text through the whole road: does the time grow with the length alone?

Each row repeats one piece to 250,000 and to 1,000,000 characters and takes it from bytes to an
annotated article: ingest, preparation, every recogniser of names, figures and dates. Those marked
so go past the model of names as well, as `dragoman add` does it; its baseline is its own, since it
takes most of the time on prose. The baseline is the same road on prose of the same length; `growth`
near 4 is linear, near 16 quadratic. Times are of the processor, so that what else the machine does
is not counted. Aims: no row over 10 times prose, growth under 6.
"""

import time
from collections.abc import Callable, Iterator

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
    "spaces": " ",
    "letters without spaces": "abcdefghijklmnopqrstuvwxyz",
    "marks alone": "\u0301",
    "emoji": "😀",
    "families of emoji": "👨\u200d👩\u200d👧",
    "Cyrillic and Latin in one word": "Рaрiс ",
    "nested quotes": "«“‘",
}
MODELLED = (
    "prose",
    "one letter",
    "digits",
    "spaces",
    "opening brackets",
    "square brackets",
    "quotes",
    "letters without spaces",
    "ideographs",
    "marks alone",
    "emoji",
    "families of emoji",
    "Cyrillic and Latin in one word",
    "nested quotes",
)
"""What goes past the model of names, too."""

_PAGE = "<!DOCTYPE html><html><head><title>Titre</title></head><body><article>"
PAGES: dict[str, Callable[[int], str]] = {
    "open tags": lambda size: _PAGE + "<div>" * (size // 10) + PROSE * 9,
    "open items of lists": lambda size: _PAGE + "<ul><li>" * (size // 10) + PROSE * 9,
    "one attribute": lambda size: f'{_PAGE}<p class="{"a " * (size // 2)}">{PROSE * 9}',
    "many attributes": lambda size: (
        f"{_PAGE}<p {' '.join(f'a{number}=1' for number in range(size // 10))}>{PROSE * 9}"
    ),
    "a long title": lambda size: _PAGE.replace("Titre", "a" * size) + PROSE * 9,
}
"""Pages by their length in characters."""
_LISTS, _MODELS = Annotator(use_models=False), Annotator()
SMALL, LARGE = 250_000, 1_000_000
WORST, GROWTH = 10, 6


def _walk(text: str, annotator: Annotator = _LISTS) -> str:
    """Take a text the whole way; return what became of it."""
    try:
        document = make_document(text.encode(), kind="stdin", address="-")
        article = prepare(document, lang="fr")
    except DragomanError as error:
        return f"refused: {str(error)[:60]}…"
    annotator.annotate(article)
    return f"{len(article.blocks)} blocks, {len(article.segments)} segments"


def _seconds(text: str, annotator: Annotator) -> tuple[float, str]:
    start = time.process_time()
    became = _walk(text, annotator)
    return time.process_time() - start, became


def _repeated(piece: str) -> Callable[[int], str]:
    return lambda size: piece * (size // len(piece))


def rows() -> list[tuple[str, ...]]:
    """Return seconds for a million characters, the ratio to prose, the growth, what came of it."""
    table: list[tuple[str, ...]] = [
        ("1,000,000 characters of", "seconds", f"times prose (aim {WORST})", "growth", "became")
    ]
    texts = {name: _repeated(piece) for name, piece in PIECES.items()}
    table += _compared(texts | {f"page: {name}": made for name, made in PAGES.items()}, _LISTS)
    table += [
        (f"{name}, with the models", *cells)
        for name, *cells in _compared({name: texts[name] for name in MODELLED}, _MODELS)
    ]
    return table


def _compared(
    texts: dict[str, Callable[[int], str]], annotator: Annotator
) -> Iterator[tuple[str, ...]]:
    """Give the rows of texts by their length, the first of which is the baseline."""
    _walk(PROSE, annotator)
    prose = 0.0
    for name, made in texts.items():
        small, _ = _seconds(made(SMALL), annotator)
        large, became = _seconds(made(LARGE), annotator)
        prose = prose or large
        growth = large / max(small, 0.02)
        slow = " over" if large > WORST * prose or growth > GROWTH else ""
        yield (
            name,
            f"{large:.2f}",
            f"{large / prose:.2f}{slow}",
            f"{growth:.1f} (linear is 4)",
            became,
        )
