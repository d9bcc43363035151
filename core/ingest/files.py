"""Files, folders and standard input."""

import os
import re
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple

from core.article import Document
from core.errors import SourceEmpty, SourceMissing, SourceNotText
from core.ingest.decode import MAX_BYTES, check_size
from core.ingest.document import make_document
from core.ingest.naming import shown

_TEXT_SUFFIXES = frozenset(
    (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".shtml", ".mhtml", ".mht", "")
)
_WEB_LIKE = re.compile(r"www\.[^\s/]+|(?:localhost|[\w-]+(?:\.[\w-]+)+)(?::\d{2,5})?(?:/|(?<=\d)$)")
"""How an address of the web begins whose writer left out `https://`."""
_ABOUT_A_FOLDER = re.compile(
    r"(?i:readme|licen[cs]e|copying|changelog|contributing|code_of_conduct)"
    r"(?:[._-][A-Za-z0-9]{1,12}){0,2}|(?:NOTICE|AUTHORS|CHANGES|INSTALL|SECURITY)(?:\.(?:txt|md))?"
)
"""Names that files which tell of a folder have by custom, such as `readme.fr.md`, `LICENSE-MIT`."""


class Sources(NamedTuple):
    """Addresses without folders, and the files of those folders that are about the folder."""

    wanted: list[str]
    left_out: list[str]


def expand(addresses: Sequence[str]) -> Sources:
    """Return `addresses` with each folder replaced by the readable files in it.

    Files of a folder come sorted, from its own sub-folders too; hidden ones and those whose suffix
    says that they are neither text nor HTML are left out. So is what tells of the folder (README,
    LICENSE), unless there is nothing else or it is named itself. The order is kept and what is
    named twice comes once. A folder without any such file stays, so that reading it can say so.
    """
    found: dict[str, None] = {}
    left_out: dict[str, None] = {}
    for address in addresses:
        if not is_web(address) and address != "-" and os.path.isdir(address):  # noqa: PTH112
            inside = list(_files_in(Path(address)))
            about = [one for one in inside if _ABOUT_A_FOLDER.fullmatch(Path(one).name)]
            articles = [one for one in inside if one not in about]
            if articles:
                left_out.update(dict.fromkeys(about))
            found.update(dict.fromkeys(articles or inside or [address]))
        else:
            found[address] = None
    return Sources(list(found), [one for one in left_out if one not in found])


def is_web(address: str) -> bool:
    """Return whether `address` names something on the web rather than a file."""
    scheme, mark, _ = address.partition("://")
    return bool(mark) and scheme.isascii() and scheme.isalpha()


def read_file(address: str, *, max_bytes: int = MAX_BYTES) -> Document:
    """Return the file at the path `address` as a Document.

    No more than `max_bytes` and one are ever read. Raises SourceMissing, SourceEmpty,
    SourceTooLarge or SourceNotText.
    """
    if not address.strip():
        raise SourceMissing("No source is named; name a file, a folder or a web address.")
    path = Path(address)
    try:
        status = path.stat()
        _refuse_unusual(status.st_mode, address)
        if stat.S_ISREG(status.st_mode):
            check_size(status.st_size, address, max_bytes)
        with path.open("rb") as file:
            raw = file.read(max_bytes + 1)
    except (OSError, ValueError) as error:
        raise _missing(address, error) from error
    check_size(len(raw), address, max_bytes)
    return make_document(raw, kind="file", address=path.as_posix())


def read_stdin(stream: BinaryIO, *, max_bytes: int = MAX_BYTES) -> Document:
    """Return what stands on `stream` as a Document; see read_file for the errors."""
    try:
        raw = stream.read(max_bytes + 1)
    except OSError as error:
        raise SourceMissing(
            f"Standard input cannot be read ({error.strerror}); send a text into it with a pipe."
        ) from error
    check_size(len(raw), "Standard input", max_bytes)
    return make_document(raw, kind="stdin", address="-")


def _files_in(folder: Path) -> Iterator[str]:
    # os.path here and above: pathlib raises where we may not look
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        for name in sorted(files):
            path = Path(place, name)
            is_wanted = not name.startswith(".") and path.suffix.lower() in _TEXT_SUFFIXES
            if is_wanted and os.path.isfile(path):  # noqa: PTH113
                yield path.as_posix()


def _refuse_unusual(mode: int, address: str) -> None:
    if stat.S_ISDIR(mode):
        raise SourceEmpty(
            f"The folder {shown(address)} holds no text or HTML file; choose another folder or "
            "name the files."
        )
    # a pipe under /dev/fd is how a shell hands over the output of another program
    is_pipe = stat.S_ISFIFO(mode) and address.startswith(("/dev/", "/proc/"))
    if not stat.S_ISREG(mode) and not is_pipe and address not in ("/dev/stdin", os.devnull):
        raise SourceNotText(
            f"{shown(address)} is a device or pipe, not a file; name a file, or send the text in "
            "with - as the source."
        )


def _missing(address: str, error: OSError | ValueError) -> SourceMissing:
    name = shown(address)
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        if _WEB_LIKE.match(name):
            return SourceMissing(
                f"There is no file {name}; check the path, or write https://{name} for an address "
                "of the web."
            )
        return SourceMissing(f"There is no file {name}; check the path.")
    if isinstance(error, PermissionError):
        return SourceMissing(f"{name} may not be read; check its permissions.")
    reason = error.strerror if isinstance(error, OSError) else "that is not a path"
    return SourceMissing(f"{name} cannot be read ({reason}); check the path.")
