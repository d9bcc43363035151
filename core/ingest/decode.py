"""Bytes become text: byte order marks, UTF-8, UTF-16 and 32 without a mark, legacy encodings."""

import codecs
import re
from collections.abc import Sequence

from core.errors import SourceEmpty, SourceNotText, SourceTooLarge
from core.facts import read_facts
from core.ingest.binary import looks_like
from core.ingest.encodings import guess_encoding, is_readable
from core.ingest.naming import shown, size_shown

MAX_BYTES = 10_000_000
"""The most that is read of one source, in bytes as they arrive and after decompression."""

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
_SAMPLE = 65_536
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_FEW_CONTROLS = 4
_MOST_CONTROLS = 0.3
_MOST_CONTROLS_IN_LEGACY = 0.02
_BAD_UTF8_SHARE = 0.02
_JAPANESE_SHIFT = re.compile(rb"\x1b\$[@B]")
_MOJIBAKE = re.compile("[ÂÃÄÅÐÑÎÏ][\u0080-\u00bf€-™ŒœŠšŸŽžƒˆ˜]|â€")


def check_size(count: int, name: str, cap: int = MAX_BYTES) -> None:
    """Raise SourceTooLarge where `count` bytes are more than `cap`."""
    if count > cap:
        raise SourceTooLarge(
            f"{shown(name)} is larger than {size_shown(cap)}, the most that one article may have; "
            "cut it into smaller parts and add those."
        )


def decode(raw: bytes, name: str, *, declared: Sequence[str] = ()) -> str:
    """Return `raw` as text; `name` stands in the messages.

    `declared` are encodings that a header or the page itself claims, best first; one is believed
    only where the bytes bear it out. A byte order mark is dropped, line ends are left alone.
    Raises SourceEmpty, SourceTooLarge or SourceNotText.
    """
    check_size(len(raw), name)
    if not raw:
        raise SourceEmpty(f"{shown(name)} is empty; there is nothing in it to read.")
    text = _by_mark(raw)
    if text is None:
        refuse_binary(raw, name)
        text = _by_zeros(raw)
    if text is None:
        controls = _control_share(raw)
        if controls > _MOST_CONTROLS:
            raise _not_text(name)
        text = _by_utf8(raw) or _by_declared(raw, declared)
        if text is None and controls <= _MOST_CONTROLS_IN_LEGACY:
            text = _by_guess(raw)
    if text is None:
        raise _not_text(name)
    text = _undo_double_encoding(text)
    if not text.strip("\ufeff\0 \t\r\n\f\v\u00a0\u200b"):
        raise SourceEmpty(f"{shown(name)} holds nothing but blanks; there is nothing to read.")
    return text


def refuse_binary(raw: bytes, name: str) -> None:
    """Raise SourceNotText where `raw` begins like a kind of file that is not text."""
    known = looks_like(raw)
    if known is not None:
        what, advice = known
        raise SourceNotText(f"{shown(name)} looks like {what}, which cannot be read; {advice}.")


def codec_of(label: str) -> str | None:
    """Return Python's name for an encoding as headers and pages spell it, or None."""
    label = label.strip(" \t\r\n\f\"'").lower()
    label = read_facts("core.ingest", "encodings.toml")["labels"].get(label, label)
    try:
        info = codecs.lookup(label)
    except (LookupError, ValueError):
        return None
    return info.name if getattr(info, "_is_text_encoding", True) else None


def _by_mark(raw: bytes) -> str | None:
    for mark, codec in _MARKS:
        if raw.startswith(mark):
            text = raw[len(mark) :].decode(codec, "replace")
            # a mark can be chance; then what follows does not read as text
            return text if is_readable(text[:_SAMPLE]) or not text else None
    return None


def _by_zeros(raw: bytes) -> str | None:
    """UTF-16 or 32 without a mark: the zero bytes of its ASCII characters give it away."""
    sample = raw[: _SAMPLE - _SAMPLE % 4]
    if b"\0" not in sample:
        return None
    best: tuple[float, str] | None = None
    for codec in _WIDE:
        width = 4 if "32" in codec else 2
        try:
            text = sample[: len(sample) - len(sample) % width].decode(codec)
        except UnicodeDecodeError as error:
            if error.start < len(sample) - width * 2:
                continue
            text = sample[: error.start].decode(codec)
        if text and is_readable(text):
            blanks = sum(map(text.count, " \n\r.,")) / len(text)
            if blanks and (best is None or blanks > best[0]):
                best = (blanks, codec)
    return None if best is None else raw.decode(best[1], "replace")


def _by_utf8(raw: bytes) -> str | None:
    if _JAPANESE_SHIFT.search(raw[:_SAMPLE]):
        return raw.decode("iso2022_jp", "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    # a broken character here and there, as where a file was cut: still UTF-8
    text = raw.decode("utf-8", "replace")
    good = sum(1 for one in text if one > "\x7f" and one != "\ufffd")
    bad = text.count("\ufffd")
    return text if good and bad <= max(1, _BAD_UTF8_SHARE * good) and good > 2 * bad else None


def _by_declared(raw: bytes, declared: Sequence[str]) -> str | None:
    for label in declared:
        codec = codec_of(label)
        if codec is None or codec.startswith(("utf-16", "utf-32", "utf-7")):
            continue
        try:
            text = raw.decode(codec)
        except (UnicodeError, LookupError):
            continue
        if is_readable(text[:_SAMPLE]):
            return text
    return None


def _by_guess(raw: bytes) -> str | None:
    codec = guess_encoding(raw)
    return None if codec is None else raw.decode(codec, "replace")


def _control_share(raw: bytes) -> float:
    """Return which share of the bytes no text has; a handful is a prank, not a file format."""
    sample = raw[:_SAMPLE]
    count = len(_CONTROLS.findall(sample))
    return count / len(sample) if count > _FEW_CONTROLS else 0.0


def _not_text(name: str) -> SourceNotText:
    return SourceNotText(
        f"{shown(name)} is not text, or in an encoding that cannot be told; "
        "save it as UTF-8 text and add that."
    )


def _undo_double_encoding(text: str) -> str:
    """Mend text that was UTF-8, was taken for Windows-1252 and written as UTF-8 again.

    All of it must turn back without an error, which right text does not do by chance.
    """
    if not _MOJIBAKE.search(text):
        return text
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text
