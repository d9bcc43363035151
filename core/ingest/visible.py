"""The visible lines of a page, for pages in which no article was found."""

import html
import re
from typing import Any

from core.article import Role
from core.facts import read_facts

_TAG = re.compile(r"<[^<>]*>")
_UNREAD = ("script", "style", "title")
_SPACE = re.compile(r"[^\S\xa0\u202f]+")


def visible_lines(tree: Any) -> list[tuple[str, Role | None]]:
    """Return every visible line of the page in order, with the role that its tag gives it.

    Walks without recursion: pages may be nested as deeply as their author likes.
    """
    tags = read_facts("core.ingest", "tags.toml")
    hidden, inline, by_tag = tags["hidden"], tags["inline"], tags["roles"]
    lines: list[tuple[str, Role | None]] = []
    words: list[str] = []
    roles: list[Role | None] = [None]

    def end_line() -> None:
        line = _SPACE.sub(" ", "".join(words)).strip()
        words.clear()
        if line:
            lines.append((line, roles[-1]))

    stack: list[tuple[Any, bool]] = [(tree, False)]
    while stack:
        node, is_done = stack.pop()
        tag = node.tag if isinstance(node.tag, str) else ""
        is_block = bool(tag) and tag not in inline
        if is_done:
            if is_block:
                end_line()
                roles.pop()
            if node is not tree and node.tail:
                words.append(node.tail)
            continue
        if is_block:
            end_line()
            roles.append(roles[-1] if roles[-1] == "boilerplate" else by_tag.get(tag, roles[-1]))
        stack.append((node, True))
        if not tag or tag in hidden or _is_hidden(node):
            continue
        if node.text:
            words.append(node.text)
        stack.extend((child, False) for child in reversed(node))
    end_line()
    return lines


def _is_hidden(node: Any) -> bool:
    style = (node.get("style") or "").replace(" ", "").lower()
    return node.get("hidden") is not None or "display:none" in style


def stripped_lines(text: str) -> list[tuple[str, Role | None]]:
    """Return the lines of the page `text` less its tags.

    For pages that the parser gives up on, such as those nested thousands deep. Linear in time.
    """
    for tag in _UNREAD:
        text = _without(text, f"<{tag}", f"</{tag}")
    lines = html.unescape(_TAG.sub("\n", text)).splitlines()
    return [(line, None) for line in (_SPACE.sub(" ", one).strip() for one in lines) if line]


def _without(text: str, start: str, end: str) -> str:
    """Return `text` less everything from each `start` to the next `end`."""
    lowered = text.lower()
    if len(lowered) != len(text):  # a few letters grow when lowered; the places would be off
        return text
    kept: list[str] = []
    place = 0
    while (begin := lowered.find(start, place)) >= 0:
        kept.append(text[place:begin])
        place = lowered.find(end, begin)
        if place < 0:
            return "".join(kept)
    kept.append(text[place:])
    return "".join(kept)
