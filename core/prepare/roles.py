"""What each line of a page is: title, paragraph, caption, related headline, notice."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.article import BODY_ROLES, Document, Role
from core.prepare.body import find_body, line_score
from core.prepare.clean import clean_line
from core.prepare.dateline import dateline_end
from core.prepare.dates import told_date
from core.prepare.facts import subscription_stems
from core.prepare.lengths import cut_fact
from core.prepare.metadata import (
    find_byline,
    find_domain,
    find_published,
    find_publisher,
    is_date_line,
    names_in_byline,
)
from core.prepare.sentences import split_sentences
from core.prepare.signals import Signals, read_signals
from core.prepare.titles import REACH, find_title, first_prose, is_echo_of

MAX_HEADING = 140
MAX_FALLBACK_TITLE = 120
MAX_CAPTION = 250
MAX_LEAD = 90
"""A shorter line at the end that is no sentence leads to what follows the article."""

RELATED_REACH = 12
"""Headlines that a list of related articles holds at most."""

OFFER_REACH = 5
"""Lines after a paywall notice within which its next offer stands."""
_SHORT = 60
_QUOTED = re.compile(r"^[„“«»\"][^„“”«»\"]{30,}[“”»«\"]$")
_PRICE = re.compile(r"(?:[€$£]|\bEUR)\s?\d|\d\s?(?:[€$£]|EUR\b|lei\b|zł|kr\b)")
_PAYWALL_TOPICS = frozenset(("paywall", "subscribe"))


@dataclass(slots=True)
class Line:
    """A line of the page, cleaned; `hint` is the role that the source's markup gave it."""

    text: str
    hint: Role | None = None
    has_gap: bool = False
    role: Role = "paragraph"


@dataclass(slots=True)
class Page:
    """The lines with their roles, and what they tell about the article."""

    lines: list[Line]
    title: str | None = None
    published: str | None = None
    byline: str | None = None
    publisher: str | None = None


def read_page(lines: list[Line], lang: str, document: Document) -> Page:
    """Return the page with a role for each line; a dateline glued to a paragraph gets its own."""
    signals = [read_signals(line.text, lang) for line in lines]
    inside = find_body(signals, [line.hint for line in lines])
    prose = first_prose(signals, inside)
    if prose is None:
        prose = next((index for index, kept in enumerate(inside) if kept), 0)
    last = max((index for index, kept in enumerate(inside) if kept), default=0)
    told = _told(document.title)
    title = _find_title(lines, signals, inside, prose, told, lang)
    _assign(lines, signals, inside, title, prose, last, lang)
    texts = [line.text for line in lines]
    byline = find_byline(texts, lang, title, prose, last)
    if byline and byline[0] != title and lines[byline[0]].hint is None:
        lines[byline[0]].role = "boilerplate"
    outside = [line.text for line in lines if line.role == "boilerplate"]
    parted = _part_datelines(lines, lang)
    return Page(
        parted,
        title=told or _told(texts[title] if title is not None else _fallback_title(parted, lang)),
        published=told_date(document.published, lang)
        or find_published(texts, lang, title, prose, last),
        byline=_told(document.byline) or (byline[1] if byline else None),
        publisher=_told(document.publisher)
        or find_publisher(texts, texts[title] if title is not None else None, outside)
        or find_domain(
            [text for text in outside if _topic(read_signals(text, lang)) == "copyright"]
        ),
    )


def _told(value: str | None) -> str | None:
    return (cut_fact(clean_line(value)) or None) if value else None


def _find_title(
    lines: list[Line],
    signals: Sequence[Signals],
    inside: Sequence[bool],
    prose: int,
    told: str | None,
    lang: str,
) -> int | None:
    for index, line in enumerate(lines):
        if line.hint == "title":
            return index
    barred = {
        index
        for index in range(max(0, prose - REACH), prose)
        if names_in_byline(lines[index].text, lang)
    }
    return find_title(signals, inside, prose, told, barred)


