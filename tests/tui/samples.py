"""A small library made by hand, and the application on it."""

from concurrent.futures import Future
from pathlib import Path

from core.article import (
    Article,
    Block,
    Entity,
    Figure,
    Role,
    Segment,
    Source,
    Translation,
)
from core.settings import Settings
from core.store import Library
from core.workshop import InlineWorkshop
from tui.app import DragomanApp


def make_article(
    article_id: str,
    lines: list[tuple[Role, str, str | None]],
    *,
    lang: str = "fr",
    published: str | None = "2024-11-20",
    publisher: str | None = "Le Monde",
    names: tuple[tuple[str, str, str], ...] = (),
    figures: tuple[tuple[str, float], ...] = (),
) -> Article:
    """Return an article of one segment a line; `lines` are role, text and translation.

    `names` are text, label and key; every place of the text in the article is marked.
    """
    text = "\n".join(line for _, line, _ in lines)
    blocks: list[Block] = []
    segments: list[Segment] = []
    at = 0
    for number, (role, line, _) in enumerate(lines):
        blocks.append(Block(start=at, end=at + len(line), role=role))
        segments.append(Segment(start=at, end=at + len(line), id=number, block=number))
        at += len(line) + 1
    entities = [
        Entity(start=place, end=place + len(name), text=name, label=label, key=key, name=name)  # type: ignore[arg-type]
        for name, label, key in names
        for place in _places(text, name)
    ]
    found = [
        Figure(start=place, end=place + len(words), text=words, value=value)
        for words, value in figures
        for place in _places(text, words)
    ]
    made = tuple(
        Translation(segment=number, text=translation, engine="memory")
        for number, (_, _, translation) in enumerate(lines)
        if translation is not None
    )
    return Article(
        id=article_id,
        lang=lang,
        title=lines[0][1],
        published=published,
        byline=None,
        publisher=publisher,
        source=Source(
            kind="file",
            address=f"seeds/{article_id}.txt",
            fetched="2024-11-21T08:00:00+00:00",
            sha256="0" * 64,
        ),
        text=text,
        blocks=tuple(blocks),
        segments=tuple(segments),
        entities=tuple(sorted(entities, key=lambda one: one.start)),
        figures=tuple(sorted(found, key=lambda one: one.start)),
        translations={"en": made} if made else {},
    )


def _places(text: str, words: str) -> list[int]:
    return [at for at in range(len(text)) if text.startswith(words, at)]


KOREA = make_article(
    "a1",
    [
        ("title", "La Corée du Nord envoie des soldats", "North Korea sends soldiers"),
        (
            "paragraph",
            "La Corée du Nord a envoyé 3 000 soldats en Russie, selon Séoul.",
            "North Korea has sent 3,000 soldiers to Russia, according to Seoul.",
        ),
        (
            "paragraph",
            "Vladimir Poutine n'a pas commenté.",
            "Vladimir Putin did not comment.",
        ),
    ],
    names=(
        ("Corée du Nord", "LOC", "territory:KP"),
        ("Russie", "LOC", "territory:RU"),
        ("Vladimir Poutine", "PER", "person:vladimir-putin"),
    ),
    figures=(("3 000 soldats", 3000),),
)
BERLIN = make_article(
    "b2",
    [
        ("title", "Der Minister besucht Nordkorea", "The minister visits North Korea"),
        ("paragraph", "Der Besuch dauerte zwei Tage.", None),
    ],
    lang="de",
    published="2024-12-01",
    publisher="FAZ",
)
BUCHAREST = make_article(
    "c3",
    [("title", "Soldații au fost uciși în Donbass", None)],
    lang="ro",
    published=None,
    publisher=None,
)
HOSTILE = make_article(
    "d4",
    [("title", "[red]Breaking[/red] [link=x] [@click=app.quit]quit[/]", "[bold]all [of] it[/")],
    published="2020-01-01",
    publisher="[Reuters]",
)
ARTICLES = (KOREA, BERLIN, BUCHAREST)


class QuickWorkshop(InlineWorkshop):
    """Prepares for real and annotates nothing: no model is loaded."""

    def annotate(self, article: Article) -> "Future[Article]":
        done: Future[Article] = Future()
        done.set_result(article)
        return done

    def annotate_translations(self, article: Article, target: str) -> "Future[Article]":
        return self.annotate(article)


def make_app(
    folder: Path,
    articles: tuple[Article, ...] = ARTICLES,
    *,
    settings: Settings | None = None,
    sources: tuple[str, ...] = (),
    open_article: str | None = None,
) -> DragomanApp:
    """Return the application on a library in `folder` that holds `articles`."""
    library = Library(folder / "library")
    if articles:
        library.put_many(articles)
    return DragomanApp(
        library,
        settings or Settings(),
        QuickWorkshop(),
        sources=sources,
        open_article=open_article,
    )
