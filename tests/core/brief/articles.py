"""Small annotated articles for the tests of the briefing, written for them."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from core.article import (
    BODY_ROLES,
    Article,
    Block,
    Entity,
    Figure,
    Label,
    Passage,
    Quote,
    Role,
    Segment,
    Source,
    Translation,
    TranslationWarning,
)


class Said(NamedTuple):
    """One line of an article, and its translation."""

    role: Role
    text: str
    translation: str | None = None


NAMES: dict[str, tuple[Label, str, str]] = {
    "Corée du Nord": ("LOC", "territory:KP", "North Korea"),
    "Nordkorea": ("LOC", "territory:KP", "North Korea"),
    "North Korea": ("LOC", "territory:KP", "North Korea"),
    "Russie": ("LOC", "territory:RU", "Russia"),
    "Russland": ("LOC", "territory:RU", "Russia"),
    "Russia": ("LOC", "territory:RU", "Russia"),
    "Choïgou": ("PER", "person:sergei-shoigu", "Sergei Shoigu"),
    "Schoigu": ("PER", "person:sergei-shoigu", "Sergei Shoigu"),
    "Shoigu": ("PER", "person:sergei-shoigu", "Sergei Shoigu"),
    "ONU": ("ORG", "org:un", "United Nations"),
}

FIGURES: dict[str, Figure] = {
    "3 000 soldats": Figure(start=0, end=0, text="", value=3000, counted="soldats"),
    "3.000 Soldaten": Figure(start=0, end=0, text="", value=3000, counted="Soldaten"),
    "3,000 soldiers": Figure(start=0, end=0, text="", value=3000, counted="soldiers"),
    "3 000 missiles": Figure(start=0, end=0, text="", value=3000, counted="missiles"),
    "4.000 Soldaten": Figure(start=0, end=0, text="", value=4000, counted="Soldaten"),
    "4,000 soldiers": Figure(start=0, end=0, text="", value=4000, counted="soldiers"),
    "220 obusiers": Figure(
        start=0, end=0, text="", value=220, counted="obusiers", qualifier="about"
    ),
    "220 howitzers": Figure(
        start=0, end=0, text="", value=220, counted="howitzers", qualifier="about"
    ),
    "75 %": Figure(start=0, end=0, text="", value=75, unit="%", kind="percent"),
}


def find_names(text: str) -> tuple[Entity, ...]:
    return tuple(
        Entity(start=at, end=at + len(form), text=form, label=label, key=key, name=name)
        for form, (label, key, name) in NAMES.items()
        for at in _places(text, form)
    )


def find_figures(text: str) -> tuple[Figure, ...]:
    return tuple(
        figure.with_(start=at, end=at + len(form), text=form)
        for form, figure in FIGURES.items()
        for at in _places(text, form)
    )


def _places(text: str, form: str) -> list[int]:
    return [at for at in range(len(text)) if text.startswith(form, at)]


def make_article(
    article_id: str,
    lang: str,
    lines: Sequence[Said],
    *,
    publisher: str | None = "Le Journal",
    published: str | None = "2024-11-20",
    address: str = "https://journal.example/a?b=c",
    is_annotated: bool = True,
    engines: Mapping[int, str] | None = None,
) -> Article:
    """Return an article in which each line is a block and, in the body, a segment."""
    text = "\n".join(line.text for line in lines)
    blocks: list[Block] = []
    segments: list[Segment] = []
    translations: list[Translation] = []
    at = 0
    for number, line in enumerate(lines):
        end = at + len(line.text)
        blocks.append(Block(start=at, end=end, role=line.role))
        if line.role in BODY_ROLES:
            segment = Segment(id=len(segments), block=number, start=at, end=end)
            segments.append(segment)
            if line.translation is not None:
                translations.append(
                    Translation(
                        segment=segment.id,
                        text=line.translation,
                        engine=(engines or {}).get(segment.id, "memory"),
                        entities=find_names(line.translation) if is_annotated else (),
                        figures=find_figures(line.translation) if is_annotated else (),
                    )
                )
        at = end + 1
    return Article(
        id=article_id,
        lang=lang,
        title=next((line.text for line in lines if line.role == "title"), None),
        published=published,
        byline=None,
        publisher=publisher,
        source=Source(kind="web", address=address, fetched="2024-11-21T08:00:00Z", sha256="0"),
        text=text,
        blocks=tuple(blocks),
        segments=tuple(segments),
        entities=find_names(text) if is_annotated else (),
        figures=find_figures(text) if is_annotated else (),
        translations={"en": tuple(translations)} if translations else {},
    )


FRENCH = (
    Said("title", "Des renforts pour la Russie", "Reinforcements for Russia"),
    Said("dateline", "Séoul", "Seoul"),
    Said(
        "paragraph",
        "La Corée du Nord a envoyé 3 000 soldats en Russie, selon Séoul.",
        "North Korea has sent 3,000 soldiers to Russia, according to Seoul.",
    ),
    Said("heading", "Des armes lourdes", "Heavy weapons"),
    Said(
        "paragraph",
        "Choïgou a rencontré les généraux, et environ 220 obusiers ont été livrés à la Russie.",
        "Shoigu met the generals, and about 220 howitzers were delivered to Russia.",
    ),
    Said("paragraph", "Que peut faire l'ONU face à cela ?", "What can the UN do about it?"),
    Said("caption", "Choïgou visite une usine d'obusiers.", "Shoigu visits a howitzer factory."),
    Said("paragraph", "Les obusiers viennent d'usines que l'ONU connaît depuis longtemps."),
    Said("boilerplate", "Partager cet article avec 75 % de vos amis"),
)

GERMAN = (
    Said("title", "Mehr Soldaten für Russland", "More soldiers for Russia"),
    Said(
        "paragraph",
        "Nordkorea hat 3.000 Soldaten nach Russland geschickt, so Seoul.",
        "North Korea has sent 3,000 soldiers to Russia, says Seoul.",
    ),
    Said(
        "paragraph",
        "Schoigu dankte in Pjöngjang für die Hilfe der letzten Monate.",
        "In Pyongyang, Shoigu gave thanks for the help of the last months.",
    ),
)


def french(**changes: object) -> Article:
    return make_article("f1", "fr", FRENCH, engines={2: "google"}).with_(**changes)


def warned(article: Article, segment: int, message: str) -> Article:
    """Return the article with a warning on the translation of one segment."""
    made = article.translated("en")[segment]
    warning = TranslationWarning(check="figures", message=message)
    return article.with_translations("en", (made.with_(warnings=(warning,)),))


def german(**changes: object) -> Article:
    article = make_article(
        "d1", "de", GERMAN, publisher=None, published=None, address="seeds/de_artikel.txt"
    )
    return article.with_(**changes)


def keep(article: Article, words: str, **changes: object) -> Passage:
    """Return a passage on the first place of `words`."""
    start = article.text.index(words)
    end = start + len(words)
    touched = [one.id for one in article.segments if one.start < end and start < one.end]
    return Passage(
        id=f"{article.id}-{start}",
        article=article.id,
        segment=touched[0],
        last_segment=touched[-1],
        start=start,
        end=end,
        quote=Quote(exact=words),
    ).with_(**changes)
