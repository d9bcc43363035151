"""A briefing with something in every section, made by hand."""

from collections.abc import Callable
from typing import Any

from core.article import Article, Figure, Passage, Quote, Record
from core.brief import Briefing, Citation, NameRow, PassageRow, SourceRow
from core.brief.claims.claim import Claim
from core.brief.gate.withheld import Withheld
from core.brief.ledger.row import LedgerRow, LedgerValue
from core.brief.line import Caveat
from core.brief.sides.one_sided import OneSided
from core.brief.stance.stance import Asserter, Hedge, Stance
from core.brief.timeline.dated import DatedLine
from core.brief.who.row import RoleGiven
from tests.core.brief.articles import Said, make_article

CREATED = "2024-11-21T09:00:00+00:00"

FRENCH = (
    Said("title", "Un barrage cède dans la vallée", "A dam gives way in the valley"),
    Said(
        "paragraph",
        "Selon la préfecture, environ 1 200 habitants ont été évacués mardi.",
        "According to the prefecture, about 1,200 residents were evacuated on Tuesday.",
    ),
    Said(
        "paragraph",
        "L'exploitant aurait ignoré deux alertes en octobre.",
        "The operator ignored two alerts in October.",
    ),
    Said("paragraph", "La route reste coupée entre Brève et Lormont."),
    Said("paragraph", "Deux ponts sont fermés."),
)
GERMAN = (
    Said("title", "Dammbruch: Tausende fliehen", "Dam failure: thousands flee"),
    Said(
        "paragraph",
        "Rund 1.500 Menschen mussten ihre Häuser verlassen, teilte Innenminister Paul Kern mit.",
        "Around 1,500 people had to leave their homes, interior minister Paul Kern said.",
    ),
    Said(
        "paragraph",
        "Der Schaden liegt zwischen 40 und 60 Millionen Euro.",
        "The damage is between 40 and 60 million euros.",
    ),
)
ARABIC = (Said("paragraph", "تم إجلاء 1500 شخص من الوادي يوم الأربعاء.", None),)


def articles() -> list[Article]:
    french = make_article("f1", "fr", FRENCH, engines={1: "google"})
    return [
        french.with_(byline="Anne Roux"),
        make_article(
            "d1", "de", GERMAN, publisher=None, published="2024-11-20", address="seeds/damm.txt"
        ),
        make_article(
            "a1",
            "ar",
            ARABIC,
            publisher="الصحيفة",
            published="vendredi",
            address="https://sahifa.example/a%20b?c=d&e=f#g",
        ),
    ]


def cite(article: Article, segment: int, *warnings: str) -> Citation:
    found = article.segments[segment]
    return Citation(
        article=article.id, segment=segment, start=found.start, end=found.end, warnings=warnings
    )


