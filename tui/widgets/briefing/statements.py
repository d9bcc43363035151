"""Lines that say something: claims, the timeline, what only one side says."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from textual.content import Content

from core.brief.briefing import Briefing
from core.brief.choices import Section, places_of
from core.brief.claims.claim import LEFT_OUT, Claim
from core.brief.export.words import led
from core.brief.languages import language_name
from core.brief.line import CaveatKind, Line
from core.brief.remarks import NOT_ALL_SIDES, say_sources, say_undated
from core.brief.sides.one_sided import OneSided
from core.brief.stance.stance import Stance
from core.brief.timeline.dated import DatedLine
from core.brief.timeline.days import date_words
from tui.widgets.briefing.citing import Numbers, cited, counted, doubts, stance_said
from tui.widgets.briefing.date_strip import LEGEND, Moment, strip_lines
from tui.widgets.briefing.entry import Choosable, Drawn, Entry
from tui.widgets.hanging import Hanging

INDENT = 2

CAVEATS: Mapping[CaveatKind, str] = {"later": "→", "contested": "≠", "scope": "~"}
"""The signs of the states of the ledger, before what it has against a figure of a line."""

_PINNED, _PLAIN = Content.styled("◆", "bold $accent"), Content.styled("•", "$quiet")


def sign(is_pinned: bool) -> Content:
    """Return what stands before a line: whether it is pinned."""
    return _PINNED if is_pinned else _PLAIN


def claim_entries(briefing: Briefing, numbers: Numbers) -> list[Entry]:
    """Return what happened, a line for each claim."""
    return [
        _line_entry(line, "claims", briefing, numbers, corroboration=corroborated(line))
        for line in briefing.claims
    ]


def corroborated(claim: Claim) -> str:
    """Return how many say it: "3 sources, 2 languages"; nothing where nobody else does."""
    langs = len(set(claim.langs))
    if claim.outlets < 2 and langs < 2:
        return ""
    languages = f", {counted(langs, 'language')}" if langs > 1 else ""
    return f"{say_sources(claim.sources, claim.outlets)}{languages}"


def timeline_entries(briefing: Briefing, numbers: Numbers) -> list[Entry]:
    """Return the dated lines under a picture of their dates."""
    entries = [
        _line_entry(line, "timeline", briefing, numbers, before=_date(line))
        for line in briefing.timeline
    ]
    moments = tuple(Moment(line.iso, line.grain, line.until) for line in briefing.timeline)
    if briefing.undated:
        said = Content.styled(say_undated(briefing.undated), "$quiet")
        entries.append(Entry("timeline:undated", "timeline", said))
    if len(set(moments)) > 1 and strip_lines(moments, 80):
        return [Entry("timeline:strip", "timeline", _strip(moments)), *entries]
    return entries


def _strip(moments: Sequence[Moment]) -> Drawn:
    def lines(width: int) -> list[Content]:
        drawn = [Content(line) for line in strip_lines(moments, width)]
        return [*drawn, *Content.styled(LEGEND, "$quiet").wrap(max(1, width)), Content("")]

    return Drawn(lines)


def _date(line: DatedLine) -> tuple[str, str]:
    return f"{line.relation}{date_words(line.iso, line.grain, line.until)}  ", "bold $accent"


def side_entries(briefing: Briefing, numbers: Numbers) -> list[Entry]:
    """Return what only one language or one source says, those of each together.

    Who has the first line comes first; within each the lines stay in their order. What goes beyond
    the share of a side is folded.
    """
    sides: dict[tuple[str, str], list[OneSided]] = {}
    for line in briefing.one_sided:
        sides.setdefault((line.side, line.only), []).append(line)
    entries: list[Entry] = []
    for (kind, only), lines in sides.items():
        heading = Content.styled(side_said(lines[0], numbers), "bold")
        entries.append(Entry(f"sides:{kind}:{only}", "sides", heading))
        key = f"sides:{kind}:{only}"
        first = [one for one in lines if not one.is_more or one.is_pinned]
        entries += _one_side(first, key, briefing, numbers)
        more = [one for one in lines if one.is_more and not one.is_pinned]
        fold = f"{key}:more"
        entries += [replace(one, fold=fold) for one in _one_side(more, fold, briefing, numbers)]
    if entries:
        said = Content.styled(NOT_ALL_SIDES, "$quiet")
        entries.append(Entry("sides:not-all", "sides", said))
    return entries


def _one_side(
    lines: Sequence[OneSided], key: str, briefing: Briefing, numbers: Numbers
) -> Iterable[Entry]:
    """Yield the lines of one side, and its names on one."""
    for line in (one for one in lines if one.kind != "name"):
        subject = line.subject if line.subject != line.text else ""
        before = (f"{led(line.qualifier, subject)}: ", "bold") if subject else ("", "")
        group = f"sides {line.side} {line.only}"
        yield _line_entry(line, "sides", briefing, numbers, before=before, group=group)
    if names := [one for one in lines if one.kind == "name"]:
        yield _names_entry(f"{key}:names", names, numbers)


def _names_entry(key: str, lines: Sequence[OneSided], numbers: Numbers) -> Entry:
    """Return the names that one side alone has, on one line."""
    parts: list[Content] = []
    for line in lines:
        mark = numbers.mark(line.citations[:1])
        parts.append(Content.assemble((line.subject, "bold"), (f" {mark}", "$quiet")))
    said = Content.assemble("Named only here: ", Content(", ").join(parts))
    return Entry(
        key=key,
        section="sides",
        prompt=Hanging(sign(is_pinned=False), [said], INDENT),
        kind="line",
        citations=cited(one for line in lines for one in line.citations[:1]),
        stands_for=len(lines),
    )


def side_said(line: OneSided, numbers: Numbers) -> str:
    """Return whose line it is: "Only in French", "Only in Le Monde"."""
    if line.side == "lang":
        return f"Only in {language_name(line.only)}"
    return f"Only in {numbers.quoted_source(line.only) or line.only}"


def _line_entry(
    line: Line,
    section: Section,
    briefing: Briefing,
    numbers: Numbers,
    *,
    before: tuple[str, str] = ("", ""),
    corroboration: str = "",
    group: str = "",
) -> Entry:
    shown = line.sentences if isinstance(line, Claim) else (line,)
    if isinstance(line, Claim) and line.beside is not None:
        between = Content.styled(_between(line), "$quiet")
        said = between.join(_said_of_two(line, briefing.target, numbers))
        corroboration = ""
    else:
        said = _said(line, briefing.target, numbers)
    spoken = [place for one in shown for place in one.citations[:1]]
    beneath = [part for one in shown for part in _caveats(one, numbers)]
    if len(shown) == 1:
        beneath += _beneath(line, corroboration)
    beneath += [part for one in shown for part in _reworded(one)]
    against = (place for one in shown for caveat in one.caveats for place in caveat.citations)
    lines = [Content.assemble(before, said), *beneath, *doubts(spoken)]
    return Entry(
        key=f"{section}:{line.id or _by_place(line)}",
        section=section,
        prompt=Hanging(sign(line.is_pinned), lines, INDENT),
        kind="line",
        citations=cited((*(place for one in shown for place in one.citations), *against)),
        choosable=Choosable(section, line, group or section),
    )


def _said(
    line: Line,
    target: str,
    numbers: Numbers,
    beside: Iterable[Content] = (),
    *,
    is_named: bool = True,
) -> Content:
    """Return a sentence with the numbers of what it cites, and before them what is said `beside`.

    Each of the sources is named unless it `is_named` elsewhere on the line.
    """
    is_foreign = not line.is_translated and line.lang != target
    untranslated = f" ({line.lang}, not translated)" if is_foreign else ""
    mark = numbers.mark(line.citations, is_named=is_named)
    return Content.assemble(line.text, (untranslated, "$warning"), *beside, (f" {mark}", "$quiet"))


def _said_of_two(line: Claim, target: str, numbers: Numbers) -> Iterable[Content]:
    """Yield the two sentences of a line, each with who says so and how surely before its number.

    So nobody takes what is said of one for the other. Whom the sentence itself names is not named
    again. Both are of one source, which is named once,
    unless others say the first as well.
    """
    first, second = line.sentences
    for one in (first, second):
        known = [
            Content.assemble((" — ", "$quiet"), each)
            for each in _known(one.stance.unsaid_in(one.text), corroborated(one))
        ]
        is_named = one is second or len(one.citations) > 1
        yield _said(one, target, numbers, known, is_named=is_named)


def _between(line: Claim) -> str:
    """Return what parts the two sentences of a line: the second is no more of a source's name."""
    if line.leaves_out:
        return f" {LEFT_OUT} "
    return " · " if len(line.sentences[0].citations) > 1 else " "


