"""Texts that would be more than text if they were not escaped, and a briefing full of them."""

from typing import Any

from core.article import Article, Record
from core.brief import Briefing, Citation
from tests.core.brief.export.sample import sample, with_texts

NASTY = [
    "# heading",
    "C #",
    "1. one",
    "- - -",
    "---",
    "> quoted",
    "> [!danger] callout",
    "```\ncode",
    "    indented",
    "[^1-1]: a note of my own",
    "[^1-1]",
    "[a](https://evil.example)",
    "![a](https://evil.example/pixel.png)",
    "![[Secret]] [[Other|x]]",
    "<script>alert(1)</script>",
    "<!-- dragoman:claims end -->",
    "%% dragoman:claims end %%",
    "-->",
    "https://evil.example and www.evil.example or a@evil.example",
    "==marked== ^block-id #tag $x$ ~~gone~~ key:: value",
    "| a | b |",
    "*a* **b** _c_ `d`",
    "*",
    "!",
    "\\",
    "&lt;b&gt; &#60;",
    '" onclick="alert(1)',
    "'; --",
    "=HYPERLINK(\"https://evil.example\")",
    "+1",
    "-1+2",
    "@SUM(A1)",
    "\t=1",
    "a, b; c\nd",
    "}, @misc{evil, title = {x",
    "\\input{/etc/passwd} 50% {",
    "%comment",
    "title: x\n---\n# out",
    "{{ 7*7 }} {% include 'x' %} <% tp %>",
    "\x1b[31mred\u202eesrever\x00",
    "javascript:alert(1)",
    "",
    " ",
]  # fmt: skip

SHAPED = frozenset(
    ("id", "key", "article", "about", "only", "side", "kind", "state", "grain", "qualifier",
     "section", "related", "iso", "until", "as_of", "target", "lang", "langs", "created",
     "changed", "dropped")
)  # fmt: skip
"""Fields whose values are ours, or are not shown."""

HARMLESS = "Plain*word"
"""What stands for any text that is only text; it is escaped, too."""


def full_of(
    text: str, *, address: str | None = None, tags: tuple[str, ...] = ()
) -> tuple[Briefing, list[Article]]:
    """Return the sample with `text` in every field that comes from outside."""
    briefing, articles = sample()

    def outside(field: str, old: str) -> str:
        if field == "address":
            return text if address is None else address
        return old if field in SHAPED else text

    kept = {
        name: tuple(row.label for row in getattr(briefing, name))
        for name in ("people", "places", "organisations")
    }
    changed: Briefing = with_texts(briefing, outside)
    for name, own in kept.items():
        rows = getattr(changed, name)
        changed = changed.with_(
            **{name: tuple(row.with_(label=label) for row, label in zip(rows, own, strict=True))}
        )
    passages = tuple(
        row.with_(passage=row.passage.with_(tags=tags, note=" ".join(text.splitlines())))
        for row in changed.passages
    )
    spoiled = [_spoil(one, text, outside("address", one.source.address)) for one in articles]
    return _move(changed.with_(passages=passages), {one.id: one for one in spoiled}), spoiled


def _spoil(article: Article, text: str, address: str) -> Article:
    """Return the article with `text` as each of its lines."""
    step = len(text) + 1
    count = len(article.segments)
    return article.with_(
        text="\n".join([text] * count),
        publisher=text,
        byline=text,
        published=text,
        title=text,
        source=article.source.with_(address=address),
        segments=tuple(
            one.with_(start=one.id * step, end=one.id * step + len(text))
            for one in article.segments
        ),
        translations={
            lang: tuple(one.with_(text=text) for one in made)
            for lang, made in article.translations.items()
        },
    )


def _move(record: Any, articles: dict[str, Article]) -> Any:
    """Return a record whose citations stand where the segments do now."""
    if isinstance(record, Citation):
        segment = articles[record.article].segments[record.segment]
        return record.with_(start=segment.start, end=segment.end)
    if isinstance(record, Record):
        fields = {name: _move(getattr(record, name), articles) for name in record.__struct_fields__}
        return record.with_(**fields)
    if isinstance(record, tuple):
        return tuple(_move(one, articles) for one in record)
    return record
