"""Which models there are to fetch: Firefox's list of them, read by the library.

The list is a Remote Settings collection: records, each with an attachment whose address is the
server's `capabilities.attachments.base_url`, as its root tells, and the attachment's `location`.
A list that does not lie on such a server (`FXTRANSLATE_RECORDS_URL` may name a copy of it) has its
attachments beside it.
"""

import json
import re
from typing import Any
from urllib.parse import quote, urljoin

from core.article import Record
from core.errors import ModelError
from core.translate.languages import UNKNOWN, language_code
from core.translate.offline.models import PIVOT
from core.translate.offline.names import USED, FileKind, Pair, is_whole, read_file_name

_BUCKETS = "/buckets/"
_SHA256 = re.compile(r"[0-9a-f]{64}")


class RemoteFile(Record, frozen=True):
    """One file to fetch: `size` is of the packed file in bytes, 0 where not told.

    `sha256` is of the unpacked file, as hex.
    """

    kind: FileKind
    name: str
    location: str
    size: int
    sha256: str


class RemoteModel(Record, frozen=True):
    """A pair's model and its files."""

    pair: Pair
    version: str
    files: tuple[RemoteFile, ...]

    @property
    def size(self) -> int:
        """Bytes to fetch."""
        return sum(file.size for file in self.files)


class Catalogue:
    """Firefox's list of models.

    Languages are given by any tag; the pairs have the codes of the list.
    """

    def __init__(self, body: bytes) -> None:
        """Read the list as it came; raises ValueError when it is none."""
        from fxtranslate import discovery

        try:
            told: Any = json.loads(body)
        except RecursionError as error:
            raise ValueError("nested too deeply") from error
        if not isinstance(told, dict) or not isinstance(told.get("data"), list):
            raise ValueError("no list")
        self._records = [kept for one in told["data"] if (kept := _plain(one)) is not None]
        # the library's own reader falls over what is nested deeply, so it gets what we kept
        self._body = json.dumps({"data": self._records})
        self._pairs: list[Pair] = [(src, trg) for src, trg in discovery.model_pairs(self._body)]

    def route(self, lang: str, target: str) -> list[Pair]:
        """Return the pairs that take `lang` to `target`, one or two.

        Raises ModelError when there is no way.
        """
        from fxtranslate import discovery

        source, goal = self._called(lang, 0), self._called(target, 1)
        if source is not None and goal is not None and source != goal:
            try:
                found = discovery.resolve_route(self._body, source, goal)
            except ValueError:
                found = {}
            if found.get("kind") == "direct":
                return [(source, goal)]
            if found.get("pivot") == PIVOT:
                return [(source, PIVOT), (PIVOT, goal)]
        known = sorted({language_code(src) for src, trg in self._pairs if trg == PIVOT})
        raise ModelError(
            f"Firefox Translations has no model for {language_code(lang)} to "
            f"{language_code(target)}; into English it knows {', '.join(known) or 'nothing'}."
        )

    def model(self, pair: Pair) -> RemoteModel:
        """Return the newest model of `pair` that the library can run.

        Raises ModelError when the list is wrong about it.
        """
        files: dict[FileKind, RemoteFile] = {}
        version = ""
        for kind in USED:
            newest = max(self._usable(pair, kind), key=_age, default=None)
            if newest is None:
                continue
            file = _remote_file(newest, kind)
            if file is None:
                raise ModelError(
                    f"The list of Firefox's models is wrong about {'-'.join(pair)}, so nothing was "
                    "fetched; try again later, or copy a model with `dragoman engines add "
                    f"{' '.join(pair)} --from DIR`."
                )
            files[kind] = file
            version = version or newest["version"] or ""
        if "vocab" in files:
            files = {kind: file for kind, file in files.items() if kind in ("model", "vocab")}
        if not is_whole(files):
            raise ModelError(
                f"The list of Firefox's models lacks files of {'-'.join(pair)}; try again later."
            )
        return RemoteModel(pair=pair, version=version, files=tuple(files.values()))

    def _called(self, tag: str, side: int) -> str | None:
        """Return what the list calls the language `tag` as a source (0) or a target (1)."""
        code = language_code(tag)
        if code == UNKNOWN:
            return None
        names = {pair[side] for pair in self._pairs}
        return (
            code
            if code in names
            else min((name for name in names if language_code(name) == code), default=None)
        )

    def _usable(self, pair: Pair, kind: FileKind) -> list[dict[str, Any]]:
        """Return the records of `pair` and `kind` in a version that the library can run.

        The library alone knows which; it is asked of each record as if it were a model's.
        """
        from fxtranslate import discovery

        return [
            one
            for one in self._records
            if one["fileType"] == kind
            and (one["sourceLanguage"], one["targetLanguage"]) == pair
            and discovery.model_pairs(json.dumps({"data": [one | {"fileType": "model"}]}))
        ]


