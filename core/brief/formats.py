"""The forms of export, for whoever lets somebody choose one."""

import re
from pathlib import PurePath

from core.brief.export.formats import FORMATS, Format

__all__ = ["FORMATS", "Format", "format_of", "unknown_suffix"]

_MARKDOWN = (".markdown", ".txt", ".text")
"""Further suffixes that Markdown may have: it is plain text too."""

_SUFFIX = re.compile(r"\.[a-z][a-z0-9]{1,4}", re.IGNORECASE)
"""What names a kind of file; "St. Petersburg" and "page 2.11" have none."""


def format_of(path: PurePath, chosen: str) -> str:
    """Return the format that the name of a file asks for: `chosen` where it may be that too.

    Of several suffixes that fit the longest counts: `.csl.json` is not `.json`.
    """
    name = path.name.lower()
    fitting = [one for one in FORMATS.values() if name.endswith(one.suffix)]
    longest = max((len(one.suffix) for one in fitting), default=0)
    names = [one.name for one in fitting if len(one.suffix) == longest]
    return chosen if chosen in names or not names else names[0]


def unknown_suffix(path: PurePath) -> str | None:
    """Return what to say of a name that asks for a format that there is none of; None for others.

    A name without a suffix asks for nothing, one of plain text for no other than Markdown.
    """
    suffix = path.suffix
    known = {one.suffix for one in FORMATS.values()}
    if not _SUFFIX.fullmatch(suffix) or suffix.lower() in {*known, *_MARKDOWN}:
        return None
    listed = ", ".join(sorted(known))
    return f"A briefing cannot be written as {suffix}; end the name in one of {listed}."
