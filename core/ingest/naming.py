"""Showing an address in a message.

Paths and web addresses come from outside: a file name may hold escape sequences, and a message goes
straight to the terminal.
"""

_LONGEST = 200


def shown(address: str) -> str:
    """Return `address` fit for a message: no control characters, no bidi overrides, not endless."""
    plain = "".join(one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in address)
    if len(plain) > _LONGEST:
        half = _LONGEST // 2
        plain = f"{plain[:half]}…{plain[-half:]}"
    return plain


def size_shown(count: int) -> str:
    """Return a number of bytes as megabytes, for a message."""
    return f"{count / 1_000_000:.1f} MB".replace(".0 MB", " MB")
