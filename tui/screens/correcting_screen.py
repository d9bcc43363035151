"""The reader's word on translations: correcting them, comparing versions, choosing one."""

import threading
from datetime import UTC, datetime

from textual import work

from core.article import Article, Translation
from core.errors import DragomanError, StoreError
from core.translate import Engine
from core.translate.registry import make_engine
from tui.background import in_background
from tui.engines import choosable_engines
from tui.reading import Reading
from tui.reading.translations import Correction, Progress, nearest_first
from tui.screens.again import AgainScreen
from tui.screens.confirm import ConfirmScreen
from tui.screens.prompt import PromptScreen
from tui.screens.translating_screen import TranslatingScreen
from tui.screens.versions import SUGGESTION_KEYS, VersionsScreen
from tui.versions import versions_of


class CorrectingScreen(TranslatingScreen):
    """Adds to translating what the reader says of it."""

    def show_changed(self) -> None:
        """Show the article as it is after a change of its translations."""
        if self.reading is not None:
            self.view.update_article(self.reading.shown)
            self.show_place()

    # Corrections

    @work(group="ask")
    async def action_correct_translation(self) -> None:
        """Ask for a better translation of the segment."""
        if self.refused():
            return
        reading, segment = self.reading, self.view.current
        if reading is None or segment < 0:
            return
        if not self.is_foreign:
            self.say("This article is in your language already; there is nothing to correct.")
            return
        known = reading.article.translated(reading.target).get(segment)
        await self._correct(reading, segment, known.text if known else "")

    async def _correct(self, reading: Reading, segment: int, text: str | None) -> None:
        """Ask for the translation of a segment, beginning with `text`, and keep it."""
        if self.refused():
            return
        made: Correction | None = None
        while made is None:
            prompt = PromptScreen(
                "Correct the translation",
                text or "",
                multiline=True,
                context=reading.article.slice(reading.article.segments[segment]),
            )
            text = await self.app.push_screen_wait(prompt)
            if text is None:
                return
            try:
                made = await in_background(reading.correct, segment, text)
            except StoreError as error:
                self.say(str(error))
                continue
            if made is None:
                self.say("The translation stays as it was.")
                return
        self.show_changed()
        self.say("Corrected; your wording is kept in the translation memory.")
        self._mark_translations(reading)
        self._spread(reading, made)

    @work(group="spread")
    async def _spread(self, reading: Reading, correction: Correction) -> None:
        """Take a correction to the other articles, and say how far it went."""
        try:
            said = await in_background(reading.spread, correction)
        except StoreError as error:
            self.say(str(error))
            return
        if said and reading is self.reading:
            self.say(f"Corrected; your wording is kept in the translation memory. {said}")

    # Versions

    @work(group="ask")
    async def action_show_versions(self) -> None:
        """Compare the versions of the segment, and do what is answered."""
        reading, segment = self.reading, self.view.current
        if reading is None or segment < 0:
            return
        if not self.is_foreign:
            self.say("This article is in your language already; it has no translation.")
            return
        while True:
            answer = await self._compare(reading, segment)
            if answer != "t" or not await self._translate_again(reading, segment):
                return

    async def _compare(self, reading: Reading, segment: int) -> str | None:
        """Show the versions of a segment and do what is answered; return the answer."""
        versions = versions_of(reading.article, reading.target, segment, datetime.now(UTC))
        try:
            suggestions = await in_background(reading.suggestions, segment)
        except StoreError as error:
            self.say(str(error))
            suggestions = []
        original = reading.article.slice(reading.article.segments[segment])
        screen = VersionsScreen(original, versions, suggestions)
        answer = await self.app.push_screen_wait(screen)
        if answer == "c":
            await self._correct(reading, segment, versions[0].translation.text if versions else "")
        elif answer is not None and answer in SUGGESTION_KEYS:
            likest = suggestions[SUGGESTION_KEYS.index(answer)]
            await self._correct(reading, segment, likest.unit.target)
        elif answer is not None and answer.isdigit():
            version = versions[int(answer) - 1]
            if version.is_shown:
                self.say("That version is the one that is shown.")
            else:
                self._choose(reading, version.translation)
        return answer

    def _choose(self, reading: Reading, chosen: Translation) -> None:
        """Show another version of a segment."""
        if self.refused():
            return
        try:
            said = reading.choose(chosen)
        except StoreError as error:
            self.say(str(error))
            return
        self.show_changed()
        self.say(said)
        self._mark_translations(reading)

    # Translating again

    async def _translate_again(self, reading: Reading, segment: int) -> bool:
        """Ask with which engine and how much, and do it; return whether there is a new version."""
        if self.refused():
            return False
        settings = self.dragoman.settings.translation
        pair = reading.article.lang, reading.target
        engines = await in_background(choosable_engines, settings, *pair)
        chosen = await self.app.push_screen_wait(AgainScreen(engines))
        if chosen is None:
            return False
        count = len(reading.article.segments)
        where = f" The text {chosen.privacy}." if chosen.is_online else ""
        if chosen.is_online and settings.online == "ask":
            where += " That allows online engines from now on."
        question = f"Translate again with {chosen.label}?{where} What is there now is kept."
        choices = (("s", "This sentence"), ("a", f"The whole article, {count} sentences"))
        scope = await self.app.push_screen_wait(ConfirmScreen(question, choices))
        if scope is None:
            return False
        if chosen.is_online and settings.online == "ask":
            settings.online = "allowed"
            self.dragoman.keep_settings()
        engine = await in_background(make_engine, chosen.name, settings)
        if scope == "a":
            self._translate_all_again(reading, engine)
            return False
        return await self._make_versions(reading, engine, [segment], self._restart_work()) > 0

    @work(group="translate", exclusive=True)
    async def _translate_all_again(self, reading: Reading, engine: Engine) -> None:
        stop = self._restart_work()
        wanted = nearest_first(len(reading.article.segments), self.view.segments_in_sight())
        done = await self._make_versions(reading, engine, wanted, stop)
        if done and not stop.is_set():
            count = "1 sentence" if done == 1 else f"{done} sentences"
            self.say(f"{count} translated again; v compares the versions.")

    async def _make_versions(
        self, reading: Reading, engine: Engine, segments: list[int], stop: threading.Event
    ) -> int:
        """Translate segments again and show what comes; return how many were done."""

        def tell(article: Article, progress: Progress) -> None:
            if not stop.is_set():
                self.post_message(self.ArticleTranslated(article, progress))

        self.show_progress(Progress(0, len(segments), engine.label))
        done = 0
        try:
            done = await in_background(
                reading.translate_again,
                segments,
                engine,
                on_translated=tell,
                is_cancelled=stop.is_set,
            )
        except DragomanError as error:
            self.post_message(self.TranslationFailed(self.article_id, str(error)))
        if not stop.is_set():
            self.show_progress(None)
        if done and reading is self.reading:
            await self._mark(reading)
        return done
