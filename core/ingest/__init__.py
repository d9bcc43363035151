"""A path, a web address or standard input becomes a Document: text, and what is known of it.

Nothing is cleaned here: what comes out is as hostile as what went in (see core.prepare).
"""

from core.article import Document
from core.ingest.decode import MAX_BYTES
from core.ingest.files import expand, is_web, read_file, read_stdin

__all__ = ["MAX_BYTES", "expand", "read_source", "read_stdin"]


def read_source(address: str) -> Document:
    """Return what stands at `address`, a path or an http or https address, as a Document.

    Raises IngestError: SourceMissing, SourceEmpty, SourceTooLarge, SourceNotText or FetchFailed.
    """
    if is_web(address):
        from core.ingest.web import read_web

        return read_web(address)
    return read_file(address)
