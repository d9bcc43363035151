"""Lines are painted once, as Textual would have them, and none keeps itself alive."""

import gc

from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.color import Color
from textual.filter import DimFilter, LineFilter, Monochrome
from textual.geometry import Region, Size
from textual.strip import Strip

from tui.widgets.painted_view import PaintedStrip, PaintedView

ROWS = 60


class _View(PaintedView):
    painted = 0

    def on_mount(self) -> None:
        self.virtual_size = Size(20, ROWS)

    def render_line(self, y: int) -> Strip:
        self.painted += 1
        width = self.scrollable_content_region.width
        text = f"row {y + self.scroll_offset.y}".ljust(width)
        return self.let_out([Segment(text, self.finished_style(Style.null()))], width)


class _Shout(LineFilter):
    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [Segment(text.upper(), style, control) for text, style, control in segments]


class _App(App[None]):
    def compose(self) -> ComposeResult:
        yield _View()


def test_a_line_is_gone_with_its_last_user() -> None:
    gc.disable()
    try:
        before = len(gc.get_objects())
        for _ in range(50):
            PaintedStrip([Segment("a line")]).divide([6])
        assert len(gc.get_objects()) - before < 50
    finally:
        gc.enable()


def test_a_line_is_divided_as_by_textual() -> None:
    segments = [Segment("one "), Segment("two é"), Segment(" three")]
    for cuts in ([4], [4, 15], [15], [2, 7, 15, 99], [99], []):
        ours, theirs = PaintedStrip(segments).divide(cuts), Strip(segments).divide(cuts)
        assert [one.text for one in ours] == [one.text for one in theirs], cuts


async def test_what_lies_under_the_bar_is_not_painted() -> None:
    app = _App()
    async with app.run_test(size=(20, 10)) as pilot:
        view = app.query_one(_View)
        view.styles.overflow_y = "scroll"
        await pilot.pause()
        width = view.scrollable_content_region.width
        assert width < 20
        lines = view.render_lines(Region(0, 0, 20, 10))
        assert [one.cell_length for one in lines] == [width] * 10
        part = view.render_lines(Region(4, 2, 3, 1))
        assert [one.text for one in part] == ["2  "]
        frame = app.screen._compositor.render_strips()
        assert [one.cell_length for one in frame] == [20] * 10
        view.styles.overflow_y = "hidden"
        await pilot.pause()
        assert [one.cell_length for one in view.render_lines(Region(0, 0, 20, 4))] == [20] * 4


async def test_lines_pass_the_filters_that_there_are_now() -> None:
    app = _App()
    async with app.run_test(size=(20, 10)) as pilot:
        await pilot.pause()
        view = app.query_one(_View)
        app._filters += [_Shout(), Monochrome(enabled=False)]
        assert view.render_lines(Region(0, 0, 20, 1))[0].text.startswith("ROW 0")


async def test_finished_styles_and_texts_make_the_line_that_is_finished_as_a_whole() -> None:
    app = _App(ansi_color=False)
    async with app.run_test(size=(20, 10)) as pilot:
        await pilot.pause()
        view = app.query_one(_View)
        styles = [
            Style.parse(one) for one in ("red on blue", "dim #102030", "bold", "#ffffff on red")
        ]
        line = [Segment(f"cell {number} ", one) for number, one in enumerate(styles)]
        pairs = list(zip(line, styles, strict=True))
        for more in ([], [DimFilter(), _Shout()], [Monochrome()]):
            app._filters += more
            view.render_lines(Region(0, 0, 20, 1))
            finished = [Segment(one.text, view.finished_style(style)) for one, style in pairs]
            made = view.let_out(finished, 28)
            whole = line
            for one in view.get_line_filters():
                whole = one.apply(whole, view.background_colors[1])
            assert list(made) == whole
            assert made.cell_length == Strip(whole).cell_length == 28
