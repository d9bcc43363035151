"""The parallel view on an article of 5,000 segments, against one widget for each sentence."""

import asyncio
import time
from collections.abc import Callable
from pathlib import Path
from statistics import quantiles
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.pilot import Pilot
from textual.widgets import Static

from core.article import Article, Block, Entity, Figure, Segment, Source, Translation
from tui.theme import DARK, mark_colours
from tui.widgets.parallel.columns import columns_for
from tui.widgets.parallel.layout import Layout
from tui.widgets.parallel.page import Page
from tui.widgets.parallel_view import ParallelView

SEGMENTS = 5_000
WIDGETS = 2_000
KEYS = 200
WARM_UP = 5
_ORIGINAL = (
    "Selon l'état-major, la Corée du Nord aurait envoyé 3 000 soldats à Moscou, "
    "tandis que les dirigeants européens se réunissaient à Paris pour en parler, {}."
)
_TRANSLATION = (
    "According to the general staff, North Korea is said to have sent 3,000 soldiers to Moscow, "
    "while European leaders were meeting in Paris to talk about it, {}."
)


def long_article(segments: int = SEGMENTS) -> Article:
    """Return an article of that many segments, five a paragraph, names and figures in each."""
    blocks: list[Block] = []
    placed: list[Segment] = []
    entities: list[Entity] = []
    figures: list[Figure] = []
    made: list[Translation] = []
    lines: list[str] = []
    at = 0
    for paragraph in range(segments // 5):
        line = ""
        for number in range(5):
            sentence = _ORIGINAL.format(paragraph * 5 + number)
            start = at + len(line)
            placed.append(
                Segment(id=len(placed), block=paragraph, start=start, end=start + len(sentence))
            )
            entities += _names(sentence, start, ("Corée du Nord", "Moscou", "Paris"))
            figures.append(_figure(sentence, start, "3 000 soldats"))
            translated = _TRANSLATION.format(paragraph * 5 + number)
            made.append(
                Translation(
                    segment=len(placed) - 1,
                    text=translated,
                    engine="memory",
                    entities=tuple(_names(translated, 0, ("North Korea", "Moscow", "Paris"))),
                    figures=(_figure(translated, 0, "3,000 soldiers"),),
                )
            )
            line += sentence + " "
        line = line.rstrip()
        blocks.append(Block(role="paragraph", start=at, end=at + len(line)))
        lines.append(line)
        at += len(line) + 1
    return Article(
        id="long",
        lang="fr",
        title=None,
        published=None,
        byline=None,
        publisher=None,
        source=Source(kind="file", address="long.txt", fetched="", sha256=""),
        text="\n".join(lines),
        blocks=tuple(blocks),
        segments=tuple(placed),
        entities=tuple(entities),
        figures=tuple(figures),
        translations={"en": tuple(made)},
    )


def _names(text: str, offset: int, names: tuple[str, ...]) -> list[Entity]:
    found = []
    for key, name in enumerate(names):
        at = text.index(name) + offset
        found.append(
            Entity(start=at, end=at + len(name), text=name, label="LOC", key=f"place:{key}")
        )
    return sorted(found, key=lambda one: one.start)


def _figure(text: str, offset: int, words: str) -> Figure:
    at = text.index(words) + offset
    return Figure(start=at, end=at + len(words), text=words, value=3000)


class ViewApp(App[None]):
    """The parallel view alone."""

    CSS_PATH = Path(__file__).parents[2] / "tui" / "styles" / "reader.tcss"

    def __init__(self, article: Article) -> None:
        super().__init__()
        self.article = article
        self.view = ParallelView()
        self.register_theme(DARK)
        self.theme = DARK.name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return mark_colours(True)

    def compose(self) -> ComposeResult:
        yield self.view

    def on_mount(self) -> None:
        self.view.show(self.article, "en")


class StaticsApp(App[None]):
    """What the view is not: one widget for each sentence."""

    BINDINGS: ClassVar = [("space", "page", "page")]

    def __init__(self, article: Article) -> None:
        super().__init__()
        self.article = article

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            for segment in self.article.segments[:WIDGETS]:
                yield Static(self.article.slice(segment), markup=False)

    def action_page(self) -> None:
        self.query_one(VerticalScroll).scroll_page_down(animate=False)


async def _mount(app: App[None]) -> float:
    begin = time.perf_counter()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        return time.perf_counter() - begin


async def _keys(app: App[None], act: str, pilot: Pilot[None]) -> list[float]:
    """Return how long each key takes from the call to the painted screen.

    That is the time of this thread alone: what else the machine does is not in it, the pauses of
    the garbage collector are.
    """
    spent: list[float] = []
    for _ in range(WARM_UP):
        _act(app, act)
        _paint(app)
        await pilot.pause()
    for _ in range(KEYS if isinstance(app, ViewApp) else KEYS // 10):
        begin = time.thread_time()
        _act(app, act)
        _paint(app)
        spent.append(time.thread_time() - begin)
        await pilot.pause()
    return spent


def _act(app: App[None], act: str) -> None:
    if isinstance(app, ViewApp):
        moves: dict[str, Callable[[], object]] = {
            "segment": lambda: app.view.move(1),
            "page": lambda: app.view.turn_page(1),
            "name": lambda: app.view.step_mark(figures=False, forward=True),
            "figure": lambda: app.view.step_mark(figures=True, forward=True),
        }
        moves[act]()
    elif isinstance(app, StaticsApp):
        app.action_page()


def _paint(app: App[None]) -> None:
    """Do what the next frame does, now: lay out, render every line, write the escapes."""
    screen = app.screen
    screen._refresh_layout()
    for strip in screen._compositor.render_strips():
        strip.render(app.console)


async def _view_times() -> dict[str, list[float]]:
    app = ViewApp(long_article())
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        return {act: await _keys(app, act, pilot) for act in ("segment", "page", "name", "figure")}


async def _statics_times() -> list[float]:
    app = StaticsApp(long_article())
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        return await _keys(app, "page", pilot)


def _worst(spent: list[float]) -> float:
    """Return the 99th percentile."""
    return quantiles(spent, n=100)[98]


def rows() -> list[tuple[str, ...]]:
    """Return what was measured, the baseline and the ratio, as a table."""
    article = long_article()
    begin = time.perf_counter()
    page = Page(article, "en")
    layout = Layout(page, columns_for(119, "both", is_stacked=False), unfolded=False)
    laid_out = time.perf_counter() - begin
    view_mount = asyncio.run(_mount(ViewApp(article)))
    statics_mount = asyncio.run(_mount(StaticsApp(article)))
    view = asyncio.run(_view_times())
    statics = asyncio.run(_statics_times())
    baseline = _worst(statics) * 1000
    table: list[tuple[str, ...]] = [
        ("what", "parallel view, 5,000 segments", "2,000 Statics", "ratio"),
        (f"lay out {layout.height:,} rows", f"{laid_out * 1000:.0f} ms", "", ""),
        (
            "first frame",
            f"{view_mount * 1000:.0f} ms",
            f"{statics_mount * 1000:.0f} ms",
            f"{statics_mount / view_mount:.0f}x",
        ),
    ]
    for act, spent in view.items():
        worst = _worst(spent) * 1000
        table.append(
            (
                f"{act} key, 99th percentile",
                f"{worst:.1f} ms",
                f"{baseline:.1f} ms a page",
                f"{baseline / worst:.0f}x",
            )
        )
    return table
