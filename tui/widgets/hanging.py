"""Lines whose continuations stay set in under them."""

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual


class Hanging(Visual):
    """A sign or key with lines beside it, all of them wrapped right of it."""

    def __init__(self, sign: Content, lines: list[Content], indent: int) -> None:
        self._sign = sign
        self._lines = lines
        self._indent = indent

    @property
    def plain(self) -> str:
        """All of it as text, unwrapped."""
        return f"{self._sign.plain}  " + "\n".join(line.plain for line in self._lines)

    def __str__(self) -> str:
        return self.plain

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:  # noqa: ARG002
        """Return the width at which no line is wrapped."""
        return self._indent + max(line.cell_length for line in self._lines)

    def get_height(self, rules: RulesMap, width: int) -> int:  # noqa: ARG002
        """Return the number of rows at this width."""
        return len(self._rows(width))

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Return the rows."""
        whole = Content("\n").join(self._rows(width))
        return whole.render_strips(width, height, style, options)

    def _rows(self, width: int) -> list[Content]:
        room = max(1, width - self._indent)
        rows = [part for line in self._lines for part in line.wrap(room)]
        gap = " " * max(0, self._indent - self._sign.cell_length)
        first = Content.assemble(self._sign, gap, rows[0])
        return [first, *(row.pad_left(self._indent) for row in rows[1:])]
