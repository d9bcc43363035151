"""Which lines of a page are the article: a best path through two states, inside and outside.

Each line gets a score for being article text from its shape and words, and from what stands around
it (few weights, each with its reason); changing state costs, so that short lines go with their
neighbours and one long line in a menu does not open the article (cf. Pasternack and Roth,
"Extracting article text from the web with maximum subsequence segmentation", 2009). Linear in the
number of lines.
"""

from collections import Counter
from collections.abc import Sequence

from core.article import BODY_ROLES, Role
from core.prepare.signals import Signals

CHANGE_COST = 4.0
"""As much as one good paragraph: a single doubtful line opens or closes nothing."""

SMALL = 0.2
"""A stretch with less than this share of the main one's score is a teaser or a notice."""

SMALL_AFTER = 0.35
"""The same below the main stretch, where teasers, comments and notices are."""

NEAR = 10
"""Lines above the main stretch within which a small one is its introduction."""

IN_TEXT = frozenset(("advert", "related", "share"))
"""What interrupts an article as often as it ends it."""

LINKED = frozenset(("related", "more", "advert", "subscribe"))
"""What stands above a link to something else."""

HINTED = 6.0
"""The markup's word outweighs any one line's looks."""

REPEATED = 0.8
"""Links are repeated (menu and footer), sentences are not."""

STAMPED = 1.0
"""Three time stamps nearby: a list of headlines or of comments."""

TEASER = 2.5
"""Lines right above a "read more" lead to another article."""

CUT = 5.0
"""A sentence with a link to its rest belongs to another article, however long it is."""

HEADING = -2.0
"""The score above which a short line over a paragraph is its heading; a link scores less."""

COMMENTED = 6.0
"""Readers' comments are prose too; after their heading only the markup may bring the text back."""

CLEAN = 1.5
"""Where next to nothing looks like a page around an article, short lines are dialogue or lists."""

SENTENCES = 0.25
"""Share of lines that end as sentences do, below which a page is not clean."""

ENOUGH = 300.0
"""Characters of prose after which a word for comments heads them and does not link to them."""

LISTED = 2.0
"""Short lines under "Related" are headlines."""

LISTED_LENGTH = 130
"""Longer lines are paragraphs and end the list."""

ITEM = 1.6
"""A short line in a list that a sentence leads to is no link."""

LEADS = 0.8
"""The score from which a line with a colon is a sentence that leads to a list."""

LEADS_LENGTH = 40
"""The same in characters: "Tags:" and "Related articles:" lead elsewhere."""

ITEMS = 12
"""Lines of such a list that are helped; what is longer must help itself."""

BIOGRAPHY = 4.0
"""The lines about the author."""

ENDED = 3.0
"""After a paywall notice little of the article can follow."""


def line_score(signals: Signals) -> float:
    """Return how much the line looks like article text by itself; above 0 it does."""
    score = _length_score(signals.length)
    if signals.words >= 4 and signals.is_terminated:
        score += 1.0
    if signals.has_inner_end:
        score += 0.8
    if signals.function_share is not None and signals.words >= 4:
        score += _clamp((signals.function_share - 0.22) * 6, -1.5, 1.2)
    if signals.whole:
        # adverts and links to more stand in the middle of texts, menus do not
        score -= 1.0 if signals.whole in IN_TEXT else 3.0
    elif signals.start and signals.length < 200:
        score -= 2.0
    if signals.anywhere:
        score -= 2.0
    if signals.length < 200:
        score -= 0.6 * min(signals.separators, 3)
        if signals.links:
            score -= 0.7
    if signals.times and signals.length < 100:
        score -= 1.0
    return score - CUT if signals.is_cut else score


def _length_score(length: int) -> float:
    if length >= 200:
        return 2.0
    if length >= 80:
        return 0.8
    if length >= 40:
        return -0.4
    return -1.2


def find_body(lines: Sequence[Signals], hints: Sequence[Role | None]) -> list[bool]:
    """Return for each line whether it is inside the article; `hints` come from the markup."""
    scores = [line_score(line) for line in lines]
    changes = [0.0] * len(lines)
    _mark_repetition(lines, changes)
    _mark_stamps(lines, changes)
    _mark_sections(lines, scores, changes)
    _mark_lists(lines, scores, changes)
    _mark_clean(lines, changes)
    for index, hint in enumerate(hints):
        scores[index] += changes[index]
        if hint:
            scores[index] += HINTED if hint in BODY_ROLES else -HINTED
    inside = [False] * len(lines)
    for cost in (CHANGE_COST, CHANGE_COST / 4, 0.0):  # the less there is, the less is asked of it
        inside = best_path(scores, cost)
        if any(inside):
            break
    kept = _keep_main(inside, scores)
    _take_headings(lines, scores, kept)
    return [
        one if hint is None else hint in BODY_ROLES for one, hint in zip(kept, hints, strict=True)
    ]


def _mark_repetition(lines: Sequence[Signals], changes: list[float]) -> None:
    counts = Counter(line.folded for line in lines)
    for index, line in enumerate(lines):
        if counts[line.folded] > 1:
            changes[index] -= REPEATED


