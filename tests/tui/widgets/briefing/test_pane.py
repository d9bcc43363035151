from pathlib import Path, PurePath
from typing import Any, ClassVar

import pytest
from textual.app import App, ComposeResult

import tui
from core.brief import Briefing
from tests.tui.briefing_samples import CLAIMS, DROPPED, FULL, dated
from tui.theme import mark_colours
from tui.widgets.briefing.folds import FEW
from tui.widgets.briefing.pane import BriefingPane
from tui.widgets.briefing.sections import sections_of

STYLES = Path(tui.__file__).parent / "styles"


class PaneApp(App[None]):
    CSS_PATH: ClassVar[list[str | PurePath]] = [*sorted(STYLES.glob("*.tcss"))]

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[tuple[str, int, int, int]] = []
        self.heard: list[Any] = []

    def compose(self) -> ComposeResult:
        yield BriefingPane()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return mark_colours(dark=True)

    def on_briefing_pane_citation_opened(self, event: BriefingPane.CitationOpened) -> None:
        self.opened.append((event.article, event.segment, event.turn, event.count))

    def on_briefing_pane_closed(self) -> None:
        self.heard.append("closed")

    def on_briefing_pane_line_wished(self, event: BriefingPane.LineWished) -> None:
        self.heard.append((event.wish, event.entry.key, len(event.siblings)))

    def on_briefing_pane_sources_asked(self, event: BriefingPane.SourcesAsked) -> None:
        self.heard.append(("sources", event.article))

    def on_briefing_pane_undo_asked(self) -> None:
        self.heard.append("undo")


async def shown(pilot: Any, briefing: Briefing = FULL) -> BriefingPane:
    pane: BriefingPane = pilot.app.query_one(BriefingPane)
    pane.show(briefing, sections_of(briefing, DROPPED))
    pane.focus()
    await pilot.pause()
    return pane


def key(pane: BriefingPane) -> str:
    return pane.current.key if pane.current else ""


async def test_the_cursor_begins_on_the_first_line_and_goes_from_line_to_line() -> None:
    async with PaneApp().run_test(size=(80, 24)) as pilot:
        pane = await shown(pilot)
        assert key(pane) == "claims:claim-1"
        await pilot.press("j")
        assert key(pane) == "claims:claim-2"
        await pilot.press("k", "k")
        assert key(pane) == "heading:claims"
        await pilot.press("k")
        assert key(pane) == "heading:claims" and pane.scroll_offset.y == 0
        await pilot.press("G", "j")
        assert key(pane) == "heading:dropped"
        await pilot.press("g")
        assert key(pane) == "heading:claims"
        await pilot.press("right_square_bracket")
        assert key(pane) == "heading:ledger"
        await pilot.press("left_square_bracket")
        assert key(pane) == "heading:claims"
        await pilot.press("pagedown")
        assert key(pane) != "heading:claims"


async def test_enter_opens_the_first_citation_then_the_next() -> None:
    app = PaneApp()
    async with app.run_test(size=(80, 24)) as pilot:
        pane = await shown(pilot)
        await pilot.press("enter", "l", "enter")
        await pilot.pause()
        assert app.opened == [("a1", 1, 1, 2), ("b2", 1, 2, 2), ("a1", 1, 1, 2)]
        await pilot.press("j", "k", "enter")
        await pilot.pause()
        assert app.opened[-1] == ("a1", 1, 1, 2)
        assert key(pane) == "claims:claim-1"


async def test_every_value_of_the_ledger_opens_its_own_place() -> None:
    app = PaneApp()
    async with app.run_test(size=(80, 40)) as pilot:
        await shown(pilot)
        await pilot.press("right_square_bracket", "j", "j", "enter", "j", "enter", "j", "enter")
        await pilot.pause()
        assert [one[:2] for one in app.opened] == [("a1", 1), ("b2", 1), ("c3", 0)]


@pytest.mark.parametrize("press", ["enter", "space"])
async def test_a_heading_folds_and_unfolds(press: str) -> None:
    async with PaneApp().run_test(size=(80, 24)) as pilot:
        pane = await shown(pilot)
        count = pane.option_count
        await pilot.press("k", press)
        assert key(pane) == "heading:claims" and pane.option_count < count
        await pilot.press(press)
        assert pane.option_count == count


