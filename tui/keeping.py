"""Looking after an opened library: who may write, what waits for the disk, what others change."""

import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

import msgspec
from textual.message import Message

from core.errors import StoreError
from core.store import Library, Notice, ReaderSession

if TYPE_CHECKING:
    from tui.adding import Listener

T = TypeVar("T")

LOOK_EVERY = 1.0
"""Seconds between two looks at what other processes have changed."""

RETRY_EVERY = 4.0
"""Seconds between two tries to write what the disk did not take."""


class Standing(msgspec.Struct, frozen=True):
    """How an opened library stands, as far as the reader must know it all the time.

    `read_only` is why nothing can be written, or empty; `unsaved` counts changes that are in memory
    alone; `is_gone` says that the folder is not there, `is_barred` that it takes nothing, so that
    changes stay in memory.
    """

    read_only: str = ""
    unsaved: int = 0
    is_gone: bool = False
    is_barred: bool = False

    def sentence(self) -> str:
        """Return what to say of it as long as it is so; empty where all is well."""
        said = []
        if self.unsaved:
            count = "1 change" if self.unsaved == 1 else f"{self.unsaved} changes"
            elsewhere = "; you can save elsewhere when you quit" if self.is_barred else ""
            said.append(f"{count} not saved; tried again every few seconds{elsewhere}.")
        if self.is_gone:
            said.append("The library folder is not there; what is in memory can be read.")
        elif self.read_only:
            said.append(f"Read only: {self.read_only}.")
        return " ".join(said)


class LibraryChanged(Message):
    """What the library says may be another than it was."""


class StandingChanged(Message):
    """It stands in another way with the library."""

    def __init__(self, before: Standing, now: Standing) -> None:
        super().__init__()
        self.before = before
        self.now = now


