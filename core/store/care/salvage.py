"""What is surely right in a damaged file of which no copy is whole.

A spare copy is packed in parts, each with a checksum of its own (packing.py): the records of a part
whose checksum is right are as they were written, whatever became of the others. An article is known
by a hash of its text, so a text whose hash is the article's id is right, even where what followed
it in the file is gone. Nothing else in a damaged file can be proved, and so nothing else is used.
"""

import zlib
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from typing import Any

import msgspec

from core.article import Article, PreparedArticle, Source
from core.store.care.members import Member
from core.store.care.spans import has_sound_frame
from core.store.entry import CatalogueEntry

_MEMBER = b"\x1f\x8b\x08"
"""How a gzip member begins."""

_MOST_STARTS = 100_000


def salvaged(
    member: Member, file: bytes, spare: bytes, entry: CatalogueEntry | None = None
) -> Mapping[str, Any]:
    """Return the records of the file's own table that are surely right, by key.

    `file` and `spare` are the bytes of both copies, empty for one that is not there; `entry` is the
    catalogue's, for an article. An imported collection is never salvaged in part: it can be
    imported again.
    """
    if member.kind in ("collection", "marker"):
        return {}
    (table, record), *_ = member.tables.items()
    found: dict[str, Any] = {}
    for part in _whole_parts(spare):
        found |= _records_in(part, record, table)
    if member.kind == "article":
        found = {key: one for key, one in found.items() if key == one.id == member.key}
        if not found and (article := _article_of(file, member.key)) is not None:
            found = {member.key: _with_what_is_known(article, entry)}
    return found


def _whole_parts(packed: bytes) -> Iterator[bytes]:
    """Give what each undamaged member of a gzip file holds."""
    at = packed.find(_MEMBER)
    for _ in range(_MOST_STARTS):
        if at < 0:
            return
        member = zlib.decompressobj(31)
        try:
            held = member.decompress(packed[at:])
        except zlib.error:
            at = packed.find(_MEMBER, at + 1)
            continue
        if not member.eof:
            at = packed.find(_MEMBER, at + 1)
            continue
        yield held
        at = packed.find(_MEMBER, len(packed) - len(member.unused_data))


def _records_in(part: bytes, record: type[Any], table: str) -> dict[str, Any]:
    """Return the records of a group, or of a whole file in one part; none for anything else."""
    try:
        return msgspec.json.decode(b"{" + part + b"}", type=dict.__class_getitem__((str, record)))  # type: ignore[no-any-return]
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        pass
    try:
        tables = msgspec.json.decode(part, type=dict[str, msgspec.Raw])
        return msgspec.json.decode(  # type: ignore[no-any-return]
            tables.get(table, b"{}"), type=dict.__class_getitem__((str, record))
        )
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return {}


def _article_of(raw: bytes, article_id: str) -> Article | None:
    """Return the text of a cut-off article with its blocks and segments, if its id proves it."""
    begin = raw.find(b'{"id":"%b",' % article_id.encode())
    end = raw.find(b'],"entities":', begin)
    if begin < 0 or end < 0:
        return None
    try:
        frame = msgspec.json.decode(raw[begin : end + 1] + b"}", type=PreparedArticle)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    if frame.id != article_id or not _proves(article_id, frame.text, frame.source):
        return None
    article = Article(**{name: getattr(frame, name) for name in frame.__struct_fields__})
    return article if has_sound_frame(article) and _are_lines(article) else None


def _with_what_is_known(article: Article, entry: CatalogueEntry | None) -> Article:
    """Return the article with what the catalogue, which is sealed, says around its text."""
    bare = article.with_(byline=None, published=None, publisher=None)
    if entry is None:
        is_own = article.title is not None and article.title in article.text
        return bare if is_own else bare.with_(title=None)
    return bare.with_(
        lang=entry.lang,
        title=article.title if article.title == entry.title else None,
        published=entry.published,
        publisher=entry.publisher,
    )


def _proves(article_id: str, text: str, source: Source) -> bool:
    """Return whether the id is the hash that preparation makes of the text (core.prepare)."""
    digest = blake2b(text.encode(errors="replace"), digest_size=6)
    if source.kind == "web":
        digest.update(b"\0" + source.address.encode(errors="replace"))
    return digest.hexdigest() == article_id


def _are_lines(article: Article) -> bool:
    """Return whether the blocks are the lines of the text."""
    at = 0
    lines = []
    for line in article.text.split("\n"):
        lines.append((at, at + len(line)))
        at += len(line) + 1
    return [(one.start, one.end) for one in article.blocks] == lines
