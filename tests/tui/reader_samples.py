"""Articles for the reader: paragraphs of several sentences, every role, marks on both sides."""

from collections.abc import Sequence
from typing import NamedTuple

from core.article import (
    BODY_ROLES,
    Article,
    Block,
    Entity,
    Figure,
    Label,
    Role,
    Segment,
    Source,
    Translation,
)


class Name(NamedTuple):
    """A name in the original and in the translation."""

    original: str
    translation: str
    label: Label
    key: str


class Amount(NamedTuple):
    """A figure in the original and in the translation."""

    original: str
    translation: str
    value: float


Sentence = tuple[str, str | None]
Line = tuple[Role, Sequence[Sentence]]


def build(
    article_id: str,
    lines: Sequence[Line],
    *,
    lang: str = "fr",
    names: Sequence[Name] = (),
    amounts: Sequence[Amount] = (),
    engine: str = "memory",
) -> Article:
    """Return an article; a line is a role and its sentences with their translations."""
    blocks: list[Block] = []
    segments: list[Segment] = []
    made: list[Translation] = []
    texts: list[str] = []
    at = 0
    for role, sentences in lines:
        text = " ".join(original for original, _ in sentences)
        place = at
        for original, translation in sentences if role in BODY_ROLES else ():
            number = len(segments)
            segments.append(
                Segment(id=number, block=len(blocks), start=place, end=place + len(original))
            )
            place += len(original) + 1
            if translation is not None:
                made.append(_translation(number, translation, engine, names, amounts))
        blocks.append(Block(role=role, start=at, end=at + len(text)))
        texts.append(text)
        at += len(text) + 1
    text = "\n".join(texts)
    body = [(one.start, one.end) for one in segments]
    return Article(
        id=article_id,
        lang=lang,
        title=texts[0],
        published="2024-11-20",
        byline=None,
        publisher="Le Journal",
        source=Source(
            kind="file",
            address=f"{article_id}.txt",
            fetched="2024-11-21T08:00:00+00:00",
            sha256="0" * 64,
        ),
        text=text,
        blocks=tuple(blocks),
        segments=tuple(segments),
        entities=tuple(
            sorted(
                (
                    Entity(start=a, end=b, text=one.original, label=one.label, key=one.key)
                    for one in names
                    for a, b in _places(text, one.original)
                    if any(start <= a and b <= end for start, end in body)
                ),
                key=lambda one: one.start,
            )
        ),
        figures=tuple(
            sorted(
                (
                    Figure(start=a, end=b, text=one.original, value=one.value)
                    for one in amounts
                    for a, b in _places(text, one.original)
                ),
                key=lambda one: one.start,
            )
        ),
        translations={"en": tuple(made)} if made else {},
    )


def _translation(
    number: int, text: str, engine: str, names: Sequence[Name], amounts: Sequence[Amount]
) -> Translation:
    return Translation(
        segment=number,
        text=text,
        engine=engine,
        entities=tuple(
            Entity(start=a, end=b, text=one.translation, label=one.label, key=one.key)
            for one in names
            for a, b in _places(text, one.translation)
        ),
        figures=tuple(
            Figure(start=a, end=b, text=one.translation, value=one.value)
            for one in amounts
            for a, b in _places(text, one.translation)
        ),
    )


def _places(text: str, words: str) -> list[tuple[int, int]]:
    found, at = [], text.find(words)
    while at >= 0:
        found.append((at, at + len(words)))
        at = text.find(words, at + len(words))
    return found


NAMES = (
    Name("Lisbonne", "Lisbon", "LOC", "place:lisbon"),
    Name("Inês Carvalho", "Inês Carvalho", "PER", "person:ines-carvalho"),
    Name("Croix-Rouge", "Red Cross", "ORG", "org:red-cross"),
    Name("Portugais", "Portuguese", "MISC", "territory:PT"),
)
AMOUNTS = (
    Amount("1 200 familles", "1,200 families", 1200),
    Amount("45 000 euros", "45,000 euros", 45000),
)

