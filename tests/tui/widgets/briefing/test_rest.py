from core.brief.briefing import SourceRow
from tests.tui.briefing_samples import FULL
from tui.widgets.briefing.rest import source_entries


def test_a_source_says_how_many_of_its_sentences_were_not_read() -> None:
    plain, other = (row.with_(unread=number) for number, row in enumerate(FULL.sources))
    assert "too long" not in _said(plain)
    assert "1 sentence is too long to be read" in _said(other)


def _said(row: SourceRow) -> str:
    return str(source_entries([row])[0].prompt)
