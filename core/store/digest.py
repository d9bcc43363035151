"""Short names for what is told apart by its content."""


def digest(said: str | bytes, size: int) -> str:
    """Return BLAKE2b of bytes, or of a text in UTF-8, as `size` bytes in hexadecimal.

    Raises UnicodeEncodeError for a text with surrogates.
    """
    from hashlib import blake2b  # brings OpenSSL along, for which the reader's start need not wait

    return blake2b(said.encode() if isinstance(said, str) else said, digest_size=size).hexdigest()
