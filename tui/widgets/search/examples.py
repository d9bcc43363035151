"""Questions that the user's own library answers, to show what can be asked."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from tui.article_list import Row
from tui.plain import plain

_WORD = re.compile(r"[^\W\d_]{5,18}")
_LOOKED_AT = 200
"""Articles, the newest, whose titles give the words of examples."""


def languages_of(rows: Sequence[Row]) -> list[str]:
    """Return the languages of the articles, the commonest first."""
    counts = Counter(row.entry.lang for row in rows)
    return [one for one, _ in sorted(counts.items(), key=lambda each: (-each[1], each[0]))]


def examples(rows: Sequence[Row], tags: Sequence[str], target: str) -> list[tuple[str, str]]:
    """Return questions and what they mean, in words and filters of these articles."""
    newest = sorted(rows, key=lambda row: row.entry.published or "", reverse=True)[:_LOOKED_AT]
    words = _words(newest)
    said = []
    if words:
        said.append((words[0], "a word, or a name in all its forms"))
        begun = words[-1][: len(words[-1]) // 2 + 1]
        said.append((f"{begun}*", "words that begin so"))
    if len(words) > 1:
        said.append((f"{words[0]} OR {words[1]}", "either of two words"))
    phrase = _phrase(newest)
    if phrase:
        said.append((f'"{phrase}"', "exactly these words"))
    languages = [one for one in languages_of(rows) if one != target] or languages_of(rows)
    said.append((f"lang:{languages[0] if languages else 'de'}", "originals in a language"))
    days = [row.entry.published for row in newest if row.entry.published]
    if days:
        said.append((f"date:{plain(days[0])[:7]}..", "from a month on"))
    said.append(("figure:>1000", "larger figures"))
    if tags:
        tag = plain(tags[0])
        said.append((f'tag:"{tag}"' if " " in tag else f"tag:{tag}", "passages that you tagged"))
    said.append(("is:unread", "articles that you have not read"))
    return said


def _words(rows: Sequence[Row]) -> list[str]:
    """Return words of the titles, those of most titles first, long ones before short ones."""
    counts: Counter[str] = Counter()
    for row in rows:
        title = row.title_translated or row.entry.title
        counts.update({one.casefold() for one in _WORD.findall(title)})
    return sorted(counts, key=lambda one: (-counts[one], -len(one), one))


def _phrase(rows: Sequence[Row]) -> str | None:
    """Return two words that stand side by side in the newest title that has such."""
    for row in rows:
        words = plain(row.title_translated or row.entry.title).split()
        for first, second in pairwise(words):
            if _WORD.fullmatch(first) and _WORD.fullmatch(second):
                return f"{first} {second}".lower()
    return None
