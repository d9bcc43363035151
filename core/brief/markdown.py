"""A briefing as Markdown: CommonMark with GitHub's tables and footnotes, and YAML front matter."""

import re
from collections.abc import Collection, Iterable, Sequence

from core.article import Article, Figure
from core.brief.briefing import Briefing, FigureRow, PassageRow, SourceRow
from core.brief.escape import escape, link, yaml_string
from core.brief.languages import language_name
from core.brief.line import Citation, Line
from core.brief.notes import Note, Notes, engine_names
from core.brief.who.row import NameRow

MOST_MENTIONS_CITED = 3
"""Citations that stand behind a name; the first mentions are enough to begin with."""

WORDS_BEFORE, WORDS_AFTER, CONTEXT = 7, 4, 120
"""Words, and at most characters, that are shown around a figure whose counted thing is unknown."""

QUALIFIERS = {
    "exact": "",
    "about": "about",
    "at_least": "at least",
    "more_than": "more than",
    "up_to": "up to",
    "less_than": "less than",
    "between": "",
}
"""How qualifiers are said before a figure; a range says itself."""

_ALARM = " ⚠ marks what stands on a translation that may have lost something; its note says what."

_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}(?:T[0-9:.]{5,15}(?:Z|[+-]\d{2}:\d{2})?)?")


def to_markdown(briefing: Briefing, articles: Sequence[Article]) -> str:
    """Return the briefing as a Markdown file.

    Every line carries footnotes with the original sentence, its translation, who translated it,
    publisher, date and address. Text from outside is escaped: it can begin no heading, link, note,
    list, code or HTML. `articles` are those that the briefing was built from.
    """
    notes = Notes(articles, briefing.target)
    langs = {row.lang for row in briefing.sources}
    parts = [
        _front_matter(briefing),
        f"# {escape(briefing.title)}",
        _opening(briefing),
        _events(briefing, notes),
        _figures(briefing, notes),
        _names("People", briefing.people, langs, notes, "nobody"),
        _names("Places", briefing.places, langs, notes, "no place"),
        _names("Organisations", briefing.organisations, langs, notes, "no organisation"),
        _passages(briefing, notes),
        _sources(briefing),
    ]
    parts.extend(_footnote(note, briefing.target) for note in notes.all())
    return "\n\n".join(parts) + "\n"


def _front_matter(briefing: Briefing) -> str:
    tags = dict.fromkeys(tag for row in briefing.passages for tag in row.passage.tags)
    created = briefing.created
    return "\n".join(
        [
            "---",
            f"title: {yaml_string(briefing.title)}",
            f"created: {created if _MOMENT.fullmatch(created) else yaml_string(created)}",
            f"lang: {yaml_string(briefing.target)}",
            *_yaml_list("sources", (row.address for row in briefing.sources)),
            *_yaml_list("tags", tags),
            "---",
        ]
    )


def _yaml_list(name: str, items: Iterable[str]) -> list[str]:
    quoted = dict.fromkeys(map(yaml_string, items))
    lines = [f"  - {item}" for item in quoted if item != '""']
    return [f"{name}:", *lines] if lines else [f"{name}: []"]


def _opening(briefing: Briefing) -> str:
    count = len(briefing.sources)
    langs = dict.fromkeys(language_name(row.lang) for row in briefing.sources)
    articles = "1 article" if count == 1 else f"{count} articles"
    return escape(
        f"{articles} in {_joined(list(langs))}, read in {language_name(briefing.target)}. "
        "Every line leads to the sentence that it came from."
        + (_ALARM if any(row.warned for row in briefing.sources) else "")
    )


def _events(briefing: Briefing, notes: Notes) -> str:
    lines = [
        f"- {escape(line.text)}{_untranslated(line, briefing.target)}{_doubt(line)}"
        f"{_refs(line.citations, notes)}"
        for line in briefing.events
    ]
    return _section("What happened", lines, "No sentence of the sources says it by itself.")


def _doubt(line: Line) -> str:
    """Return the mark of a line whose own translation has a warning; its footnote says which."""
    return " ⚠" if line.citations and line.citations[0].warnings else ""


def _untranslated(line: Line, target: str) -> str:
    if line.is_translated or line.lang == target:
        return ""
    return _mark(line.lang)


def _mark(lang: str) -> str:
    return f" *({_language(lang)}, not translated)*"


def _figures(briefing: Briefing, notes: Notes) -> str:
    if not briefing.figures:
        return _section("Figures", [], "The sources give no figures.")
    rows = [_figure(row, notes) for row in briefing.figures]
    return _section(
        "Figures",
        ["| Figure | What it counts | Names beside it | Source |", "|---|---|---|---|", *rows],
    )


def _figure(row: FigureRow, notes: Notes) -> str:
    cells = (
        escape(qualified(row.figure, _quantity(row))) + _doubt(row.line),
        escape(row.counted or _context(row)),
        escape(", ".join(row.who)),
        _refs(row.line.citations, notes),
    )
    return f"| {' | '.join(cells)} |"


def _quantity(row: FigureRow) -> str:
    """Return the wording without the counted thing, which has a column of its own."""
    shown, counted = row.shown.split(), (row.counted or "").split()
    for length in range(min(len(shown) - 1, len(counted)), 0, -1):
        if shown[-length:] == counted[:length]:
            return " ".join(shown[:-length])
    return row.shown


