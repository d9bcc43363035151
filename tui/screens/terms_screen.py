"""The glossary from the reader: saying how words of the original must be translated."""

from textual import work

from core.errors import DragomanError
from core.prepare import clean_line
from tui.background import in_background
from tui.reading import Reading
from tui.screens.correcting_screen import CorrectingScreen
from tui.screens.prompt import PromptScreen
from tui.widgets.parallel.page import drawable


class TermsScreen(CorrectingScreen):
    """Adds to translating the terms of the glossary."""

    @work(group="ask")
    async def action_define_term(self) -> None:
        """Ask for the translation of the selected words, or first for the words."""
        if self.refused():
            return
        reading = self.reading
        if reading is None:
            return
        if not self.is_foreign:
            self.say("This article is in your language already; no term of it is translated.")
            return
        context = self._sentence(reading)
        words: str | None = self._words(reading)
        if self.view.selection is None:
            prompt = PromptScreen(
                "Term of the original",
                words or "",
                placeholder="words as they stand in the original",
                context=context,
            )
            words = await self.app.push_screen_wait(prompt)
        words = clean_line(words or "")
        if words:
            await self._define(reading, words, context)

    async def _define(self, reading: Reading, words: str, context: str | None) -> None:
        """Ask how `words` must be translated, and keep it."""
        known = reading.term_like(words)
        typed: str | None = known.translation if known is not None else ""
        while True:
            prompt = PromptScreen(
                f"“{drawable(words)}” must be translated as",
                typed or "",
                placeholder="nothing takes it out of the glossary" if known else "a translation",
                context=context,
            )
            typed = await self.app.push_screen_wait(prompt)
            if typed is None:
                return
            try:
                said = await in_background(reading.define_term, words, typed)
            except DragomanError as error:
                self.say(str(error))
                continue
            break
        if self.reading is not reading:
            return
        self.view.select(None)
        self.view.update_article(reading.shown, reading.glossary)
        self.show_changed()
        self.say(said)

    def _words(self, reading: Reading) -> str:
        """Return the words that are meant: selected, or the name or figure that one is on."""
        view = self.view
        if view.selection is not None:
            return clean_line(reading.article.text[slice(*view.selection)])
        mark = view.mark
        return mark.thing.text if mark is not None and mark.side == "original" else ""

    def _sentence(self, reading: Reading) -> str | None:
        segments, current = reading.article.segments, self.view.current
        return reading.article.slice(segments[current]) if current >= 0 else None