def sample() -> tuple[Briefing, list[Article]]:
    made = articles()
    french, german, arabic = made
    lost = "The translation gives 1,200, the original says 1 200 “habitants”."
    prefecture = Stance(
        reported_by=(
            Asserter(who="the prefecture", words="la préfecture", cue="Selon", start=31, end=51),
        )
    )
    unsure = Stance(hedges=(Hedge(kind="conditional", words="aurait ignoré", start=0, end=13),))
    minister = Stance(
        reported_by=(
            Asserter(
                who="Paul Kern", words="Paul Kern", cue="teilte", start=0, end=9, key="person:kern"
            ),
        )
    )
    evacuated = Claim(
        id="c-f1-1",
        text=FRENCH[1].translation or "",
        lang="en",
        is_translated=True,
        citations=(cite(french, 1, lost), cite(german, 1)),
        stance=prefecture,
        reasons=("Same event and place; both count those who had to leave.",),
        sources=2,
        langs=("fr", "de"),
        is_pinned=True,
        caveats=(
            Caveat(
                kind="contested", words="contested: about 1500 [people] (الصحيفة)",
                citations=(cite(arabic, 0),),
            ),
        ),
    )  # fmt: skip
    alerts = Claim(
        id="c-f1-2",
        text="Two alerts in October went unheeded.",
        lang="en",
        is_translated=True,
        citations=(cite(french, 2),),
        stance=unsure,
        langs=("fr",),
        reworded_from=FRENCH[2].translation,
    )
    road = Claim(
        id="c-f1-3",
        text=FRENCH[3].text,
        lang="fr",
        is_translated=False,
        citations=(cite(french, 3),),
        langs=("fr",),
        beside=Claim(
            id="c-f1-4",
            text=FRENCH[4].text,
            lang="fr",
            is_translated=False,
            citations=(cite(french, 4),),
            stance=unsure,
            langs=("fr",),
        ),
    )

    def value(number: int, words: str, shown: str, citation: Citation, text: str, **more: object):  # type: ignore[no-untyped-def]
        figure = Figure(
            start=0, end=len(words), text=words, value=number, qualifier="about", counted="people"
        )
        return LedgerValue(
            figure=figure, shown=shown, citation=citation, text=text, lang="en"
        ).with_(**more)

    people = LedgerRow(
        id="l-evacuated",
        label="residents evacuated",
        kind="count",
        unit=None,
        counted="residents",
        of_whom=("Lormont",),
        state="conflict",
        why="1,200 and 1,500 are given for the same day.",
        related=("l-damage",),
        values=(
            value(1200, "1 200", "1,200", cite(french, 1, lost), FRENCH[1].translation or "",
                  stance=prefecture, as_of="2024-11-20", grain="day", as_of_from="publication",
                  is_superseded=True),
            value(1500, "1.500", "1,500", cite(german, 1), GERMAN[1].translation or "",
                  stance=minister, as_of="2024-11", grain="month", as_of_from="text",
                  reason="Both count people made to leave the valley."),
            value(1500, "1500", "1500", cite(arabic, 0), ARABIC[0].text, lang="ar"),
        ),
    )  # fmt: skip
    damage = LedgerRow(
        id="l-damage",
        label="damage",
        kind="money",
        unit="EUR",
        counted=None,
        of_whom=(),
        state="single_source",
        why="One source gives it.",
        values=(
            LedgerValue(
                figure=Figure(
                    start=0, end=9, text="zwischen 40 und 60 Millionen Euro", low=40_000_000,
                    high=60_000_000, qualifier="between", unit="EUR", kind="money",
                ),
                shown="between 40 and 60 million euros",
                citation=cite(german, 2),
                text=GERMAN[2].translation or "",
                lang="en",
                stance=unsure,
            ),
        ),
    )  # fmt: skip
    kern = NameRow(
        key="person:kern",
        name="Paul Kern",
        label="PER",
        forms={"de": ("Paul Kern", "Kern"), "fr": ("M. Kern",)},
        mentions=2,
        citations=(cite(german, 1),),
        roles=(
            RoleGiven(
                text="interior minister",
                original="Innenminister",
                lang="de",
                citations=(cite(german, 1),),
            ),
        ),
    )
    lormont = NameRow(
        key="place:lormont",
        name="Lormont",
        label="LOC",
        forms={"fr": ("Lormont",)},
        mentions=1,
        citations=(cite(french, 3),),
    )
    prefet = NameRow(
        key="org:prefecture",
        name="Prefecture [of] Lormont",
        label="ORG",
        forms={"fr": ("préfecture",)},
        mentions=1,
        citations=(cite(french, 1),),
    )
    briefing = Briefing(
        title="The dam at Lormont",
        created=CREATED,
        target="en",
        sources=tuple(_source(one) for one in made),
        claims=(evacuated, alerts, road),
        ledger=(people, damage),
        people=(kern,),
        places=(lormont,),
        organisations=(prefet,),
        timeline=(
            DatedLine(
                id="t-1", text=alerts.text, lang="en", is_translated=True,
                citations=alerts.citations, iso="2024-10", grain="month",
                words="en octobre", stance=unsure,
            ),
            DatedLine(
                id="t-2", text=evacuated.text, lang="en", is_translated=True,
                citations=evacuated.citations, iso="2024-11-19", grain="day", words="mardi",
            ),
            DatedLine(
                id="t-3", text=ARABIC[0].text, lang="ar", is_translated=False,
                citations=(cite(arabic, 0),), iso="2024-W47", grain="week", words="الأربعاء",
            ),
        ),
        undated=11,
        one_sided=(
            OneSided(
                id="s-1", text=GERMAN[2].translation or "", lang="en", is_translated=True,
                citations=(cite(german, 2),), kind="figure", side="lang", only="de",
                about="l-damage", subject="40 to 60 million euros", qualifier="about", is_more=True,
            ),
            OneSided(
                id="s-3", text=GERMAN[2].translation or "", lang="en", is_translated=True,
                citations=(cite(german, 2),), kind="name", side="lang", only="de",
                about="form:ORG:versicherer", subject="Versicherer",
            ),
            OneSided(
                id="s-4", text=GERMAN[1].translation or "", lang="en", is_translated=True,
                citations=(cite(german, 1),), kind="name", side="lang", only="de",
                about="form:PER:bauer", subject="Bauer",
            ),
            OneSided(
                id="s-2", text=FRENCH[3].text, lang="fr", is_translated=False,
                citations=(cite(french, 3),), kind="claim", side="source", only="f1",
                about="c-f1-3",
            ),
        ),
        passages=_passages(french, arabic, lost),
        left_out=(_source(made[1]).with_(article="x1", title="Alter Bericht", warned=0),),
        withheld=(
            Withheld(
                id="w-1", section="claims", text="About 12,000 residents were evacuated.",
                lang="en", citations=(cite(french, 1),),
                reasons=("The line says 12,000, which the original does not.",),
            ),
        ),
        dropped=("c-9", "t-9"),
    )  # fmt: skip
    return briefing, made