def qualified(figure: Figure, shown: str) -> str:
    """Return the wording of a figure, led by its qualifier: "at least 3,000 soldiers"."""
    return f"{QUALIFIERS[figure.qualifier]} {shown}".strip()


def _context(row: FigureRow) -> str:
    """Return the words around a figure of which nobody could tell what it counts."""
    text = row.line.text
    at = text.find(row.shown)
    if at < 0:
        return text
    end = at + len(row.shown)
    before = text[max(0, at - CONTEXT) : at].split(" ")
    after = text[end : end + CONTEXT].split(" ")
    left, right = " ".join(before[-WORDS_BEFORE - 1 :]), " ".join(after[: WORDS_AFTER + 1])
    return (
        ("…" if len(left) < at else "")
        + f"{left}{row.shown}{right}"
        + ("…" if end + len(right) < len(text) else "")
    )


def _names(
    title: str, rows: Sequence[NameRow], langs: Collection[str], notes: Notes, none: str
) -> str:
    lines = [f"- {_name(row, langs, notes)}" for row in rows]
    return _section(title, lines, f"The sources name {none}.")


def _name(row: NameRow, langs: Collection[str], notes: Notes) -> str:
    forms = "; ".join(
        f"{escape(', '.join(forms))} ({_language(lang)})"
        for lang, forms in row.forms.items()
        if lang in langs and forms != (row.name,)
    )
    mentions = "1 mention" if row.mentions == 1 else f"{row.mentions} mentions"
    said = f"{_bold(row.name, row.key)}, {mentions}{': ' if forms else ''}{forms}"
    return _cited(said, row.citations[:MOST_MENTIONS_CITED], notes)


def _passages(briefing: Briefing, notes: Notes) -> str:
    foreign = {row.article: row.lang for row in briefing.sources if row.lang != briefing.target}
    lines = [_passage(row, foreign.get(row.citation.article), notes) for row in briefing.passages]
    none = "The reader has kept no passage yet."
    return _section("Passages kept by the reader", lines, none, between="\n\n")


def _passage(row: PassageRow, foreign: str | None, notes: Notes) -> str:
    """Return a passage; `foreign` is the language of its original where it needs translation."""
    said = f"“{escape(row.translation or row.original)}”"
    if foreign and not row.translation:
        said += _mark(foreign)
    if row.citation.warnings:
        said += " ⚠"
    lines = [f"- {said}{_refs([row.citation], notes)}"]
    if row.translation:
        lines.append(f"  Original: “{escape(row.original)}”")
    if row.passage.tags:
        lines.append(f"  Tags: {', '.join(map(escape, row.passage.tags))}")
    note = [escape(line) for line in row.passage.note.splitlines()]
    if any(note):
        lines.append("  Note: " + "\n\n  ".join(line for line in note if line))
    return "\n\n".join(lines)


def _sources(briefing: Briefing) -> str:
    return _section("Sources", [_source(row, briefing.target) for row in briefing.sources])


def _source(row: SourceRow, target: str) -> str:
    title = _bold(row.title_translated or "", row.title, row.address)
    if row.title_translated and row.title_translated != row.title:
        title += f" ({escape(row.title)})"
    if row.lang == target:
        done = "in the reader's language"
    elif not row.segments:
        done = "nothing to translate"
    else:
        done = f"{row.translated} of {row.segments} sentences translated"
        if row.engines:
            done += f" ({escape(engine_names(row.engines))})"
        if row.warned:
            done += f", {row.warned} with a warning ⚠"
    where = _where(row.publisher, row.published, row.address, _language(row.lang))
    return f"- {title}: {where}; {done}"


def _footnote(note: Note, target: str) -> str:
    if note.translation is not None:
        made = f" — “{escape(note.translation)}” (by {escape(engine_names(note.engines))})"
    elif note.lang == target:
        made = ""
    else:
        made = f" ({_language(note.lang)}, not translated)"
    where = _where(note.publisher, note.published, note.address)
    doubts = "".join(f" ⚠ {escape(one)}" for one in note.warnings)
    return f"[^{note.number}]: “{escape(note.original)}”{made}; {where}{doubts and '.' + doubts}"


def _where(publisher: str | None, published: str | None, address: str, *more: str) -> str:
    known = [escape(one) for one in (publisher, published or "no date") if one]
    return ", ".join((*known, *more, link(address)))


def _section(title: str, lines: Sequence[str], none: str = "", between: str = "\n") -> str:
    return f"## {title}\n\n{between.join(lines) or none}"


def _bold(*texts: str) -> str:
    """Return the first text with something to show; nothing between the stars would be a rule."""
    return f"**{next(filter(None, map(escape, texts)), '…')}**"


def _cited(said: str, citations: Iterable[Citation], notes: Notes) -> str:
    """Put the references behind a text; an exclamation mark and a bracket would make an image."""
    if said.endswith("!"):
        said = f"{said[:-1]}\\!"
    return said + _refs(citations, notes)


def _language(code: str) -> str:
    return escape(language_name(code))


def _refs(citations: Iterable[Citation], notes: Notes) -> str:
    return "".join(f"[^{number}]" for number in sorted(notes.numbers(citations)))


def _joined(words: Sequence[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"
