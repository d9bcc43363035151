"""What only one side says, as far as that can be known.

Names are compared by identity and by their letters, figures by their amounts, claims by the words
of their translations. What only seems to be missing elsewhere is left out: a name that others write
without its having been recognised, an amount that others give of something else, a statement most
of whose words another has. A claim is compared only with articles that are, nearly whole, in its
own language, as read: an article that has not been translated may well say it.
"""

import math
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Literal

from core.article import Article, Label
from core.brief.claims.claim import Claim
from core.brief.ledger.row import LedgerRow
from core.brief.line import Citation
from core.brief.origins import Origins
from core.brief.sentences import Sentence
from core.brief.sides.one_sided import OneSided, Side
from core.brief.sides.standing import Place, Standing
from core.brief.who.row import NameRow

MOST: dict[str, int] = {"claim": 3, "figure": 3, "name": 5}
"""Lines of each kind that a side shows at first."""

MOST_OF_A_KIND = 20
"""Lines of each kind that all sides show at first: among many sources, to be alone with something
is the rule."""

NEW, NEW_IN_WORDS, NEW_OF_FIGURE = 0.3, 0.5, 0.1
"""Part of a statement, by weight, that must be in nobody else's words for it to be one side's: more
where it has no name or figure of its own, less for the sentence of a figure that is listed."""

FEWEST_RANKED, MOST_RANKED = 60, 200
"""Claims at the top that are news if one side alone makes them; half of all in between."""

FEWEST_MENTIONS: dict[Label, int] = {"PER": 1, "ORG": 2, "LOC": 2}
"""Statements from which a name without a role matters."""

SMALLEST = 3
"""Counts below are words more than figures (`two countries`)."""

_WEIGHTS = {"count": 1.0, "money": 1.0, "percent": 0.8, "length": 0.4, "mass": 0.4, "area": 0.4}


def list_one_sided(
    articles: Sequence[Article],
    sentences: Sequence[Sentence],
    claims: Sequence[Claim],
    ledger: Sequence[LedgerRow],
    names: Mapping[Label, Sequence[NameRow]],
    origins: Origins | None = None,
) -> tuple[OneSided, ...]:
    """Return what one side alone has, side by side: claims, then figures, then names, best first.

    `claims` are all of a ranking, best first. A side is a language; of a language with several
    sources, or where all are in one, a source (whoever published, articles without a publisher
    each by itself; those that carry one text, as `origins` has it, are one). There is none where
    all articles are of one source and language. What goes beyond MOST lines of a kind for a side,
    or MOST_OF_A_KIND in all, comes after these and says so; a sentence is not given again for its
    figure.
    """
    standing = Standing(articles, sentences, origins)
    if not standing.has_sides:
        return ()
    said = list(_shared_out(_claims(standing, claims, _compared(ledger))))
    told = {_place_of(line) for line in said if not line.is_more}
    figures = list(
        _shared_out(_once(one for one in _figures(standing, ledger) if _place_of(one) not in told))
    )
    told = {_place_of(line) for line in figures if not line.is_more}
    said = [line for line in said if not line.is_more or _place_of(line) not in told]
    told = {_place_of(line) for line in said}
    figures = [line for line in figures if not line.is_more or _place_of(line) not in told]
    lines = [*said, *figures, *_shared_out(_names(standing, names))]
    order = {article.lang: number for number, article in reversed(list(enumerate(articles)))}
    order |= standing.order
    return tuple(sorted(lines, key=lambda line: (order[line.only], line.only)))


def _once(lines: Iterator[OneSided]) -> Iterator[OneSided]:
    """Yield the first figure of each sentence."""
    had: set[Place] = set()
    for line in lines:
        if _place_of(line) not in had:
            had.add(_place_of(line))
            yield line


def _place_of(line: OneSided) -> Place:
    return line.citations[0].article, line.citations[0].segment


