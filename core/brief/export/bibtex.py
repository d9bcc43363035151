"""Sources as BibTeX, in UTF-8, readable by BibTeX and by biber (biblatex)."""

from collections.abc import Sequence

from core.article import Article
from core.brief.briefing import Briefing
from core.brief.export.source_facts import SourceFacts, source_facts
from core.prepare import clean_line

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_TEX = str.maketrans(
    {
        "\\": "\\textbackslash{}",
        # BibTeX counts braces even behind a backslash, so one alone must be a command
        "{": "\\textbraceleft{}",
        "}": "\\textbraceright{}",
        "~": "\\textasciitilde{}",
        "^": "\\textasciicircum{}",
        "|": "\\textbar{}",
        "<": "\\textless{}",
        ">": "\\textgreater{}",
        '"': "\\textquotedbl{}",
        "`": "\\textasciigrave{}",
        **{one: f"\\{one}" for one in "&%$#_"},
    }
)


def to_bibtex(briefing: Briefing, articles: Sequence[Article]) -> str:
    """Return an entry for each source: `@article` with a publisher, `@misc` without."""
    return "\n".join(_entry(one) for one in source_facts(briefing, articles))


def tex(text: str) -> str:
    """Return a text on one line that TeX sets as it is, with no command or brace of its own."""
    return clean_line(text).translate(_TEX)


def _entry(source: SourceFacts) -> str:
    fields: dict[str, str] = {}
    if source.author:
        fields["author"] = f"{{{tex(source.author)}}}"  # a name in braces is one name
    fields["title"] = f"{{{tex(source.title)}}}"
    if source.publisher:
        fields["journal"] = tex(source.publisher)
    if source.date:
        fields["date"] = "-".join(f"{part:02d}" for part in source.date)
        fields["year"] = f"{source.date[0]:04d}"
    if source.url:
        fields["url"] = source.url
        if source.accessed:
            fields["urldate"] = "-".join(f"{part:02d}" for part in source.accessed)
    if source.lang:
        fields["language"] = tex(source.lang)
    notes = []
    if source.said_date:
        notes.append(f"Published: {tex(source.said_date)}")
    if source.title_translated:
        notes.append(f"Title in translation: {tex(source.title_translated)}")
    if notes:
        fields["note"] = "; ".join(notes)
    kind = "article" if source.publisher else "misc"
    lines = [f"  {name:<8} = {{{value}}}," for name, value in fields.items()]
    if len(source.date) > 1:
        lines.append(f"  {'month':<8} = {MONTHS[source.date[1] - 1]},")
    return "\n".join([f"@{kind}{{{source.key},", *lines, "}", ""])
