"""The open article as others change it."""

from textual import work

from core.errors import NoSuchArticle, StoreError
from tui.background import in_background
from tui.screens.terms_screen import TermsScreen


class FollowingScreen(TermsScreen):
    """Adds that what another Dragoman changes in the open article is shown, in its place."""

    def __init__(self, article_id: str, segment: int | None = None) -> None:
        super().__init__(article_id, segment)
        self._is_removed = False

    def start_reading(self) -> None:
        """Have the article's file looked at."""
        self.dragoman.keeper.watched.add(self.article_id)
        super().start_reading()

    def on_unmount(self) -> None:
        """Let go of it, unless it is open a second time."""
        others = (one for one in self.dragoman.screen_stack if one is not self)
        if not any(getattr(one, "article_id", "") == self.article_id for one in others):
            self.dragoman.keeper.watched.discard(self.article_id)

    @work(group="follow")
    async def follow(self) -> None:
        """Show the article, its passages and names as they are now; the place is kept."""
        reading = self.reading
        if reading is None:
            return
        try:
            is_another = await in_background(reading.follow)
        except NoSuchArticle:
            if not self._is_removed:
                self._is_removed = True
                self.say("This article was removed from the library; you can still read it here.")
            return
        except StoreError:
            return  # the line above the keys says what is the matter with the library
        self._is_removed = False
        if self.reading is not reading or not is_another:
            return
        reading.refresh()
        page = self.view.page
        if page is not None and page.article != reading.shown:
            self.view.update_article(reading.shown, reading.glossary)
        self.view.update_passages(reading.passages)
        self.show_place()
        self.dragoman.article_changed(self.article_id)

    def on_writable(self) -> None:
        """Keep the place from now on, and translate what is missing."""
        super().on_writable()
        self.keep_place()
        self.start_translating()