def _shared_out(lines: Iterator[OneSided]) -> Iterator[OneSided]:
    """Yield lines, marked as more once their side has had its share."""
    had: Counter[tuple[Side, str]] = Counter()
    for line in lines:
        if had.total() < MOST_OF_A_KIND and had[line.side, line.only] < MOST[line.kind]:
            had[line.side, line.only] += 1
            yield line
        else:
            yield line.with_(is_more=True)


def _names(standing: Standing, names: Mapping[Label, Sequence[NameRow]]) -> Iterator[OneSided]:
    """Yield names with roles first, then by mentions, people before organisations and places."""
    labels: tuple[Label, ...] = ("PER", "ORG", "LOC")
    rows = [
        (-len(row.roles), -row.mentions, number, row)
        for number, label in enumerate(labels)
        for row in names.get(label, ())
        if row.roles or _statements(standing, row) >= FEWEST_MENTIONS[label]
    ]
    for *_, row in sorted(rows, key=lambda item: (*item[:3], item[3].key)):
        found = standing.side_of(one.article for one in row.citations)
        if found is None:
            continue
        others = standing.others(found)
        if not _is_comparable(row, standing, others):
            continue
        speaker = _speaker(standing, row)
        if (
            speaker is None
            or not _is_sure(row, speaker)
            or not standing.is_shared_subject(speaker, others, row.key)
        ):
            continue
        if standing.has_translated(speaker, row.label, others) or _is_written(
            standing, row, others
        ):
            continue
        cited = {(one.article, one.segment): one for one in row.citations}
        yield _line("name", found, row.key, row.name, speaker, _whole(standing, list(cited)))


def _statements(standing: Standing, row: NameRow) -> int:
    """Return in how many statements a name stands; datelines and captions do not count."""
    return sum(
        said.may_speak
        for one in row.citations
        if (said := standing.at.get((one.article, one.segment))) is not None
    )


def _is_sure(row: NameRow, speaker: Sentence) -> bool:
    """Whether a name is more than one guess: said twice, with a role, or in the translation too."""
    made = speaker.translation
    if row.roles or len(row.citations) > 1 or made is None:
        return True
    return any(one.key == row.key for one in made.entities)


def _is_comparable(row: NameRow, standing: Standing, others: Collection[str]) -> bool:
    """Whether the name would be known elsewhere: one without an identity only in its language."""
    if not row.key.startswith("form:"):
        return not standing.has_key(row.key, others)
    return all(standing.articles[one].lang in row.forms for one in others)


def _is_written(standing: Standing, row: NameRow, others: Collection[str]) -> bool:
    forms = dict.fromkeys((row.name, *(form for own in row.forms.values() for form in own)))
    return any(
        standing.writes(form, others, is_person=row.label == "PER")
        for form in forms
        if form.strip()
    )


def _speaker(standing: Standing, row: NameRow) -> Sentence | None:
    """Return the statement that shows a name best: where its role stands, else the first."""
    roles = [cited for role in row.roles for cited in role.citations]
    for cited in (*roles, *row.citations):
        sentence = standing.at.get((cited.article, cited.segment))
        if sentence is not None and sentence.may_speak:
            return sentence
    return None


def _figures(standing: Standing, ledger: Sequence[LedgerRow]) -> Iterator[OneSided]:
    """Yield rows with several values first, then by kind and size."""
    weighed = [(-_weight(row), number, row) for number, row in enumerate(ledger) if row.values]
    for weight, _, row in sorted(weighed, key=lambda item: item[:2]):
        if not weight:
            continue
        found = standing.side_of(one.citation.article for one in row.values)
        if found is None:
            continue
        others = standing.others(found)
        value = next(
            (
                one
                for one in row.values
                if (said := standing.at.get((one.citation.article, one.citation.segment)))
                and said.may_speak
            ),
            None,
        )
        if value is None or any(standing.gives(one.figure, others) for one in row.values):
            continue
        speaker = standing.at[value.citation.article, value.citation.segment]
        if not standing.is_shared_subject(speaker, others):
            continue
        if standing.novelty(speaker, others) < NEW_OF_FIGURE:
            continue
        places = [(one.citation.article, one.citation.segment) for one in row.values]
        line = _line("figure", found, row.id, value.shown, speaker, _whole(standing, places))
        yield line.with_(qualifier=value.figure.qualifier)


