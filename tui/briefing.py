"""Briefings on articles of the library, made and written away from the screen's thread."""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from core.article import Article, BriefingChoices
from core.brief.remarks import say_lost
from core.errors import StoreBusy, StoreError
from core.prepare import clean_line
from core.store import Library

if TYPE_CHECKING:
    from core.brief.briefing import Briefing, LostSource
    from tui.widgets.briefing.rest import Dropped

Progress: TypeAlias = Callable[[str, int, int], None]
"""Hears the phase, how much of it is done, and how much there is."""


@dataclass(frozen=True)
class BuiltBriefing:
    """A briefing, the articles that it cites, by id, and the reader's word on it.

    `lost` says of each article that was asked for and cannot be read that it is not in it.
    """

    briefing: "Briefing"
    articles: dict[str, Article]
    choices: BriefingChoices
    dropped: "tuple[Dropped, ...]" = ()
    lost: tuple[str, ...] = ()


def read_articles(
    library: Library,
    article_ids: Sequence[str],
    tell: Callable[[str, int, int], None],
    *,
    all_needed: bool = False,
) -> "tuple[list[Article], tuple[LostSource, ...]]":
    """Return the articles with the reader's word on names, and those that cannot be read.

    `tell` hears the id, how many are read, and of how many. Raises StoreError: for the first that
    is damaged, of a later version or not to be opened where all are needed or none can be read.
    """
    from core.brief.briefing import LostSource

    identities = library.identities()
    articles: list[Article] = []
    unread: dict[str, StoreError] = {}
    for number, one in enumerate(article_ids):
        tell(one, number, len(article_ids))
        try:
            articles.append(identities.settle_article(library.article(one)))
        except StoreBusy:
            raise
        except StoreError as error:
            if all_needed:
                raise
            unread[one] = error
    if unread and not articles:
        raise next(iter(unread.values()))
    titles = {one.id: one.title for one in library.entries()} if unread else {}
    return articles, tuple(
        LostSource(
            article=one,
            title=clean_line(titles.get(one) or one),
            reason=clean_line(str(error)),
        )
        for one, error in unread.items()
    )


def make_briefing(
    library: Library,
    article_ids: Sequence[str],
    target: str,
    progress: Progress | None = None,
) -> BuiltBriefing:
    """Read the articles and brief on them; takes as long as reading them does.

    Articles that cannot be read are left out, unless none can. What `progress` raises ends it.
    Raises StoreError and BriefError.
    """
    from core.brief.build import build_briefing  # with all that it reads; not before it is wanted

    def tell(_: str, done: int, total: int) -> None:
        if progress is not None:
            progress("opening", done, total)

    articles, lost = read_articles(library, article_ids, tell)
    passages = [passage for one in article_ids for passage in library.passages(article=one)]
    choices = library.briefing_choices(article_ids)
    briefing = build_briefing(
        articles,
        passages,
        target=target,
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        choices=choices,
        progress=progress,
        lost=lost,
        is_shared=True,
    )
    held = {article.id: article for article in articles}
    return BuiltBriefing(
        briefing, held, choices, _dropped(choices, held, target), say_all_lost(lost)
    )


def say_all_lost(lost: "Sequence[LostSource]") -> tuple[str, ...]:
    """Return a sentence on each article that could not be read."""
    return tuple(say_lost(one.title, one.reason) for one in lost)


def _dropped(
    choices: BriefingChoices, articles: dict[str, Article], target: str
) -> "tuple[Dropped, ...]":
    """Return what the reader has put away, each with the first sentence that it stood on."""
    from tui.widgets.briefing.rest import Dropped

    return tuple(
        Dropped(one, _sentence(one.places, articles, target))
        for one in choices.lines
        if one.is_dropped
    )


def _sentence(places: Sequence[tuple[str, int]], articles: dict[str, Article], target: str) -> str:
    from core.brief.line import one_line

    for article_id, number in places:
        article = articles.get(article_id)
        if article is not None and 0 <= number < len(article.segments):
            segment = article.segments[number]
            made = article.translated(target).get(number)
            return one_line(made.text if made is not None else article.slice(segment))
    return ""


def target_of(library: Library, article_ids: Sequence[str], target: str) -> str:
    """Return the language that all of the articles are read in, else `target`.

    Raises StoreError.
    """
    own = {library.reading(one).own_target or target for one in article_ids}
    return own.pop() if len(own) == 1 else target


def export_briefing(
    library: Library,
    article_ids: Sequence[str],
    target: str,
    path: Path,
    written_as: str,
    *,
    is_one_page: bool = False,
    overwrite: bool,
) -> tuple[str, ...]:
    """Brief on the articles, write it, and return what the reader should be told of the file.

    One page is cut from the whole briefing, as the screen cuts it.

    Raises StoreError, BriefError and ExportError.
    """
    from core.brief.export.writing import write_export
    from core.brief.formats import FORMATS
    from core.brief.page import one_page

    built = make_briefing(library, article_ids, target)
    briefing = one_page(built.briefing) if is_one_page else built.briefing
    text = FORMATS[written_as].write(briefing, list(built.articles.values()))
    return (*built.lost, *write_export(path, text, overwrite=overwrite))


def default_path(title: str) -> Path:
    """Return a path in the working folder: `briefing-<title>-<today>.md`."""
    today = datetime.now(UTC).astimezone().date().isoformat()
    return Path(f"briefing-{slug(title)}-{today}.md")


def slug(title: str) -> str:
    """Return a file name's worth of a title: lower case, letters and digits joined by hyphens.

    Letters of every script stay; at most 40 characters, cut at a word.
    """
    folded = unicodedata.normalize("NFKC", title).casefold()
    words = "".join(one if one.isalnum() else " " for one in folded).split()
    kept = ""
    for word in words:
        longer = f"{kept}-{word}" if kept else word[:40]
        if len(longer) > 40:
            break
        kept = longer
    return kept or "articles"
