"""A briefing as JSON, and either form as a file."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from core.article import Article
from core.atomic import write_whole
from core.brief.briefing import Briefing
from core.brief.notes import Notes
from core.errors import ExportError


def to_json(briefing: Briefing, articles: Sequence[Article]) -> str:
    """Return the briefing as JSON, with a `notes` list of every sentence that it cites.

    A citation belongs to the note of the same article whose `segments` hold its segment.
    """
    notes = Notes(articles, briefing.target)
    for line in (*briefing.events, *(row.line for row in briefing.figures)):
        notes.numbers(line.citations)
    for row in (*briefing.people, *briefing.places, *briefing.organisations):
        notes.numbers(row.citations)
    notes.numbers(row.citation for row in briefing.passages)
    whole = msgspec.to_builtins(briefing) | {"notes": msgspec.to_builtins(notes.all())}
    return msgspec.json.format(msgspec.json.encode(whole), indent=2).decode() + "\n"


def write_export(path: Path, text: str, *, overwrite: bool = False) -> None:
    """Write `text` as UTF-8, whole or not at all.

    Raises ExportError when a file is there and `overwrite` is False, or nothing can be written
    there; a file that was there is then as it was.
    """
    data = text.encode("utf-8", "replace")
    try:
        path = path.expanduser()
        if path.is_dir():
            raise ExportError(f"{path} is a folder; name a file in it.")
        if path.exists() and not path.is_file():
            path.write_bytes(data)  # a pipe or terminal: nothing to replace
            return
        write_whole(path, data, mode=0o666, overwrite=overwrite)
    except OSError as error:
        raise ExportError(_reason(path, error)) from error
    except (ValueError, RuntimeError) as error:  # a null byte, or the home of nobody
        raise ExportError("This is not the name of a file; choose another.") from error


def _reason(path: Path, error: OSError) -> str:
    if isinstance(error, FileExistsError):
        return f"{path} is there already; choose another name or allow overwriting it."
    if isinstance(error, FileNotFoundError):
        return f"There is no folder {path.parent}; make it first, or choose another."
    if isinstance(error, NotADirectoryError):
        return f"{path.parent} is not a folder; choose another place."
    if isinstance(error, PermissionError):
        return f"Writing to {path.parent} is not permitted; choose another folder."
    shown = path if len(str(path)) < 400 else "This file"
    return f"{shown} could not be written ({error.strerror}); choose another place."
