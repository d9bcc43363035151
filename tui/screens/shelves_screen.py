"""The shelves of the library: the table of articles, its order, its filter, and the counts."""

import asyncio
from concurrent.futures import Future
from typing import ClassVar, TypeAlias

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input, Static

from core.errors import NoSuchArticle, StoreError
from core.store import CatalogueEntry, Library, ReadingState
from tui.article_list import SORTS, ArticleList
from tui.background import begin, is_soon_done
from tui.screens.beside_screen import BesideScreen
from tui.widgets.article_table import ArticleTable
from tui.widgets.briefing.pane import BriefingPane
from tui.widgets.keeping_line import KeepingLine
from tui.widgets.key_bar import KeyBar
from tui.widgets.progress_line import ProgressLine

Catalogue: TypeAlias = tuple[object, list[CatalogueEntry], dict[str, ReadingState], dict[str, int]]
"""The library's state, every article, where the reader stopped, how many passages are kept."""

ORDER = len("by language")
"""Cells that the longest order takes; from one to another nothing is laid out anew."""

PAUSE = 0.02
"""Seconds between two steps of what is done beforehand."""

_EMPTY = (
    "[bold]Nothing in the library yet[/]\n\n"
    "[bold $accent]A[/]  [$quiet]adds a file, a folder or a web address from here[/]\n\n"
    "[bold]dragoman add FILE…[/]  [$quiet]adds from the shell[/]\n"
    "[bold]dragoman demo[/]       [$quiet]opens the sample library[/]"
)
_EXPECTING = "[$quiet]The first article is on its way…[/]"
_READING = "[$quiet]Opening the library…[/]"
_NO_MATCH = "[$quiet]No article has all of these words; esc clears the filter.[/]"


class FilterLine(Input):
    """Where the words of the filter are typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "keep"),
        Binding("escape", "screen.leave_filter", "clear"),
    ]

    virtual_size: Reactive[Size] = Reactive(Size(0, 0))
    """Textual's own lays the screen out anew with each letter, for a line that stays as it is."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(
            placeholder="words in title, translation, publisher or language",
            id=id,
            select_on_focus=False,
        )

    def watch_virtual_size(self, size: Size) -> None:
        """Have longer words scroll."""
        if size.width >= self.size.width:
            self.refresh(layout=True)