class ChangeUnsaved(Message):
    """The disk did not take a change, which is in memory alone; `sentence` says why."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.sentence = sentence


class FilesMended(Message):
    """Files of the library were found damaged."""

    def __init__(self, notices: tuple[Notice, ...]) -> None:
        super().__init__()
        self.notices = notices


def _is_second(session: ReaderSession) -> bool:
    """Return whether another reader may write, and this one may not."""
    return not session.is_writer and not session.reason


class Keeper:
    """Looks after one opened library from a thread of its own, and tells a listener.

    Without `session` the library stays as it was opened. With it, beside another reader nothing can
    be changed, and in a folder that cannot be written to changes are kept in memory as on a full
    disk; which it is, is found out once the first frame stands, or when it must first be known.
    Changes that wait for the disk are told of by message, in whatever thread they were made, and
    never raised.
    """

    def __init__(
        self, library: Library, session: ReaderSession | None, listener: "Listener"
    ) -> None:
        self.watched: set[str] = set()
        """Articles that are open, whose own files are looked at."""
        self.look_every = LOOK_EVERY
        self.retry_every = RETRY_EVERY
        self._library = library
        self._session = session
        self._listener = listener
        self._why = ""
        self._has_begun = False
        if self._is_barred and session is not None:
            self._note_why(session)
        library.folder.on_unsaved = self._tell_unsaved
        self._is_gone = False
        self._told = self.standing
        self._state: object = None
        self._tried = 0.0
        self._end = threading.Event()
        self._looking = threading.Lock()

    @property
    def standing(self) -> Standing:
        """How it stands now."""
        return Standing(
            self._why if self._library.read_only or self._is_barred else "",
            self._library.folder.count_unsaved(),
            self._is_gone,
            is_barred=self._is_barred,
        )

    @property
    def is_looking_on(self) -> bool:
        """Whether nothing is to be written by itself, such as the place or a translation.

        Either another reader writes, or the folder cannot be written to.
        """
        self.begin()
        return self._library.read_only or self._is_barred

    @property
    def _is_barred(self) -> bool:
        return self._session is not None and bool(self._session.reason)

    @property
    def refusal(self) -> str:
        """Why nothing can be changed, in a sentence with what to do; empty where it can.

        Where the folder cannot be written to, it can: what is changed waits in memory.
        """
        self.begin()
        return self._library.folder.why_read_only if self._library.read_only else ""

    @property
    def refusal_of_more(self) -> str:
        """Why nothing is added or translated: what can be done again need not wait in memory."""
        return self._library.folder.why_read_only if self.is_looking_on else ""

    def begin(self) -> None:
        """Find out who may write, and tell where it is not this reader; once is enough."""
        session = self._session
        if self._has_begun or session is None:
            return
        self._has_begun = True
        if not session.is_writer:
            self._library.folder.read_only = _is_second(session)
            self._note_why(session)
            self._tell_standing()

    def start(self) -> None:
        """Begin to look; a daemon thread, so that nobody who quits waits for a disk that hangs."""
        threading.Thread(target=self._run, daemon=True, name="keeper").start()

    def close(self) -> None:
        """Stop looking."""
        self._end.set()

    def look(self) -> None:
        """Look once at everything, and tell what is new. From any thread but the screen's."""
        with self._looking:
            self._become_writer()
            self._is_gone = self._ask(self._library.folder.is_vanished, default=False)
            self._retry()
            self._heed_notices()
            self._follow()
            self._tell_standing()

    def _run(self) -> None:
        while not self._end.is_set():
            self.look()
            self._end.wait(self.look_every)

    # Who may write

    def _note_why(self, session: ReaderSession) -> None:
        folder = self._library.folder
        if session.reason:
            self._why = "the library folder cannot be written to"
            folder.why_read_only = session.reason
            return
        holder = session.holder
        who = ""
        if holder is not None:
            since = datetime.fromisoformat(holder.since).astimezone()
            is_today = since.date() == datetime.now(since.tzinfo).date()
            when = f"{since:%H:%M}" if is_today else f"{since:%Y-%m-%d}"
            where = "" if holder.is_here else f" on {holder.host}"
            who = f" (process {holder.pid}{where}, since {when})"
        self._why = f"open in another Dragoman{who}"
        folder.why_read_only = (
            f"Nothing can be changed here: the library is {self._why}; this one takes over when "
            "that one ends."
        )

    def _become_writer(self) -> None:
        session = self._session
        if session is None or session.is_writer:
            return
        if session.try_again():
            self._library.folder.open_to_write()
            self._tried = 0.0  # what waits is written at once
        else:
            self._library.folder.read_only = _is_second(session)
            self._note_why(session)

    # What waits

    def _tell_unsaved(self, sentence: str) -> None:
        # Once is enough: what follows, such as the position, counts up in the line that stays.
        if self._told.unsaved == 0:
            self._listener.post_message(ChangeUnsaved(sentence))
        self._tell_standing()

    def _retry(self) -> None:
        library = self._library
        if not library.unsaved or monotonic() - self._tried < self.retry_every:
            return
        self._tried = monotonic()
        self._ask(library.retry_unsaved, default=False)

    # What is new

    def _heed_notices(self) -> None:
        notices = self._library.notices()
        if notices:
            self._listener.post_message(FilesMended(notices))

    def _follow(self) -> None:
        library = self._library
        state = self._ask(
            lambda: (
                library.state(),
                tuple((one, library.article_state(one)) for one in sorted(self.watched)),
            ),
            default=self._state,
        )
        if state != self._state:
            self._state = state
            self._listener.post_message(LibraryChanged())

    def _tell_standing(self) -> None:
        before, now = self._told, self.standing
        if before != now:
            self._told = now
            self._listener.post_message(StandingChanged(before, now))

    @staticmethod
    def _ask(question: Callable[[], T], default: T) -> T:
        """Return the answer, or `default` where the disk gives none."""
        with suppress(OSError, StoreError):
            return question()
        return default