async def test_the_chosen_line_stays_in_sight_at_every_size() -> None:
    async with PaneApp().run_test(size=(80, 24)) as pilot:
        pane = await shown(pilot)
        await pilot.press("z", *"jjjjjjjjjjjjjjjj")
        for size in ((40, 10), (20, 5), (200, 50), (80, 24)):
            await pilot.resize_terminal(*size)
            await settled(pilot)
            bars = [pane.render_line(y).text[:1] for y in range(pane.size.height)]
            assert "▌" in bars, size


async def test_what_is_unfolded_at_the_lower_edge_comes_into_sight() -> None:
    async with PaneApp().run_test(size=(80, 24)) as pilot:
        pane = await shown(pilot)
        at = next(n for n, one in enumerate(pane._entries) if one.key == "heading:timeline")
        pane.highlighted = at
        pane.scroll_to(y=pane._index_to_line[at] - pane.size.height + 2, animate=False)
        await settled(pilot)
        await pilot.press("space")
        await settled(pilot)
        text = "\n".join(pane.render_line(y).text for y in range(pane.size.height))
        assert "▾ Timeline" in text and "Something" in text


async def settled(pilot: Any) -> None:
    """Wait for what is done after the next refresh."""
    await pilot.pause()
    await pilot.pause()


async def test_space_on_a_line_folds_its_section_and_z_folds_all() -> None:
    async with PaneApp().run_test(size=(80, 24)) as pilot:
        pane = await shown(pilot)
        await pilot.press("j", "space")
        assert key(pane) == "heading:claims"
        await pilot.press("z")
        assert all(pane.folds.is_open(one) for one in ("claims", "timeline", "dropped"))
        await pilot.press("z")
        assert pane.option_count == 11
        assert key(pane) == "heading:claims"


async def test_cursor_and_folds_outlive_the_briefing() -> None:
    async with PaneApp().run_test(size=(80, 24)) as pilot:
        pane = await shown(pilot)
        await pilot.press("j", "right_square_bracket", "space", "k", "k")
        assert key(pane) == "claims:claim-2"
        fewer = FULL.with_(claims=CLAIMS[1:])
        pane.show(fewer, sections_of(fewer))
        await pilot.pause()
        assert key(pane) == "claims:claim-2" and not pane.folds.is_open("ledger")
        fewer = FULL.with_(claims=CLAIMS[2:])
        pane.show(fewer, sections_of(fewer))
        await pilot.pause()
        assert pane.current is not None and pane.current.section == "claims"


@pytest.mark.parametrize(
    ("press", "wish"),
    [
        ("p", "pin"),
        ("d", "drop"),
        ("delete", "drop"),
        ("J", "down"),
        ("K", "up"),
        ("r", "reword"),
        ("t", "take_back"),
    ],
)
async def test_keys_say_what_the_reader_wants_of_the_line(press: str, wish: str) -> None:
    app = PaneApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot)
        await pilot.press(press)
        await pilot.pause()
        assert app.heard == [(wish, "claims:claim-1", 3)]


async def test_i_asks_for_the_source_under_the_cursor_or_for_all() -> None:
    app = PaneApp()
    async with app.run_test(size=(80, 24)) as pilot:
        pane = await shown(pilot)
        await pilot.press("i", "z")
        at = next(n for n, one in enumerate(pane._entries) if one.key == "source:c3")
        pane.highlighted = at
        await pilot.press("i", "u", "escape")
        await pilot.pause()
        assert app.heard == [("sources", None), ("sources", "c3"), "undo", "closed"]


async def test_a_notice_stands_in_for_a_briefing_and_progress_beside_an_old_one() -> None:
    app = PaneApp()
    async with app.run_test() as pilot:
        pane = app.query_one(BriefingPane)
        pane.show_notice("No [luck] today.")
        pane.focus()
        await pilot.press("j", "enter", "space", "z", "p", "i")
        assert str(pane.get_option_at_index(0).prompt) == "No [luck] today."
        assert app.opened == []
        pane.show_progress("Comparing figures…")
        assert str(pane.get_option_at_index(0).prompt) == "Comparing figures…"
        await shown(pilot)
        pane.show_progress("Comparing figures…")
        assert "Comparing figures…" in str(pane.get_option_at_index(0).prompt)
        assert pane.option_count > 5