FLOOD = build(
    "flood",
    [
        ("title", [("Le fleuve déborde à Lisbonne", "The river floods Lisbon")]),
        ("subtitle", [("Les quais sont fermés", "The quays are closed")]),
        ("related", [("À lire aussi : la météo de demain", None)]),
        ("dateline", [("Lisbonne", "Lisbon")]),
        (
            "paragraph",
            [
                (
                    "Le Tage a quitté son lit mardi et 1 200 familles ont dû partir.",
                    "The Tagus left its bed on Tuesday and 1,200 families had to leave.",
                ),
                (
                    "« Personne n'a été blessé », assure Inês Carvalho, maire de Lisbonne.",
                    '"Nobody was hurt," says Inês Carvalho, mayor of Lisbon.',
                ),
                ("Les Portugais attendent la décrue.", None),
            ],
        ),
        ("heading", [("L'aide s'organise", "Help is being organised")]),
        (
            "list_item",
            [
                (
                    "La Croix-Rouge distribue des couvertures dans trois gymnases de la ville.",
                    "The Red Cross is handing out blankets in three gymnasiums of the city.",
                )
            ],
        ),
        ("list_item", [("- La mairie promet 45 000 euros.", "- The city promises 45,000 euros.")]),
        ("quote", [("Nous n'avons jamais vu cela.", "We have never seen this.")]),
        ("caption", [("Un quai de Lisbonne sous l'eau", "A quay in Lisbon under water")]),
        (
            "paragraph",
            [
                ("Les Portugais attendent la décrue.", None),
                ("La suite demain.", "More tomorrow."),
            ],
        ),
        ("boilerplate", [("Partager cet article", None)]),
        ("paywall", [("La suite est réservée aux abonnés", None)]),
        ("related", [("Incendie dans le nord du pays", None)]),
    ],
    names=NAMES,
    amounts=AMOUNTS,
)
"""Eleven body blocks, 13 segments, two of them alike and not translated; four folded lines."""

HOSTILE = build(
    "hostile",
    [
        (
            "title",
            [
                (
                    "[red]Alerte[/red] [@click=app.quit]x[/] \x1b[31mrouge\x1b[0m",
                    "[bold]\x07Alert[/bold] \u202egnol\u202c \x9b31m",
                )
            ],
        ),
        ("paragraph", [("[link=http://a.example]ici[/link] :smile: \x1b]0;titre\x07", "[/] here")]),
    ],
)
"""Markup, escapes and direction overrides, as if a file had been written by other hands."""

WIDE = build(
    "wide",
    [
        (
            "title",
            [("日本の首相がソウルを訪問した", "Japan's prime minister has visited Seoul")],
        ),
        (
            "paragraph",
            [
                (
                    "首相は「協力を深めたい」と述べ、👩‍🚀 と 🇯🇵🇰🇷 の旗が掲げられた。",
                    'He said: "We want to deepen cooperation"; 👩‍🚀 and 🇯🇵🇰🇷 flags were raised.',
                ),
            ],
        ),
    ],
    lang="ja",
)

_PARAGRAPHS: list[Line] = [
    (
        "paragraph",
        [
            (
                f"Phrase {number * 4 + part} du texte, à Lisbonne, avec de quoi remplir plus "
                "d'une ligne de la colonne.",
                f"Sentence {number * 4 + part} of the text, in Lisbon, with enough in it to "
                "fill more than a line of the column.",
            )
            for part in range(4)
        ],
    )
    for number in range(25)
]
_TITLE: Line = ("title", [("Cent phrases", "A hundred sentences")])

LONG = build("long", [_TITLE, *_PARAGRAPHS], names=NAMES)
"""A title and 100 sentences, four a paragraph, a name in each."""

ENGLISH = build(
    "english",
    [("title", [("The river floods Lisbon", None)]), ("paragraph", [("All is well.", None)])],
    lang="en",
    names=NAMES,
)