def _assign(
    lines: list[Line],
    signals: Sequence[Signals],
    inside: list[bool],
    title: int | None,
    prose: int,
    last: int,
    lang: str,
) -> None:
    """Give each line its role, the ones inside the article first."""
    for index, line in enumerate(lines):
        if inside[index]:
            line.role = _role_inside(lines, signals, inside, index)
        else:
            line.role = _role_outside(signals, index, prose, last)
    _assign_lists(lines, signals, inside)
    _trim_end(lines, signals, inside)
    _assign_offers(lines, signals)
    _assign_related(lines, signals, last)
    if title is not None:
        _assign_head(lines, signals, title, prose, lang)
        for index in range(len(lines)):
            if index != title and is_echo_of(signals[index], signals[title]):
                lines[index].role = "related" if index > last else "boilerplate"
    for index, line in enumerate(lines):
        if line.hint and not (signals[index].whole and line.hint in ("paragraph", "list_item")):
            line.role = line.hint
    if not any(line.role in BODY_ROLES for line in lines):
        for line in lines:
            line.role = "paragraph"


def _assign_head(
    lines: list[Line], signals: Sequence[Signals], title: int, prose: int, lang: str
) -> None:
    """Give roles to the headline, the standfirst under it, and the date beside it."""
    lines[title].role = "title"
    for index in range(title + 1, prose):
        one = signals[index]
        if _topic(one) or one.times or one.is_credit or is_echo_of(one, signals[title]):
            if lines[index].role in BODY_ROLES and lines[index].role != "caption":
                lines[index].role = "boilerplate"
            continue
        is_next = index == title + 1 and one.length >= 40 and one.words >= 5
        if (one.length >= _SHORT and line_score(one) >= 0.8) or (is_next and line_score(one) >= 0):
            lines[index].role = "subtitle"
    for index in range(max(0, title - 2), min(len(lines), title + 3)):
        if index != title and is_date_line(lines[index].text, lang):
            lines[index].role = "dateline"


def _role_inside(
    lines: list[Line], signals: Sequence[Signals], inside: Sequence[bool], index: int
) -> Role:
    one, text = signals[index], lines[index].text
    topic = _topic(one)
    if topic == "caption":
        return "caption" if one.length >= _SHORT or one.words > 7 else "boilerplate"
    if topic:
        return _outside_role(topic)
    if (one.is_credit or one.is_signed) and one.length < MAX_CAPTION:
        return "caption" if one.length >= _SHORT or one.words > 7 else "boilerplate"
    if one.is_bullet:
        return "list_item"
    if _is_stamp(one):
        return "boilerplate"
    if _is_caption(lines, signals, index):
        return "caption"
    if _QUOTED.match(text) and one.length < 600:
        return "quote"
    following = next((n for n in range(index + 1, len(lines)) if inside[n]), None)
    if (
        one.length <= MAX_HEADING
        and not one.is_terminated
        and one.words
        and following is not None
        and signals[following].length > one.length
        and (signals[following].is_terminated or signals[following].length >= 100)
    ):
        return "heading"
    return "paragraph"


def _topic(one: Signals) -> str | None:
    """Return what a line that pages print around articles is about, None for article text."""
    if one.whole:
        return one.whole
    if one.start == "copyright":
        return one.start
    if one.start == "caption" and one.length < 300:
        return "caption"
    is_notice = one.length < 120 or (one.length < 200 and not one.has_inner_end)
    if one.start and (is_notice or (one.start_words >= 3 and one.length < 500)):
        return one.start
    if one.anywhere and one.length < 300:
        return next(
            (topic for topic in ("paywall", "copyright", "cookie") if topic in one.anywhere),
            min(one.anywhere),
        )
    return None


def _is_stamp(one: Signals) -> bool:
    """Return whether a line is little more than a time stamp."""
    return bool(one.times) and one.length < 90 and one.words <= 8 and not one.is_terminated


def _is_caption(lines: list[Line], signals: Sequence[Signals], index: int) -> bool:
    """Return whether a line is a picture's text: it is said twice, as alternative and caption."""
    one = signals[index]
    if one.is_terminated or one.length > 200 or one.words < 3:
        return False
    for other in (index - 1, index + 1):
        if not 0 <= other < len(lines) or lines[max(index, other)].has_gap:
            continue
        near = signals[other]
        if near.is_terminated or near.length > 200 or near.words < 3:
            continue
        words, others = set(one.folded.split()), set(near.folded.split())
        shared = {word for word in words & others if len(word) > 2}
        if len(shared) >= 3 and len(shared) >= 0.5 * min(len(words), len(others)):
            return True
    return False


def _role_outside(signals: Sequence[Signals], index: int, prose: int, last: int) -> Role:
    one = signals[index]
    topic = _topic(one)
    if topic:
        role = _outside_role(topic)
        return "boilerplate" if role == "related" and index < prose else role
    near = signals[max(0, index - 1) : index + 2]
    is_listed = any(_is_stamp(other) for other in near) or any(
        other.whole in ("related", "more") for other in near
    )
    if index > last and is_listed and (one.words >= 3 or one.times):
        return "related"
    return "boilerplate"


