"""Sentences with the speakers and hedges that they hold, and how well reading finds them.

A line of `labelled_*.jsonl` has `text`, `reported_by` and `hedges`, lists of words of the text. A
label that begins with "?" may be found or not. What is found is right if it overlaps a label; a
label is found if something overlaps it. `labelled_own_*` and `labelled_more_*` were written with
the rules (the latter in four batches, each measured before the rules were widened for it),
`labelled_lead_*` by somebody else. `labelled_blind_*` were written before a round of work on the
rules; their second halves were opened when that was done, and then .89 of the speakers were found
(.98 right) and .97 of the hedges (all right). `labelled_fresh_*` (40 each in French, German and
Romanian, 20 each in eight more) were written before the round on who can speak at all; unseen, .83
of the speakers were found (.93 right) and .92 of the hedges (.89 right). After it,
`labelled_second_*` (15 each in French, German and Romanian) gave all of the speakers (.93 right)
and all of the hedges (all right) at first sight. `labelled_third_*` (20 each in French, German and
Romanian, 10 each in five more) gave .83 of the speakers (.96 right) and .96 of the hedges (all
right) before the round they were written for. `labelled_fourth_*` (28 each in French, German and
Romanian, 10 to 12 each in seven more) gave .79 of the speakers (.93 right) and .90 of the hedges
(.98 right) at first sight; after the round on insertions, participles and closing verbs
`labelled_fifth_*` (15 or 16 each in the three, 2 to 5 in seven more) gave .89 (.98 right) and .95
(all right). `labelled_sixth_*` (50 in seven languages, most in the three) gave .90 (.91 right) and
all (.93 right), and after the round .97 (all right) and all (all right). Whether fears and
promises are reports, and what nobody rules out a hedge, are labels of either kind ("?") since that
round. In all, `denied_by` and `open` name those who deny what the sentence says, or don't confirm
it.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from core.article import Article, Block, Entity, Segment, Source, Translation
from core.brief.stance.reading import read_stance
from core.brief.stance.stance import Stance

HERE = Path(__file__).parent


class Score(NamedTuple):
    """Counts of one kind of label."""

    right: int
    wrong: int
    found: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.found / max(1, self.found + self.missed)


def article_of(lang: str, text: str, **more: object) -> Article:
    """Return an article of one segment."""
    return Article(
        id="one",
        lang=lang,
        title=None,
        published=None,
        byline=None,
        publisher=None,
        source=Source(kind="stdin", address="", fetched="", sha256=""),
        text=text,
        blocks=(Block(start=0, end=len(text), role="paragraph"),),
        segments=(Segment(start=0, end=len(text), id=0, block=0),),
    ).with_(**more)


def stance_of(
    lang: str,
    text: str,
    entities: Sequence[Entity] = (),
    translation: Translation | None = None,
) -> Stance:
    """Return the stance of a text that is one segment."""
    translations = {"en": (translation,)} if translation else {}
    article = article_of(lang, text, translations=translations)
    return read_stance(article, article.segments[0], entities, translation)


def read_labelled(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def scores(path: Path, lang: str, report: list[str] | None = None) -> tuple[Score, Score]:
    """Return how well speakers and hedges are found; `report` takes a line for each mistake."""
    counts = {"reported_by": [0, 0, 0, 0], "hedges": [0, 0, 0, 0]}
    for line in read_labelled(path):
        text = str(line["text"])
        stance = stance_of(lang, text)
        for name, spans in (("reported_by", stance.reported_by), ("hedges", stance.hedges)):
            words = _labels(line, name)
            optional = [_place(text, one[1:]) for one in words if one.startswith("?")]
            labels = [_place(text, one) for one in words if not one.startswith("?")]
            made = [(one.start, one.end) for one in spans]
            right = [
                one for one in made if any(_overlap(one, label) for label in labels + optional)
            ]
            found = [one for one in labels if any(_overlap(one, each) for each in made)]
            for place, number in enumerate(
                (len(right), len(made) - len(right), len(found), len(labels) - len(found))
            ):
                counts[name][place] += number
            if report is not None and (len(right) < len(made) or len(found) < len(labels)):
                report.append(f"{name} {text} FOUND {[text[a:b] for a, b in made]} LABEL {words}")
    return Score(*counts["reported_by"]), Score(*counts["hedges"])


def way_mistakes(path: Path, lang: str) -> list[str]:
    """Return the sentences in which somebody denies or confirms what the labels don't say."""
    wrong: list[str] = []
    for line in read_labelled(path):
        text = str(line["text"])
        for one in stance_of(lang, text).reported_by:
            for name, ways in WAYS_OF.items():
                labels = [_place(text, each.lstrip("?")) for each in line.get(name, ())]  # type: ignore[attr-defined]
                if any(_overlap((one.start, one.end), each) for each in labels) and (
                    one.way not in ways
                ):
                    wrong.append(f"{text} {one.words} {one.way}")
    return wrong


WAYS_OF = {
    "reported_by": ("reports", "does not confirm"),
    "denied_by": ("denies",),
    "open": ("does not confirm", "does not deny"),
}


def _labels(line: dict[str, object], name: str) -> list[str]:
    words: list[str] = [*line[name]]  # type: ignore[misc]
    if name == "reported_by":
        words += [*line.get("denied_by", ()), *line.get("open", ())]  # type: ignore[misc]
    return words


def _place(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
