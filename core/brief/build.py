"""Building a briefing from articles, room by room."""

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from typing import NamedTuple, TypeAlias

from core.article import Article, BriefingChoices, Label, Passage
from core.brief.briefing import Briefing, LostSource, SourceRow
from core.brief.choices import Applied
from core.brief.claims.claim import Claim
from core.brief.claims.ranking import Ranking, rank_claims
from core.brief.collecting import collector_held_back
from core.brief.filling import fill_page
from core.brief.gate.gate import Gate
from core.brief.gate.ledger import gate_ledger
from core.brief.gate.roles import gate_roles
from core.brief.known import keep_made, known_and_new, take_made
from core.brief.ledger.keep import keep_ledger
from core.brief.ledger.row import LedgerRow
from core.brief.line import one_line
from core.brief.meanwhile import Rows
from core.brief.origins import Origins
from core.brief.overtaken import Overtaken
from core.brief.passages import list_passages
from core.brief.second import SecondProcess, may_have_second
from core.brief.sentences import Sentence, sentences_of
from core.brief.sides.listing import list_one_sided
from core.brief.sides.one_sided import OneSided
from core.brief.sources import source_of, title_of
from core.brief.spellings import join_spellings
from core.brief.timeline.dated import DatedLine
from core.brief.timeline.laying import lay_timeline, undated
from core.brief.who.row import NameRow
from core.brief.who.rows import list_names
from core.errors import BriefError

Progress: TypeAlias = Callable[[str, int, int], None]
"""Called with the phase, what is done of it, and of how much; what it raises ends the building."""

PHASES = ("reading", "claims", "ledger", "names", "timeline", "sides", "gate")
"""The phases in their order."""

_LABELS: tuple[Label, ...] = ("PER", "LOC", "ORG")


@collector_held_back
def build_briefing(
    articles: Sequence[Article],
    passages: Sequence[Passage],
    *,
    target: str = "en",
    created: str,
    title: str | None = None,
    limit: int | None = None,
    choices: BriefingChoices | None = None,
    progress: Progress | None = None,
    lost: Sequence[LostSource] = (),
    is_shared: bool = False,
) -> Briefing:
    """Return the briefing on `articles`, read in `target`; the same input gives the same briefing.

    `created` is ISO 8601 in UTC. `limit` is the most lines under "What happened", a sensible number
    by default. Passages of other articles are left out, and an article given twice counts once.
    Articles that the reader's `choices` leave out do not speak, and are listed apart; so are those
    that are `lost`. `is_shared` lets a second process do a part of the work where that is worth it;
    it imports the main module anew, which must not brief as soon as it is imported. Raises
    BriefError when there is no article, or none left.
    """
    tell = progress or _tell_nobody
    every = list({article.id: article for article in articles}.values())
    if not every:
        raise BriefError("There is no article to brief on; choose at least one.")
    silent = frozenset(choices.left_out if choices is not None else ())
    chosen = join_spellings([one for one in every if one.id not in silent])
    if not chosen:
        raise BriefError("Every source is left out; take at least one of them in again.")
    applied = Applied(choices)
    left_out = tuple(source_of(one, sentences_of(one, target)) for one in every if one.id in silent)
    read, new = known_and_new(chosen, target)
    sources, sentences = _sources(chosen, read, tell), [one for own in read for one in own]
    has_second = is_shared and may_have_second(new)
    with SecondProcess(chosen, target) if has_second else nullcontext() as second:
        worked = _worked_before(read) or _work(chosen, sentences, target, second, tell)
        origins, ranking, every_claim, ledger, names, timeline, sides = worked
        sources = tuple(one.with_(same_text=origins.same_text(one.article)) for one in sources)
        gate = Gate(chosen, sentences, origins)
        tell("gate", 0, 5)
        claims = fill_page(ranking, every_claim, applied, gate, limit)
        if second is not None:
            second.tell_reasons(sentences)
    tell("gate", 1, 5)
    ledger = applied.arrange("ledger", gate_ledger(gate, ledger, target))
    tell("gate", 2, 5)
    timeline = gate.timeline(applied.arrange("timeline", timeline))
    tell("gate", 3, 5)
    sides = gate.sides(applied.arrange("sides", sides))
    overtaken = Overtaken(ledger, chosen)
    tell("gate", 4, 5)
    people, places, organisations = (
        applied.arrange("who", gate_roles(gate, names[label], target)) for label in _LABELS
    )
    briefing = Briefing(
        title=one_line(title or "") or title_of(sources),
        created=created,
        target=target,
        sources=sources,
        claims=overtaken.claims(claims),
        ledger=tuple(
            one.with_(related=_renamed(one.related, applied)) if one.related else one
            for one in ledger
        ),
        people=people,
        places=places,
        organisations=organisations,
        timeline=overtaken.lines(timeline),
        undated=undated(sentences),
        one_sided=tuple(
            one.with_(about=applied.renamed[one.about]) if one.about in applied.renamed else one
            for one in overtaken.lines(sides)
        ),
        passages=list_passages(chosen, passages, target),
        left_out=left_out,
        lost=tuple(lost),
        withheld=tuple(gate.withheld),
        dropped=tuple(dict.fromkeys(applied.dropped)),
    )
    keep_made(read, worked)
    tell("gate", 5, 5)
    return briefing