def _assign_related(lines: list[Line], signals: Sequence[Signals], last: int) -> None:
    """Make the headlines under a word for related articles part of their list."""
    left = 0
    for index in range(last + 1, len(lines)):
        one = signals[index]
        if one.whole == "related":
            left = RELATED_REACH
        elif _topic(one):
            left = 0
        elif (
            left
            and lines[index].role == "boilerplate"
            and len(one.folded) > 12
            and not one.is_credit
        ):
            lines[index].role = "related"
            left -= 1


def _assign_lists(lines: list[Line], signals: Sequence[Signals], inside: Sequence[bool]) -> None:
    """Make the short lines after a colon, two and more, a list although nothing marks them."""
    items: list[int] = []
    is_led = False
    for index in range(len(lines) + 1):
        if (
            index < len(lines)
            and inside[index]
            and is_led
            and _is_item(lines[index], signals[index])
        ):
            items.append(index)
            continue
        if len(items) > 1:
            for item in items:
                lines[item].role = "list_item"
        items = []
        is_led = index < len(lines) and inside[index] and lines[index].text.endswith(":")


def _is_item(line: Line, one: Signals) -> bool:
    return (
        line.role in ("paragraph", "heading")
        and one.length <= MAX_HEADING
        and not one.is_terminated
    )


def _assign_offers(lines: list[Line], signals: Sequence[Signals]) -> None:
    """Make the offers under a paywall notice part of it, with the lines between two of them."""
    last = -1
    for index, line in enumerate(lines):
        if line.role in BODY_ROLES:
            last = -1
        elif line.role == "paywall":
            last = index
        elif last >= 0 and index - last <= OFFER_REACH and _is_offer(line.text, signals[index]):
            for between in range(last + 1, index + 1):
                if index - last <= 2 or between == index:
                    lines[between].role = "paywall"
            last = index


def _is_offer(text: str, one: Signals) -> bool:
    """Return whether a line outside the article speaks of subscribing or gives a price."""
    if one.length > 300:
        return False
    return bool(_PRICE.search(text)) or any(
        word.startswith(subscription_stems()) for word in one.folded.split()
    )


def _outside_role(topic: str) -> Role:
    if topic in _PAYWALL_TOPICS:
        return "paywall"
    return "related" if topic in ("related", "more") else "boilerplate"


def _trim_end(lines: list[Line], signals: Sequence[Signals], inside: list[bool]) -> None:
    """Take from the end of each stretch the short lines that lead to what follows it."""
    for index in range(len(lines) - 1, -1, -1):
        ends = index + 1 == len(lines) or lines[index + 1].role not in BODY_ROLES
        if not (inside[index] and ends and lines[index].role in ("paragraph", "heading")):
            continue
        one = signals[index]
        leads = lines[index].text.endswith(":") or not one.is_terminated
        if leads and one.length < MAX_LEAD and line_score(one) < 1 and index + 1 < len(lines):
            lines[index].role = "boilerplate"


def _part_datelines(lines: list[Line], lang: str) -> list[Line]:
    """Return the lines with a dateline that starts one of the first paragraphs set apart."""
    page = "\n".join(line.text for line in lines)
    parted: list[Line] = []
    seen = 0
    for line in lines:
        if line.role in ("paragraph", "subtitle") and seen < 3:
            seen += 1
            end = dateline_end(line.text, lang, page)
            if end:
                parted.append(Line(line.text[:end].strip(), role="dateline", has_gap=line.has_gap))
                line = Line(line.text[end:].strip(), role=line.role)
                seen = 3
        parted.append(line)
    return parted


def _fallback_title(lines: list[Line], lang: str) -> str | None:
    """Return the first sentence of an article without a headline, cut to what a list can show."""
    body = [line for line in lines if line.role in BODY_ROLES]
    first = next((line.text for line in body if line.role != "dateline"), None)
    if first is None:
        return None
    head = first[:2000]
    spans = split_sentences(head, lang)
    sentence = head[slice(*spans[0])] if spans else head
    if len(sentence) <= MAX_FALLBACK_TITLE:
        return sentence
    cut = sentence[:MAX_FALLBACK_TITLE].rsplit(" ", 1)[0]
    return cut.rstrip(" ,;:–-") + "…"
