"""A briefing made by hand, with something in every section, on the articles of samples.py."""

from typing import Any

from core.article import BriefingChoices, Figure, LineChoice, Passage, Quote
from core.brief import Briefing, Citation
from core.brief.briefing import PassageRow, SourceRow
from core.brief.claims.claim import Claim
from core.brief.gate.withheld import Withheld
from core.brief.ledger.row import LedgerRow, LedgerValue
from core.brief.sides.one_sided import OneSided
from core.brief.stance.stance import Asserter, Hedge, Stance
from core.brief.timeline.dated import DatedLine
from core.brief.who.row import NameRow, RoleGiven
from tests.tui.samples import ARTICLES
from tui.briefing import BuiltBriefing
from tui.widgets.briefing.rest import Dropped

SEOUL = Stance(
    reported_by=(Asserter(who="Seoul", words="selon Séoul", cue="selon", start=0, end=1),),
    hedges=(Hedge(kind="conditional", words="aurait envoyé", start=0, end=1),),
)


def cite(article: str, segment: int, *warnings: str) -> Citation:
    return Citation(article=article, segment=segment, start=0, end=1, warnings=warnings)


def claim(number: int, text: str, *citations: Citation, **more: Any) -> Claim:
    return Claim(
        id=f"claim-{number}",
        text=text,
        lang="en",
        is_translated=True,
        citations=citations,
        **more,
    )


CLAIMS = (
    claim(
        1,
        "North Korea has sent [3,000] soldiers to Russia.",
        cite("a1", 1, "The translation may have lost “3 000”."),
        cite("b2", 1),
        sources=2,
        langs=("fr", "de"),
        stance=SEOUL,
        is_pinned=True,
    ),
    claim(2, "Vladimir Putin did not comment.", cite("a1", 2), langs=("fr",)),
    claim(
        3,
        "The minister stayed for two days.",
        cite("b2", 1),
        langs=("de",),
        reworded_from="The visit lasted two days.",
    ),
)


def value(
    shown: str,
    citation: Citation,
    *,
    number: float | None = None,
    low: float | None = None,
    high: float | None = None,
    qualifier: Any = "exact",
    **more: Any,
) -> LedgerValue:
    return LedgerValue(
        figure=Figure(
            start=0, end=1, text=shown, value=number, low=low, high=high, qualifier=qualifier
        ),
        shown=shown,
        citation=citation,
        text=f"A sentence with {shown}.",
        lang="en",
        **more,
    )


LEDGER = (
    LedgerRow(
        id="row-1",
        label="North Korean soldiers sent to Russia",
        kind="count",
        unit=None,
        counted="soldiers",
        of_whom=("North Korea",),
        values=(
            value(
                "11,000",
                cite("a1", 1),
                number=11000,
                qualifier="about",
                stance=SEOUL,
                as_of="2024-11-20",
                grain="day",
                as_of_from="text",
            ),
            value(
                "10,000 to 12,000",
                cite("b2", 1),
                low=10000,
                high=12000,
                qualifier="between",
                reason="both count soldiers of North Korea.",
            ),
            value(
                "at least 3,000",
                cite("c3", 0),
                number=3000,
                qualifier="at_least",
                is_superseded=True,
            ),
        ),
        state="conflict",
        why="The sources give 11,000 and at least 3,000.",
        related=("row-2",),
    ),
    LedgerRow(
        id="row-2",
        label="soldiers wounded",
        kind="count",
        unit=None,
        counted="soldiers",
        of_whom=(),
        values=(value("3,600", cite("a1", 2), number=3600),),
        state="single_source",
        why="Given by one source.",
    ),
)

KIM = NameRow(
    key="person:kim",
    name="Kim Yong-hyun",
    label="PER",
    forms={"fr": ("Kim Yong-hyun",), "ro": ("Kim Yong Hyun",)},
    mentions=3,
    citations=(cite("a1", 1), cite("c3", 0)),
    roles=(
        RoleGiven(
            text="South Korean defence minister",
            original="ministrul sud-coreean al Apărării",
            lang="ro",
            citations=(cite("c3", 0),),
        ),
    ),
)
RUSSIA = NameRow(
    key="territory:RU",
    name="Russia",
    label="LOC",
    forms={"fr": ("Russie",)},
    mentions=2,
    citations=(cite("a1", 1),),
)


def dated(number: int, iso: str, grain: Any, until: str | None = None) -> DatedLine:
    return DatedLine(
        id=f"dated-{number}",
        text=f"Something happened, as told {number}.",
        lang="en",
        is_translated=True,
        citations=(cite("a1", 1),),
        iso=iso,
        grain=grain,
        words="alors",
        until=until,
    )


TIMELINE = (
    dated(1, "2024-10-01", "day"),
    dated(2, "2024-11", "month"),
    dated(3, "2024-11-20", "day", "2024-11-22"),
)

ONE_SIDED = (
    OneSided(
        id="side-1",
        kind="name",
        side="lang",
        only="ro",
        about="place:donbass",
        subject="Donbas",
        text="The soldiers were killed in the Donbas.",
        lang="en",
        is_translated=True,
        citations=(cite("c3", 0),),
    ),
)

PASSAGE = Passage(
    id="p1",
    article="a1",
    segment=1,
    last_segment=1,
    start=0,
    end=5,
    quote=Quote(exact="La"),
    tags=("troops", "[red]"),
    note="ask Séoul",
)


def source(article_id: str) -> SourceRow:
    article = next(one for one in ARTICLES if one.id == article_id)
    made = article.translated("en")
    return SourceRow(
        article=article.id,
        title=article.title or "",
        title_translated=made[0].text if 0 in made else None,
        publisher=article.publisher,
        published=article.published,
        lang=article.lang,
        address=article.source.address,
        engines={"memory": len(made)} if made else {},
        translated=len(made),
        segments=len(article.segments),
        warned=1,
    )


FULL = Briefing(
    title="Briefing on 3 articles",
    created="2024-12-02T10:00:00+00:00",
    target="en",
    sources=(source("a1"), source("b2")),
    claims=CLAIMS,
    ledger=LEDGER,
    people=(KIM,),
    places=(RUSSIA,),
    timeline=TIMELINE,
    one_sided=ONE_SIDED,
    passages=(
        PassageRow(passage=PASSAGE, original="La Corée", translation=None, citation=cite("a1", 1)),
    ),
    left_out=(source("c3"),),
    withheld=(
        Withheld(
            id="claim-9",
            section="claims",
            text="North Korea has sent 30,000 soldiers.",
            lang="en",
            citations=(cite("a1", 1),),
            reasons=("The line says 30,000; the cited sentence says 3,000.",),
        ),
    ),
    dropped=("claim-8",),
)

EMPTY = Briefing(title="Nothing", created=FULL.created, target="en", sources=(source("b2"),))

DROPPED = (
    Dropped(
        LineChoice(line="claim-8", section="claims", places=(("a1", 2),), is_dropped=True),
        "Vladimir Putin did not comment.",
    ),
)

BUILT = BuiltBriefing(
    FULL,
    {one.id: one for one in ARTICLES},
    BriefingChoices(articles=("a1", "b2", "c3")),
    DROPPED,
)
