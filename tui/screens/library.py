"""The library: all articles, and what can be done with them."""

from typing import TYPE_CHECKING, ClassVar, cast

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static

from core.article import Article
from core.errors import DragomanError, NoSuchArticle, StoreError
from core.store import CatalogueEntry, Library, ReadingState
from tui.adding import AddingFailed, ArticleAdded, SourceProgressed, SourcesAdded
from tui.article_list import SORTS, ArticleList
from tui.background import in_background
from tui.keymap import bindings_for
from tui.screens.confirm import ConfirmScreen
from tui.screens.prompt import PromptScreen
from tui.typed_address import typed_address
from tui.widgets.article_table import ArticleTable
from tui.widgets.briefing_pane import BriefingPane
from tui.widgets.key_bar import KeyBar
from tui.widgets.progress_line import ProgressLine

if TYPE_CHECKING:
    from tui.app import DragomanApp

_EMPTY = Content.from_markup(
    "[bold]Nothing in the library yet[/]\n\n"
    "[bold $accent]A[/]  [$quiet]adds a file, a folder or a web address from here[/]\n\n"
    "[bold]dragoman add FILE…[/]  [$quiet]adds from the shell[/]\n"
    "[bold]dragoman demo[/]       [$quiet]opens the sample library[/]"
)
_EXPECTING = Content.from_markup("[$quiet]The first article is on its way…[/]")
_READING = Content.from_markup("[$quiet]Opening the library…[/]")
_NO_MATCH = Content.from_markup(
    "[$quiet]No article has all of these words; esc clears the filter.[/]"
)


