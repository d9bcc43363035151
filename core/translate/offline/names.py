"""What the files of a Firefox model are called, and which pair of languages a name tells.

A pair has a model, one vocabulary for both languages or one for each, and may have a lexical
shortlist: `model.fren.intgemm.alphas.bin`, `vocab.fren.spm`, `lex.50.50.fren.s2t.bin`; Chinese and
the like have `srcvocab.enzh.spm` and `trgvocab.enzh.spm`. Mozilla's own repository keeps them as
`.gz`, Firefox's download service as `.zst`.
"""

import re
from collections.abc import Collection
from typing import Literal, TypeAlias

from core.article import Record

Pair: TypeAlias = tuple[str, str]
"""Source and target as the models call them: `("zh-Hans", "en")`."""

FileKind: TypeAlias = Literal["model", "vocab", "srcvocab", "trgvocab", "lex"]
Packing: TypeAlias = Literal["", "gz", "zst"]

USED: tuple[FileKind, ...] = ("model", "vocab", "srcvocab", "trgvocab")
"""The files that are fetched and copied; the lexical shortlist is not needed."""

MOST_BYTES = 300_000_000
"""The largest file that is taken for one of a model's, packed or not."""

_CODE = r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?"
_PAIR = re.compile(rf"({_CODE})-({_CODE})")
_JOINED = re.compile(r"([a-z]{2}(?:-[A-Z][a-z]{3})?)-?([a-z]{2}(?:-[A-Z][a-z]{3})?)")
_FILE = re.compile(
    r"((model|vocab|srcvocab|trgvocab|lex)\.[A-Za-z0-9][A-Za-z0-9._-]{0,80}\.(?:bin|spm))"
    r"(?:\.(gz|zst))?"
)


class FileName(Record, frozen=True):
    """The name of a model's file: what it is, whose, and how it is packed.

    `name` is the name without the packing; `token` the part that tells the pair (`fren`).
    """

    name: str
    kind: FileKind
    token: str
    packing: Packing = ""


def read_file_name(name: str) -> FileName | None:
    """Return what the name says, or None for a name that no model's file has."""
    match = _FILE.fullmatch(name)
    if match is None:
        return None
    parts = [part for part in match[1].split(".")[1:-1] if not part.isdecimal()]
    if not parts:
        return None
    kind: FileKind = match[2]  # type: ignore[assignment]  # the pattern names these five alone
    packing: Packing = match[3] or ""  # type: ignore[assignment]  # and these two
    return FileName(name=match[1], kind=kind, token=parts[0], packing=packing)


def is_whole(kinds: Collection[FileKind]) -> bool:
    """Return whether a model can run with files of these kinds."""
    return "model" in kinds and ("vocab" in kinds or {"srcvocab", "trgvocab"} <= set(kinds))


def folder_name(pair: Pair) -> str:
    """Return what the folder of a pair's model is called."""
    return "-".join(pair)


def read_folder_name(name: str) -> Pair | None:
    """Return the pair that a folder's name tells, or None."""
    match = _PAIR.fullmatch(name)
    return (match[1], match[2]) if match and match[1] != match[2] else None


def pair_of(token: str, folder: str) -> Pair | None:
    """Return the pair that `token` of a file's name tells, with the name of its `folder` as help.

    `fren` can be read by itself; where a code has three letters only the folder says where one
    language ends.
    """
    named = read_folder_name(folder)
    if named and "".join(named) == token.replace("_", ""):
        return named
    if named and token.replace("-", "") == "".join(named).replace("-", ""):
        return named
    match = _JOINED.fullmatch(token)
    return (match[1], match[2]) if match and match[1] != match[2] else None