def _beneath(line: Line, corroboration: str) -> Iterable[Content]:
    """Yield what is known of a line, under it; whom it names itself is not named again."""
    if known := list(_known(line.stance.unsaid_in(line.text), corroboration)):
        yield Content("  ").join(known)


def _reworded(line: Line) -> Iterable[Content]:
    """Yield what the source says, where the words of a sentence are the reader's."""
    if line.reworded_from is not None:
        yield Content.assemble(
            ("✎ your words; the source: ", "$bookmark"), (line.reworded_from, "$quiet")
        )


def _known(told: Stance, corroboration: str) -> Iterable[Content]:
    """Yield how many say a sentence, and who says so and how surely."""
    if corroboration:
        yield Content.styled(corroboration, "$quiet")
    if stance := stance_said(told):
        yield Content.styled(stance, "$warning" if told.is_unconfirmed else "italic $quiet")


def _caveats(line: Line, numbers: Numbers) -> Iterable[Content]:
    """Yield what the ledger has against the figures of a sentence, with the numbers of that."""
    for one in line.caveats:
        mark = numbers.mark(one.citations, is_named=False)
        said = f"{CAVEATS[one.kind]} {one.words}"
        yield Content.assemble((said, "$warning"), (f" {mark}", "$quiet"))


def _by_place(line: Line) -> str:
    return "-".join(f"{article}.{segment}" for article, segment in places_of(line)[:1])
