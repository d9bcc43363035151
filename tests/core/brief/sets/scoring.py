"""How much of a set's truth the briefing holds, and what it says that is not so.

`python -m tests.core.brief.sets.scoring [-v] FILE...` prints a table; -v says what was missed.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from core.brief import Briefing
from core.brief.build import build_briefing
from core.brief.claims import Claim
from core.brief.claims.ranking import rank_claims
from core.brief.ledger import LedgerRow
from core.brief.ledger.keep import keep_ledger
from core.brief.line import Citation
from core.brief.timeline.laying import lay_timeline
from core.brief.who.rows import list_names
from tests.core.brief.sets.loading import ArticleSet, Place, load_set

CREATED = "2025-12-01T09:00:00+00:00"
LINES = 25
_WORD = re.compile(r"\w+")

Pair = frozenset[Place]


class Tally(NamedTuple):
    """What was there and found, there and missed, found but not so, and undecided, in words."""

    held: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    undecided: tuple[str, ...] = ()

    @property
    def recall(self) -> float:
        """Part of what is there that was found, from 0 to 1."""
        return len(self.held) / max(1, len(self.held) + len(self.missed))

    @property
    def precision(self) -> float:
        """Part of what was found that is so, from 0 to 1."""
        return len(self.held) / max(1, len(self.held) + len(self.wrong))

    def __add__(self, other: "Tally") -> "Tally":  # type: ignore[override]
        return Tally(*(one + two for one, two in zip(self, other, strict=True)))


def score(one: ArticleSet) -> dict[str, Tally]:
    """Return the tallies of a set by what they are about."""
    briefing = build_briefing(one.articles, [], created=CREATED, limit=LINES)
    sentences = one.sentences
    ranked = rank_claims(one.articles, sentences).all()
    return {
        "facts": facts_held(one, briefing.claims),
        "core facts": facts_held(one, briefing.claims, only_core=True),
        "said twice": said_twice(one, briefing.claims),
        "merged": merged(one, ranked),
        "joined": joined(one, keep_ledger(one.articles, sentences)),
        "states": states(one, keep_ledger(one.articles, sentences)),
        "reported": stance(one, "reported"),
        "unconfirmed": stance(one, "unconfirmed"),
        "roles": roles(one),
        "dated": dated(one, ranked),
        "gate": gate(briefing),
    }


def facts_held(one: ArticleSet, claims: Iterable[Claim], *, only_core: bool = False) -> Tally:
    """Which facts the lines of the page hold: a line cites a sentence that says it."""
    lines = (line for claim in claims for line in claim.sentences)
    cited = {one.place(c.article, c.segment) for line in lines for c in line.citations}
    facts = [
        (fact["fact"], one.places(fact["where"]))
        for fact in one.truth["facts"]
        if fact["core"] or not only_core
    ]
    return Tally(
        tuple(text for text, where in facts if where & cited),
        tuple(text for text, where in facts if not where & cited),
    )


def said_twice(one: ArticleSet, claims: Iterable[Claim]) -> Tally:
    """Which sentences on the page say what another has said; `wrong` holds the second."""
    wrong: list[str] = []
    groups = [one.places(places) for places in one.truth["same"]]
    lines = [
        (line.text, {one.place(c.article, c.segment) for c in line.citations})
        for claim in claims
        for line in claim.sentences
    ]
    for group in groups:
        saying = [text for text, places in lines if places & group]
        wrong.extend(f"{text}  <<  {saying[0]}" for text in saying[1:])
    return Tally(tuple(text for text, _ in lines), (), tuple(wrong))


def merged(one: ArticleSet, claims: Iterable[Claim]) -> Tally:
    """Which sentences that say the same are one claim.

    Look-alikes are wrong; the truth leaves other pairs undecided, since one says more.
    """
    pairs = {pair for claim in claims for pair in _pairs(one, claim)}
    speaking = {one.place(c.article, c.segment) for claim in claims for c in claim.citations}
    same = {
        frozenset(pair)
        for places in one.truth["same"]
        for pair in combinations(sorted(one.places(places) & speaking), 2)
    }
    apart = {one.places(places) for places in one.truth["not_same"]}
    return Tally(
        tuple(_say(one, pair) for pair in sorted(pairs & same, key=sorted)),
        tuple(_say(one, pair) for pair in sorted(same - pairs, key=sorted)),
        tuple(_say(one, pair) for pair in sorted(pairs & apart, key=sorted)),
        tuple(_say(one, pair) for pair in sorted(pairs - same - apart, key=sorted)),
    )


def _pairs(one: ArticleSet, claim: Claim) -> Iterator[Pair]:
    places = sorted({one.place(c.article, c.segment) for c in claim.citations})
    return map(frozenset, combinations(places, 2))


def _say(one: ArticleSet, pair: Pair) -> str:
    return "  ||  ".join(f"{place[0]}:{place[1]} {one.text(place)}" for place in sorted(pair))


def _rows(one: ArticleSet, ledger: Iterable[LedgerRow]) -> list[list[tuple[Place, int, int]]]:
    """Return the values of each row: place, and start and end of the figure in its sentence."""
    rows = []
    for row in ledger:
        values = []
        for value in row.values:
            article = next(a for a in one.articles if a.id == value.citation.article)
            segment = article.segments[value.citation.segment]
            place = one.place(article.id, segment.id)
            start, end = value.figure.start - segment.start, value.figure.end - segment.start
            values.append((place, start, end))
        rows.append(values)
    return rows


def _row_of(
    rows: list[list[tuple[Place, int, int]]], file: str, number: int, start: int, end: int
) -> int | None:
    for index, row in enumerate(rows):
        if any(place == (file, number) and s < end and start < e for place, s, e in row):
            return index
    return None


def joined(one: ArticleSet, ledger: Iterable[LedgerRow]) -> Tally:
    """Which values of one quantity are in one row; a pair of two quantities there is wrong.

    Figures that the annotation does not know are left out.
    """
    rows = _rows(one, ledger)
    groups = [[_found(one, rows, value) for value in join["values"]] for join in one.truth["joins"]]
    held: list[str] = []
    missed: list[str] = []
    wrong: list[str] = []
    for group in groups:
        known = [value for value in group if value[1] is not None]
        for (text, row), (other, second) in combinations(known, 2):
            (held if row == second else missed).append(f"{text}  ||  {other}")
    for group, another in combinations(groups, 2):
        for text, row in group:
            for other, second in another:
                if row is not None and row == second:
                    wrong.append(f"{text}  ||  {other}")
    for pair in one.truth["not_joins"]:
        (text, row), (other, second) = (_found(one, rows, value) for value in pair)
        if row is not None and row == second and f"{text}  ||  {other}" not in wrong:
            wrong.append(f"{text}  ||  {other}")
    return Tally(tuple(held), tuple(missed), tuple(wrong))


def _found(
    one: ArticleSet, rows: list[list[tuple[Place, int, int]]], value: list[object]
) -> tuple[str, int | None]:
    file, number, words = str(value[0]), int(str(value[1])), str(value[2])
    start = _start(one.text((file, number)), words)
    row = _row_of(rows, file, number, start, start + len(words))
    return f"{file}:{number} {words}", row


def _start(text: str, words: str) -> int:
    """Return where `words` begin as words, since "neuf" stands in "trente-neuf" too."""
    found = re.search(rf"(?<![\w-]){re.escape(words)}(?!\w)", text)
    return found.start() if found else text.index(words)


def states(one: ArticleSet, ledger: Iterable[LedgerRow]) -> Tally:
    """Which quantities of several values have the state that they should have."""
    listed = list(ledger)
    rows = _rows(one, listed)
    held: list[str] = []
    missed: list[str] = []
    for join in one.truth["joins"]:
        if len(join["values"]) < 2:
            continue
        found = {_found(one, rows, value)[1] for value in join["values"]} - {None}
        has = {listed[number].state for number in found if number is not None}
        text = f"{join['what']}: {join['state']}, here {sorted(has)}"
        (held if has == {join["state"]} else missed).append(text)
    return Tally(tuple(held), tuple(missed))


def stance(one: ArticleSet, which: str) -> Tally:
    """Which asserters or hedges were found; those of sentences without any count as wrong."""
    held: list[str] = []
    missed: list[str] = []
    wrong: list[str] = []
    labelled: dict[Place, list[str]] = {}
    for file, number, words in one.truth[which]:
        labelled.setdefault((file, number), []).append(words)
    for sentence in one.sentences:
        place = one.place(sentence.article.id, sentence.segment.id)
        found = sentence.stance.reported_by if which == "reported" else sentence.stance.hedges
        seen = [s for s in found if s.start < sentence.segment.end]  # not who denies it behind
        spans = [(s.start - sentence.segment.start, s.end - sentence.segment.start) for s in seen]
        text = one.text(place)
        for words in labelled.get(place, []):
            start = _start(text, words)
            end = start + len(words)
            is_hit = any(s < end and start < e for s, e in spans)
            (held if is_hit else missed).append(f"{words}  <<  {text}")
        if place not in labelled:
            wrong.extend(f"{s.words}  <<  {text}" for s in seen)
    return Tally(tuple(held), tuple(missed), tuple(wrong))


def roles(one: ArticleSet) -> Tally:
    """Which roles were found beside their names, and which were given to somebody else."""
    names = [row for rows in list_names(one.sentences, "en").values() for row in rows]
    given: dict[Place, list[tuple[set[str], str]]] = {}
    for row in names:
        forms = {form for seen in row.forms.values() for form in seen}
        for role in row.roles:
            for c in role.citations:
                segment = (one.place(c.article, c.segment), c)
                given.setdefault(segment[0], []).append((forms, _words(one, c)))
    held: list[str] = []
    missed: list[str] = []
    wrong: list[str] = []
    for file, number, name, role in one.truth["roles"]:
        here = given.get((file, number), [])
        mine = [said for forms, said in here if name in forms or any(name in f for f in forms)]
        text = f"{name}: {role}  <<  {one.text((file, number))}"
        wanted = {word for word in _WORD.findall(role.casefold()) if len(word) > 3}
        is_there = any(wanted & set(_WORD.findall(said.casefold())) for said in mine)
        (held if is_there else missed).append(text)
        for forms, said in here:
            others = [n for f, k, n, _ in one.truth["roles"] if (f, k) == (file, number)]
            if not any(n in form or form in n for n in others for form in forms):
                wrong.append(f"{sorted(forms)}: {said}  <<  {one.text((file, number))}")
    return Tally(tuple(held), tuple(missed), tuple(wrong))


def _words(one: ArticleSet, citation: Citation) -> str:
    article = next(article for article in one.articles if article.id == citation.article)
    return article.text[citation.start : citation.end]


def dated(one: ArticleSet, claims: tuple[Claim, ...]) -> Tally:
    """Which dated sentences stand in the timeline on their day; another day is wrong.

    A period stands on its first day and says its last.
    """
    lines = lay_timeline(one.articles, one.sentences, claims)
    seen: dict[Place, set[str]] = {}
    ends: dict[Place, set[str | None]] = {}
    for line in lines:
        for c in line.citations:
            place = one.place(c.article, c.segment)
            seen.setdefault(place, set()).add(line.iso)
            ends.setdefault(place, set()).add(line.until)
    held: list[str] = []
    missed: list[str] = []
    wrong: list[str] = []
    truth: dict[Place, set[str]] = {}
    for file, number, iso, _ in one.truth["dated"]:
        truth.setdefault((file, number), set()).add(iso)
    for place, isos in truth.items():
        for iso in isos:
            text = f"{iso}  <<  {one.text(place)}"
            is_told = iso in seen.get(place, set()) or iso in ends.get(place, set())
            (held if is_told else missed).append(text)
        wrong.extend(
            f"{iso} for {sorted(isos)}  <<  {one.text(place)}"
            for iso in seen.get(place, set()) - isos
        )
    return Tally(tuple(held), tuple(missed), tuple(wrong))


def gate(briefing: Briefing) -> Tally:
    """Which lines were withheld: the translations of a set are true, so each is wrong."""
    return Tally(
        tuple(line.text for line in briefing.claims),
        (),
        tuple(f"{one.text}: {'; '.join(one.reasons)}" for one in briefing.withheld),
    )


def main(arguments: list[str]) -> None:
    """Print the table."""
    verbose = "-v" in arguments
    totals: dict[str, Tally] = {}
    for name in arguments:
        if name == "-v":
            continue
        one = load_set(Path(name))
        for about, tally in score(one).items():
            totals[about] = totals.get(about, Tally()) + tally
            print(f"{one.name[:24]:24} {_row(about, tally)}")
            if verbose:
                for mark in ("missed", "wrong", "undecided"):
                    for text in getattr(tally, mark):
                        print(f"    {mark}: {text}")
    for about, tally in totals.items():
        print(f"{'all':24} {_row(about, tally)}")


def _row(about: str, tally: Tally) -> str:
    return (
        f"{about:12} held {len(tally.held):3} missed {len(tally.missed):3} "
        f"wrong {len(tally.wrong):3}  recall {tally.recall:.3f} precision {tally.precision:.3f}"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