def attachment_address(base: str, location: str) -> str:
    """Return the address of an attachment; `location` cannot lead out of `base`'s folder."""
    parts = [part for part in location.split("/") if part not in ("", ".", "..")]
    return urljoin(base if base.endswith("/") else base + "/", quote("/".join(parts)))


def root_address(records_url: str) -> str | None:
    """Return the address of the server's root, or None where the list is a mere file."""
    head, buckets, _ = records_url.partition(_BUCKETS)
    return head + "/" if buckets else None


def beside(records_url: str) -> str:
    """Return the address of the folder in which a list lies that is a mere file."""
    return urljoin(records_url, ".")


def read_base(body: str, root: str) -> str:
    """Return the address under which a server keeps its attachments, as its root tells.

    Raises ValueError when it does not tell, or would have them fetched without encryption.
    """
    told: Any = json.loads(body)
    try:
        base = told["capabilities"]["attachments"]["base_url"]
    except (KeyError, TypeError) as error:
        raise ValueError("no attachments") from error
    if not isinstance(base, str) or not base.startswith(("https://", "http://")):
        raise ValueError("no address")
    if root.startswith("https://") and not base.startswith("https://"):
        raise ValueError("no encryption")
    return base


def _plain(record: Any) -> dict[str, Any] | None:
    """Return of a record what we use, or None for one that is not a model's file."""
    if not isinstance(record, dict) or not isinstance(record.get("attachment"), dict):
        return None
    names = ("name", "fileType", "sourceLanguage", "targetLanguage", "version", "decompressedHash")
    kept: dict[str, Any] = {name: record.get(name) for name in names}
    location, size = record["attachment"].get("location"), record["attachment"].get("size")
    told = [*(text for text in kept.values() if text is not None), location]
    if not all(isinstance(text, str) and text.isascii() for text in told):
        return None
    kept["attachment"] = {"location": location, "size": size if isinstance(size, int) else 0}
    modified = record.get("last_modified")
    return kept | {"last_modified": modified if isinstance(modified, int) else 0}


def _remote_file(record: dict[str, Any], kind: FileKind) -> RemoteFile | None:
    name = read_file_name(record["name"] or "")
    sha256 = (record["decompressedHash"] or "").lower()
    location = record["attachment"]["location"]
    is_right = name is not None and name.kind == kind and location and _SHA256.fullmatch(sha256)
    if name is None or not is_right:
        return None
    return RemoteFile(
        kind=kind,
        name=name.name,
        location=location,
        size=max(0, record["attachment"]["size"]),
        sha256=sha256,
    )


def _age(record: dict[str, Any]) -> tuple[list[int], bool, int]:
    """Return what sorts newer records last: `3.1` after `3.0`, `3.0` after `3.0a1`."""
    version = record["version"] or ""
    numbers = [int(part) if part.isdecimal() else 0 for part in version.split(".")]
    is_final = not any(one.isalpha() for one in version)
    return numbers, is_final, record["last_modified"]
