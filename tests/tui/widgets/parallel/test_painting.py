from rich.cells import cell_len
from rich.segment import Segment as Cells
from rich.style import Style

from core.article import Article, GlossaryTerm, Translation, TranslationWarning
from core.store import make_passage
from core.translate.glossary import Glossary
from tests.tui.reader_samples import FLOOD, HOSTILE, WIDE
from tui.widgets.parallel.columns import LayoutName, columns_for
from tui.widgets.parallel.finding import find
from tui.widgets.parallel.layout import Layout
from tui.widgets.parallel.page import Page
from tui.widgets.parallel.painting import STYLES, Look, Painter
from tui.widgets.parallel.places import Stretch

ODD = TranslationWarning(check="length", message="Odd.")
PALETTE = {name: Style(meta={name: True}) for name in STYLES}
"""Styles that say their names, so that one can ask what lies where."""


class Painted:
    """A page painted in styles that can be read."""

    def __init__(
        self,
        article: Article,
        look: Look | None = None,
        *,
        width: int = 119,
        layout: LayoutName = "both",
        is_stacked: bool = False,
        unfolded: bool = False,
        passages: tuple[tuple[int, int], ...] = (),
        glossary: Glossary | None = None,
    ) -> None:
        kept = [make_passage(article, start, end) for start, end in passages]
        self.page = Page(article, "en", kept, glossary)
        columns = columns_for(width, layout, is_stacked=is_stacked)
        self.layout = Layout(self.page, columns, unfolded=unfolded)
        painter = Painter(self.layout, look or Look(current=-1), PALETTE)
        self.rows: list[list[Cells]] = [painter.paint(y)[0] for y in range(self.layout.height)]

    def text(self, y: int) -> str:
        return "".join(cell.text for cell in self.rows[y])

    def all_text(self) -> str:
        return "\n".join(self.text(y) for y in range(len(self.rows)))

    def of(self, style: str, segment: int | None = None) -> list[str]:
        """Return what is painted in a style, run by run, all over or in one segment."""
        rows = self.rows
        if segment is not None:
            rows = rows[self.layout.first[segment] : self.layout.last[segment] + 1]
        return [
            cell.text for row in rows for cell in row if cell.style and style in cell.style.meta
        ]


def test_every_row_is_as_wide_as_the_view() -> None:
    for article in (FLOOD, WIDE, HOSTILE):
        for width, is_stacked in ((24, True), (40, True), (79, True), (119, False), (199, False)):
            painted = Painted(article, width=width, is_stacked=is_stacked, unfolded=True)
            assert {cell_len(painted.text(y)) for y in range(len(painted.rows))} == {width}


def test_names_and_figures_are_marked_on_both_sides() -> None:
    painted = Painted(FLOOD)
    assert painted.of("person", 4) == ["Inês Carvalho", "Inês Carvalho"]
    assert painted.of("place", 0) == ["Lisbonne", "Lisbon"]
    assert painted.of("organisation", 7) == ["Croix-Rouge", "Red Cross"]
    assert painted.of("figure", 8) == ["45 000 euros", "45,000 euros"]


def test_roles_look_like_what_they_are() -> None:
    painted = Painted(FLOOD)
    assert painted.of("heading", 6) == ["L'aide s'organise", "Help is being organised"]
    assert painted.of("ornament", 7) == ["•", "•"]
    assert painted.of("ornament", 9) == ["▎", "▎"]
    assert "".join(painted.of("caption", 10)).startswith("Un quai de")
    assert painted.of("dateline", 2) == ["Lisbonne", "Lisbon"]


def test_the_current_segment_has_a_bar_and_a_ground() -> None:
    painted = Painted(FLOOD, Look(current=4))
    rows = painted.layout.last[4] - painted.layout.first[4] + 1
    assert painted.of("bar", 4).count("▌") == rows
    assert painted.of("current", 4) and not painted.of("current", 3)


def test_the_current_name_is_lit_on_both_sides() -> None:
    page = Page(FLOOD, "en")
    mark = page.marks.of("original", 0)[0]
    look = Look(current=0, lit=frozenset((mark, *page.marks.twins(mark))))
    assert Painted(FLOOD, look).of("here") == ["Lisbonne", "Lisbon"]