class _Worked(NamedTuple):
    """What the articles tell, whatever the reader wants of it; no section is through the gate."""

    origins: Origins
    ranking: Ranking
    claims: tuple[Claim, ...]
    ledger: tuple[LedgerRow, ...]
    names: dict[Label, tuple[NameRow, ...]]
    timeline: tuple[DatedLine, ...]
    sides: tuple[OneSided, ...]


def _worked_before(read: Sequence[list[Sentence]]) -> _Worked | None:
    made = take_made(read)
    return made if isinstance(made, _Worked) else None


def _work(
    articles: Sequence[Article],
    sentences: Sequence[Sentence],
    target: str,
    second: SecondProcess | None,
    tell: Progress,
) -> _Worked:
    """Work out what the articles tell, with a second process if there is one."""

    def still(phase: str) -> Callable[[], None]:
        return lambda: tell(phase, 0, len(articles))

    tell("claims", 0, len(sentences))
    origins = Origins(articles, sentences)
    ranking = rank_claims(articles, sentences, tell, origins)
    claims = ranking.all()
    tell("ledger", 0, len(articles))
    rows = second.rows(still("ledger")) if second is not None else None
    ledger, names = rows or _rows(articles, sentences, origins, target, still("names"))
    tell("timeline", 0, len(articles))
    timeline = lay_timeline(articles, sentences, claims)
    tell("sides", 0, len(articles))
    sides = list_one_sided(articles, sentences, claims, ledger, names, origins)
    return _Worked(origins, ranking, claims, ledger, names, timeline, sides)


def _rows(
    articles: Sequence[Article],
    sentences: Sequence[Sentence],
    origins: Origins,
    target: str,
    now_names: Callable[[], None],
) -> Rows:
    """Return the rows of the ledger and of who is who."""
    ledger = keep_ledger(articles, [one for one in sentences if one.is_readable], origins)
    now_names()
    return ledger, list_names(sentences, target)


def _sources(
    articles: Sequence[Article], read: Sequence[Sequence[Sentence]], tell: Progress
) -> tuple[SourceRow, ...]:
    """Return the rows of the articles as sources."""
    sources: list[SourceRow] = []
    for done, (article, own) in enumerate(zip(articles, read, strict=True)):
        tell("reading", done, len(articles))
        sources.append(source_of(article, own))
    return tuple(sources)


def _renamed(ids: Sequence[str], applied: Applied) -> tuple[str, ...]:
    return tuple(applied.renamed.get(one, one) for one in ids)


def _tell_nobody(phase: str, done: int, total: int) -> None:
    del phase, done, total
