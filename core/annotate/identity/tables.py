"""Tables of names that are written a line for each thing, its forms parted by bars."""

from collections.abc import Iterator
from functools import cache

from core.annotate.identity.text import fold
from core.facts import facts_folder

_QUOTES = str.maketrans(dict.fromkeys('«»“”„‟"‹›', " ") | {"’": "'", "ʼ": "'", "‘": "'", "`": "'"})
_ARTICLES = ("the ", "la ", "le ", "les ", "l'", "der ", "die ", "das ", "dem ", "den ", "des ")


@cache
def read_lines(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the forms of each line of the data file `name`; blank lines and remarks left out."""
    text = facts_folder("core.annotate").joinpath("data", name).read_text(encoding="utf-8")
    return tuple(
        tuple(field.strip() for field in line.split("|"))
        for line in text.splitlines()
        if line.strip() and not line.startswith("#")
    )


def plain(form: str) -> str:
    """Return a name without capitals, accents, quotation marks, hyphens and leading article.

    Apostrophes are all one; a dot counts only within digits or letters.
    """
    text = " ".join(fold(form.translate(_QUOTES)).replace("-", " ").replace("–", " ").split())
    for article in _ARTICLES:
        if text.startswith(article) and len(text) > len(article) + 1:
            text = text[len(article) :].lstrip()
            break
    # British and American spelling; French writes as the British do.
    return text.replace("isation", "ization").rstrip(" .,;:")


def inflections(text: str) -> Iterator[str]:
    """Yield `text` (as `plain` gives it), and without the endings of German adjectives."""
    yield text
    words = text.split(" ")
    if len(words) > 1:
        yield " ".join(_stem(word) for word in words)


def _stem(word: str) -> str:
    for ending in ("en", "er", "es", "em", "e"):
        if len(word) > len(ending) + 4 and word.endswith(ending):
            return word[: -len(ending)]
    return word


def is_acronym(form: str) -> bool:
    """Return whether `form` stands only for itself in capitals (`IS`, `ЕС`)."""
    letters = [c for c in form if c.isalpha()]
    return len(letters) <= 3 and form.isupper()
