"""Pages that a browser saved as one file: MHTML (RFC 2557)."""

from typing import NamedTuple

_HEAD = 4096


def looks_like_mhtml(raw: bytes) -> bool:
    """Return whether `raw` begins like a page saved with its pictures."""
    head = raw[:_HEAD].lower()
    return b"mime-version:" in head and b"multipart/related" in head and b":" in head[:40]


class SavedPage(NamedTuple):
    """A page, the encoding that it is said to be in, and the address that it was saved from."""

    raw: bytes
    charset: str | None
    address: str | None


def page_inside(raw: bytes) -> SavedPage | None:
    """Return the page itself, or None where there is none."""
    from email import message_from_bytes
    from email.errors import MessageError

    try:
        for part in message_from_bytes(raw).walk():
            if part.get_content_type() in ("text/html", "application/xhtml+xml"):
                body = part.get_payload(decode=True)
                if isinstance(body, bytes) and body.strip():
                    address = part.get("Content-Location")
                    return SavedPage(
                        body, part.get_content_charset(), str(address) if address else None
                    )
    except (MessageError, ValueError, LookupError, RecursionError):
        return None
    return None
