"""The sources of a briefing: who published them, when, and how much of them was translated."""

from collections import Counter
from collections.abc import Sequence

from core.article import Article
from core.brief.agencies import agencies_of
from core.brief.briefing import SourceRow
from core.brief.line import one_line
from core.brief.sentences import Sentence


def source_of(article: Article, sentences: Sequence[Sentence]) -> SourceRow:
    """Return the row of an article; `sentences` are all of its own."""
    translations = [one.translation for one in sentences if one.translation is not None]
    engines = Counter(one.engine for one in translations)
    headed = _heading(article, sentences)
    title = article.title or (headed.original if headed else article.source.cited)
    return SourceRow(
        article=article.id,
        title=one_line(title),
        title_translated=headed.text if headed and headed.is_translated else None,
        publisher=article.publisher,
        published=article.published,
        lang=article.lang,
        address=article.source.cited,
        engines=dict(sorted(engines.items(), key=lambda item: (-item[1], item[0]))),
        translated=len(translations),
        segments=len(article.segments),
        warned=sum(bool(one.warnings) for one in translations),
        unread=sum(not one.is_readable for one in sentences),
        agencies=agencies_of(article),
    )


def title_of(sources: Sequence[SourceRow]) -> str:
    """Return what a briefing on these sources is called unless the reader says otherwise."""
    if len(sources) == 1:
        return sources[0].title_translated or sources[0].title
    return f"Briefing on {len(sources)} articles"


def _heading(article: Article, sentences: Sequence[Sentence]) -> Sentence | None:
    """Return the title's sentence; where an article has no title, its first."""
    headed = next((one for one in sentences if one.role == "title"), None)
    if headed is None and article.title:
        return next((one for one in sentences if one.original == article.title), None)
    return headed or next(iter(sentences), None)
