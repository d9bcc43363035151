"""A screen with a briefing that the reader changes: choices are kept, and undone."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on, work

from core.article import BriefingChoices
from core.errors import StoreError
from core.prepare import clean_line
from tui.background import in_background
from tui.screens.briefed_screen import BriefedScreen
from tui.widgets.briefing.pane import BriefingPane

if TYPE_CHECKING:  # loaded with the first choice: the application starts with such a screen
    from core.brief.briefing import SourceRow
    from core.brief.choices import Section
    from tui.widgets.briefing.entry import Choosable, Entry

Change = Callable[[BriefingChoices], BriefingChoices]


class _Kept(NamedTuple):
    """A change that has been kept: the articles it is on, and the choices before and after it."""

    articles: tuple[str, ...]
    before: BriefingChoices | None
    after: BriefingChoices


class ChosenScreen(BriefedScreen):
    """Keeps the reader's word on the briefing in the library, and makes it anew with that.

    Each change can be undone, the last one on the articles in sight first.
    """

    ONE_SOURCE: ClassVar[str] = "This is the only source that speaks; a briefing needs one."

    def __init__(self) -> None:
        super().__init__()
        self._before: list[_Kept] = []
        self._choosing = asyncio.Lock()

    @work(group="follow-choices", exclusive=True)
    async def follow_choices(self) -> None:
        """Make the briefing anew where its choices were changed elsewhere; the line is kept."""
        made, wanted = self.made_with, self.briefed()
        if made is None or self.is_making or list(made.articles) != wanted:
            return  # this is asked again once it is made
        async with self._choosing:
            try:
                now = await in_background(self.dragoman.library.briefing_choices, wanted)
            except StoreError:
                return  # the line above the keys says what is the matter with the library
        if made is self.made_with and not self.is_making and _says(now) != _says(made):
            self.show_chosen()

    def show_chosen(self) -> None:
        """Make the briefing in sight anew, saying as little as can be."""
        self._brief()

    @on(BriefingPane.LineWished)
    def _heed_wish(self, event: BriefingPane.LineWished) -> None:
        entry, wish = event.entry, event.wish
        if wish == "take_back" or (wish == "drop" and entry.kind == "dropped"):
            self._take_back(entry)
        elif entry.choosable is None:
            self.say("Headings, passages and sources stay as they are; go to a line with j or k.")
        elif wish == "pin":
            self._pin(entry.choosable)
        elif wish == "drop":
            self._drop(entry.choosable)
        elif wish == "reword":
            self._reword(entry.choosable)
        else:
            self._move(entry, event.siblings, 1 if wish == "down" else -1)

    def _pin(self, one: "Choosable") -> None:
        from core.brief.choices import pin, unpin

        if one.item.is_pinned:
            self._keep_choice(lambda kept: unpin(kept, one.section, one.item), "No longer pinned.")
        else:
            self._keep_choice(
                lambda kept: pin(kept, one.section, one.item), "Pinned: it stays, whatever comes."
            )

    def _drop(self, one: "Choosable") -> None:
        from core.brief.choices import drop

        said = "Dropped; u brings it back, and so does t under Dropped."
        self._keep_choice(lambda kept: drop(kept, one.section, one.item), said)

    def _take_back(self, entry: "Entry") -> None:
        from core.brief.choices import id_of, take_back

        if entry.dropped is not None:
            lines, section = [entry.dropped.line], entry.dropped.section
        elif entry.choosable is not None:
            lines = [id_of(one.item) for one in entry.choosable.sentences]
            section = entry.choosable.section
        elif entry.withheld is not None and entry.withheld.section in _SECTIONS:
            lines, section = [entry.withheld.id], _SECTIONS[entry.withheld.section]
        else:
            self.say("There is nothing to take back here.")
            return

        def change(kept: BriefingChoices) -> BriefingChoices:
            for line in lines:
                kept = take_back(kept, line, section)
            return kept

        self._keep_choice(change, "The line is as it was made.")

    def _move(self, entry: "Entry", siblings: "Sequence[Entry]", way: int) -> None:
        from core.brief.choices import move

        one = entry.choosable
        items = [each.choosable.item for each in siblings if each.choosable is not None]
        at = next((n for n, item in enumerate(items) if one and item is one.item), None)
        if one is None or at is None or not 0 <= at + way < len(items):
            self.say("The line cannot go further that way.")
            return
        to = at + way
        self._keep_choice(lambda kept: move(kept, one.section, items, one.item, to), "")

    @work(group="ask")
    async def _reword(self, one: "Choosable") -> None:
        """Ask for other words; words that fail the gate are asked for again with its reasons."""
        if self.refused():
            return
        from core.brief.choices import reword
        from tui.screens.prompt import PromptScreen

        if not one.wording:
            self.say("A row of figures or names cannot be reworded; its sentences can.")
            return
        if len(one.sentences) > 1:
            which = await self._which_sentence(one)
            if which is None:
                return
            one = which
        typed: str | None = one.wording
        before = one.wording if one.is_reworded else None
        context = f"The source says: {one.source_words}"
        while True:
            screen = PromptScreen("Reword the line", typed or "", multiline=True, context=context)
            typed = await self.app.push_screen_wait(screen)
            if typed is None:
                return
            wording = clean_line(" ".join(typed.split()))

            def change(kept: BriefingChoices, words: str = wording) -> BriefingChoices:
                return reword(kept, one.section, one.item, words or None)

            if not await self._keep(change):
                return
            mine = self._last()
            if not await self.make():
                await self.make()
            reasons = self._why_withheld(one)
            if not reasons:
                is_own = wording not in ("", one.source_words)
                self.say("Reworded." if is_own else "The source's own words again.")
                return
            if self._last() is mine:
                await self._undo()
            else:
                await self._keep(lambda kept: reword(kept, one.section, one.item, before))
            context = f"Not kept. {' '.join(reasons)}\n\nThe source says: {one.source_words}"

    async def _which_sentence(self, one: "Choosable") -> "Choosable | None":
        """Ask which sentence of a line of two is meant; None where it is called off."""
        from tui.screens.confirm import ConfirmScreen

        choices = [(str(number), each.wording) for number, each in enumerate(one.sentences, 1)]
        question = "Reword which sentence? The other stays as it is."
        answer = await self.app.push_screen_wait(ConfirmScreen(question, choices))
        return one.sentences[int(answer) - 1] if answer is not None else None

    def _why_withheld(self, one: "Choosable") -> list[str]:
        from core.brief.choices import id_of

        briefing = self.briefing_pane.briefing
        withheld = briefing.withheld if briefing is not None else ()
        return [
            reason
            for row in withheld
            if row.id == id_of(one.item) and row.section == one.section
            for reason in row.reasons
        ]

    @on(BriefingPane.SourcesAsked)
    def _heed_sources(self, event: BriefingPane.SourcesAsked) -> None:
        from core.brief.choices import include, leave_out

        briefing = self.briefing_pane.briefing
        if briefing is None:
            return
        article = event.article
        if article is None:
            self._ask_sources([*briefing.sources, *briefing.left_out])
        elif any(row.article == article for row in briefing.left_out):
            self._keep_choice(lambda kept: include(kept, article), "The source speaks again.")
        elif len(briefing.sources) == 1:
            self.say(self.ONE_SOURCE)
        else:
            self._keep_choice(
                lambda kept: leave_out(kept, article), "Left out; i again takes the source in."
            )

    @work(group="ask")
    async def _ask_sources(self, rows: "Sequence[SourceRow]") -> None:
        if self.refused():
            return
        from core.brief.choices import include, leave_out
        from tui.screens.sources import SourcesScreen

        briefing = self.briefing_pane.briefing
        out = {row.article for row in briefing.left_out} if briefing is not None else set()
        order = {article: number for number, article in enumerate(self.briefed())}
        listed = sorted(rows, key=lambda row: order.get(row.article, len(order)))
        wanted = await self.app.push_screen_wait(SourcesScreen(listed, out))
        if wanted is None or wanted == out:
            return
        back = tuple(sorted(out - wanted))
        gone = tuple(sorted(wanted - out))
        self._keep_choice(
            lambda kept: leave_out(include(kept, *back), *gone),
            f"{len(listed) - len(wanted)} of {len(listed)} sources speak.",
        )

    @on(BriefingPane.UndoAsked)
    def _heed_undo(self) -> None:
        if self._last() is not None:
            self._take_last_back()
        else:
            self.undo_elsewhere()

    def _last(self) -> _Kept | None:
        """Return the last change to the briefing that is shown."""
        shown = sorted(self.briefed())
        return next((one for one in reversed(self._before) if sorted(one.articles) == shown), None)

    def undo_elsewhere(self) -> None:
        """Undo what is not of the briefing, where nothing of it is left to undo."""
        self.say("Nothing to undo here.")

    @work(group="choice")
    async def _take_last_back(self) -> None:
        if not self.refused() and await self._undo():
            self.say("The last change to the briefing was taken back.")
            self.make_anew()

    @work(group="choice")
    async def _keep_choice(self, change: Change, said: str) -> None:
        if self.refused():
            return
        # One that is being made knows nothing of this, and would show the line where it was.
        self.call_off()
        if await self._keep(change) and said:
            self.say(said)
        self.make_anew()

    async def _keep(self, change: Change) -> bool:
        """Keep the choices as `change` makes them; False, and said, when they cannot be.

        Changes are made one after the other, so that none is lost when keys come fast.
        """
        library, wanted = self.dragoman.library, tuple(self.briefed())
        now = datetime.now(UTC).isoformat(timespec="seconds")

        def keep() -> _Kept | None:
            old = library.briefing_choices(wanted)
            new = change(old)
            if new == old:
                return None
            kept = new.with_(changed=now)
            return _Kept(wanted, library.put_briefing_choices(kept), kept)

        async with self._choosing:
            try:
                kept = await in_background(keep)
            except StoreError as error:
                self.say(str(error))
                return False
            if kept is not None:
                self._before.append(kept)
        return True

    async def _undo(self) -> bool:
        """Put back what the last change has changed; False, and said, when that cannot be."""
        library = self.dragoman.library
        async with self._choosing:
            last = self._last()
            if last is None:
                return False
            try:
                if last.before is None:
                    await in_background(library.forget_briefing_choices, last.articles)
                else:
                    await in_background(library.put_briefing_choices, last.before)
            except StoreError as error:
                self.say(str(error))
                return False
            self._before.remove(last)
        return True


def _says(choices: BriefingChoices) -> tuple[object, ...]:
    return choices.lines, choices.left_out


_SECTIONS: "dict[str, Section]" = {
    "claims": "claims",
    "ledger": "ledger",
    "who": "who",
    "timeline": "timeline",
    "sides": "sides",
}