class ShelvesScreen(BesideScreen):
    """Shows the articles and moves among them; changes none of them."""

    AUTO_FOCUS = "ArticleTable"

    def __init__(self) -> None:
        super().__init__()
        self.articles = ArticleList()
        self.is_read_in = False
        self.is_expecting = False
        self._reading: Future[Catalogue] | None = None
        self._is_shown = False
        self._is_whole = False
        self._shown_order = ""
        self._shown_state: object = None

    @property
    def library(self) -> Library:
        """The library on disk."""
        return self.dragoman.library

    def compose(self) -> ComposeResult:
        """Lay out what the first frame shows; the articles come later."""
        with Horizontal(id="header"):
            yield Static("", id="counts", markup=False)
            yield Static("", id="order", markup=False)
        with Horizontal(id="shelves"):
            yield ArticleTable(self.articles, id="articles")
            yield Static(id="empty")
        yield ProgressLine(id="progress")
        yield KeepingLine()
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the catalogue in the first frame, or in a later one if it takes long to read."""
        self.articles.target = self.dragoman.target
        reading = self._reading or begin(_read_catalogue, self.library)
        if is_soon_done(reading):
            self._show_first(reading.result())
        else:
            self.query_one("#empty", Static).update(Content.from_markup(_READING))
            self.show_counts()
            self.read_in(reading)

    def begin_reading(self) -> None:
        """Read the catalogue while the screen is being made."""
        self._reading = begin(_read_catalogue, self.library)

    @work(group="read-in")
    async def read_in(self, reading: "Future[Catalogue]") -> None:
        """Show the catalogue once it is read; one that cannot be read ends the application."""
        try:
            found = await asyncio.wrap_future(reading)
        except StoreError as error:
            self.dragoman.fail(error)
            return
        self._show_first(found)

    def _show_first(self, found: "Catalogue") -> None:
        self._shown_state, entries, states, passages = found
        self.articles.fill(entries, states, passages)
        self.is_read_in = True
        self.show_articles()
        self.call_after_refresh(self._get_ready)
        self.fold_ahead()

    def _get_ready(self) -> None:
        self.dragoman.get_ready()
        self._complete()

    def _complete(self) -> None:
        """Put in what stays hidden until it is asked for; the first frame does not wait for it."""
        if not self._is_whole:
            self._is_whole = True
            self.dragoman.load_styles()
            self.query_one("#shelves").mount(BriefingPane(id="briefing"))
            self.mount(FilterLine(id="filter"), before="#progress")

    @work(group="fold")
    async def fold_ahead(self) -> None:
        """Get the list ready to be filtered, in steps that no key waits for."""
        for _ in self.articles.fold_ahead():
            await asyncio.sleep(PAUSE)

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Show what reading has changed of the articles."""
        if not self._is_shown:
            # Textual would apply to all widgets once more the styles that they have just got.
            self._is_shown, event.refresh_styles = True, False
        if self.is_read_in:
            self.show_changes()

    def show_changes(self) -> None:
        """Make the list say what the library says now of the articles opened, and of the others."""
        opened, self.dragoman.opened = self.dragoman.opened, set()
        changed = opened | self._outdated()
        for article_id in changed:
            self.put_from_library(article_id)
        if changed:
            self.show_articles()

    def _outdated(self) -> set[str]:
        """Return the articles of which the list says what is no longer so: corrections go far."""
        state = self.library.state()
        if state == self._shown_state:
            return set()
        try:
            entries = self.library.entries()
        except StoreError:
            return set()  # said already, when the list was read
        self._shown_state = state
        rows = [(self.articles.row(one.id), one) for one in entries]
        return {one.id for row, one in rows if row is not None and row.entry != one}

    # What is shown

    @property
    def table(self) -> ArticleTable:
        """The table of articles."""
        return self.query_one(ArticleTable)

    @property
    def briefing_pane(self) -> BriefingPane:
        """The briefing, whether or not it is seen."""
        self._complete()
        return super().briefing_pane

    @property
    def filter_line(self) -> FilterLine:
        """Where the words of the filter are typed, whether or not it is seen."""
        self._complete()
        return self.query_one(FilterLine)

    def show_articles(self, keep: str | None = None) -> None:
        """Show the list as it is now, the cursor on `keep` or on the article it was on."""
        self.table.show_list(keep)
        empty = self.query_one("#empty", Static)
        has_rows = bool(self.articles.visible)
        self.table.set_class(not has_rows, "-empty")
        empty.display = not has_rows
        if not has_rows:
            empty.update(Content.from_markup(self._why_empty()))
        self.show_counts()

    def _why_empty(self) -> str:
        if not self.is_read_in:
            return _READING
        if self.articles.words:
            return _NO_MATCH
        return _EXPECTING if self.is_expecting else _EMPTY

    def show_counts(self) -> None:
        """Show how many articles there are, and their order."""
        articles = self.articles
        parts = [("Dragoman", "bold $accent")]
        if self.is_read_in and len(articles):
            count = len(articles)
            shown = len(articles.visible)
            of = f"{shown} of {count}" if articles.words else f"{count:,}".replace(",", " ")
            said = [f"{of} article{'s' if count != 1 else ''}", f"{articles.unread} unread"]
            said.append(f"{articles.passages} passage{'s' if articles.passages != 1 else ''} kept")
            parts.append((f"   {'   '.join(said)}", "$quiet"))
            if articles.selected:
                parts.append((f"   {len(articles.selected)} selected", "$accent"))
        # It has what is left of one line, whatever it says, so nothing is laid out anew for it.
        self.query_one("#counts", Static).update(Content.assemble(*parts), layout=False)
        way = ", reversed" if articles.is_reversed else ""
        order = f"by {articles.sort}{way}" if len(articles) else ""
        if order != self._shown_order:
            is_wider = max(len(order), len(self._shown_order)) > ORDER
            self._shown_order = order
            shown_now = Content.styled(order, "$quiet")
            line = self.query_one("#order", Static)
            line.set_class(bool(order), "-said")
            line.update(shown_now, layout=is_wider)

    def put_from_library(self, article_id: str) -> None:
        """Make the list say of an article what the library says of it now."""
        try:
            entry = self.library.entry(article_id)
            state = self.library.reading(article_id)
            passages = len(self.library.passages(article=article_id))
        except NoSuchArticle:
            self.articles.drop([article_id])
        except StoreError as error:
            self.dragoman.tell_problem(str(error))
        else:
            self.articles.put(entry, is_read=state.is_read, passages=passages)

    # Moving and opening

    def action_next_article(self) -> None:
        """Go down one row."""
        self.table.move(1)

    def action_previous_article(self) -> None:
        """Go up one row."""
        self.table.move(-1)

    def action_next_articles_page(self) -> None:
        """Go down a page."""
        self.table.move(self.table.rows_a_page)

    def action_previous_articles_page(self) -> None:
        """Go up a page."""
        self.table.move(-self.table.rows_a_page)

    def action_first_article(self) -> None:
        """Go to the first row."""
        self.table.move_to(0)

    def action_last_article(self) -> None:
        """Go to the last row."""
        self.table.move_to(len(self.articles.visible) - 1)

    def action_open_article(self) -> None:
        """Open the article under the cursor."""
        if self.table.current is not None:
            self.dragoman.open_article(self.table.current)

    @on(ArticleTable.Chosen)
    def _open_clicked(self, event: ArticleTable.Chosen) -> None:
        self.dragoman.open_article(event.article_id)

    # Order and filter

    def action_sort_articles(self) -> None:
        """Sort by the next of the orders."""
        at = SORTS.index(self.articles.sort)
        self.articles.sort_by(SORTS[(at + 1) % len(SORTS)])
        self.show_articles(keep=self.table.current)

    def action_reverse_sort(self) -> None:
        """Turn the order round."""
        self.articles.sort_by(self.articles.sort, is_reversed=not self.articles.is_reversed)
        self.show_articles(keep=self.table.current)

    def action_filter_articles(self) -> None:
        """Open the filter line."""
        self.filter_line.display = True
        self.filter_line.focus()

    @on(Input.Changed, "#filter")
    def _filter(self, event: Input.Changed) -> None:
        self.articles.filter_by(event.value)
        self.show_articles()

    @on(Input.Submitted, "#filter")
    def _leave_filter_line(self, event: Input.Submitted) -> None:
        event.input.display = bool(event.value.strip())
        self.table.focus()

    # Chosen articles

    def wanted(self) -> list[str]:
        """Return the selected articles, else the one under the cursor."""
        current = self.table.current
        return self.articles.chosen() or ([] if current is None else [current])


def _read_catalogue(library: Library) -> Catalogue:
    state = library.state()
    passages: dict[str, int] = {}
    for passage in library.passages():
        passages[passage.article] = passages.get(passage.article, 0) + 1
    return state, library.entries(), library.reading_states(), passages
