"""An export as a file."""

from pathlib import Path

from core.atomic import write_whole
from core.brief.export.marking import has_marks
from core.brief.export.merging import Merged, merge_export
from core.errors import ExportError

MOST_BACKUPS = 1000


def is_earlier_export(path: Path) -> bool:
    """Return whether a file is there that a new export would only bring up to date.

    It can then be written without asking: nothing that the reader wrote in it is lost.
    """
    try:
        old = _text_of(path.expanduser())
    except (OSError, ValueError, RuntimeError):
        return False
    return old is not None and has_marks(old) and not merge_export(old, old).is_damaged


def is_damaged_export(path: Path) -> bool:
    """Return whether an export is there whose marks do not add up, so that it cannot be renewed."""
    try:
        old = _text_of(path.expanduser())
    except (OSError, ValueError, RuntimeError):
        return False
    return old is not None and has_marks(old) and merge_export(old, old).is_damaged


def write_export(path: Path, text: str, *, overwrite: bool = False) -> tuple[str, ...]:
    """Write `text` as UTF-8, whole or not at all, and return what the reader should be told.

    Where `text` has marked parts and the file there is an earlier export, what the reader wrote
    around its parts stays, whatever `overwrite` says; what was written inside one, and a file whose
    marks are damaged (which needs `overwrite`), is kept beside it under another name. Raises
    ExportError when another file is there and `overwrite` is False, or nothing can be written
    there; a file that was there is then as it was.
    """
    try:
        path = path.expanduser()
        if path.is_dir():
            raise ExportError(f"{path} is a folder; name a file in it.")
        if path.exists() and not path.is_file():
            path.write_bytes(_encoded(text))  # a pipe or terminal: nothing to replace
            return ()
        old = _text_of(path) if has_marks(text) else None
        merged = Merged(text) if old is None else merge_export(old, text)
        if old is None:
            write_whole(path, _encoded(text), mode=0o666, overwrite=overwrite)
            return ()
        return _bring_up_to_date(path, old, merged, overwrite)
    except OSError as error:
        raise ExportError(_reason(path, error)) from error
    except (ValueError, RuntimeError) as error:  # a null byte, or the home of nobody
        raise ExportError("This is not the name of a file; choose another.") from error


def _bring_up_to_date(path: Path, old: str, merged: Merged, overwrite: bool) -> tuple[str, ...]:
    if merged.is_damaged and not overwrite:
        if not has_marks(old):
            raise FileExistsError
        raise ExportError(
            f"{path} is an earlier export that cannot be brought up to date. {merged.notices[0]} "
            "Choose another name, or overwrite it: the old file is then kept beside it."
        )
    notices = merged.notices
    if not merged.is_lossless and old.strip():
        kept = _keep_beside(path)
        notices = (*notices, f"The file as it was is kept as {kept}.")
    write_whole(path, _encoded(merged.text), mode=0o666, overwrite=True)
    return notices


def _keep_beside(path: Path) -> Path:
    """Copy a file to the first free name beside it."""
    data = path.read_bytes()
    for number in range(MOST_BACKUPS):
        place = path.with_name(f"{path.name}.bak{number or ''}")
        try:
            write_whole(place, data, mode=0o666, overwrite=False)
        except FileExistsError:
            if place.is_file() and place.read_bytes() == data:
                return place
        else:
            return place
    raise ExportError(f"There are too many old copies beside {path}; move some away.")


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _text_of(path: Path) -> str | None:
    """Return the text of a file, or None where there is no file or it is no text."""
    if not path.is_file():
        return None
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return None


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
