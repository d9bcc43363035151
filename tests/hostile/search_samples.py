"""A library that other hands have filled, and what one might ask of it."""

from pathlib import Path

from core.article import Article, Role
from core.store import Library
from core.store.anchor import make_passage
from tests.hostile.naughty import IS_LONG, LINES
from tests.tui.samples import KOREA, make_article

TEXTS = [one.encode("utf-8", "replace").decode().replace("\n", " ") for one in LINES.values()]
"""The naughty strings as a library file can hold them that nobody cleaned."""

FORMS = ("Putin\x1b]0;OWNED\x07", "Poutine\u202e", "\x9b31mPoutin", "[red]Путин[/]")
"""Forms of one name, as they stand in the article."""


def poisoned() -> Article:
    """An article in which every text, name and mark is hostile, and much can be found."""
    lines: list[tuple[Role, str, str | None]] = [("title", TEXTS[13], TEXTS[12])]
    lines += [("paragraph", f"Le maire {one} hier.", f"The mayor {one} owned.") for one in TEXTS]
    lines += [("paragraph", f"{one} a vu le maire.", None) for one in FORMS]
    article = make_article(
        "x1",
        lines,
        publisher=TEXTS[12],
        published="\x1b[5m2024",
        names=tuple((one, "PER", "person:putin\x1b[5m") for one in FORMS),
        figures=tuple((one, 7) for one in ("\x1b[6n",)),
    )
    return article.with_(title=" ".join(TEXTS[:40]), lang="fr")


def fill(path: Path) -> Library:
    """Make a library of it, with passages whose notes and tags are hostile."""
    library = Library(path)
    library.put_many((poisoned(), KOREA))
    for number, text in enumerate(TEXTS):
        segment = poisoned().segments[number + 1]
        passage = make_passage(poisoned(), segment.start, segment.end)
        library.save_passage(passage.with_(note=text, tags=(text, f"tag{number}")))
    return library


QUESTIONS = [
    "maire",
    "owned",
    "mai*",
    "putin",
    "person:putin",
    '"the mayor"',
    "is:bookmarked",
    "lang:xx maire",
    "maire owned -nothing",
    "unfindable",
    *TEXTS,
    *(f'"{one}"' for one in TEXTS[::3]),
    *(f"lang:{one}" for one in TEXTS[::3]),
    *(f'tag:"{one}"' for one in TEXTS[::3]),
    *(f"person:{one} figure:{one} date:{one}" for one in TEXTS[::4]),
    *(f"{one}:{one}" for one in TEXTS[::4]),
]
"""Questions that find much, and questions that are hostile themselves."""

SOME = QUESTIONS if IS_LONG else [*QUESTIONS[:10], *QUESTIONS[10::24]]
"""As many of them as a quick test may ask."""