class FilterLine(Input):
    """Where the words of the filter are typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "keep"),
        Binding("escape", "screen.leave_filter", "clear"),
    ]

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(
            placeholder="words in title, translation, publisher or language",
            id=id,
            select_on_focus=False,
        )


class LibraryScreen(Screen[None]):
    """The table of articles, a filter, the briefing pane, and how the adding of more goes."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings_for("library"))
    AUTO_FOCUS = "ArticleTable"

    def __init__(self) -> None:
        super().__init__()
        self.articles = ArticleList()
        self._is_read_in = False
        self._is_expecting = False
        self._removed: list[list[Article]] = []

    @property
    def _dragoman(self) -> "DragomanApp":
        return cast("DragomanApp", self.app)

    @property
    def _library(self) -> Library:
        return self._dragoman.library

    def compose(self) -> ComposeResult:
        """Lay out the screen; the articles come later."""
        with Horizontal(id="header"):
            yield Static("", id="counts", markup=False)
            yield Static("", id="order", markup=False)
        with Horizontal(id="shelves"):
            yield ArticleTable(self.articles, id="articles")
            yield Static(_READING, id="empty")
            yield BriefingPane(id="briefing")
        yield FilterLine(id="filter")
        yield ProgressLine(id="progress")
        yield KeyBar()

    def on_mount(self) -> None:
        """Read the catalogue without keeping the first frame waiting."""
        self.articles.target = self._dragoman.target
        self._show_counts()
        self._read_in()

    @work(group="read-in")
    async def _read_in(self) -> None:
        try:
            entries, states, passages = await in_background(_read_catalogue, self._library)
        except StoreError as error:
            self._dragoman.fail(error)
            return
        self.articles.fill(entries, states, passages)
        self._is_read_in = True
        self._show_articles()

    def on_screen_resume(self) -> None:
        """Show what reading has changed of the articles opened meanwhile."""
        opened, self._dragoman.opened = self._dragoman.opened, set()
        if not self._is_read_in or not opened:
            return
        for article_id in opened:
            self._put_from_library(article_id)
        self._show_articles()

    # What is shown

    @property
    def _table(self) -> ArticleTable:
        return self.query_one(ArticleTable)

    @property
    def _pane(self) -> BriefingPane:
        return self.query_one(BriefingPane)

    def _show_articles(self, keep: str | None = None) -> None:
        """Show the list as it is now, the cursor on `keep` or on the article it was on."""
        self._table.show_list(keep)
        empty = self.query_one("#empty", Static)
        has_rows = bool(self.articles.visible)
        self._table.set_class(not has_rows, "-empty")
        empty.display = not has_rows
        if not has_rows:
            empty.update(self._why_empty())
        self._show_counts()

    def _why_empty(self) -> Content:
        if not self._is_read_in:
            return _READING
        if self.articles.words:
            return _NO_MATCH
        return _EXPECTING if self._is_expecting else _EMPTY

    def _show_counts(self) -> None:
        articles = self.articles
        parts = [("Dragoman", "bold $accent")]
        if self._is_read_in and len(articles):
            count = len(articles)
            shown = len(articles.visible)
            of = f"{shown} of {count}" if articles.words else f"{count:,}".replace(",", " ")
            said = [f"{of} article{'s' if count != 1 else ''}", f"{articles.unread} unread"]
            said.append(f"{articles.passages} passage{'s' if articles.passages != 1 else ''} kept")
            parts.append((f"   {'   '.join(said)}", "$quiet"))
            if articles.selected:
                parts.append((f"   {len(articles.selected)} selected", "$accent"))
        self.query_one("#counts", Static).update(Content.assemble(*parts))
        way = ", reversed" if articles.is_reversed else ""
        order = f"by {articles.sort}{way}" if len(articles) else ""
        self.query_one("#order", Static).update(Content.styled(order, "$quiet"))

    def _put_from_library(self, article_id: str) -> None:
        try:
            entry = self._library.entry(article_id)
            state = self._library.reading(article_id)
            passages = len(self._library.passages(article=article_id))
        except NoSuchArticle:
            self.articles.drop([article_id])
        except StoreError as error:
            self._dragoman.tell_problem(str(error))
        else:
            self.articles.put(entry, is_read=state.is_read, passages=passages)

    # Moving and opening

    def action_next_article(self) -> None:
        """Go down one row."""
        self._table.move(1)

    def action_previous_article(self) -> None:
        """Go up one row."""
        self._table.move(-1)

    def action_next_articles_page(self) -> None:
        """Go down a page."""
        self._table.move(self._table.rows_a_page)

    def action_previous_articles_page(self) -> None:
        """Go up a page."""
        self._table.move(-self._table.rows_a_page)

    def action_first_article(self) -> None:
        """Go to the first row."""
        self._table.move_to(0)

    def action_last_article(self) -> None:
        """Go to the last row."""
        self._table.move_to(len(self.articles.visible) - 1)

    def action_open_article(self) -> None:
        """Open the article under the cursor."""
        if self._table.current is not None:
            self._dragoman.open_article(self._table.current)

    @on(ArticleTable.Chosen)
    def _open_clicked(self, event: ArticleTable.Chosen) -> None:
        self._dragoman.open_article(event.article_id)

    @on(BriefingPane.CitationOpened)
    def _open_cited(self, event: BriefingPane.CitationOpened) -> None:
        self._dragoman.open_article(event.article, event.segment)

    # Order and filter

    def action_sort_articles(self) -> None:
        """Sort by the next of the orders."""
        at = SORTS.index(self.articles.sort)
        self.articles.sort_by(SORTS[(at + 1) % len(SORTS)])
        self._show_articles()

    def action_reverse_sort(self) -> None:
        """Turn the order round."""
        self.articles.sort_by(self.articles.sort, is_reversed=not self.articles.is_reversed)
        self._show_articles()

    def action_filter_articles(self) -> None:
        """Open the filter line."""
        line = self.query_one("#filter", Input)
        line.display = True
        line.focus()

    @on(Input.Changed, "#filter")
    def _filter(self, event: Input.Changed) -> None:
        self.articles.filter_by(event.value)
        self._show_articles()

    @on(Input.Submitted, "#filter")
    def _leave_filter_line(self, event: Input.Submitted) -> None:
        event.input.display = bool(event.value.strip())
        self._table.focus()

    def action_leave_filter(self) -> None:
        """Leave what was entered last: filter, briefing, summary, selection."""
        line = self.query_one("#filter", Input)
        progress = self.query_one(ProgressLine)
        if line.display:
            line.value = ""
            line.display = False
            self._table.focus()
        elif self._pane.display:
            self._close_briefing()
        elif progress.display and not self._is_expecting:
            progress.display = False
        elif self.articles.selected:
            self.articles.selected.clear()
            self._show_articles()

    # Changing articles

    def _wanted(self) -> list[str]:
        """Return the selected articles, else the one under the cursor."""
        current = self._table.current
        return self.articles.chosen() or ([] if current is None else [current])

    def action_select_article(self) -> None:
        """Select the article, or take it out, and go on to the next."""
        current = self._table.current
        if current is None:
            return
        self.articles.toggle(current)
        self._table.refresh_row(current)
        self._table.move(1)
        self._show_counts()
        if self._pane.display:
            self._brief()

    def action_toggle_read(self) -> None:
        """Mark as read, or as unread when all are read already."""
        rows = [row for one in self._wanted() if (row := self.articles.row(one)) is not None]
        is_read = not all(row.is_read for row in rows)
        try:
            for row in rows:
                state = self._library.reading(row.id)
                self._library.save_reading(row.id, state.with_(is_read=is_read))
                self.articles.mark(row.id, is_read=is_read)
        except StoreError as error:
            self._dragoman.tell_problem(str(error))
        self._table.refresh()
        self._show_counts()

    @work(group="change")
    async def action_remove_article(self) -> None:
        """Remove the articles from the library, after asking."""
        wanted = self._wanted()
        if not wanted:
            return
        row = self.articles.row(wanted[0])
        title = row.entry.title if row is not None else wanted[0]
        what = f"“{title}”" if len(wanted) == 1 else f"{len(wanted)} articles"
        question = f"Remove {what} from the library? Passages kept come back with the article."
        choices = [("n", "No, keep"), ("y", "Yes, remove")]
        if await self.app.push_screen_wait(ConfirmScreen(question, choices)) != "y":
            return
        try:
            self._removed.append(await in_background(_remove, self._library, wanted))
        except StoreError as error:
            self._dragoman.tell_problem(str(error))
            self._read_in()
            return
        self.articles.drop(wanted)
        self._show_articles()
        self._dragoman.tell(f"{what} removed; u puts it back.")

    @work(group="change")
    async def action_undo_change(self) -> None:
        """Put back what was removed last."""
        if not self._removed:
            self._dragoman.tell("Nothing to undo here.")
            return
        articles = self._removed[-1]
        try:
            await in_background(self._library.put_many, articles)
        except StoreError as error:
            self._dragoman.tell_problem(str(error))
            return
        self._removed.pop()
        for article in articles:
            self._put_from_library(article.id)
        self._show_articles(keep=articles[0].id)

    # Adding

    @work(group="ask")
    async def action_add_source(self) -> None:
        """Ask for a path or an address, and add what is there."""
        answer = await self.app.push_screen_wait(
            PromptScreen("Add to the library", placeholder="a file, a folder or a web address")
        )
        address = typed_address(answer or "")
        if address:
            self._dragoman.add_sources([address])

    def expect_articles(self) -> None:
        """Know that articles are being added."""
        self._is_expecting = True
        if self._is_read_in:
            self._show_articles()

    @on(SourceProgressed)
    def _show_progress(self, event: SourceProgressed) -> None:
        self.query_one(ProgressLine).show_progress(
            event.address, event.phase, event.done, event.total
        )

    @on(ArticleAdded)
    def _show_added(self, event: ArticleAdded) -> None:
        if self._is_read_in:
            self._put_from_library(event.article_id)
            self._show_articles()

    @on(SourcesAdded)
    def _show_report(self, event: SourcesAdded) -> None:
        self._is_expecting = False
        self.query_one(ProgressLine).show_report(event.report)
        if not event.report.failed:
            self._dragoman.tell(event.report.summary())
        if self._is_read_in:
            self._show_articles()

    @on(AddingFailed)
    def _show_failure(self, event: AddingFailed) -> None:
        self._is_expecting = False
        self.query_one(ProgressLine).show_failure(event.reason)

    # Briefing

    def action_toggle_briefing(self) -> None:
        """Open the briefing on the wanted articles, or close it."""
        if self._pane.display:
            self._close_briefing()
        elif self._wanted():
            self.add_class("-briefing")
            self._pane.focus()
            self._brief()

    @on(BriefingPane.Closed)
    def _close_briefing(self) -> None:
        self.remove_class("-briefing")
        self._table.focus()

    @work(group="briefing", exclusive=True)
    async def _brief(self) -> None:
        from tui.briefing import make_briefing

        wanted = self._wanted()
        self._pane.show_notice("Making the briefing…")
        try:
            built = await in_background(make_briefing, self._library, wanted, self._dragoman.target)
        except DragomanError as error:
            self._pane.show_notice(str(error))
        else:
            self._pane.show(built.briefing, built.articles)

    def action_export_briefing(self) -> None:
        """Write the briefing on the wanted articles to a file."""
        wanted = self._wanted()
        if not wanted:
            return
        row = self.articles.row(wanted[0])
        alone = row is not None and len(wanted) == 1
        title = (row.title_translated or row.entry.title) if row and alone else "articles"
        self._dragoman.export_briefing(wanted, title)


def _read_catalogue(
    library: Library,
) -> tuple[list[CatalogueEntry], dict[str, ReadingState], dict[str, int]]:
    passages: dict[str, int] = {}
    for passage in library.passages():
        passages[passage.article] = passages.get(passage.article, 0) + 1
    return library.entries(), library.reading_states(), passages


def _remove(library: Library, article_ids: list[str]) -> list[Article]:
    """Remove the articles and return them as they were."""
    articles = [library.article(one) for one in article_ids]
    for one in article_ids:
        library.remove(one)
    return articles
