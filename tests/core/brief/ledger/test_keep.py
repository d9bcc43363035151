"""The ledger on sets of articles written for it: what joins, what stays apart, and how it stands."""

from collections.abc import Sequence

import pytest

from tests.core.brief.ledger.business import RESULTS, RESULTS_ROWS
from tests.core.brief.ledger.claims import LOSSES, LOSSES_ROWS, MARCH, MARCH_ROWS
from tests.core.brief.ledger.flood import DISASTER, DISASTER_ROWS, FLOOD, FLOOD_ROWS
from tests.core.brief.ledger.telling import Row, Told, ledger, rows_of

SETS = [
    pytest.param(FLOOD, FLOOD_ROWS, id="flood"),
    pytest.param(DISASTER, DISASTER_ROWS, id="untranslated"),
    pytest.param(MARCH, MARCH_ROWS, id="march"),
    pytest.param(LOSSES, LOSSES_ROWS, id="losses"),
    pytest.param(RESULTS, RESULTS_ROWS, id="results"),
]


@pytest.mark.parametrize(("telling", "reference"), SETS)
def test_what_belongs_together_is_one_row_and_nothing_else(
    telling: Sequence[Told], reference: Sequence[Row]
) -> None:
    found = rows_of(telling, ledger(telling))
    assert {one for one in found if len(one.figures) > 1} == set(reference)
