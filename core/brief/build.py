"""Building a briefing from articles."""

from collections import Counter
from collections.abc import Sequence

from core.article import Article, Passage
from core.brief.briefing import Briefing, SourceRow
from core.brief.events import choose_events
from core.brief.figures import list_figures
from core.brief.names import list_names
from core.brief.passages import list_passages
from core.brief.sentences import Sentence, one_line, sentences_of
from core.errors import BriefError


def build_briefing(
    articles: Sequence[Article],
    passages: Sequence[Passage],
    *,
    target: str = "en",
    created: str,
    title: str | None = None,
    limit: int | None = None,
) -> Briefing:
    """Return the briefing on `articles`, read in `target`; the same input gives the same briefing.

    `created` is ISO 8601 in UTC. `limit` is the most lines under "What happened", a sensible number
    by default. Passages of other articles are left out, and an article given twice counts once.
    Raises BriefError when there is no article.
    """
    chosen = list({article.id: article for article in articles}.values())
    if not chosen:
        raise BriefError("There is no article to brief on; choose at least one.")
    sentences: list[Sentence] = []
    sources: list[SourceRow] = []
    for article in chosen:
        own = sentences_of(article, target)
        sentences.extend(own)
        sources.append(_source(article, own))
    names = list_names(sentences, target)
    return Briefing(
        title=one_line(title or "") or _title(sources),
        created=created,
        target=target,
        sources=tuple(sources),
        events=choose_events(chosen, sentences, limit),
        figures=list_figures(sentences),
        people=names["PER"],
        places=names["LOC"],
        organisations=names["ORG"],
        passages=list_passages(chosen, passages, target),
    )


def _source(article: Article, sentences: Sequence[Sentence]) -> SourceRow:
    translations = [one.translation for one in sentences if one.translation is not None]
    engines = Counter(one.engine for one in translations)
    headed = _heading(article, sentences)
    title = article.title or (headed.original if headed else article.source.address)
    return SourceRow(
        article=article.id,
        title=one_line(title),
        title_translated=headed.text if headed and headed.is_translated else None,
        publisher=article.publisher,
        published=article.published,
        lang=article.lang,
        address=article.source.address,
        engines=dict(sorted(engines.items(), key=lambda item: (-item[1], item[0]))),
        translated=len(translations),
        segments=len(article.segments),
        warned=sum(bool(one.warnings) for one in translations),
    )


def _heading(article: Article, sentences: Sequence[Sentence]) -> Sentence | None:
    """Return the title's sentence; where an article has no title, its first."""
    headed = next((one for one in sentences if one.role == "title"), None)
    if headed is None and article.title:
        return next((one for one in sentences if one.original == article.title), None)
    return headed or next(iter(sentences), None)


def _title(sources: Sequence[SourceRow]) -> str:
    if len(sources) == 1:
        return sources[0].title_translated or sources[0].title
    return f"Briefing on {len(sources)} articles"
