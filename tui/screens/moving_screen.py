"""Moving in an article: sentences, pages, names and figures."""

from abc import abstractmethod

from tui.screens.opening_screen import OpeningScreen
from tui.widgets.parallel_view import ParallelView


class MovingScreen(OpeningScreen):
    """Shows an article in `view`, and moves in it."""

    def __init__(self, article_id: str, segment: int | None = None) -> None:
        super().__init__(article_id, segment)
        # Kept, since the position is saved when the screen has already lost its children.
        self.view = ParallelView(id="parallel")

    @abstractmethod
    def show_place(self) -> None:
        """Say what stands where the reader is: at once, so that both are in one frame."""

    def action_next_segment(self) -> None:
        """Go to the next segment."""
        self.view.move(1)
        self.show_place()

    def action_previous_segment(self) -> None:
        """Go to the segment before."""
        self.view.move(-1)
        self.show_place()

    def action_page_down(self) -> None:
        """Go a page down."""
        self.view.turn_page(1)
        self.show_place()

    def action_page_up(self) -> None:
        """Go a page up."""
        self.view.turn_page(-1)
        self.show_place()

    def action_first_segment(self) -> None:
        """Go to the start."""
        self.view.go_to_end(-1)

    def action_last_segment(self) -> None:
        """Go to the end."""
        self.view.go_to_end(1)

    def action_next_name(self) -> None:
        """Go to the next name."""
        self._step_mark(figures=False, forward=True)

    def action_previous_name(self) -> None:
        """Go to the name before."""
        self._step_mark(figures=False, forward=False)

    def action_next_figure(self) -> None:
        """Go to the next figure."""
        self._step_mark(figures=True, forward=True)

    def action_previous_figure(self) -> None:
        """Go to the figure before."""
        self._step_mark(figures=True, forward=False)

    def _step_mark(self, *, figures: bool, forward: bool) -> None:
        passed = self.view.step_mark(figures=figures, forward=forward)
        what = "figures" if figures else "names"
        if passed is None:
            self.say(f"No {what} are marked in this article.")
        elif passed:
            self.tell_round(what[:-1], forward)
        else:
            self.show_place()

    def tell_round(self, what: str, forward: bool) -> None:
        """Say that the last one was passed, and it begins again at the other end."""
        end = "first" if forward else "last"
        self.say(f"No more that way; this is the {end} {what} again.")
