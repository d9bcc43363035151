"""What is said in the status line about the place where the reader is."""

from core.article import Entity, Figure, Label, Passage, Translation
from tui.versions import ENGINES, percent
from tui.widgets.parallel.marks import Mark
from tui.widgets.parallel.page import Page, drawable
from tui.widgets.parallel.places import Stretch

LABELS: dict[Label, str] = {"PER": "person", "LOC": "place", "ORG": "organisation", "MISC": "name"}
"""What a reader calls the labels."""

_QUALIFIERS = {
    "exact": "",
    "about": "about ",
    "at_least": "at least ",
    "more_than": "more than ",
    "up_to": "up to ",
    "less_than": "less than ",
    "between": "",
}

Said = tuple[str, str]
"""A text and its style: `quiet`, `strong`, `star`, `warning` or ``."""


def remarks_on_mark(mark: Mark, twins: list[Mark]) -> list[Said]:
    """Say what a name or figure is, what the other text calls it, and who found the name."""
    thing = mark.thing
    said: list[Said] = [(thing.text, "strong")]
    if isinstance(thing, Entity):
        other = twins[0].thing.text if twins else thing.name
        if other and other != thing.text:
            said += [("  ↔  ", "quiet"), (other, "strong")]
        said.append((f"   {LABELS[thing.label]}", "quiet"))
        if thing.recogniser:
            said.append((f" · {_source_in_words(thing.recogniser)}", "quiet"))
        return said
    if twins and twins[0].thing.text != thing.text:
        said += [("  ↔  ", "quiet"), (twins[0].thing.text, "strong")]
    said.append((f"   {figure_in_words(thing)}", "quiet"))
    return said


def _source_in_words(recogniser: str) -> str:
    from core.annotate.provenance import describe_source  # its package takes a while to load

    return drawable(describe_source(recogniser))


def figure_in_words(figure: Figure) -> str:
    """Return a figure in plain units: `about 11,000`, `10 to 15 km`, `3,000 soldats`."""
    if figure.value is not None:
        amount = _number(figure.value)
    elif figure.low is not None and figure.high is not None:
        amount = f"{_number(figure.low)} to {_number(figure.high)}"
    elif figure.low is not None or figure.high is not None:
        amount = _number(figure.low if figure.low is not None else figure.high or 0)
    else:
        return figure.kind
    unit = figure.unit or figure.counted or ""
    return f"{_QUALIFIERS[figure.qualifier]}{amount} {unit}".rstrip()


def remarks_on_passages(passages: list[Passage]) -> list[Said]:
    """Say which tags and notes stand on a segment."""
    said: list[Said] = []
    for passage in passages:
        said.append(("★ ", "star"))
        said += [(f"#{tag} ", "strong") for tag in passage.tags]
        if passage.note:
            said.append((" ".join(passage.note.split()) + "  ", ""))
    return said


def remarks_on_selection(stretch: Stretch, page: Page) -> list[Said]:
    """Say how much is selected and what can be done with it."""
    count = len(page.text[stretch.start : stretch.end].split())
    words = "1 word" if count == 1 else f"{count} words"
    return [
        (f"{words} selected", "strong"),
        ("   m mark  t tag  a note  y copy  D term  esc clear", "quiet"),
    ]


def remarks_on_translation(
    made: Translation | None, page: Page, likeness: float = 0.0
) -> list[Said]:
    """Say who translated a segment, or that nobody has and how like it the memory has one."""
    if made is None and likeness:
        said = f"≈ {percent(likeness)} % like one in the memory; v shows it"
        return [(said, "quiet")]
    if made is None:
        return [("not translated yet", "quiet")] if page.is_foreign else []
    if made.engine == "reader":
        return [("corrected by you", "quiet")]
    return [(ENGINES.get(made.engine, drawable(made.engine)), "quiet")]


def remarks_on_warnings(made: Translation | None) -> list[Said]:
    """Say what is doubtful about a translation."""
    if made is None or not made.warnings:
        return []
    messages = dict.fromkeys(drawable(one.message) for one in made.warnings)
    return [("! ", "warning"), (" ".join(messages) + "  ", "")]


def counted(number: int, noun: str) -> str:
    """Return `1 warning`, `3 warnings`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _number(value: float) -> str:
    return f"{value:,}" if isinstance(value, int) else f"{value:,.10g}"
