"""What stands in for a layer where a word has left: one linear step, next to free.

The layers that follow read the states of all words, and learnt to read those that the layer gives.
Only training imports this module; it needs numpy.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from core.annotate.models.training.base import Floats

_RANK = 16
_DAMPING = 10.0
"""Added to the squares of the states (about as many as there are words): keeps weights small."""


@dataclass(frozen=True, slots=True)
class Step:
    """What a layer makes of a state, about: state * `scale` + state @ `down` @ `up` + `shift`."""

    scale: "Floats"
    down: "Floats"
    up: "Floats"
    shift: "Floats"

    def after(self, states: "Floats") -> "Floats":
        """Return one row for each row of `states`."""
        given: Floats = states * self.scale + states @ self.down @ self.up + self.shift
        return given


def learn_step(before: "NDArray[Any]", after: "NDArray[Any]") -> Step:
    """Return the step that comes closest to `after` in squares; both are (words, width).

    Method: each channel by itself, then reduced-rank regression (Izenman, 1975) of what is left.
    """
    given, wanted = before.astype(np.float64), after.astype(np.float64)
    middle, target = given.mean(0), wanted.mean(0)
    given, wanted = given - middle, wanted - target
    scale = (given * wanted).sum(0) / np.maximum((given**2).sum(0), 1e-9)
    rest = wanted - given * scale
    squares = given.T @ given + _DAMPING * np.eye(given.shape[1])
    whole = np.linalg.solve(squares, given.T @ rest)
    # The directions in which the fitted values spread most, of which the first are kept.
    fitted = whole.T @ squares @ whole
    directions = np.linalg.eigh(fitted)[1][:, ::-1][:, :_RANK]
    down, up = whole @ directions, directions.T
    shift = target - middle * scale - middle @ down @ up
    return Step(*(part.astype(np.float32) for part in (scale, down, up, shift)))
