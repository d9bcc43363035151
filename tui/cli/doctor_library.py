"""What the doctor finds in the library and its search index, and what a repair does about it."""

import sqlite3
import stat
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec

from core.article import Record
from core.errors import DragomanError
from core.store.care.finding import Finding, FindingKind

State: TypeAlias = Literal["ok", "note", "bad"]

MOST_OF_A_KIND = 10
"""Findings of one kind that are told one by one."""

_FOLDERS = ("articles", "memory", "spare", "damaged", "backups", "index", "")

Show: TypeAlias = Callable[[str, int, int], None]


class Contents(Record, frozen=True):
    """How much a library holds. `bytes_of` goes by the folder, empty for the library's own."""

    articles: int = 0
    passages: int = 0
    units: int = 0
    collections: int = 0
    files: dict[str, int] = msgspec.field(default_factory=dict)
    bytes_of: dict[str, int] = msgspec.field(default_factory=dict)


class SharedFinding(Record, frozen=True):
    """A finding without names: what kind of file it is on, and which of those by number."""

    kind: FindingKind
    file: str
    number: int
    can_mend: bool
    is_note: bool
    is_mended: bool


class LibraryReport(Record, frozen=True):
    """What was found in a library, and what it holds; None where there is none yet."""

    findings: tuple[Finding, ...] = ()
    contents: Contents | None = None

    @property
    def state(self) -> State:
        """How the library is."""
        left = [one for one in self.findings if not one.is_mended]
        if any(not one.is_note for one in left):
            return "bad"
        return "note" if left else "ok"


def look_at_library(path: Path, *, repair: bool, show: Show) -> LibraryReport:
    """Look at every file of a library, and with `repair` mend what can be mended.

    Without `repair` nothing is changed. Raises StoreError.
    """
    if not path.exists():
        return LibraryReport()
    from core.store.care.checking import check_library, is_library
    from core.store.care.mending import mend

    def progress(done: int, total: int) -> None:
        show("looking at the library", done, total)

    found = mend(path, progress) if repair else check_library(path, progress)
    contents = _contents(path) if is_library(path) else Contents()
    return LibraryReport(findings=found, contents=contents)


def rows(report: LibraryReport) -> list[tuple[State, str]]:
    """Return what to say of each finding; of many of one kind, the first ones and how many."""
    told: list[tuple[State, str]] = []
    seen = Counter[tuple[FindingKind, bool]]()
    for one in report.findings:
        kind = (one.kind, one.is_mended)
        seen[kind] += 1
        if seen[kind] <= MOST_OF_A_KIND:
            begin = "mended: " if one.is_mended else ""
            told.append((_state(one), begin + one.sentence))
    for (what, is_mended), count in seen.items():
        if count > MOST_OF_A_KIND:
            how = "were mended" if is_mended else "are like these"
            more = f"{count - MOST_OF_A_KIND:,} more {how} ({what})"
            told.append(("ok" if is_mended else "bad", more))
    return told


def shared(findings: Iterable[Finding]) -> list[SharedFinding]:
    """Return findings without the names of files, which may be those of articles or sources."""
    from core.store.care.members import member_named

    numbers: dict[str, int] = {}
    told = []
    for one in findings:
        member = member_named(one.file)
        if member is not None:
            file: str = member.kind
        else:
            top = one.file.partition("/")[0]
            file = top if top in ("damaged", "articles", "spare", "memory") else ""
        told.append(
            SharedFinding(
                kind=one.kind,
                file=file,
                number=numbers.setdefault(one.file, len(numbers) + 1),
                can_mend=one.can_mend,
                is_note=one.is_note,
                is_mended=one.is_mended,
            )
        )
    return told


def look_at_index(path: Path, *, repair: bool, show: Show) -> tuple[State, str]:
    """Say how the search index of a library is, and with `repair` make a damaged one anew."""
    place = path / "index" / "search.sqlite"
    if not place.exists():
        return "ok", "not there yet; the first search makes it"
    wrong = _wrong_with_index(place)
    if wrong is None:
        return "ok", f"{place.stat().st_size / 1e6:,.1f} MB, whole"
    if not repair:
        return "note", f"damaged ({wrong}); a repair, or the next search, makes it anew"
    from core.search.file import IndexFile
    from core.search.index import SearchIndex
    from core.store import Library

    IndexFile(place).remove()
    with Library(path) as library:
        index = SearchIndex(library)
        try:
            index.refresh(lambda done, total: show("making the index anew", done, total))
        finally:
            index.close()
    return "ok", f"mended: it was damaged ({wrong}), and was made anew from the articles"


def _wrong_with_index(place: Path) -> str | None:
    """Return what SQLite says is wrong with a file, None where nothing is."""
    try:
        connection = sqlite3.connect(f"{place.resolve().as_uri()}?mode=ro", uri=True, timeout=10)
        try:
            (said,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        finally:
            connection.close()
    except sqlite3.OperationalError as error:
        # busy, or shut to us: that says nothing of what is in it
        return None if "malformed" not in str(error) else str(error)
    except sqlite3.Error as error:
        return str(error)
    return None if said == "ok" else str(said).splitlines()[0]


def _state(finding: Finding) -> State:
    if finding.is_mended:
        return "ok"
    return "note" if finding.is_note else "bad"


def _contents(path: Path) -> Contents:
    """Count what a library holds, as far as it can be read, and change nothing."""
    from core.store import Library

    library = Library(path, read_only=True)

    def count(what: Callable[[], int]) -> int:
        try:
            return what()
        except DragomanError:
            return 0

    files: Counter[str] = Counter()
    sizes: Counter[str] = Counter()
    for one in path.rglob("*"):
        try:
            status = one.lstat()
        except OSError:
            continue  # gone while we look, or shut to us
        if stat.S_ISREG(status.st_mode):
            folder = one.relative_to(path).parts[0] if one.parent != path else ""
            named = folder if folder in _FOLDERS else "other"
            files[named] += 1
            sizes[named] += status.st_size
    return Contents(
        # where the list of them cannot be read, as that of a later version, the files tell
        articles=count(lambda: len(library.entries())) or len(list(path.glob("articles/*.json"))),
        passages=count(lambda: len(library.passages())),
        units=count(library.memory.count),
        collections=count(lambda: len(library.memory.collections())),
        files=dict(sorted(files.items())),
        bytes_of=dict(sorted(sizes.items())),
    )