def _passages(french: Article, arabic: Article, lost: str) -> tuple[PassageRow, ...]:
    def keep(article: Article, words: str, **more: object) -> Passage:
        start = article.text.index(words)
        (segment,) = (one.id for one in article.segments if one.start <= start < one.end)
        return Passage(
            id=f"{article.id}-{start}",
            article=article.id,
            segment=segment,
            last_segment=segment,
            start=start,
            end=start + len(words),
            quote=Quote(
                exact=words,
                prefix=article.text[max(0, start - 12) : start],
                suffix=article.text[start + len(words) :][:12],
            ),
        ).with_(**more)

    first = keep(
        french,
        "environ 1 200 habitants",
        tags=("dam", "to check"),
        note="Ask the prefecture!\n\nWhich day?",
        created="2024-11-20T10:00:00Z",
        changed="2024-11-20T11:00:00Z",
    )
    second = keep(arabic, "إجلاء 1500 شخص")
    return (
        PassageRow(
            passage=first,
            original=first.quote.exact,
            translation=FRENCH[1].translation,
            citation=cite(french, 1, lost),
        ),
        PassageRow(
            passage=second,
            original=second.quote.exact,
            translation=None,
            citation=cite(arabic, 0),
        ),
    )


def _source(article: Article) -> SourceRow:
    made = article.translations.get("en", ())
    title = article.title or "تم إجلاء 1500 شخص"
    return SourceRow(
        article=article.id,
        title=title,
        title_translated=made[0].text if made else None,
        publisher=article.publisher,
        published=article.published,
        lang=article.lang,
        address=article.source.address,
        engines={"memory": len(made) - 1, "google": 1} if made else {},
        translated=len(made),
        segments=len(article.segments),
        warned=1 if article.id == "f1" else 0,
    )


def with_texts(record: Any, change: Callable[[str, str], str], field: str = "") -> Any:
    """Return a record in which `change(field, text)` was made to every text, however deep."""
    if isinstance(record, str):
        return change(field, record)
    if isinstance(record, Record):
        fields = {
            name: with_texts(getattr(record, name), change, name)
            for name in record.__struct_fields__
        }
        return record.with_(**fields)
    if isinstance(record, tuple):
        return tuple(with_texts(one, change, field) for one in record)
    if isinstance(record, dict):
        return {key: with_texts(one, change, field) for key, one in record.items()}
    return record
