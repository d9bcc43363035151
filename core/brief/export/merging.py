"""Exporting over an earlier export: what the reader wrote around the generated parts stays."""

import re
from collections.abc import Sequence

from core.article import Record
from core.brief.escape import yaml_string
from core.brief.export.marking import (
    SEAL_PROPERTY,
    Damage,
    Own,
    Part,
    properties_in,
    seal_of_properties,
    split_front_matter,
    split_parts,
    values_of,
)

_HEADING = re.compile(r"^#{1,3} .+$", re.MULTILINE)
_NOTE_HERE = re.compile(r"^\[\^\d+-[\d-]+\]:", re.MULTILINE)
_NOTE_CITED = re.compile(r"\[\^(\d+-(?:at-)?[\d-]*\d)\](?!:)")
_NOTE = re.compile(r"^\[\^(\d+-(?:at-)?[\d-]*\d)\]: (.*)$", re.MULTILINE)
_SEALED = re.compile(rf"^{SEAL_PROPERTY}: [\"']?[0-9a-f]{{12}}[\"']?[ \t]*\r?$", re.MULTILINE)


class Merged(Record, frozen=True):
    """A new export in which the reader's own text of the old one stands where it stood.

    `notices` are sentences for the reader. `is_lossless` is False where words that the reader wrote
    inside a generated part are not in `text`. `is_damaged` says that the parts of the old file
    could not be told apart: `text` is then the new export alone.
    """

    text: str
    notices: tuple[str, ...] = ()
    is_lossless: bool = True
    is_damaged: bool = False


def merge_export(old: str, new: str) -> Merged:
    """Return `new` with everything that the reader wrote outside the generated parts of `old`.

    The parts keep the order that they have in `old`; a part that is new comes behind the one that
    it follows in `new`. Merging the same export again changes nothing.
    """
    old = old.removeprefix("\ufeff")
    old_front, old_body = split_front_matter(old)
    new_front, new_body = split_front_matter(new)
    old_pieces, new_pieces = split_parts(old_body), split_parts(new_body)
    if isinstance(new_pieces, Damage):
        return Merged(new, (f"The new export has no parts: {new_pieces.reason}.",), False, True)
    if isinstance(old_pieces, Damage):
        return _damaged(new, old_pieces.reason)
    made = {one.name: one for one in new_pieces if isinstance(one, Part)}
    own = "".join(one.text for one in old_pieces if isinstance(one, Own))
    if lost := _left_without_marks(own, old_pieces, made, has_front=new_front is not None):
        return _damaged(new, lost)
    notices = list(_written_in(old_pieces))
    is_lossless = not notices
    notices += _notes_changed(own, old_body, new_body)
    gone = [one.name for one in old_pieces if isinstance(one, Part) and one.name not in made]
    if gone:
        notices.append(f"No longer in the briefing, and taken out: {', '.join(gone)}.")
    pieces = [made.get(one.name, Own("")) if isinstance(one, Part) else one for one in old_pieces]
    body = "".join(one.text for one in _with_new_parts(pieces, new_pieces))
    front = ""
    if new_front is not None:
        front, changed = _merged_properties(old_front, new_front)
        if changed:
            is_lossless = False
            notices.append("You had changed the properties at the top; they are made anew.")
        if old_front is None and not body.startswith(("\n", "\r\n")):
            front += "\n"
    elif old_front is not None:
        front = f"---\n{old_front}---\n"
    text = front + body
    if "\r\n" in old:
        text = text.replace("\r\n", "\n").replace("\n", "\r\n")
    return Merged(text, tuple(notices), is_lossless)


def _damaged(new: str, reason: str) -> Merged:
    return Merged(new, (f"What you wrote cannot be told from what was generated: {reason}.",),
                  is_lossless=False, is_damaged=True)  # fmt: skip


def _left_without_marks(
    own: str, pieces: Sequence[Own | Part], made: dict[str, Part], *, has_front: bool
) -> str:
    """Return what shows that a generated part stands in the reader's text without its marks."""
    there = {one.name for one in pieces if isinstance(one, Part)}
    if not there:
        return "it has no marks of an earlier export"
    if has_front and _SEALED.search(own):
        return "the properties are no longer at the top"
    if _NOTE_HERE.search(own):
        return "notes stand outside their marks"
    lines = {line.rstrip() for line in own.splitlines()}
    for name, part in made.items():
        if name in there or name == "opening":
            continue
        heading = _HEADING.search(part.text)
        if heading and heading[0] in lines:
            return f"the marks of “{name}” are gone"
    return ""


def _written_in(pieces: Sequence[Own | Part]) -> list[str]:
    names = [one.name for one in pieces if isinstance(one, Part) and not one.is_sealed]
    if not names:
        return []
    return [f"You had written inside generated parts, which are made anew: {', '.join(names)}."]


def _notes_changed(own: str, old: str, new: str) -> list[str]:
    """Return a sentence on notes that the reader's own text refers to and that changed."""
    before, after = dict(_NOTE.findall(old)), dict(_NOTE.findall(new))
    cited = dict.fromkeys(_NOTE_CITED.findall(own))
    gone = [one for one in cited if one in before and one not in after]
    changed = [one for one in cited if one in after and before.get(one, "").rstrip() != after[one]]
    notices = []
    if gone:
        notices.append(f"Your text refers to notes that are gone: {', '.join(gone)}.")
    if changed:
        notices.append(f"Your text refers to notes that have changed: {', '.join(changed)}.")
    return notices


def _with_new_parts(pieces: Sequence[Own | Part], new: Sequence[Own | Part]) -> list[Own | Part]:
    """Put each part that is new behind the one that it follows in the new export."""
    merged = list(pieces)
    names = [one.name for one in new if isinstance(one, Part)]
    parts = {one.name: one for one in new if isinstance(one, Part)}
    for place, name in enumerate(names):
        there = [one.name if isinstance(one, Part) else None for one in merged]
        if name in there:
            continue
        after = [one for one in names[:place] if one in there]
        if after:
            at = there.index(after[-1]) + 1
            merged[at:at] = [Own("\n\n"), parts[name]]
        else:
            at = next((n for n, one in enumerate(there) if one is not None), len(there))
            merged[at:at] = [parts[name], Own("\n\n")]
    return merged


def _merged_properties(old: str | None, new: str) -> tuple[str, bool]:
    """Return front matter with the reader's own properties kept, and whether ours were changed."""
    made = properties_in(new)
    if old is None:
        return f"---\n{new}---\n", False
    before = properties_in(old.replace("\r\n", "\n"))
    ours = {name: lines for name, lines in before.items() if name in made}
    sealed = values_of(before.get(SEAL_PROPERTY, ""))
    changed = sealed != [seal_of_properties(ours)]
    merged = {name: made.get(name, lines) for name, lines in before.items()}
    for name, lines in made.items():
        if name not in merged:
            merged[name] = lines
    if "tags" in before and "tags" in made:
        tags = dict.fromkeys([*values_of(made["tags"]), *values_of(before["tags"])])
        merged["tags"] = "".join(
            ["tags:\n", *(f"  - {yaml_string(one)}\n" for one in tags)] if tags else ["tags: []\n"]
        )
    lines = "".join(one if one.endswith("\n") else f"{one}\n" for one in merged.values())
    return f"---\n{lines}---\n", changed