def _weight(row: LedgerRow) -> float:
    """Return how much a figure matters: ages, durations and handfuls do not."""
    kind = _WEIGHTS.get(row.kind, 0.0)
    figure = row.values[0].figure
    size = next((one for one in (figure.value, figure.high, figure.low) if one is not None), None)
    if size is None or (row.kind == "count" and (size < SMALLEST or row.counted is None)):
        return 0.0
    return kind * (len(row.values) + math.log10(1 + abs(size)) / 10)


def _compared(ledger: Sequence[LedgerRow]) -> frozenset[tuple[str, int]]:
    """Return where figures stand of which others give the same quantity, in whatever amount."""
    return frozenset(
        (one.citation.article, one.figure.start)
        for row in ledger
        if len({value.citation.article for value in row.values}) > 1
        for one in row.values
    )


def _claims(
    standing: Standing, claims: Sequence[Claim], compared: Collection[tuple[str, int]]
) -> Iterator[OneSided]:
    """Yield claims that say much that is new, and of high rank, first."""
    chosen = claims[: min(MOST_RANKED, max(FEWEST_RANKED, len(claims) // 2))]
    weighed: list[tuple[float, int, OneSided]] = []
    for number, claim in enumerate(chosen):
        found = standing.side_of(one.article for one in claim.citations)
        if found is None:
            continue
        others = standing.others(found)
        if not standing.can_compare(claim, others):
            continue
        lead = claim.citations[0]
        speaker = standing.at.get((lead.article, lead.segment))
        if speaker is None or not standing.is_shared_subject(speaker, others):
            continue
        weight = _weight_of_claim(standing, speaker, others, compared)
        if weight and not standing.says(speaker, others):
            line = _line("claim", found, claim.id, "", speaker, claim.citations)
            weighed.append((number / len(chosen) - weight, number, line))
    for *_, line in sorted(weighed, key=lambda item: item[:2]):
        yield line


def _weight_of_claim(
    standing: Standing,
    speaker: Sentence,
    others: Collection[str],
    compared: Collection[tuple[str, int]],
) -> float:
    """Return how much of a statement is one side's own, from 0 to 2.

    All of whose figures others give is said by them in other words, if it has no name of its own.
    """
    new = standing.novelty(speaker, others)
    figures = sum(
        not standing.gives(one, others) and (speaker.article.id, one.start) not in compared
        for one in speaker.figures
    )
    names = standing.names_alone(speaker, others)
    if speaker.figures and not figures and not names:
        return 0.0
    if figures or names:
        return new + 1 if new >= NEW else 0.0
    return new if new >= NEW_IN_WORDS and speaker.keys else 0.0


def _whole(standing: Standing, places: Sequence[Place]) -> tuple[Citation, ...]:
    return tuple(standing.at[one].citation for one in dict.fromkeys(places) if one in standing.at)


def _line(
    kind: Literal["name", "figure", "claim"],
    found: tuple[Side, str],
    about: str,
    subject: str,
    speaker: Sentence,
    citations: Sequence[Citation],
) -> OneSided:
    own = speaker.citation
    rest = (one for one in citations if (one.article, one.segment) != (own.article, own.segment))
    return OneSided(
        id=f"sides:{kind}:{about}",
        text=speaker.text,
        lang=speaker.lang,
        citations=(own, *rest),
        is_translated=speaker.is_translated,
        stance=speaker.stance,
        kind=kind,
        side=found[0],
        only=found[1],
        about=about,
        subject=subject,
    )
