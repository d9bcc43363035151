"""An article's names, figures and dates for people: what they are and what found them."""

from collections import Counter
from typing import Any

import msgspec

from core.annotate.provenance import describe_source
from core.article import Article, Date, Entity, Figure
from tui.plain import plain

_MOST_FORMS = 3
"""Spellings of one name that are shown."""


def with_sources(article: Article) -> dict[str, Any]:
    """Return the article as plain values, with `recognisers`: in words who its names came from."""
    made = [one for both in article.translations.values() for one in both]
    names = [*article.entities, *(name for one in made for name in one.entities)]
    found = sorted({name.recogniser for name in names})
    values: dict[str, Any] = msgspec.to_builtins(article)
    return values | {"recognisers": {one: describe_source(one) for one in found}}


def print_annotations(article: Article) -> None:
    """Print the names, each once with what found its mentions, then figures and dates."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False)

    def print_table(title: str, note: str, rows: list[tuple[str, ...]]) -> None:
        console.print(Text.assemble("\n", (title, "bold"), (f"  {note}", "dim")))
        table = Table.grid(padding=(0, 2, 0, 0))
        for row in rows:
            table.add_row(*(Text(plain(cell)) for cell in row))
        console.print(table if rows else Text("none", style="dim"))

    print_table("names", "how often, what, found by", _name_rows(article.entities))
    print_table("figures", "by Dragoman's own grammar", [_figure_row(f) for f in article.figures])
    print_table("dates", "by Dragoman's own grammar", [_date_row(d) for d in article.dates])


def _name_rows(entities: tuple[Entity, ...]) -> list[tuple[str, ...]]:
    from tui.widgets.parallel.remarks import LABELS

    groups: dict[tuple[str, str], list[Entity]] = {}
    for one in entities:
        groups.setdefault((one.key or one.text, one.label), []).append(one)
    rows: list[tuple[str, ...]] = []
    for mentions in groups.values():
        forms = [form for form, _ in Counter(one.text for one in mentions).most_common()]
        name = mentions[0].name or forms[0]
        others = [form for form in forms if form != name]
        shown = ", ".join(others[:_MOST_FORMS]) + (", …" if len(others) > _MOST_FORMS else "")
        sources = Counter(describe_source(one.recogniser) for one in mentions)
        found_by = ", ".join(
            source if len(sources) == 1 else f"{source} ({count})"
            for source, count in sources.most_common()
        )
        called = f"{name} ({shown})" if shown else name
        rows.append((called, f"{len(mentions)}×", LABELS[mentions[0].label], found_by))
    return rows


def _figure_row(figure: Figure) -> tuple[str, ...]:
    from tui.widgets.parallel.remarks import figure_in_words

    return figure.text, figure_in_words(figure), figure.kind


def _date_row(date: Date) -> tuple[str, ...]:
    return date.text, date.iso or "not told", date.grain
