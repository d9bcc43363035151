"""The library: all articles, and what can be done with them."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on, work
from textual.binding import BindingType

from core.article import Article
from core.errors import NoSuchArticle, StoreDamaged, StoreError
from core.store import Library
from tui.adding import AddingFailed, ArticleAdded, SourceProgressed, SourcesAdded
from tui.background import in_background
from tui.keymap import bindings_for
from tui.screens.shelves_screen import ShelvesScreen
from tui.typed_address import typed_address
from tui.widgets.briefing.pane import BriefingPane
from tui.widgets.progress_line import ProgressLine


class LibraryScreen(ShelvesScreen):
    """Adds to the shelves what changes them: adding, removing, read and unread; and briefings."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings_for("library"))
    COVERED: ClassVar[frozenset[str]] = frozenset(
        (
            "open_article",
            "select_article",
            "select_all",
            "filter_articles",
            "sort_articles",
            "reverse_sort",
            "toggle_read",
            "remove_article",
        )
    )

    def __init__(self) -> None:
        super().__init__()
        self._removed: list[list[Article]] = []
        self._briefed: list[str] = []

    def action_leave_filter(self) -> None:
        """Leave what was entered last: filter, briefing, summary, selection."""
        line = self.filter_line
        progress = self.query_one(ProgressLine)
        if line.display:
            line.value = ""
            line.display = False
            self.table.focus()
        elif self.has_class("-briefing"):
            self.close_pane()
        elif progress.display and not self.is_expecting:
            progress.display = False
        elif self.articles.selected:
            self.articles.selected.clear()
            self.show_articles()

    # Changing articles

    def action_select_article(self) -> None:
        """Select the article, or take it out, and go on to the next."""
        current = self.table.current
        if current is None:
            return
        self.articles.toggle(current)
        self.table.refresh_row(current)
        self.table.move(1)
        self.show_counts()
        self._brief_again()

    def action_select_all(self) -> None:
        """Select every article that is seen, or none."""
        if not self.articles.visible:
            return
        self.articles.toggle_all()
        self.show_articles(keep=self.table.current)
        self._brief_again()

    @work(group="mark")
    async def action_toggle_read(self) -> None:
        """Mark as read, or as unread when all are read already."""
        if self.refused():
            return
        rows = [row for one in self.wanted() if (row := self.articles.row(one)) is not None]
        is_read = not all(row.is_read for row in rows)
        marked, problem = await in_background(
            _until_error, lambda one: _mark(self.library, one, is_read), [row.id for row in rows]
        )
        for article_id in marked:
            self.articles.mark(article_id, is_read=is_read)
        self.table.refresh()
        self.show_counts()
        if problem is not None:
            self.dragoman.tell_problem(str(problem))

    @work(group="change")
    async def action_remove_article(self) -> None:
        """Remove the articles from the library, after asking."""
        if self.refused():
            return
        from tui.screens.confirm import ConfirmScreen

        wanted = self.wanted()
        if not wanted:
            return
        row = self.articles.row(wanted[0])
        title = row.entry.title if row is not None else wanted[0]
        what = f"“{title}”" if len(wanted) == 1 else f"{len(wanted)} articles"
        question = f"Remove {what} from the library? Passages kept come back with the article."
        choices = [("n", "No, keep"), ("y", "Yes, remove")]
        if await self.app.push_screen_wait(ConfirmScreen(question, choices)) != "y":
            return
        removed: list[Article] = []
        done, problem = await in_background(
            _until_error, lambda one: removed.extend(_remove(self.library, one)), wanted
        )
        if removed:
            self._removed.append(removed)
        self.articles.drop(done)
        self.show_articles()
        self._brief_again()
        if problem is not None:
            self.dragoman.tell_problem(str(problem))
        elif len(removed) < len(wanted):
            self.dragoman.tell(f"{what} removed; what was damaged cannot be put back.")
        else:
            back = "it" if len(wanted) == 1 else "them"
            self.dragoman.tell(f"{what} removed; u puts {back} back.")

    @work(group="change")
    async def action_undo_change(self) -> None:
        """Put back what was removed last."""
        if self.refused():
            return
        if not self._removed:
            self.dragoman.tell("Nothing to undo here.")
            return
        articles = self._removed[-1]
        try:
            await in_background(self.library.put_many, articles)
        except StoreError as error:
            self.dragoman.tell_problem(str(error))
            return
        self._removed.pop()
        for article in articles:
            self.put_from_library(article.id)
        self.show_articles(keep=articles[0].id)
        self._brief_again()

    # Adding

    @work(group="ask")
    async def action_add_source(self) -> None:
        """Ask for a path or an address, and add what is there."""
        if self.refused():
            return
        from tui.screens.prompt import PromptScreen

        answer = await self.app.push_screen_wait(
            PromptScreen("Add to the library", placeholder="a file, a folder or a web address")
        )
        address = typed_address(answer or "")
        if address:
            self.dragoman.add_sources([address])

    def expect_articles(self) -> None:
        """Know that articles are being added."""
        self.is_expecting = True
        if self.is_read_in:
            self.show_articles()

    @on(SourceProgressed)
    def _show_progress(self, event: SourceProgressed) -> None:
        self.query_one(ProgressLine).show_progress(
            event.address, event.phase, event.done, event.total
        )

    @on(ArticleAdded)
    def _show_added(self, event: ArticleAdded) -> None:
        if self.is_read_in:
            self.put_from_library(event.article_id)
            self.show_articles()

    @on(SourcesAdded)
    def _show_report(self, event: SourcesAdded) -> None:
        self.is_expecting = False
        self.query_one(ProgressLine).show_report(event.report)
        if not event.report.failed:
            self.dragoman.tell(event.report.summary())
        if self.is_read_in:
            self.show_articles()

    @on(AddingFailed)
    def _show_failure(self, event: AddingFailed) -> None:
        self.is_expecting = False
        self.query_one(ProgressLine).show_failure(event.reason)

    # What others change

    @work(group="follow")
    async def follow(self) -> None:
        """Show what was changed elsewhere; the cursor stays on its article."""
        from tui.following import differences

        if not self.is_read_in:
            return
        try:
            found = await in_background(differences, self.library, self.articles.rows())
        except StoreError:
            return  # said already, or by whoever next needs it
        if found is None or not self.display:  # or it is being taken down meanwhile
            return
        found.show_in(self.articles)
        self.show_articles()
        self._brief_again()
        for article_id in found.articles:
            self.dragoman.article_changed(article_id)

    # Briefing

    def action_toggle_briefing(self) -> None:
        """Open the briefing on the wanted articles, or close it."""
        if self.has_class("-briefing"):
            self.close_pane()
        elif self.wanted():
            self.briefing_pane.show_notice("Making the briefing…")
            self._briefed = []
            self.open_pane()
            self.make_anew()

    def briefed(self) -> list[str]:
        """Return the articles that the briefing is on."""
        return self._briefed

    def make_anew(self) -> None:
        """Make the briefing on the wanted articles; while the cursor is in it, on the same."""
        self._briefed = self._meant()
        if self._briefed:
            super().make_anew()
        else:
            self.call_off()
            self.briefing_pane.show_notice("There is no article to brief on; A adds one.")

    def _meant(self) -> list[str]:
        """Return the articles in the briefing while the cursor is there, else the wanted ones."""
        shown = [one for one in self._briefed if one in self.articles]
        return shown if shown and self.briefing_pane.has_focus else self.wanted()

    def show_changes(self) -> None:
        """Show what has changed in the briefing, too."""
        super().show_changes()
        self.table.refresh()  # the search selects articles, too
        self.show_counts()
        if self.has_class("-briefing") and self.briefing_pane.briefing is not None:
            self.make_anew()

    def _brief_again(self) -> None:
        if self.has_class("-briefing"):
            self.make_anew()

    def undo_elsewhere(self) -> None:
        """Put back what was removed last."""
        self.action_undo_change()

    def action_open_briefing(self) -> None:
        """Show the briefing on the wanted articles on the whole screen."""
        wanted = self._meant()
        if wanted:
            self.dragoman.open_briefing(wanted, self._export_title(wanted))

    @on(BriefingPane.CitationOpened)
    def _open_cited(self, event: BriefingPane.CitationOpened) -> None:
        self.dragoman.open_article(event.article, event.segment)

    def action_export_briefing(self) -> None:
        """Write the briefing on the wanted articles to a file."""
        wanted = self._meant()
        if not wanted:
            return
        self.dragoman.export_briefing(wanted, self._export_title(wanted))

    def _export_title(self, wanted: Sequence[str]) -> str:
        row = self.articles.row(wanted[0])
        alone = row is not None and len(wanted) == 1
        return (row.title_translated or row.entry.title) if row and alone else "articles"


def _until_error(
    change: Callable[[str], None], article_ids: Sequence[str]
) -> tuple[list[str], StoreError | None]:
    """Change one article after the other; return those that were, and the error that ended it."""
    done: list[str] = []
    for article_id in article_ids:
        try:
            change(article_id)
        except StoreError as error:
            return done, error
        done.append(article_id)
    return done, None


def _mark(library: Library, article_id: str, is_read: bool) -> None:
    library.save_reading(article_id, library.reading(article_id).with_(is_read=is_read))


def _remove(library: Library, article_id: str) -> list[Article]:
    """Remove an article and return it as it was; nothing when it could not be read any more."""
    try:
        kept = [library.article(article_id)]
    except (NoSuchArticle, StoreDamaged):
        kept = []
    library.remove(article_id)
    return kept