def _mark_stamps(lines: Sequence[Signals], changes: list[float]) -> None:
    stamped = [0]
    for line in lines:
        stamped.append(stamped[-1] + (line.times > 0 and line.length < 100))
    for index in range(len(lines)):
        if stamped[min(index + 7, len(lines))] - stamped[max(index - 6, 0)] >= 3:
            changes[index] -= STAMPED


def _mark_clean(lines: Sequence[Signals], changes: list[float]) -> None:
    plain = [
        not (line.whole or line.start or line.anywhere or line.times or line.separators > 1)
        for line in lines
    ]
    if plain.count(False) > max(1, len(lines) // 10):
        return
    # words may be missing for a language: a page of links has few sentences among its lines
    if sum(line.is_terminated for line in lines) < SENTENCES * len(lines):
        return
    for index, is_plain in enumerate(plain):
        if is_plain and changes[index] >= 0:
            changes[index] += CLEAN


def _mark_lists(lines: Sequence[Signals], own: Sequence[float], changes: list[float]) -> None:
    """Mark the short lines that a sentence with a colon leads to, and those with bullets."""
    left = 0
    for index, line in enumerate(lines):
        is_item = line.length < LISTED_LENGTH and not _topic_or_stamp(line)
        if left and is_item:
            changes[index] += ITEM
            left -= 1
        elif not is_item:
            left = 0
        is_sentence = own[index] >= LEADS and line.length >= LEADS_LENGTH
        if line.leads and is_sentence and not _topic_or_stamp(line):
            left = ITEMS


def _topic_or_stamp(line: Signals) -> bool:
    return bool(line.whole or line.start or line.anywhere or line.times)


def _mark_sections(lines: Sequence[Signals], own: Sequence[float], changes: list[float]) -> None:
    """Mark what stands under headings: related headlines, the author, readers' comments."""
    total = sum(line.length for line, score in zip(lines, own, strict=True) if score >= 2)
    enough = min(ENOUGH, total * 2 / 3)
    listed = 0  # lines left in a list of related headlines
    prose = 0.0  # characters of prose just read, fading
    after = 0.0  # what the end of the article took from every line after it
    for index, line in enumerate(lines):
        changes[index] -= after
        if line.length >= LISTED_LENGTH or own[index] >= 2:
            listed = 0
        elif listed:
            changes[index] -= LISTED
            listed -= 1
        topic = line.whole or (line.start if line.length < 80 else None)
        if topic == "related":
            listed = 12 if line.whole else 3
        elif topic == "more":
            for back in range(max(index - 2, 0), index):
                changes[back] -= TEASER
        elif topic == "byline":
            for ahead in range(index + 1, min(index + 4, len(lines))):
                changes[ahead] -= BIOGRAPHY
        elif topic == "comments" and prose >= enough:
            after = max(after, COMMENTED)
        elif "paywall" in (line.start, *line.anywhere) and prose >= 200:
            after = max(after, ENDED)
        prose = prose * 0.98 + (line.length if own[index] >= 2 else 0)


def _keep_main(inside: list[bool], scores: Sequence[float]) -> list[bool]:
    """Return `inside` without the stretches that are small beside the main one."""
    runs: list[tuple[int, int, float]] = []
    start = 0
    for index in range(len(inside) + 1):
        if index < len(inside) and inside[index]:
            continue
        if index > start:
            runs.append((start, index, sum(scores[start:index])))
        start = index + 1
    if not runs:
        return inside
    main, _, largest = max(runs, key=lambda run: run[2])
    kept = [False] * len(inside)
    first = main  # of what is kept: an introduction may come in several parts
    for begin, end, mass in reversed(runs):
        needed = SMALL if begin <= main else SMALL_AFTER
        if mass >= needed * largest or (begin < main and first - end <= NEAR):
            kept[begin:end] = [True] * (end - begin)
            first = min(first, begin)
    return kept


def _take_headings(lines: Sequence[Signals], scores: Sequence[float], kept: list[bool]) -> None:
    """Take in the short line right above each stretch: its first paragraph's heading."""
    first = next((index for index, one in enumerate(kept) if one), 0)
    for index in range(first + 1, len(lines) - 1):
        line = lines[index]
        if (
            kept[index + 1]
            and not kept[index]
            and scores[index + 1] >= 2
            and scores[index] > HEADING
            and lines[index - 1].whole not in LINKED
            and line.words >= 2
            and line.length <= 100
            and not line.separators
            and not _topic_or_stamp(line)
            and not line.is_credit
            and not line.is_signed
        ):
            kept[index] = True


def best_path(scores: Sequence[float], cost: float) -> list[bool]:
    """Return the states (True is inside) that maximise score inside less score outside."""
    inside, outside = -cost, 0.0
    came_inside: list[bool] = []
    came_outside: list[bool] = []
    for score in scores:
        from_inside = inside >= outside - cost
        to_inside = (inside if from_inside else outside - cost) + score
        stayed_outside = outside >= inside - cost
        to_outside = (outside if stayed_outside else inside - cost) - score
        came_inside.append(from_inside)
        came_outside.append(not stayed_outside)
        inside, outside = to_inside, to_outside
    is_inside = inside > outside
    path: list[bool] = []
    for index in range(len(scores) - 1, -1, -1):
        path.append(is_inside)
        is_inside = came_inside[index] if is_inside else came_outside[index]
    path.reverse()
    return path


def _clamp(value: float, low: float, high: float) -> float:
    return max(low, min(high, value))
