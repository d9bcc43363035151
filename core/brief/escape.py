r"""Text from outside, made to stand in Markdown as nothing but text.

Escaped is what CommonMark, GitHub's dialect and Obsidian would read as more than text, and no
more, so that the file stays readable as it is. A backslash before ASCII punctuation always stands
for that character (CommonMark 0.31, section 2.4), so an escape too many does no harm. The text
comes out on one line: what begins a block can then stand only at its beginning.
"""

import re
from urllib.parse import quote, urlsplit

from core.prepare import clean_line

_ALWAYS = re.compile(
    r"[\\`*\[\]<~$^{|]"  # code, emphasis, links, HTML, strike, formulas, superscript, attributes
    r"|(?<![^\W_])_|_(?![^\W_])"  # an underscore within a word is none of Markdown's business
    r"|&(?=#?\w{1,32};)"  # character references
    r"|(?<=[=%])[=%]|[=%](?=[=%])"  # ==highlight== and %%comment%% of Obsidian
    r"|(?<![^\s(])\#(?=\w)"  # #tag
    r"|:(?=//|:|[^\W\d][\w+-]{0,40}:|[+-]1:)|(?<=mailto):|(?<=xmpp):"  # addresses, :emoji:, key::
    r"|@(?=\w)"  # @mentions and mail addresses
    r"|(?<=\bwww)\.",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_BLOCK = re.compile(r"[#>=:]|[-+](?=[\s-]|$)")


def escape(text: str) -> str:
    """Return `text` on one line, such that Markdown shows it as it is, wherever it stands."""
    line = clean_line(text)
    escaped = _ALWAYS.sub(r"\\\g<0>", line)
    if ordinal := _ORDINAL.match(escaped):
        return f"{ordinal[1]}\\{escaped[ordinal.end(1) :]}"
    return f"\\{escaped}" if _BLOCK.match(escaped) else escaped


def link(address: str) -> str:
    """Return a web address as a link, and any other address as text.

    A character that has no place in an address is percent-encoded, so the link cannot end early.
    """
    url = web_url(address)
    return f"<{url}>" if url else escape(address)


def web_url(address: str) -> str:
    """Return an address of the web, what has no place in one percent-encoded, or nothing."""
    line = clean_line(address)
    return quote(line, safe=":/?#[]@!$&()*+,;=%~-._") if is_web(line) else ""


def is_web(address: str) -> bool:
    """Return whether an address is one of the web that a link may lead to."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme.lower() in ("http", "https") and bool(parts.netloc)


def yaml_string(text: str) -> str:
    r"""Return `text` as a double-quoted YAML scalar on one line (YAML 1.2, section 7.3.1).

    Whatever is not printable comes out as `\uXXXX`, so the scalar cannot end early.
    """
    quoted = "".join(map(_yaml_character, clean_line(text)))
    return f'"{quoted}"'


def _yaml_character(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    if character.isprintable():
        return character
    code = ord(character)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
