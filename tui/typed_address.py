"""What people type, paste or drop when they are asked for a file or an address."""

from pathlib import Path
from urllib.parse import unquote, urlsplit


def typed_address(typed: str) -> str:
    """Return the path or address that was meant; empty when nothing was typed.

    A dropped file comes in quotes or as a `file:` address in some terminals, with escaped spaces in
    others; `~` is the reader's home.
    """
    text = typed.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        text = text[1:-1].strip()
    if text.startswith("file://"):
        text = unquote(urlsplit(text).path)
    if "\\ " in text and not Path(text).exists():
        text = text.replace("\\ ", " ")
    return str(Path(text).expanduser()) if text.startswith("~") else text
