"""Translating what is being read: what is in sight first, quietly, and stopped when one leaves."""

import threading
from collections.abc import Sequence
from functools import partial
from time import monotonic
from weakref import WeakSet

from textual import on, work
from textual.app import App
from textual.message import Message
from textual.timer import Timer

from core.article import Article
from core.errors import DragomanError, StoreError, TranslateError
from core.translate import Engine
from tui.background import in_background
from tui.engines import DOWNLOAD, ask_how, pair_in_words, usable_engines
from tui.own_target import OFFERED, language_typed
from tui.reading import Reading
from tui.reading.translations import Progress, nearest_first
from tui.screens.confirm import ConfirmScreen
from tui.screens.prompt import PromptScreen
from tui.screens.reading_screen import ReadingScreen
from tui.widgets.parallel.page import drawable
from tui.widgets.parallel.remarks import Said

CATCH_UP_EVERY = 0.4
"""Seconds between two layouts while translations arrive."""

MARK_EVERY = 10.0
"""Seconds after which names and losses are looked for while translations still arrive."""

LIKENESS_AFTER = 0.2
"""Seconds on a sentence without a translation before the memory is asked for one like it."""

_not_now: "WeakSet[App[None]]" = WeakSet()
"""Where the reader has said "not now"; they are not asked again before the next start."""


