"""Mending a library: what can be put right is, and nothing is deleted.

What is damaged is set aside under damaged/; of every file that is rewritten, the file as it was is
kept under backups/repair-<n>/ first.
"""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from core.article import Article
from core.atomic import keep_copy, make_folder, write_whole
from core.errors import StoreError
from core.store.articles import Articles
from core.store.care.aside import SEARCHED, lost_in_damaged
from core.store.care.checking import LibraryCheck
from core.store.care.finding import Finding, FindingKind, Progress
from core.store.care.members import Held, Member, better, look_at, member_named, members
from core.store.care.salvage import salvaged
from core.store.care.setting import all_places, left_behind, left_by_restoring
from core.store.care.spans import within_text
from core.store.disk.aside import move_into, set_aside
from core.store.disk.folder import LibraryFolder
from core.store.disk.sealing import SCHEMA, spare_of
from core.store.disk.storage import AtomicStorage
from core.store.entry import CatalogueEntry, make_entry

_ROUNDS = 3
"""Mending one thing can bring another to light: an article that is back is not in the list."""


def mend(path: Path, progress: Progress | None = None) -> tuple[Finding, ...]:
    """Mend a library, and return what was done, then what is left as it is.

    What was lost in part or whole is among the first, set aside and not called mended.

    Holds the library's lock while it mends, not while it looks. Raises StoreError where the folder
    cannot be looked at, and StoreBusy while another process is writing.
    """
    mended: list[Finding] = []
    for _ in range(_ROUNDS):
        check = LibraryCheck(path, progress)
        found = check.run()
        if not any(one.can_mend for one in found):
            break
        before = len(mended)
        try:
            mended += _Mending(path, check).do([one for one in found if one.can_mend])
        except OSError as error:
            raise StoreError(
                f"The library {path} could not be mended ({error.strerror or error}); what was "
                "done so far is kept."
            ) from error
        if len(mended) == before:
            break
    return (*mended, *found)


def renew_all(folder: LibraryFolder) -> int:
    """Rewrite the files of older versions, and return how many; for who holds the lock.

    The storage keeps them as they were. Raises StoreError.
    """
    count = 0
    for member in members(folder.path):
        held = look_at(member, member.path(folder.path))
        if held.seal is not None and held.seal.schema < SCHEMA:
            storage = _storage_of(member, folder)
            tables = storage.read()
            if tables is not None:
                storage.write(tables)
                count += 1
    return count


def _storage_of(member: Member, folder: LibraryFolder) -> AtomicStorage:
    record = None if member.kind == "collection" else next(iter(member.tables.values()))
    return AtomicStorage(member.path(folder.path), folder, "", record)


class _Lost(str):
    """What was done about something of which not all could be put back."""

    __slots__ = ()


