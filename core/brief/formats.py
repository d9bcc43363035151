"""The forms of export, for whoever lets somebody choose one."""

from pathlib import PurePath

from core.brief.export.formats import FORMATS, Format

__all__ = ["FORMATS", "Format", "format_of"]


def format_of(path: PurePath, chosen: str) -> str:
    """Return the format that the name of a file asks for: `chosen` where it may be that too.

    Of several suffixes that fit the longest counts: `.csl.json` is not `.json`.
    """
    fitting = [one for one in FORMATS.values() if path.name.endswith(one.suffix)]
    longest = max((len(one.suffix) for one in fitting), default=0)
    names = [one.name for one in fitting if len(one.suffix) == longest]
    return chosen if chosen in names or not names else names[0]