async def test_a_click_on_a_heading_folds() -> None:
    async with PaneApp().run_test(size=(80, 24)) as pilot:
        pane = await shown(pilot)
        rows = [pane.render_line(y).text for y in range(20)]
        at = next(y for y, row in enumerate(rows) if "What happened" in row)
        await pilot.click(BriefingPane, offset=(6, at + pane.gutter.top))
        await pilot.pause()
        assert not pane.folds.is_open("claims")


@pytest.mark.parametrize("width", range(40, 124, 12))
async def test_nothing_is_wider_than_the_pane(width: int) -> None:
    async with PaneApp().run_test(size=(width, 30)) as pilot:
        pane = await shown(pilot)
        await pilot.press("z")
        await pilot.pause()
        assert pane.max_scroll_x == 0
        for y in range(int(pane.max_scroll_y) + 1):
            pane.scroll_to(y=y, animate=False)
            await pilot.pause()
            assert pane.render_line(0).cell_length <= width


async def test_a_bar_shows_where_the_cursor_is() -> None:
    async with PaneApp().run_test(size=(80, 24)) as pilot:
        pane = await shown(pilot)
        for _ in range(3):
            await pilot.press("j")
            barred = [
                row for y in range(pane.size.height) if "▌" in (row := pane.render_line(y).text)
            ]
            assert barred and pane.current is not None
            words = " ".join(barred).replace("▌", " ").split()
            assert words == pane.current.plain.split()


async def test_enter_shows_more_of_a_long_section_and_what_was_shown_stays() -> None:
    many = FULL.with_(timeline=tuple(dated(n, "2024-10-01", "day") for n in range(FEW * 2)))
    async with PaneApp().run_test(size=(80, 24)) as pilot:
        pane = await shown(pilot, many)
        pane.folds.open("timeline")
        pane.show(many, sections_of(many))
        pane.highlighted = [one.key for one in pane._entries].index("more:timeline")
        await pilot.press("enter")
        await pilot.pause()
        assert key(pane) == f"timeline:dated-{FEW}"
        await pilot.press("j", "j")
        line = key(pane)
        again = FULL.with_(timeline=many.timeline[1:])
        pane.show(again, sections_of(again))
        await pilot.pause()
        assert key(pane) == line


async def test_moving_and_dropping_are_seen_before_the_briefing_is_made_anew() -> None:
    app = PaneApp()
    async with app.run_test(size=(80, 24)) as pilot:
        pane = await shown(pilot)
        await pilot.press("J", "J", "J")
        await pilot.pause()
        lines = [one.key for one in pane._entries if one.section == "claims"]
        assert lines[1:4] == ["claims:claim-2", "claims:claim-3", "claims:claim-1"]
        assert key(pane) == "claims:claim-1" and len(app.heard) == 3
        await pilot.press("d", "d")
        await pilot.pause()
        assert [one[:2] for one in app.heard[3:]] == [
            ("drop", "claims:claim-1"),
            ("drop", "claims:claim-3"),
        ]
        assert key(pane) == "claims:claim-2"


async def test_enter_on_more_shows_what_goes_beyond_the_share_of_a_side() -> None:
    last = FULL.one_sided[0].with_(id="s-more", about="person:more", is_more=True)
    async with PaneApp().run_test(size=(80, 24)) as pilot:
        pane = await shown(pilot, FULL.with_(one_sided=(*FULL.one_sided, last)))
        pane.folds.open("sides")
        pane._refill()
        more = next(one for one in pane._entries if one.kind == "more")
        assert "… and 1 more; Enter shows them" in more.plain
        pane.highlighted = pane._entries.index(more)
        await pilot.press("enter")
        await pilot.pause()
        assert not any(one.kind == "more" for one in pane._entries)
        assert key(pane) == f"sides:{last.side}:{last.only}:more:names"
        await shown(pilot, FULL.with_(one_sided=(*FULL.one_sided, last)))  # made anew
        assert not any(one.kind == "more" for one in pane._entries)
