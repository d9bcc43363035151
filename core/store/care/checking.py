"""Looking at every file of a library, and changing none."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from core.article import Article, Passage
from core.errors import StoreBusy, StoreError
from core.store.anchor import resolve
from core.store.articles import Articles
from core.store.care.aside import in_damaged
from core.store.care.finding import Finding, FindingKind, Progress
from core.store.care.members import Held, Member, better, look_at, member_named, members
from core.store.care.salvage import salvaged
from core.store.care.setting import Setting
from core.store.care.spans import has_sound_frame, within_text
from core.store.disk.folder import LibraryFolder
from core.store.disk.locking import WAIT, lock_of
from core.store.disk.sealing import SCHEMA
from core.store.entry import CatalogueEntry, make_entry


def check_library(path: Path, progress: Progress | None = None) -> tuple[Finding, ...]:
    """Return what is the matter with a library; nothing for one that is not there yet.

    Reads every file, both copies of it, and holds the library's lock only for a last look at what
    seemed wrong, since another process may have been writing meanwhile. Raises StoreError where
    the folder cannot be looked at.
    """
    return LibraryCheck(path, progress).run()


class LibraryCheck:
    """One look at a library; `mend` asks it again for single files."""

    def __init__(self, path: Path, progress: Progress | None = None) -> None:
        self.path = path
        self._progress = progress or (lambda *_: None)
        self.entries: dict[str, CatalogueEntry] = {}
        """What the articles themselves say, by id; `added` is empty."""
        self._passages: dict[str, list[Passage]] = {}
        self._unplaced: dict[str, int] = {}
        self._old: list[str] = []
        self._catalogue_is_whole = True
        self._catalogue_is_newer = False
        self.catalogued: Mapping[str, CatalogueEntry] = {}

    def run(self) -> tuple[Finding, ...]:
        """Look at everything."""
        try:
            if not self.path.exists():
                return ()
            if not is_library(self.path):
                return _not_ours(self.path)
            return tuple(self._found())
        except OSError as error:
            raise StoreError(
                f"The library folder {self.path} could not be looked at "
                f"({error.strerror or error}); check its permissions."
            ) from error

    def _found(self) -> Iterator[Finding]:
        setting = Setting(self.path)
        known = members(self.path)
        self.catalogued = self._shown()
        suspect: list[Member] = []
        for number, member in enumerate(known):
            self._progress(number, len(known))
            if any(not one.is_note for one in self.look(member)):
                suspect.append(member)
        with _quiet(self.path) as waited:
            for member in suspect:
                yield from self.look(member)
            yield from self._catalogue()
            yield from setting.under_lock()
        yield from waited
        self._progress(len(known), len(known))
        yield from self._notes()
        yield from setting.found(known)
        yield from in_damaged(self.path)

    # Single files

    def look(self, member: Member) -> list[Finding]:
        """Return what is the matter with one file, its spare copy, and what is in them."""
        file = look_at(member, member.path(self.path))
        spare = look_at(member, member.spare(self.path))
        found = list(_copies(member, file, spare, self.catalogued.get(member.key)))
        best = better(file, spare)
        if best is not None and best.seal is not None:
            if best.seal.schema < SCHEMA and member.name not in self._old:
                self._old.append(member.name)
            found += self._content(member, best)
        elif member.kind == "catalogue":
            self._catalogue_is_whole = False
        return found

    def _content(self, member: Member, held: Held) -> Iterator[Finding]:
        if member.kind == "article":
            article: Article = held.records[member.key][member.key]
            self.entries[member.key] = make_entry(article, "")
            self._unplaced[member.key] = sum(
                resolve(one, article) is None for one in self._passages.get(member.key, ())
            )
            yield from _spans(member, article)
        elif member.kind == "passages":
            self._passages = {}
            for one in held.records["passages"].values():
                self._passages.setdefault(one.article, []).append(one)

    # What goes over several files

    def _shown(self) -> Mapping[str, CatalogueEntry]:
        """Return the entries as the library shows them, as far as its catalogue can be read."""
        catalogue = Member("catalogue.json", "catalogue", {"catalogue": CatalogueEntry})
        copies = [look_at(catalogue, one) for one in _copies_of_list(self.path)]
        self._catalogue_is_newer = any(one.is_newer for one in copies)
        self._catalogue_is_whole = any(one.is_whole for one in copies)
        if not self._catalogue_is_whole:
            return {}
        with suppress(StoreError):
            folder = LibraryFolder(self.path, keep_unsaved=False, read_only=True)
            return dict(Articles(folder).entries())
        return {}

    def _catalogue(self) -> Iterator[Finding]:
        """Compare the catalogue with the articles, reading again those that seem to differ."""
        self.catalogued = self._shown()
        if self._catalogue_is_newer:
            return  # whatever it lists, we cannot read it: a finding of its own
        if not self._catalogue_is_whole:
            if self.entries and not any(one.exists() for one in _copies_of_list(self.path)):
                yield _list_finding(f"the list of {len(self.entries)} articles cannot be read")
            return
        wrong = Counter[str]()
        for key in sorted(self.entries.keys() | self.catalogued.keys()):
            if self._differs(key):
                member = member_named(f"articles/{key}.json")
                self.entries.pop(key, None)
                if member is not None:
                    self.look(member)
                what = self._differs(key)
                if what:
                    wrong[what] += 1
        if wrong:
            told = ", ".join(f"{count} {what}" for what, count in sorted(wrong.items()))
            yield _list_finding(f"the list of articles does not agree with them: {told}")

    def _differs(self, key: str) -> str:
        listed, own = self.catalogued.get(key), self.entries.get(key)
        if listed is None:
            return "not listed" if own is not None else ""
        if own is None:
            member = member_named(f"articles/{key}.json")
            if member is not None and any(
                one(self.path).exists() for one in (member.path, member.spare)
            ):
                return ""  # it stands there and cannot be read: a finding of its own
            return "listed and not there"
        return "" if listed.with_(added="") == own else "listed as they were before"

    def _notes(self) -> Iterator[Finding]:
        if self._old:
            count = len(self._old)
            yield Finding(
                file=self._old[0] if count == 1 else "",
                kind="old",
                what=f"{count} file{'s are' if count > 1 else ' is'} as an older version wrote "
                f"{'them' if count > 1 else 'it'}, without checksum and spare copy",
                remedy="a repair rewrites them, and keeps the old ones under backups/",
                can_mend=True,
                is_note=True,
            )
        held = self.entries.keys() | self.catalogued.keys()
        orphans = sum(len(some) for key, some in self._passages.items() if key not in held)
        for count, why, remedy in (
            (
                orphans,
                "on an article that the library does not hold",
                "kept, and shown again when the article is added again",
            ),
            (
                sum(self._unplaced.values()),
                "on words that no longer stand in the article",
                "kept, with the words as they were",
            ),
        ):
            if count:
                yield Finding(
                    file="passages.json",
                    kind="passages",
                    what=f"{count} bookmark{'s are' if count > 1 else ' is'} {why}",
                    remedy=remedy,
                    is_note=True,
                )


def _copies(
    member: Member, file: Held, spare: Held, entry: CatalogueEntry | None
) -> Iterator[Finding]:
    """Say what is the matter with the two copies of a file: one thing at most."""
    name = member.name
    if file.is_newer or spare.is_newer:
        yield Finding(
            file=name,
            kind="newer",
            what=f"{name} was written by a later version of Dragoman",
            remedy="it is left as it is: update Dragoman to open it",
        )
    elif file.is_barred or spare.is_barred:
        yield Finding(
            file=name,
            kind="barred",
            what=f"{name} or its spare copy cannot be read ({file.wrong or spare.wrong})",
            remedy="check its permissions, and that it is yours",
        )
    else:
        told = _mendable(member, file, spare, entry)
        if told is not None:
            kind, what, remedy = told
            yield Finding(file=name, kind=kind, what=what, remedy=remedy, can_mend=True)


def _mendable(
    member: Member, file: Held, spare: Held, entry: CatalogueEntry | None
) -> tuple[FindingKind, str, str] | None:
    name = member.name
    if not file.is_whole and not spare.is_whole:
        if not file.is_there and not spare.is_there:
            return None  # somebody deleted it while we looked
        return "lost", _both_wrong(name, file, spare), _hope(member, file, spare, entry)
    if not file.is_there:
        return "missing", f"{name} is missing", "a repair puts it back from its spare copy"
    if not file.is_whole:
        return (
            "damaged",
            f"{name} is damaged ({file.wrong})",
            "a repair sets it aside and puts it back from its spare copy; nothing is lost",
        )
    if spare.generation > file.generation:
        return (
            "behind",
            f"{name} is older than its spare copy",
            "a repair sets it aside and puts the newer one in its place",
        )
    what = _wrong_with_spare(name, file, spare)
    return None if what is None else ("spare", what, "a repair makes it anew")


def _wrong_with_spare(name: str, file: Held, spare: Held) -> str | None:
    if spare.wrong is not None:
        return f"the spare copy of {name} is damaged ({spare.wrong})"
    if not spare.is_there:
        is_old = file.seal is not None and file.seal.schema < SCHEMA
        return None if is_old else f"the spare copy of {name} is missing"
    if spare.raw != file.raw:
        return f"the spare copy of {name} is not of the same generation"
    return None


def _both_wrong(name: str, file: Held, spare: Held) -> str:
    one = f"is damaged ({file.wrong})" if file.is_there else "is missing"
    other = f"is damaged too ({spare.wrong})" if spare.is_there else "is missing"
    return f"{name} {one}, and its spare copy {other}"


def _hope(member: Member, file: Held, spare: Held, entry: CatalogueEntry | None) -> str:
    """Say what a repair can do about a file of which no copy is whole."""
    if member.kind == "catalogue":
        return "a repair sets it aside and makes it anew from the articles"
    if member.kind == "marker":
        return "a repair sets it aside and makes it anew"
    found = salvaged(member, file.raw, spare.raw, entry)
    aside = "a repair sets it aside"
    if member.kind == "article":
        if not found:
            return f"{aside}; add the article again, or restore a backup"
        if member.key in found and not found[member.key].entities:
            return f"{aside} and puts back its text, which its id proves right"
        return f"{aside} and puts the article back from the part of it that is whole"
    if member.kind == "collection":
        return f"{aside}; import its file again, or restore a backup"
    if not found:
        return f"{aside}; what it held is lost, unless you have a backup to restore"
    return f"{aside} and puts back the {len(found)} entries of it that are surely right"


def _spans(member: Member, article: Article) -> Iterator[Finding]:
    if not has_sound_frame(article):
        yield Finding(
            file=member.name,
            kind="spans",
            what=f"the sentences of {member.name} lie outside its text",
            remedy="it cannot be mended: remove it and add the article again",
        )
    elif within_text(article) is not article:
        yield Finding(
            file=member.name,
            kind="spans",
            what=f"names, figures or translations of {member.name} lie outside its text",
            remedy="a repair takes them out of it, and keeps the file as it was under backups/",
            can_mend=True,
        )


def _copies_of_list(library: Path) -> tuple[Path, Path]:
    return library / "catalogue.json", library / "spare" / "catalogue.json.gz"


def _list_finding(what: str) -> Finding:
    return Finding(
        file="catalogue.json",
        kind="catalogue",
        what=what,
        remedy="a repair makes it right from the articles themselves",
        can_mend=True,
    )


@contextmanager
def _quiet(path: Path) -> Iterator[list[Finding]]:
    """Keep writers out if that can be done; gives a list that gets a finding where it cannot."""
    found: list[Finding] = []
    lock = lock_of(path)
    with lock.writers:
        is_taken = False
        try:
            # whoever writes makes this file first, and a look changes nothing
            if (path / "library.lock").is_file():
                lock.take_file(WAIT)
                is_taken = True
        except StoreBusy as error:
            what, _, remedy = str(error).rstrip(".").partition("; ")
            found.append(
                Finding(file="library.lock", kind="lock", what=what, remedy=remedy, is_note=True)
            )
        except OSError:
            pass  # a folder that we cannot write to: said elsewhere
        try:
            yield found
        finally:
            if is_taken:
                lock.let_go()


def is_library(path: Path) -> bool:
    """Return whether a folder holds a library, and not something else that was named."""
    names: Iterable[str] = (
        "library.json",
        "catalogue.json",
        "catalogue.pending",
        "articles",
        "spare",
        "damaged",
    )
    return path.is_dir() and any((path / name).exists() for name in names)


def _not_ours(path: Path) -> tuple[Finding, ...]:
    if not path.is_dir():
        what, remedy = f"{path} is no folder", "name another with --library"
    elif next(path.iterdir(), None) is None:
        return ()
    else:
        what = f"{path} holds no library"
        remedy = "name its folder with --library, or add an article to begin one here"
        return (Finding(file="", kind="unknown", what=what, remedy=remedy, is_note=True),)
    return (Finding(file="", kind="unknown", what=what, remedy=remedy),)
