"""Marks around the generated parts of an export, by which a later export finds them again.

A part begins and ends with a comment on a line of its own, and the first holds a seal: a digest of
what stands between, which shows whether somebody has written in it since. Properties (YAML front
matter) have no marks; their seal is a property.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from core.brief.escape import yaml_string

SEAL_PROPERTY = "dragoman"


@dataclass(frozen=True)
class Marker:
    """How a comment is written that no reader of the page sees."""

    before: str
    after: str


HTML_COMMENT = Marker("<!-- ", " -->")
OBSIDIAN_COMMENT = Marker("%% ", " %%")

_MARK = re.compile(
    r"^[ \t]*(?P<sign><!--|%%) dragoman:(?P<name>[a-z][a-z-]*) "
    r"(?:begin (?P<seal>[0-9a-f]{12})|end) (?:-->|%%)[ \t]*\r?$",
    re.MULTILINE,
)
_LIKE_A_MARK = re.compile(r"(?:<!--|%%)\s*dragoman\s*:", re.IGNORECASE)
_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.*?)^---[ \t]*\r?(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_KEY = re.compile(r"^([^\s#'\"\-\[{:][^:\n]*):(?:[ \t]|\r?$)", re.MULTILINE)


@dataclass(frozen=True)
class Own:
    """What the reader wrote, or the space between two parts."""

    text: str


@dataclass(frozen=True)
class Part:
    """A generated part with its marks; `is_sealed` is whether nobody has written in it."""

    name: str
    text: str
    is_sealed: bool


@dataclass(frozen=True)
class Damage:
    """Why the parts of a file cannot be told from what the reader wrote."""

    reason: str


def seal(content: str) -> str:
    """Return the digest of a part; spaces at the ends of lines and blank lines do not count."""
    lines = (line.rstrip() for line in content.splitlines())
    return sha256("\n".join(filter(None, lines)).encode("utf-8", "replace")).hexdigest()[:12]


def marked(name: str, content: str, marker: Marker) -> str:
    """Return a part between its marks."""
    before, after = marker.before, marker.after
    return (
        f"{before}dragoman:{name} begin {seal(content)}{after}\n\n"
        f"{content}\n\n"
        f"{before}dragoman:{name} end{after}"
    )


def split_parts(text: str) -> list[Own | Part] | Damage:
    """Return a file without front matter as what was generated and what was not, in order.

    Joined together, their texts are the file.
    """
    pieces: list[Own | Part] = []
    opened: re.Match[str] | None = None
    seen: set[str] = set()
    at = 0
    for found in _MARK.finditer(text):
        name = found["name"]
        if opened is None:
            if found["seal"] is None:
                return Damage(f"the mark at the beginning of “{name}” is gone")
            if name in seen:
                return Damage(f"“{name}” is there twice")
            pieces.append(Own(text[at : found.start()]))
            opened, at = found, found.start()
            continue
        if found["seal"] is not None or name != opened["name"] or found["sign"] != opened["sign"]:
            return Damage(f"the mark at the end of “{opened['name']}” is gone")
        content = text[opened.end() : found.start()]
        end = found.end() - found[0].endswith("\r")
        pieces.append(Part(name, text[at:end], seal(content) == opened["seal"]))
        seen.add(name)
        opened, at = None, end
    if opened is not None:
        return Damage(f"the mark at the end of “{opened['name']}” is gone")
    pieces.append(Own(text[at:]))
    if any(isinstance(one, Own) and _LIKE_A_MARK.search(one.text) for one in pieces):
        return Damage("one of the marks has been changed")
    return pieces


def has_marks(text: str) -> bool:
    """Return whether anything in a text looks like a mark of ours, whole or not."""
    return bool(_LIKE_A_MARK.search(text))


def split_front_matter(text: str) -> tuple[str | None, str]:
    """Return the lines between the dashes at the top of a file, or None, and what follows them."""
    found = _FRONT_MATTER.match(text)
    return (found[1], text[found.end() :]) if found else (None, text)


def sealed_properties(lines: Sequence[str]) -> str:
    """Return front matter of these lines, with the property that seals it."""
    inner = "\n".join(lines) + "\n"
    sealed = yaml_string(seal_of_properties(properties_in(inner)))
    return f"---\n{inner}{SEAL_PROPERTY}: {sealed}\n---"


def properties_in(inner: str) -> dict[str, str]:
    """Return each property of front matter with its own lines, in order; "" is what leads them."""
    starts = list(_KEY.finditer(inner))
    first = starts[0].start() if starts else len(inner)
    found = {"": inner[:first]} if inner[:first].strip() else {}
    ends = [one.start() for one in starts[1:]] + [len(inner)]
    for start, end in zip(starts, ends, strict=True):
        name = start[1].strip()
        found[name] = found.get(name, "") + inner[start.start() : end]
    return found


def seal_of_properties(properties: Mapping[str, str]) -> str:
    """Return the digest of properties, whichever way their values are written; tags do not count.

    Obsidian writes properties anew, without our quotation marks.
    """
    said = (
        f"{name}={values_of(lines)!r}"
        for name, lines in sorted(properties.items())
        if name not in ("", "tags", SEAL_PROPERTY)
    )
    return seal("\n".join(said))


def values_of(lines: str) -> list[str]:
    """Return the values of a property of plain values or of a list of them."""
    rest = lines.partition(":")[2].strip()
    if rest.startswith("[") and rest.endswith("]"):
        return _unquoted(rest[1:-1].split(","))
    return _unquoted(re.sub(r"^[ \t]*-[ \t]+", "", line) for line in rest.splitlines())


def _unquoted(values: Iterable[str]) -> list[str]:
    found = []
    for value in values:
        plain = value.strip()
        if len(plain) > 1 and plain[0] == plain[-1] and plain[0] in "\"'":
            quote, plain = plain[0], plain[1:-1]
            if quote == "'":
                plain = plain.replace("''", "'")
            else:
                plain = re.sub(r"\\([\"\\])", r"\1", plain)
        if plain:
            found.append(plain)
    return found
