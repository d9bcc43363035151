"""What the library knows of an article without opening it, and where the reader stopped in it."""

import re
import unicodedata
from typing import Literal

import msgspec

from core.article import BODY_ROLES, Article, Record


class CatalogueEntry(Record, frozen=True):
    """One line of the catalogue.

    `added` is ISO 8601 in UTC. `title_translated` and `translated` (segments) go by language.
    `words` counts the body alone, `names` the distinct things named in it.
    """

    id: str
    title: str
    lang: str
    added: str
    address: str
    publisher: str | None = None
    published: str | None = None
    title_translated: dict[str, str] = msgspec.field(default_factory=dict)
    words: int = 0
    segments: int = 0
    names: int = 0
    figures: int = 0
    translated: dict[str, int] = msgspec.field(default_factory=dict)

    @property
    def minutes(self) -> int:
        """Reading time at 200 words a minute, at least 1."""
        return max(1, round(self.words / 200))


class ReadingState(Record, frozen=True):
    """Where the reader stopped in an article, and how it was laid out.

    `opened` is when it was last open, ISO 8601 in UTC. `own_target` is the language that the reader
    chose for this article alone, None where it is the one of the settings.
    """

    segment: int = 0
    layout: Literal["both", "original", "translation"] = "both"
    is_read: bool = False
    unfolded: bool = False
    own_target: str | None = None
    opened: str | None = None


_MAYBE_UNSPACED = "[^\x00-\u0dff\u2000-\u2e7f]"
"""Where scripts written without spaces have their characters: from Thai on, but no signs. Compiled
when first used: it takes longer than anything else that the reader's start needs of this module."""


def make_entry(article: Article, added: str) -> CatalogueEntry:
    """Return the catalogue's line for `article`."""
    return CatalogueEntry(
        id=article.id,
        title=_title(article),
        lang=article.lang,
        added=added,
        address=article.source.address,
        publisher=article.publisher,
        published=article.published,
        title_translated=_titles_translated(article),
        words=sum(
            count_words(article.slice(block))
            for block in article.blocks
            if block.role in BODY_ROLES
        ),
        segments=len(article.segments),
        names=len({one.key or one.text.casefold() for one in article.entities}),
        figures=len(article.figures),
        translated={target: len(made) for target, made in article.translations.items() if made},
    )


def count_words(text: str) -> int:
    """Count words; in scripts written without spaces, two characters count as one word."""
    if not re.search(_MAYBE_UNSPACED, text):  # nearly always, and ten times as quick
        return sum([t[0].isalnum() or any(map(str.isalnum, t)) for t in text.split()])
    words = 0
    for token in text.split():
        unspaced = sum(_is_unspaced(character) for character in token)
        if unspaced:
            words += (unspaced + 1) // 2
        elif any(character.isalnum() for character in token):
            words += 1
    return words


def _is_unspaced(character: str) -> bool:
    """Return whether a character belongs to a script without spaces between words."""
    if character < "\u0e00":
        return False
    name = unicodedata.name(character, "")
    return name.startswith(("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR"))


def _title(article: Article) -> str:
    if article.title:
        return article.title
    if article.segments:
        return article.slice(article.segments[0])
    return article.text.partition("\n")[0]


def _titles_translated(article: Article) -> dict[str, str]:
    title = _title(article)
    number = next(
        (
            one.id
            for one in article.segments
            if article.role_of(one) == "title" or article.slice(one) == title
        ),
        None,
    )
    if number is None:
        return {}
    found = {
        target: article.translated(target).get(number) for target in sorted(article.translations)
    }
    return {target: one.text for target, one in found.items() if one is not None}
