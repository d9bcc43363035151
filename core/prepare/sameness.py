"""When two texts are the same article, though they are not the same characters.

The sanitiser has done most of it: composed letters, soft hyphens, odd spaces, spaces at the ends.
What is left are two ways to type one text, as a text copied from a page and the same typed or
exported elsewhere have them. They count as one here alone; the text of an article keeps its own.
"""

from hashlib import blake2b

from core.article import Article

_PAIRS = (
    ("şţŞŢ", "șțȘȚ"),  # Romanian of old keyboards: Unicode 3.0 gave it letters with a comma below
    ("“”„‟", '""""'),
    ("‘’‚‛", "''''"),
    ("\u00a0\u202f", "  "),
    ("\u2010\u2011", "--"),
)
_TABLE = str.maketrans("".join(one for one, _ in _PAIRS), "".join(one for _, one in _PAIRS))


def fold_typing(text: str) -> str:
    """Return a text as it is however it was typed: letters, quotation marks, spaces, hyphens."""
    return text.translate(_TABLE).replace("…", "...")


def same_typing(one: Article, other: Article) -> bool:
    """Return whether two are the same article: the same text, and the same page if on the web."""
    return sameness_of(one) == sameness_of(other)


def sameness_of(article: Article) -> str:
    """Return what is equal for the same article, however it was typed.

    A page on the web is the same at its own address alone, whether it was fetched or saved.
    """
    digest = blake2b(fold_typing(article.text).encode(errors="replace"), digest_size=12)
    source = article.source
    if source.kind == "web" or source.url is not None:
        digest.update(b"\0" + source.cited.encode(errors="replace"))
    return digest.hexdigest()