class TranslatingScreen(ReadingScreen):
    """Adds to reading that gaps are translated, and where a translation lost something."""

    class ArticleTranslated(Message):
        """More of the article has a translation, or its translation has its names marked."""

        def __init__(self, article: Article, progress: Progress | None = None) -> None:
            super().__init__()
            self.article = article
            self.progress = progress

    class TranslationFailed(Message):
        """Translating stopped, or an engine gave up; `reason` is a sentence."""

        def __init__(self, article_id: str, reason: str) -> None:
            super().__init__()
            self.article_id = article_id
            self.reason = reason

    def __init__(self, article_id: str, segment: int | None = None) -> None:
        super().__init__(article_id, segment)
        self._is_behind = False
        self._catch_up_timer: Timer | None = None
        self._progress: Progress | None = None
        self._stop = threading.Event()
        self._likeness: dict[tuple[str, int], float] = {}
        self._likeness_timer: Timer | None = None
        self._marked = 0.0

    def on_opened(self) -> None:
        """Look for what is not translated yet."""
        self.start_translating()

    def on_unmount(self) -> None:
        """Stop translating, however the screen ends."""
        self._stop.set()

    # Translating

    def action_toggle_translating(self) -> None:
        """Translate what is missing, or stop."""
        reading = self.reading
        if reading is None:
            return
        if self._progress is not None:
            self._stop.set()
            self._progress = None
            goes_on = "; T goes on" if reading.untranslated() else ""
            self.say(f"Stopped translating{goes_on}.")
        elif not self.is_foreign:
            self.say("This article is in your language already; L reads it in another.")
        elif not reading.untranslated():
            self.say("Every sentence has a translation; v compares it and translates it again.")
        elif not self.refused():
            self.start_translating(is_asked=True)

    def start_translating(self, *, is_asked: bool = False) -> None:
        """Translate what is missing; the reader may have asked for it, or it is tried by itself."""
        if self.dragoman.keeper.is_looking_on:
            if is_asked:
                self.say(self.dragoman.keeper.refusal_of_more)
            return
        self._translate(self._restart_work(), is_asked=is_asked)

    def _restart_work(self) -> threading.Event:
        """Stop what is being translated; return what stops the work that comes next."""
        self._stop.set()
        self._stop = threading.Event()
        return self._stop

    def show_progress(self, progress: Progress | None) -> None:
        """Say in the status line how far translating is."""
        self._progress = progress
        self.show_place()

    @work(group="translate", exclusive=True)
    async def _translate(self, stop: threading.Event, *, is_asked: bool) -> None:
        """Translate from the memory, then by the engines that may be used."""
        reading = self.reading
        if reading is None:
            return
        settings = self.dragoman.settings.translation
        before, missing = reading.article, reading.untranslated()
        pair = before.lang, reading.target
        engines = await in_background(usable_engines, settings, *pair) if missing else ()
        if missing and engines:
            self._marked = monotonic()
            self.show_progress(Progress(0, len(missing), engines[0].label))
        await self._work(reading, partial(reading.translate, engines), engines, stop)
        if self.reading is not reading:
            return
        if reading.article is not before or reading.lacks_marks():
            self._mark_translations(reading)
        if not reading.untranslated() or stop.is_set():
            return
        if not engines:
            self._ask_how(is_asked=is_asked)
        elif is_asked:
            self.say("Some sentences are still without a translation; T tries them again.")

    async def _work(
        self,
        reading: Reading,
        work: "partial[None]",
        engines: Sequence[Engine],
        stop: threading.Event,
    ) -> None:
        """Run what translates, and show what comes of it."""

        def tell(article: Article, progress: Progress) -> None:
            if not stop.is_set():
                self.post_message(self.ArticleTranslated(article, progress))

        def fail(engine: Engine, error: TranslateError) -> None:
            after = list(engines[engines.index(engine) + 1 :])
            goes_on = f" {after[0].label} goes on." if after and reading.untranslated() else ""
            if not stop.is_set():
                self.post_message(self.TranslationFailed(self.article_id, f"{error}{goes_on}"))

        try:
            await in_background(
                work,
                order=partial(self._order, len(reading.article.segments)),
                on_translated=tell,
                on_failed=fail,
                is_cancelled=stop.is_set,
            )
        except DragomanError as error:
            self.post_message(self.TranslationFailed(self.article_id, str(error)))
        if not stop.is_set():
            self.show_progress(None)

    def _order(self, count: int) -> list[int]:
        """Return the segments in the order in which they are wanted now; asked from a thread."""
        return nearest_first(count, self.view.segments_in_sight())

    @work(group="ask")
    async def _ask_how(self, *, is_asked: bool) -> None:
        """Ask how to translate where nothing can, and do it; once, unless the reader asked."""
        app, reading = self.dragoman, self.reading
        if reading is None or (app in _not_now and not is_asked):
            return
        settings = app.settings.translation
        failure = ""
        while True:
            question = await in_background(
                ask_how, settings, reading.article.lang, reading.target, failure, is_asked=is_asked
            )
            if question is None:
                if is_asked:
                    pair = await in_background(pair_in_words, reading.article.lang, reading.target)
                    self.say(f"None of your engines translates {pair}; ctrl+t shows them all.")
                return
            answer = await self.app.push_screen_wait(
                ConfirmScreen(
                    drawable(question.text),
                    question.choices,
                    harmless=None if is_asked or failure else "n",
                )
            )
            if answer != DOWNLOAD:
                break
            fetched = await self._download(reading.article.lang, reading.target)
            if fetched == "":
                self.start_translating()
                return
            failure = fetched or ""
        if answer not in ("a", "r"):
            _not_now.add(app)
            return
        settings.online = "allowed" if answer == "a" else "refused"
        app.keep_settings()
        if answer == "a":
            self.start_translating()

    async def _download(self, lang: str, target: str) -> str | None:
        """Fetch the model of a pair; return as DownloadScreen does."""
        from core.translate.offline import ModelStore
        from tui.screens.download import DownloadScreen

        title = f"Model for {lang} → {target}"
        return await self.app.push_screen_wait(DownloadScreen(ModelStore(), lang, target, title))

    @work(group="mark", exclusive=True)
    async def _mark_translations(self, reading: Reading) -> None:
        await self._mark(reading)

    async def _mark(self, reading: Reading) -> None:
        """Find names, figures and losses in the translations, and show them."""
        self._marked = monotonic()
        try:
            article = await in_background(reading.mark_translations, self.dragoman.workshop)
        except DragomanError as error:
            self.post_message(self.TranslationFailed(self.article_id, str(error)))
        else:
            self.post_message(self.ArticleTranslated(article, self._progress))

    @on(ArticleTranslated)
    def _show_translated(self, event: ArticleTranslated) -> None:
        if event.article.id != self.article_id:
            return
        if event.progress is not None and self._progress is not None:
            self._progress = event.progress
            if monotonic() - self._marked > MARK_EVERY and self.reading is not None:
                self._mark_translations(self.reading)
        self._is_behind = True
        if self._catch_up_timer is None:
            self._catch_up()

    def _catch_up(self) -> None:
        """Show what came since the last time; batches may come faster than pages are laid out."""
        self._catch_up_timer = None
        if self.reading is None or not self._is_behind:
            return
        self._is_behind = False
        # What the reading holds is never older than what any message brought.
        self.view.update_article(self.reading.shown, self.reading.glossary)
        self.show_place()
        self._catch_up_timer = self.set_timer(CATCH_UP_EVERY, self._catch_up)

    @on(TranslationFailed)
    def _show_failure(self, event: TranslationFailed) -> None:
        if event.article_id == self.article_id:
            self.say(event.reason)

    def progress_said(self) -> list[Said]:
        """Say how translating is getting on."""
        one = self._progress
        if one is None:
            return []
        engine = f" · {drawable(one.engine).split()[0]}" if one.engine else ""
        return [(f"translating {one.done}/{one.total}{engine}", "quiet")]

    # Warnings

    def action_next_warning(self) -> None:
        """Go to the next translation that has a warning."""
        self._step_warning(forward=True)

    def action_previous_warning(self) -> None:
        """Go to the translation before that has a warning."""
        self._step_warning(forward=False)

    def _step_warning(self, *, forward: bool) -> None:
        if self.reading is None:
            return
        warned, current = self.reading.warned(), self.view.current
        if not warned:
            self.say("No translation here has a warning.")
            return
        beyond = [one for one in warned if (one > current if forward else one < current)]
        self.view.go_to((beyond or warned)[0 if forward else -1])
        if not beyond:
            self.tell_round("warning", forward)

    # What the memory has like a sentence without a translation

    def show_place(self) -> None:
        """Say what stands here, and look for what the memory has like it."""
        super().show_place()
        reading, segment = self.reading, self.view.current
        if reading is None or self._progress is not None or not self.is_foreign or segment < 0:
            return
        if self._likeness_timer is not None:
            self._likeness_timer.stop()
            self._likeness_timer = None
        key = reading.target, segment
        if key not in self._likeness and not self._has_translation(segment):
            look = partial(self._look_for_likeness, reading, segment)
            self._likeness_timer = self.set_timer(LIKENESS_AFTER, look)

    @work(group="likeness")
    async def _look_for_likeness(self, reading: Reading, segment: int) -> None:
        self._likeness[reading.target, segment] = 0.0
        try:
            found = await in_background(reading.suggestions, segment)
        except StoreError:
            return
        if found and self.reading is reading:
            self._likeness[reading.target, segment] = found[0].score
            if self.view.current == segment:
                super().show_place()

    def likeness(self) -> float:
        """Return how like the current sentence the memory has one; 0 where it is translated."""
        reading, segment = self.reading, self.view.current
        if reading is None or self._has_translation(segment):
            return 0.0
        return self._likeness.get((reading.target, segment), 0.0)

    def _has_translation(self, segment: int) -> bool:
        page = self.view.page
        return page is not None and page.translation(segment) is not None

    # The language of this article

    @work(group="ask")
    async def action_choose_language(self) -> None:
        """Ask which language to read this article in."""
        if self.reading is None:
            return
        default = self.dragoman.target
        typed: str | None = self._state.own_target or ""
        while typed is not None:
            prompt = PromptScreen(
                "Language to read this article in",
                typed,
                suggestions=OFFERED,
                placeholder=f"a language or its code; nothing for {default}, as in the settings",
                replaces=True,
            )
            typed = await self.app.push_screen_wait(prompt)
            if typed is None:
                return
            code = await in_background(language_typed, typed) if typed.strip() else ""
            if code is not None:
                self._read_in_language(code if code != default else "")
                return
            self.say(
                f"“{drawable(typed.strip())}” is no language known here; try its English name."
            )

    def _read_in_language(self, code: str) -> None:
        """Show the article in `code`; empty is the language of the settings."""
        reading = self.reading
        if reading is None:
            return
        target = code or self.dragoman.target
        self._state = self._state.with_(own_target=code or None)
        self._save_soon()
        if target == reading.target:
            return
        reading.close()
        self._stop.set()
        self._progress = None
        try:
            self.reading = reading = Reading(reading.library, reading.article, target)
        except StoreError as error:
            self.say(str(error))
            return
        self.view.show(
            reading.shown,
            target,
            reading.passages,
            segment=self.view.current,
            layout=self.view.layout_name,
            unfolded=self.view.unfolded,
            glossary=reading.glossary,
        )
        self._show_source(reading.article)
        self._notice = None
        self.show_place()
        self.start_translating()
