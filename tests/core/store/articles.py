"""Small articles for the tests of the store."""

from core.article import Article, Block, Entity, Figure, Role, Segment, Source, Translation


def make_article(article_id: str = "a1b2c3", *lines: str, lang: str = "fr") -> Article:
    """Return an article of whole-line segments, the first of them its title."""
    lines = lines or ("Trois mille soldats", "La Corée du Nord a envoyé 3 000 soldats.")
    text = "\n".join(lines)
    blocks: list[Block] = []
    at = 0
    for number, line in enumerate(lines):
        role: Role = "title" if number == 0 else "paragraph"
        blocks.append(Block(start=at, end=at + len(line), role=role))
        at += len(line) + 1
    return Article(
        id=article_id,
        lang=lang,
        title=lines[0],
        published="2024-11-20",
        byline=None,
        publisher="Le Journal",
        source=Source(
            kind="file", address=f"{article_id}.txt", fetched="2024-11-21T08:00:00Z", sha256="0"
        ),
        text=text,
        blocks=tuple(blocks),
        segments=tuple(
            Segment(id=number, block=number, start=block.start, end=block.end)
            for number, block in enumerate(blocks)
        ),
    )


def annotated(article: Article) -> Article:
    """Return the default article with a name, a figure and a translated title."""
    name = article.text.index("Corée du Nord")
    figure = article.text.index("3 000")
    return article.with_(
        entities=(
            Entity(
                start=name,
                end=name + 13,
                text="Corée du Nord",
                label="LOC",
                key="territory:KP",
                name="North Korea",
            ),
        ),
        figures=(
            Figure(
                start=figure, end=figure + 13, text="3 000 soldats", value=3000, counted="soldats"
            ),
        ),
        translations={"en": (Translation(segment=0, text="Three thousand", engine="memory"),)},
    )
