"""Telling what a file that is not text looks like, so that the refusal can name it."""

from functools import cache

from core.facts import read_facts

_HEAD = 4096


def looks_like(raw: bytes) -> tuple[str, str] | None:
    """Return what `raw` begins like and what to do about it, or None where nothing is known.

    The answer fits the sentence "X looks like {what}; {advice}.".
    """
    head = raw[:_HEAD]
    for magic, offset, what, advice in _signatures():
        if head.startswith(magic, offset):
            if what == "a zip archive":
                return _inside_zip(head) or (what, advice)
            return what, advice
    return None


@cache
def _signatures() -> tuple[tuple[bytes, int, str, str], ...]:
    return tuple(
        (bytes.fromhex(one["magic"]), one.get("offset", 0), one["what"], one["advice"])
        for one in read_facts("core.ingest", "signatures.toml")["signature"]
    )


def _inside_zip(head: bytes) -> tuple[str, str] | None:
    for mark, what in read_facts("core.ingest", "signatures.toml")["zip"].items():
        if mark.encode() in head:
            return what, "save it as plain text and add that"
    return None