def test_passages_are_marked_over_their_exact_range() -> None:
    segment = FLOOD.segments[3]
    at = FLOOD.text.index("quitté son lit")
    painted = Painted(FLOOD, passages=((at, at + 14),))
    assert "".join(painted.of("passage")) == "quitté son lit"
    assert painted.of("star", 3).count("★") == 1
    whole = Painted(FLOOD, passages=((segment.start, segment.end),))
    marked = "".join(whole.of("passage"))
    assert "Le Tage" in marked and "The Tagus" in marked


def test_passages_are_marked_in_the_gutter_of_the_translation_alone() -> None:
    segment = FLOOD.segments[3]
    painted = Painted(FLOOD, layout="translation", passages=((segment.start, segment.end - 5),))
    assert painted.of("star", 3).count("★") == 1
    assert not painted.of("passage", 3)


def test_what_was_found_is_marked() -> None:
    look = Look(current=-1)
    matches = find(Page(FLOOD, "en"), "gymnas", "both", unfolded=False)
    look.set_matches(matches)
    look.match = matches[1]
    painted = Painted(FLOOD, look)
    assert painted.of("match") == ["gymnas", "gymnas"]
    assert painted.of("match-here") == ["gymnas"]


def test_a_selection_is_exact_in_the_original_and_whole_in_the_translation() -> None:
    segment = FLOOD.segments[9]
    part = Painted(FLOOD, Look(current=-1, selection=Stretch(segment.start, segment.start + 4)))
    assert part.of("selection") == ["Nous"]
    whole = Painted(FLOOD, Look(current=-1, selection=Stretch(segment.start, segment.end)))
    assert whole.of("selection") == ["Nous n'avons jamais vu cela.", "We have never seen this."]


def test_folded_blocks_are_one_quiet_line() -> None:
    painted = Painted(FLOOD)
    assert painted.of("fold") == [
        "▸ 1 more line of the page (z)",
        "▸ 3 more lines of the page (z)",
    ]
    assert "Incendie dans le nord du pays" in Painted(FLOOD, unfolded=True).of("folded")


def test_missing_translations_are_said_quietly() -> None:
    assert Painted(FLOOD).of("pending") == ["not translated yet"] * 2
    assert not Painted(FLOOD, layout="original").of("pending")


def test_corrections_and_warnings_are_marked() -> None:
    mine = Translation(segment=5, text="They wait.", engine="reader")
    doubtful = Translation(
        segment=12,
        text="More.",
        engine="google",
        warnings=(ODD,),
    )
    painted = Painted(FLOOD.with_translations("en", (mine, doubtful)))
    assert "✎" in painted.of("star", 5)
    assert painted.of("warning", 12) == ["!"]
    assert not painted.of("warning", 5)


def test_hostile_text_is_plain_text() -> None:
    painted = Painted(HOSTILE, unfolded=True)
    said = painted.all_text()
    assert "[red]Alerte[/red] [@click=app.quit]x[/]" in said
    assert ":smile:" in said and "[/] here" in said
    assert not set(said) & set("\x1b\x07\x9b\u202e\u202c")


def test_a_mark_that_cuts_a_grapheme_takes_it_whole() -> None:
    astronaut = WIDE.text.index("👩‍🚀")
    look = Look(current=-1, selection=Stretch(astronaut, astronaut + 1))
    painted = Painted(WIDE, look)
    assert painted.of("selection") == ["👩‍🚀"]


def test_the_rule_goes_on_between_the_columns() -> None:
    painted = Painted(FLOOD)
    between = painted.layout.last[8] + 1
    assert painted.text(between).strip() == "│"
    assert not painted.text(0).strip()


def test_terms_and_lost_words_are_marked_in_their_styles() -> None:
    glossary = Glossary([GlossaryTerm(term="fleuve", translation="river")])
    lost = TranslationWarning(check="names", message="Lost.", lost="Lisbonne", start=20, end=28)
    made = FLOOD.translated("en")[0].with_(warnings=(lost,))
    painted = Painted(FLOOD.with_translations("en", (made,)), glossary=glossary)
    assert painted.of("term", 0) == ["fleuve", "river"]
    assert painted.of("lost", 0) == painted.of("place", 0)[:1] == ["Lisbonne"]
    assert painted.of("warning", 0) == ["!"]
