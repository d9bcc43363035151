"""The versions of one segment: who made them, how they differ, and what the memory has like it."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static
from textual.widgets.option_list import Option

from core.article import Span
from tui.screens.confirm import ConfirmScreen
from tui.versions import Version, percent
from tui.widgets.choices import Choices
from tui.widgets.hanging import Hanging
from tui.widgets.parallel.page import drawable

if TYPE_CHECKING:
    from core.translate.memory import Suggestion

SUGGESTION_KEYS = "xyz"
"""The keys of what the memory suggests, the likest first."""

_DIFFERS = "underline bold $accent"


class VersionsScreen(ConfirmScreen):
    """Compares the versions of a translation; the answer is the key of one, or of what to do.

    `1` to `9` choose a version, `x` to `z` a suggestion, `t` is translating again, `c` correcting.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("v", "leave", "close", show=False)]

    def __init__(
        self,
        original: str,
        versions: Sequence[Version],
        suggestions: "Sequence[Suggestion]" = (),
    ) -> None:
        self._original = drawable(original)
        options = [
            *((str(number), _version(one)) for number, one in enumerate(versions[:9], 1)),
            *(
                (key, _suggestion(one))
                for key, one in zip(SUGGESTION_KEYS, suggestions, strict=False)
            ),
        ]
        actions = [
            ("t", [Content("Translate again with another engine")]),
            ("c", [Content("Correct it in your own words")]),
        ]
        super().__init__("", [(key, lines[0].plain) for key, lines in (*options, *actions)])
        self._versions = options[: min(9, len(versions))]
        self._suggestions = options[len(self._versions) :]
        self._actions = actions

    def compose(self) -> ComposeResult:
        """Lay out the original, the versions, the suggestions, and what can be done."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = "Versions of the translation"
            with VerticalScroll(classes="context", can_focus=False):
                yield Static(Content(self._original))
            yield Choices(*self._options(), markup=False)
            yield Static("Enter choose   t translate again   c correct   esc close", classes="hint")

    def _options(self) -> "Iterable[Option | None]":
        if not self._versions:
            yield Option(Content.styled("Not translated yet.", "$quiet"), disabled=True)
        yield from self._keyed(self._versions)
        if self._suggestions:
            yield None
            said = "Not translations of this one; sentences like it in the memory:"
            yield Option(Content.styled(said, "$quiet"), disabled=True)
            yield from self._keyed(self._suggestions)
        yield None
        yield from self._keyed(self._actions)

    @staticmethod
    def _keyed(options: Sequence[tuple[str, list[Content]]]) -> Iterable[Option]:
        for key, lines in options:
            yield Option(Hanging(Content.styled(key, "bold"), lines, indent=3), id=key)


def _version(version: Version) -> list[Content]:
    """Return who and when, the text with the words that differ, and what is doubtful."""
    shown = ("  shown now", "bold $success") if version.is_shown else ""
    lines = [Content.assemble((drawable(version.who), "$quiet"), shown)]
    lines.append(_marked(version.translation.text, version.differing))
    lines += [
        Content.assemble(("! ", "bold $warning"), drawable(one.message)) for one in version.warnings
    ]
    return lines


def _suggestion(suggestion: "Suggestion") -> list[Content]:
    """Return how like the sentence is, the sentence with what ours lacks, its translation."""
    unit = suggestion.unit
    return [
        Content.styled(f"≈ {percent(suggestion.score)} % like", "$quiet"),
        _marked(unit.source, suggestion.gone),
        Content.assemble(("→ ", "$quiet"), drawable(unit.target)),
    ]


def _marked(text: str, spans: Sequence[Span]) -> Content:
    content = Content(drawable(text))
    for span in spans:
        content = content.stylize(_DIFFERS, span.start, span.end)
    return content
