"""What was set aside under damaged/, and what of it can be put back."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from core.store.care.finding import Finding
from core.store.care.members import Held, Member, better, look_at, member_named
from core.store.care.salvage import salvaged
from core.store.disk.sealing import peek, peek_packed

SEARCHED = "searched"
"""The folder within damaged/ for what a repair has gone through."""

_ASIDE = re.compile(r"(?P<spare>spare-)?(?P<name>.+)\.\d+\.(?:json|json\.gz)")


class LostPart(NamedTuple):
    """What was set aside of a file, both copies of it; `found` of it is surely right and gone."""

    member: Member
    places: tuple[Path, ...]
    found: Mapping[str, Any]


def in_damaged(library: Path) -> Iterator[Finding]:
    """Give what damaged/ holds, and what of it can be put back."""
    for one in lost_in_damaged(library):
        if one.found:
            yield Finding(
                file=one.places[0].relative_to(library).as_posix(),
                kind="set-aside",
                what=f"{len(one.found)} entries of {one.member.name}, which was set aside, can be "
                "read and are surely right",
                remedy="a repair puts back those that are not there now",
                can_mend=True,
            )
    folder = library / "damaged"
    if not folder.is_dir():
        return
    files = [one for one in folder.rglob("*") if one.is_file()]
    if files:
        size = sum(one.stat().st_size for one in files)
        yield Finding(
            file="damaged",
            kind="set-aside",
            what=f"damaged/ holds what was set aside: {len(files)} "
            f"file{'s' if len(files) > 1 else ''} ({size / 1e6:.1f} MB)",
            remedy="the library uses none of them; delete them when you miss nothing",
            is_note=True,
        )


def lost_in_damaged(library: Path) -> list[LostPart]:
    """Return what was set aside of files of which no copy was whole, and not gone through yet.

    What was put back from its other copy is not among it: the file that stands there now is of the
    same generation or a later one.
    """
    folder = library / "damaged"
    if not folder.is_dir():
        return []
    parts: dict[str, list[Path]] = {}
    for one in sorted(folder.iterdir()):
        named = _ASIDE.fullmatch(one.name)
        if named is not None and one.is_file():
            parts.setdefault(named["name"], []).append(one)
    found = []
    for name, places in parts.items():
        member = _member_of(name)
        if member is not None and (lost := _lost(library, member, places)) is not None:
            found.append(lost)
    return found


def _lost(library: Path, member: Member, places: list[Path]) -> LostPart | None:
    now = better(look_at(member, member.path(library)), look_at(member, member.spare(library)))
    was = max(map(_generation, places))
    if now is not None and now.generation >= was:
        return None
    records: dict[str, Any] = {}
    for place in places:
        held = look_at(member, place)
        raw = _bytes_of(place, held)
        is_spare = place.name.endswith(".gz")
        records |= salvaged(member, b"" if is_spare else raw, raw if is_spare else b"")
        if held.is_whole and member.kind not in ("collection", "marker"):
            records |= next(iter(held.records.values()))
    there = next(iter(now.records.values())) if now is not None else {}
    new = {key: one for key, one in records.items() if key not in there}
    if member.kind in ("catalogue", "marker"):
        new = {}
    return LostPart(member, tuple(places), new)


def _bytes_of(place: Path, held: Held) -> bytes:
    try:
        return place.read_bytes()
    except OSError:
        return held.raw


def _generation(place: Path) -> int:
    """Return the generation that a file says that it is of, -1 where it does not say."""
    try:
        if place.name.endswith(".gz"):
            return peek_packed(place) or -1
        found = peek(place)
    except OSError:
        return -1
    return found[0] if found is not None else -1


def _member_of(aside: str) -> Member | None:
    """Return the file that was set aside under a name."""
    for folder in ("articles", "memory"):
        if aside.startswith(f"{folder}-"):
            return member_named(f"{folder}/{aside.removeprefix(f'{folder}-')}.json")
    return member_named(f"{aside}.json")
