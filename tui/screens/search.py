"""The search: sentences of all articles that answer a question, found while it is typed."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from core.errors import StoreError
from tui.asking import PAGE, Answer, Wish, answer_to, as_now, filters_and_tags, words_found
from tui.background import in_background
from tui.keymap import bindings_for
from tui.plain import plain
from tui.screens.dialog import LeavableScreen
from tui.searching import LOOK_EVERY, IndexProgressed, IndexRefreshed, Searching
from tui.widgets.key_bar import KeyBar
from tui.widgets.search.head import Head
from tui.widgets.search.hit_list import HitList
from tui.widgets.search.question_line import QuestionLine

if TYPE_CHECKING:
    from core.search import Hit
    from tui.app import DragomanApp


class SearchScreen(LeavableScreen[None]):
    """Asks the index of the library, shows what it answers, and opens the reader there."""

    AUTO_FOCUS = "QuestionLine"
    BINDINGS: ClassVar[list[BindingType]] = list(bindings_for("search"))
    HELP: ClassVar[str] = "search"
    UNSHOWN: ClassVar[frozenset[str]] = frozenset({"search-library"})

    def __init__(self) -> None:
        super().__init__()
        self._wish: Wish | None = None
        self._is_asking = False
        self._shown = Answer()
        self._shown_question = ""
        self._is_all = True
        self._problem = ""
        self._examples: list[tuple[str, str]] = []
        self._opened: str | None = None

    @property
    def dragoman(self) -> "DragomanApp":
        """The application."""
        return cast("DragomanApp", self.app)

    @property
    def searching(self) -> Searching:
        """The index, and the question asked last."""
        return self.dragoman.searching

    @property
    def hit_list(self) -> HitList:
        """What was found."""
        return self.query_one(HitList)

    def compose(self) -> ComposeResult:
        """Lay out the question, what is said of it, what was found, and the keys."""
        with Horizontal(id="search-line"):
            yield Static("search", id="search-label")
            yield QuestionLine(id="question")
            yield Static("", id="search-count", markup=False)
        yield Static("", id="search-note", markup=False)
        yield HitList(id="hits")
        with VerticalScroll(id="search-empty", can_focus=False):
            yield Static("", id="search-said", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Ask again what was asked last, and see to it that the index is up to date."""
        self.searching.listener = self
        self.hit_list.target = self.dragoman.target
        self._learn()
        line = self.query_one(QuestionLine)
        line.value = self.searching.question
        line.action_end()
        self._show()
        self.searching.look()
        self.set_interval(LOOK_EVERY, self._look)

    def on_unmount(self) -> None:
        """Hear no more of the index."""
        self.searching.listener = None

    def on_screen_resume(self) -> None:
        """Show what reading has changed of the article that was open."""
        if self._opened is not None:
            opened, self._opened = self._opened, None
            self._show_again(opened)
        self.searching.look()

    def _look(self) -> None:
        if self.is_active:
            self.searching.look()

    @work(group="search-learn")
    async def _learn(self) -> None:
        """Learn what completes filters and makes examples of this library."""
        from tui.widgets.search.examples import examples, languages_of

        rows = self.dragoman.articles.rows()
        try:
            filters, tags = await in_background(filters_and_tags, self.dragoman.library)
        except StoreError as error:
            self._problem = str(error)
            self._show()
            return
        self._examples = await in_background(examples, rows, tags, self.dragoman.target)
        completing = self.query_one(QuestionLine).filters
        completing.names = tuple(filters)
        completing.languages, completing.tags = languages_of(rows), tags
        self._show()

    # Asking

    @on(Input.Changed, "#question")
    def _follow_question(self, event: Input.Changed) -> None:
        self.searching.question = event.value
        self._ask(Wish(event.value))

    @on(HitList.MoreWanted)
    def _ask_for_more(self) -> None:
        if self._is_all or self._is_asking or self._wish is not None:
            return
        self._ask(Wish(self._shown_question, offset=len(self.hit_list.hits)))

    def _ask(self, wish: Wish) -> None:
        """Ask this next; what was to be asked before is not asked any more."""
        self._wish = wish
        if not self._is_asking:
            self._is_asking = True
            self._ask_on()

    @work(group="search")
    async def _ask_on(self) -> None:
        """Ask until nothing more is wanted; an answer that came too late is not shown."""
        try:
            while (wish := self._wish) is not None:
                self._wish = None
                answer = await in_background(answer_to, self.searching, wish, self.dragoman.target)
                if self._wish is None and self.is_attached:
                    self._take(wish, answer)
        finally:
            self._is_asking = False

    def _take(self, wish: Wish, answer: Answer) -> None:
        self._problem = answer.problem
        if answer.results is None:
            if answer.query is not None:  # nothing is asked
                self._shown, self._shown_question, self._is_all = answer, "", True
                self.hit_list.show(())
            self._show()
            return
        hits = answer.results.hits
        self._is_all = len(hits) < wish.limit
        self._add_heads(hits)
        if wish.offset:
            self.hit_list.add(hits)
            answer = replace(answer, begun=self._shown.begun)
        else:
            at = next(
                (n for n, one in enumerate(hits) if (one.article, one.segment) == wish.keep), 0
            )
            if wish.keep is not None and not at:
                at = self.hit_list.cursor
            self.hit_list.show(hits, at=at)
        self._shown, self._shown_question = (
            answer,
            wish.question + "*" * (bool(answer.begun) and not wish.offset),
        )
        self._show()

    # What is shown

    def _show(self) -> None:
        """Show how much was found, what is to be said of it, and why nothing is in sight."""
        results = self._shown.results
        has_hits = bool(self.hit_list.hits)
        count = ""
        if results is not None and results.hits:
            from tui.widgets.search.understood import counted

            count = counted(results)
        selected = len(self.dragoman.articles.selected)
        chosen = f"{selected} selected  " if selected else ""
        self.query_one("#search-count", Static).update(
            Content.assemble((chosen, "$success"), (count, "$quiet"))
        )
        note = self.query_one("#search-note", Static)
        said = self._notes()
        note.display = bool(said)
        note.update(Content("\n").join(said))
        self.hit_list.display = has_hits
        empty = self.query_one("#search-empty")
        empty.display = not has_hits
        if not has_hits:
            self.query_one("#search-said", Static).update(self._why_empty())
        self.refresh_bindings()

    def _notes(self) -> list[Content]:
        said = []
        if self._problem:
            said.append(Content.styled(plain(self._problem), "bold $warning"))
        progress = self.searching.progress
        if progress is not None and progress[0] < progress[1]:
            done, total = progress
            text = (
                f"Reading articles into the index: {done:,} of {total:,}; the rest is found later"
            )
            said.append(Content.styled(text, "$accent"))
        results = self._shown.results
        if results is None or not results.hits:
            return said
        if self._shown.begun:
            text = f"No word “{plain(self._shown.begun)}”; these are words that begin so."
            said.append(Content.styled(text, "$quiet"))
        from tui.widgets.search.understood import also

        said += [Content.styled(plain(also(one)), "$quiet") for one in results.widened[:2]]
        if not results.is_complete:
            text = "Too many to weigh: the newest articles first; add a word or a filter."
            said.append(Content.styled(text, "$quiet"))
        return said

    def _why_empty(self) -> Content:
        from tui.widgets.search.understood import examples_shown, nothing_found

        answer = self._shown
        if answer.query is not None and answer.results is not None:
            languages = (row.entry.lang for row in self.dragoman.articles.rows())
            return nothing_found(answer.query, answer.results, languages)
        if self._is_asking and self.searching.question.strip() and not self._problem:
            return Content.styled("Searching…", "$quiet")
        return examples_shown(self._examples, len(self.dragoman.articles))

    def _add_heads(self, hits: "Sequence[Hit]") -> None:
        heads = self.hit_list.heads
        for one in hits:
            heads[one.article] = self._head(one)

    def _head(self, hit: "Hit") -> Head:
        articles = self.dragoman.articles
        row = articles.row(hit.article)
        title = (row.title_translated if row is not None else "") or hit.title
        return Head(title, not hit.is_read, hit.article in articles.selected)

    @work(group="search-again")
    async def _show_again(self, article: str) -> None:
        """Show what is so of an article's hits after it was read: read, bookmarked, tagged."""
        hits = self.hit_list.hits
        try:
            now = await in_background(as_now, self.dragoman.library, article, hits)
        except StoreError:
            return  # said where it was read
        if self.hit_list.hits is hits:
            self._add_heads([one for one in now if one.article == article])
            self.hit_list.put(now)

    @on(IndexProgressed)
    def _show_progress(self) -> None:
        self._show()

    @on(IndexRefreshed)
    def _follow_index(self, event: IndexRefreshed) -> None:
        if event.problem:
            self._problem = event.problem
        question = self.searching.question
        if event.has_changed and question.strip() and self._wish is None:
            # who has not moved stays at the best sentence, whichever that is then
            here = self.hit_list.current if self.hit_list.cursor else None
            keep = None if here is None else (here.article, here.segment)
            limit = max(PAGE, len(self.hit_list.hits))
            self._ask(Wish(question, limit=limit, keep=keep))
        self._show()

    # Moving

    def action_next_hit(self) -> None:
        """Go to the next sentence."""
        self.hit_list.move(1)

    def action_previous_hit(self) -> None:
        """Go to the sentence before."""
        self.hit_list.move(-1)

    def action_next_hits_page(self) -> None:
        """Go down a page."""
        self.hit_list.turn_page(1)

    def action_previous_hits_page(self) -> None:
        """Go up a page."""
        self.hit_list.turn_page(-1)

    def action_first_hit(self) -> None:
        """Go to the best sentence."""
        self.hit_list.move_to(0)

    def action_last_hit(self) -> None:
        """Go to the last sentence that is here; more are fetched then."""
        self.hit_list.move_to(len(self.hit_list.hits) - 1)

    def action_next_found(self) -> None:
        """Go to the next article."""
        self.hit_list.next_article(1)

    def action_previous_found(self) -> None:
        """Go to the start of the article, or to the one before."""
        self.hit_list.next_article(-1)

    def action_edit_question(self) -> None:
        """Go back to the question."""
        self.query_one(QuestionLine).focus()

    @on(Input.Submitted, "#question")
    def _leave_question(self) -> None:
        if self.hit_list.hits:
            self.hit_list.focus()

    def action_leave_search(self) -> None:
        """Leave; the question is kept for the next time."""
        self.dismiss()

    # Opening and choosing

    @on(HitList.Chosen)
    def action_open_hit(self) -> None:
        """Open the reader at the sentence, with what was found marked."""
        hit = self.hit_list.current
        if hit is not None:
            self._opened = hit.article
            of_article = [one for one in self.hit_list.hits if one.article == hit.article]
            found = words_found([hit, *of_article])
            self.dragoman.open_article(hit.article, hit.segment, found)

    def action_select_article(self) -> None:
        """Select the article for a briefing, or take it out; go on to the next."""
        hit = self.hit_list.current
        if hit is None:
            return
        self.dragoman.articles.toggle(hit.article)
        self._show_selected()
        self.hit_list.next_article(1)

    def action_select_all(self) -> None:
        """Select every article found, or none where all are selected."""
        selected = self.dragoman.articles.selected
        found = {one.article for one in self.hit_list.hits}
        if found <= selected:
            selected -= found
        else:
            selected |= found
        self._show_selected()

    def _show_selected(self) -> None:
        selected = self.dragoman.articles.selected
        heads = self.hit_list.heads
        for article, head in heads.items():
            heads[article] = replace(head, is_selected=article in selected)
        self.hit_list.refresh()
        self._show()

    def action_open_briefing(self) -> None:
        """Show the briefing on the selected articles, or on this one, on the whole screen."""
        wanted = self.dragoman.articles.chosen()
        here = self.hit_list.current
        if wanted:
            self.dragoman.open_briefing(wanted, "articles")
        elif here is not None:
            head = self.hit_list.heads.get(here.article)
            self.dragoman.open_briefing([here.article], head.title if head else here.title)
