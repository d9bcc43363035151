"""Publication date, byline and publisher, where the lines around an article tell them."""

import re
from collections.abc import Sequence
from functools import cache

from core.prepare.calendars import is_weekday
from core.prepare.dateline import is_town
from core.prepare.dates import find_dates
from core.prepare.facts import fold, is_rights_phrase, metadata_words

_REACH_ABOVE = 8
_REACH_BELOW = 3
_MAX_BYLINE = 120
_NAME = r"[^\W\d_a-zß-öø-ÿ][\w'’.-]{0,25}"
_PARTICLE = (
    r"(?:von|van|de|der|den|di|da|du|del|della|le|la|el|al|bin|ter|zu|dos|af|y|und|et|and|și|e)"
)
_NAMES = re.compile(rf"({_NAME}(?:,? (?:{_PARTICLE} ){{0,2}}{_NAME}){{0,6}})")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)[\s:©]{0,3}(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?)?[\s,:]{0,3}"
    r"(?:by |by: )?([^\W\d_][^|•·.,;:©\n]{2,40})",
    re.IGNORECASE,
)
_DOMAIN = re.compile(r"\b([\w-]{3,40}\.(?:com|org|net|info|eu|[a-z]{2}))\b", re.IGNORECASE)
_TAB = re.compile(r"^(.{10,250})\s(?:[-–—|·•:]|::)\s([^|–—]{2,40})$")
_WORD = re.compile(r"[^\W\d_]+")


def is_date_line(text: str, lang: str) -> bool:
    """Return whether the line is a full date (with its weekday) and nothing more."""
    found = find_dates(text, lang) if len(text) <= 50 else []
    if len(found) != 1:
        return False
    rest = text[: found[0].start] + " " + text[found[0].end :]
    return all(is_weekday(word, lang) or is_weekday(word, "en") for word in _WORD.findall(rest))


def find_published(
    texts: Sequence[str], lang: str, title: int | None, prose: int, last: int
) -> str | None:
    """Return the ISO date of the line that most likely tells when the article was published.

    Lines near the headline are read, and lines beyond the last paragraph (`last`) that say
    "published": dates that only stand under the article belong to other headlines.
    """
    best: tuple[float, str] | None = None
    top = prose if title is None else min(title, prose)
    for index in range(max(0, top - _REACH_ABOVE), min(len(texts), prose + _REACH_BELOW)):
        text = texts[index]
        if len(text) > 200 and index != prose:
            continue
        found = find_dates(text if index != prose else text[:60], lang)
        if not found:
            continue
        score = 1.0 - 0.05 * abs(index - (top if title is None else title))
        kind = _told_kind(text, found[0].start, lang)
        if index > last and kind < 2:
            continue
        score += kind
        if title is not None and title < index < prose:
            score += 1.0
        if best is None or score > best[0]:
            best = (score, found[0].iso)
    if best:
        return best[1]
    for text in texts[last + 1 : last + 40]:
        found = find_dates(text, lang) if len(text) <= 300 else []
        if found and _told_kind(text, found[0].start, lang) >= 2:
            return found[0].iso
    return None


def _told_kind(text: str, start: int, lang: str) -> float:
    """Return 2 where the words before a date say "published", -1 where they say "updated"."""
    before = f" {fold(text[:start])} "
    if any(f" {word} " in before for word in metadata_words(lang, "updated")):
        return -1.0
    longer = (word for word in metadata_words(lang, "published") if len(word) > 3)
    return 2.0 if any(f" {word} " in before for word in longer) else 0.0


def find_byline(
    texts: Sequence[str], lang: str, title: int | None, prose: int, last: int
) -> tuple[int, str] | None:
    """Return the line that names who wrote the article, and the names."""
    top = prose if title is None else min(title, prose)
    near = [*range(top, prose), *range(max(0, top - 4), top), *range(last + 1, last + 3)]
    for index in near:
        if index < len(texts) and (names := names_in_byline(texts[index], lang)):
            return index, names
    return None


def names_in_byline(text: str, lang: str) -> str | None:
    """Return the names in a line that says no more than who wrote the article (and when)."""
    beginnings = _byline_beginnings(lang)
    if len(text) > _MAX_BYLINE or not any(one.match(text) for one in beginnings):
        return None
    before, _, place = text.rpartition(",")
    if before and is_town(place.strip(" .")):
        text = before
    for beginning in beginnings:
        match = beginning.match(text)
        if not match:
            continue
        names = _NAMES.match(text, match.end())
        if not names:
            continue
        rest = text[names.end() :].strip()
        has_names = " " in names[1] or names[1].isupper()
        ends = not rest or not rest[0].isalpha() or find_dates(rest, lang) or _is_place(rest)
        if has_names and ends:
            return _persons(names[1].strip(" .,-"))
    return None


@cache
def _byline_beginnings(lang: str) -> tuple[re.Pattern[str], ...]:
    """Return what a line may begin with that names who wrote the article."""
    words = sorted(metadata_words(lang, "by"), key=lambda word: (-len(word), word))
    by = (r"\s+".join(map(re.escape, word.split())) for word in words)
    return tuple(re.compile(rf"\W*{word}\s*:?\s+", re.IGNORECASE) for word in by)


def _is_place(rest: str) -> bool:
    """Return whether `rest` is a preposition and a town: "aus Kiew", "à New York"."""
    preposition, _, place = rest.rstrip(" .,;:").partition(" ")
    return preposition.islower() and is_town(place)


def _persons(names: str) -> str:
    """Return `names` without the places after the commas: "Von Katrin Hoffmann, Berlin"."""
    first, *others = names.split(", ")
    # a person after a comma has a forename, and no town's name
    persons = [name for name in others if " " in name and not is_town(name)]
    return ", ".join((first, *persons))


def find_publisher(texts: Sequence[str], title: str | None, outside: Sequence[str]) -> str | None:
    """Return the name after the headline in the tab's title, or the one in a copyright line."""
    folded = fold(title or "")
    for text in texts[:2]:
        tab = _TAB.match(text) if len(text) <= 300 else None
        if tab and folded and fold(tab[1]) == folded:
            return tab[2].strip()
    for text in outside:
        match = _COPYRIGHT.search(text[:200]) if len(text) <= 200 else None
        name = _without_rights(match[1]).strip(" -–") if match else ""
        if name[:1].isupper() and len(name.split()) <= 5:
            return name
    return None


def _without_rights(text: str) -> str:
    """Return `text` without the words that reserve rights at its start or end."""
    words = text.split()
    for size in range(len(words), 0, -1):
        for start in (0, len(words) - size):
            if is_rights_phrase(" ".join(words[start : start + size])):
                return " ".join((*words[:start], *words[start + size :]))
    return text


def find_domain(notices: Sequence[str]) -> str | None:
    """Return the site that a copyright notice names."""
    for text in notices:
        match = _DOMAIN.search(text[:2000])
        if match:
            return match[1]
    return None