class _Mending:
    """One round of mending."""

    def __init__(self, path: Path, check: LibraryCheck) -> None:
        self._path = path
        self._check = check
        self._kept: Path | None = None
        self._known: dict[str, CatalogueEntry] = dict(check.catalogued)
        self._ways: dict[FindingKind, Callable[[Finding], str | None]] = {
            "old": self._renew_all,
            "spans": self._trim,
            "catalogue": self._list_anew,
            "pending": self._fold,
            "temporary": self._leavings,
            "lock": lambda one: f"it was set aside as {self._aside(path / one.file)}",
            "folder": self._not_a_folder,
            "permissions": self._shut,
            "set-aside": self._put_back_lost,
        }

    def do(self, found: Iterable[Finding]) -> list[Finding]:
        """Mend what can be mended, and return it, with what was done."""
        found = list(found)
        # these may keep everybody from writing, the library's own lock not excepted
        first = [one for one in found if one.kind in ("permissions", "lock", "folder")]
        first += [one for one in found if one.file == "library.json"]
        mended = [done for one in first if (done := self._mend(one)) is not None]
        self._folder = LibraryFolder(self._path, keep_unsaved=False, read_only=False)
        self._articles = Articles(self._folder)
        with self._folder.transaction():
            mended += [
                done
                for one in sorted(found, key=lambda each: each.kind in ("catalogue", "pending"))
                if one not in first and (done := self._mend(one)) is not None
            ]
        return mended

    def _mend(self, finding: Finding) -> Finding | None:
        try:
            done = self._ways.get(finding.kind, self._restore)(finding)
        except (OSError, StoreError):
            return None  # the next look finds it again, and says so
        if done is None:
            return None
        is_mended = not isinstance(done, _Lost)
        return finding.with_(remedy=str(done), can_mend=False, is_mended=is_mended)

    # Files and their spare copies

    def _restore(self, finding: Finding) -> str | None:
        """Set aside what is damaged of a file, and put it back from the rest."""
        member = member_named(finding.file)
        if member is None:
            return None
        if member.kind == "marker":
            return self._clear_marker(member)
        places = (member.path(self._path), member.spare(self._path))
        file, spare = (look_at(member, one) for one in places)
        if any(one.is_newer or one.is_barred for one in (file, spare)):
            return None
        best = better(file, spare)
        if best is None:
            return self._rescue(member, file, spare)
        aside = [
            self._aside(place)
            for place, held in zip(places, (file, spare), strict=True)
            if held.is_there and (not held.is_whole or held.generation < best.generation)
        ]
        if file.is_whole and spare.is_whole and not aside and file.raw != spare.raw:
            aside.append(self._aside(places[1]))
        if not aside and file.raw == spare.raw:
            return "it is right by now"
        self._storage(member).read()  # makes what is missing from what is there
        source = "its spare copy" if best is spare else "the file itself"
        what = "it was put back from" if best is spare else "it was made anew from"
        where = f"; what stood there was set aside as {' and '.join(aside)}" if aside else ""
        return f"{what} {source}{where}"

    def _clear_marker(self, member: Member) -> str:
        """Set aside what is damaged of the marker: the transaction to come writes it again."""
        places = (member.path(self._path), member.spare(self._path))
        file, spare = (look_at(member, one) for one in places)
        aside = [
            self._aside(place)
            for place, held in zip(places, (file, spare), strict=True)
            if held.wrong is not None
        ]
        done = "it was made anew"
        if file.is_whole or spare.is_whole:
            done = "it was made anew from the file itself"
            if not file.is_whole:
                done = "it was put back from its spare copy"
        where = f"; what stood there was set aside as {' and '.join(aside)}" if aside else ""
        return f"{done}{where}"

    def _rescue(self, member: Member, file: Held, spare: Held) -> str | None:
        raws = [
            place.read_bytes() if place.is_file() else b""
            for place in (member.path(self._path), member.spare(self._path))
        ]
        found = salvaged(member, raws[0], raws[1], self._known.get(member.key))
        aside = [
            self._aside(place)
            for place, held in (
                (member.path(self._path), file),
                (member.spare(self._path), spare),
            )
            if held.is_there
        ]
        where = f"it was set aside as {' and '.join(aside)}"
        if member.kind == "article":
            return self._rescue_article(member, next(iter(found.values()), None), where)
        if member.kind == "catalogue":
            self._articles.catalogue.all()
            return f"{where}, and made anew"
        if not found:
            return _Lost(f"{where}; what it held is lost, unless you have a backup to restore")
        self._write(member, found)
        return _Lost(
            f"{where}, and {len(found)} entries of it, which are surely right, were put back; what "
            "else it held is lost, unless you have a backup to restore"
        )

    def _rescue_article(self, member: Member, found: Article | None, where: str) -> str:
        entry = self._known.get(member.key)
        source = f" from {entry.address}" if entry is not None else ""
        if found is None:
            return _Lost(f"{where}; add the article{source} again, or restore a backup")
        self._articles.put_many([found])
        if found.entities or found.translations or found.figures:
            return f"{where}, and the article put back from the part of it that is whole"
        return _Lost(
            f"{where}, and its text, which its id proves right, was put back without names and "
            f"translations; to have these, remove it and add it{source} again"
        )

    def _put_back_lost(self, finding: Finding) -> str | None:
        """Put back what is surely right of files that were set aside whole, and mark them so."""
        count = 0
        for one in lost_in_damaged(self._path):
            if finding.file not in {
                place.relative_to(self._path).as_posix() for place in one.places
            }:
                continue
            if one.member.kind == "article":
                self._articles.put_many(one.found.values())
            elif one.found:
                self._write(one.member, one.found)
            count += len(one.found)
            for place in one.places:
                stem, _, ending = place.name.partition(".json")
                move_into(self._path, place, f"damaged/{SEARCHED}", stem, f".json{ending}")
        return f"{count} entries of it were put back" if count else None

    def _write(self, member: Member, records: Any) -> None:
        """Add records to a shelf's file, beside those that it has."""
        self._keep(member.path(self._path))
        storage = self._storage(member)
        (table,) = member.tables
        there = (storage.read() or {}).get(table, {})
        storage.write({table: {**records, **there}})

    def _storage(self, member: Member) -> AtomicStorage:
        return _storage_of(member, self._folder)

    def _renew_all(self, _: Finding) -> str | None:
        count = renew_all(self._folder)
        return f"{count} were rewritten, and the old ones kept under backups/" if count else None

    # What is in them

    def _trim(self, finding: Finding) -> str | None:
        member = member_named(finding.file)
        if member is None:
            return None
        self._keep(member.path(self._path))
        article = self._articles.get(member.key)
        self._articles.put_many([within_text(article)])
        return f"they were taken out of it; {self._where()} keeps the file as it was"

    def _list_anew(self, _: Finding) -> str | None:
        """Make the list of articles agree with the articles, and nothing else of it another."""
        self._keep_list()
        catalogue = self._articles.catalogue
        known = dict(catalogue.all())
        catalogue.fold()
        changes: dict[str, tuple[int, CatalogueEntry | None]] = {}
        for key, entry in sorted(self._check.entries.items()):
            if not (self._path / "articles" / f"{key}.json").exists():
                continue
            listed = known.get(key)
            if listed is None or listed.with_(added="") != entry:
                article = self._articles.get(key)
                added = listed.added if listed is not None else article.source.fetched
                changes[key] = (0, make_entry(article, added))
        for key in known.keys() - self._check.entries.keys():
            place = self._path / "articles" / f"{key}.json"
            if not place.exists() and not spare_of(self._path, place).exists():
                changes[key] = (0, None)
        if changes:
            catalogue.announce(dict(sorted(changes.items())))
        catalogue.fold()
        return "it was made right from the articles themselves"

    def _fold(self, _: Finding) -> str | None:
        self._keep_list()
        self._articles.catalogue.fold()
        for place in self._pending():
            if place.exists():  # nothing whole in it
                self._aside(place)
        return "what is whole in it was taken into the list of articles"

    # What stands around

    def _leavings(self, finding: Finding) -> str | None:
        if finding.file.startswith(".") and "/" not in finding.file:
            beside = [one for one in left_by_restoring(self._path) if one.name == finding.file]
            if beside:
                return f"it was moved to {set_aside(self._path, beside[0])}"
        place = self._path.joinpath(*finding.file.split("/"))
        if not place.exists():
            return "it was swept away"
        if place not in left_behind(self._path):
            return None
        return f"it was set aside as {self._aside(place)}"

    def _not_a_folder(self, finding: Finding) -> str | None:
        place = self._path / finding.file
        if place.is_dir():
            return None
        if finding.file == "damaged":  # where it would be set aside
            aside = move_into(self._path, place, "backups", "damaged", "")
        else:
            aside = self._aside(place)
        return f"it was set aside as {aside}"

    def _shut(self, _: Finding) -> str | None:
        count = 0
        for _round in range(8):  # a folder that could not be entered before can be now
            open_ones = [one for one in all_places(self._path) if one.is_open]
            if not open_ones:
                break
            for one in open_ones:
                one.path.chmod(one.wanted_mode)
            count += len(open_ones)
        return "that is yours alone now" if count else None

    # Keeping what was

    def _aside(self, path: Path) -> str:
        return set_aside(self._path, path)

    def _pending(self) -> tuple[Path, Path]:
        return self._path / "catalogue.pending", self._path / "spare" / "catalogue.pending"

    def _keep_list(self) -> None:
        for one in (self._path / "catalogue.json", *self._pending()):
            self._keep(one)

    def _keep(self, path: Path) -> None:
        """Keep a file as it is, before it is rewritten."""
        if not path.is_file():
            return
        copy = self._folder_for_copies().joinpath(*path.relative_to(self._path).parts)
        make_folder(copy.parent)
        if copy.exists():
            return
        if path.suffix == ".pending":  # the one file that is written in place
            write_whole(copy, path.read_bytes())
        else:
            keep_copy(path, copy)

    def _folder_for_copies(self) -> Path:
        if self._kept is None:
            make_folder(self._path / "backups")
            number = 1
            while os.path.lexists(self._path / "backups" / f"repair-{number}"):
                number += 1
            self._kept = self._path / "backups" / f"repair-{number}"
            make_folder(self._kept)
        return self._kept

    def _where(self) -> str:
        return self._folder_for_copies().relative_to(self._path).as_posix()
