from core.store import Library
from tests.tui.reader_samples import FLOOD
from tui.reading import Reading


def quotes(reading: Reading) -> list[str]:
    return [one.quote.exact for one in reading.passages]


def test_a_bookmark_comes_and_goes(reading: Reading, library: Library) -> None:
    assert reading.toggle_bookmark(None, 0) == "Bookmarked."
    assert quotes(reading) == ["Le fleuve déborde à Lisbonne"]
    assert [one.segment for one in library.passages()] == [0]
    assert "removed" in reading.toggle_bookmark(None, 0)
    assert quotes(reading) == [] == library.passages()


def test_a_bookmark_on_a_selection_is_exact(reading: Reading) -> None:
    at = FLOOD.text.index("quitté son lit")
    reading.toggle_bookmark((at - 1, at + 15), 0)
    assert quotes(reading) == ["quitté son lit"]
    reading.toggle_bookmark((at, at + 14), 0)
    assert quotes(reading) == []


def test_on_a_segment_the_passage_there_is_meant(reading: Reading) -> None:
    at = FLOOD.text.index("quitté son lit")
    reading.toggle_bookmark((at, at + 14), 3)
    reading.tag(None, 3, "water")
    assert [one.tags for one in reading.passages] == [("water",)]
    reading.toggle_bookmark(None, 3)
    assert reading.passages == []


def test_of_several_the_one_that_is_the_segment_is_meant(reading: Reading) -> None:
    segment = FLOOD.segments[3]
    at = FLOOD.text.index("quitté son lit")
    reading.toggle_bookmark((at, at + 14), 3)
    reading.toggle_bookmark((segment.start, segment.end), 3)
    reading.tag(None, 3, "all")
    assert {one.quote.exact: one.tags for one in reading.passages} == {
        "quitté son lit": (),
        FLOOD.slice(segment): ("all",),
    }


def test_tags_are_clean_and_once(reading: Reading) -> None:
    said = reading.tag(None, 0, " water , #Lisbon,Water,, \x1b[31mred\x1b[0m,")
    assert reading.passages[0].tags == ("water", "Lisbon", "red")
    assert said == "Tagged water, Lisbon, red."


def test_tags_take_the_spelling_that_is_known(reading: Reading) -> None:
    reading.tag(None, 0, "Water")
    reading.tag(None, 3, "WATER")
    assert [one.tags for one in reading.passages] == [("Water",), ("Water",)]


def test_no_tags_take_the_tags_away_and_keep_nothing_new(reading: Reading) -> None:
    assert reading.tag(None, 0, " ") == "No tags given."
    assert reading.passages == []
    reading.tag(None, 0, "water")
    assert reading.tag(None, 0, "") == "Tags removed."
    assert [one.tags for one in reading.passages] == [()]


def test_notes_are_cleaned_and_keep_their_lines(reading: Reading) -> None:
    assert reading.annotate(None, 0, "Ask her.\n\x1b[1mTwice.\x07 ") == "Note written."
    assert reading.passages[0].note == "Ask her.\nTwice."
    assert reading.annotate(None, 0, "") == "Note removed."
    assert reading.annotate(None, 3, "  ") == "No note written."


def test_undo_goes_back_step_by_step(reading: Reading) -> None:
    reading.tag(None, 0, "water")
    reading.annotate(None, 0, "Ask.")
    assert "note" in reading.undo() and reading.passages[0].note == ""
    assert "bookmark" in reading.undo().lower() and reading.passages == []
    assert reading.undo() == "Nothing to undo."


def test_there_is_nothing_to_bookmark_where_there_is_no_text(reading: Reading) -> None:
    end = FLOOD.segments[0].end
    assert "nothing" in reading.toggle_bookmark((end, end + 1), 0)
    assert "nothing" in reading.toggle_bookmark(None, -1)
