from core.pipeline import AddReport, FailedSource
from tui.widgets.progress_line import ProgressLine, shorten


def text(line: ProgressLine) -> str:
    return str(line.content)


def test_phase_and_place_among_the_sources() -> None:
    line = ProgressLine()
    line.show_progress("seeds/a.txt", "annotate", 1, 5)
    assert "2 of 5" in text(line) and "Annotating seeds/a.txt" in text(line)
    assert line.display


def test_the_report_names_what_failed_and_why() -> None:
    line = ProgressLine()
    failed = tuple(
        FailedSource(address=f"{name}.bin", reason="It is not [text].") for name in "abcdef"
    )
    line.show_report(AddReport(added=("x",), failed=failed))
    shown = text(line)
    assert shown.splitlines()[0].startswith("1 added, 0 already there, 6 failed.")
    assert "a.bin  It is not [text]." in shown
    assert "and 2 more" in shown and "e.bin" not in shown


def test_nothing_to_say_is_not_said() -> None:
    line = ProgressLine()
    line.show_progress("a", "read", 0, 1)
    line.show_report(AddReport(added=("x",)))
    assert not line.display


def test_addresses_and_reasons_cannot_reach_the_terminal() -> None:
    line = ProgressLine()
    line.show_progress("\x1b]0;x\x07evil\x1b[2J.txt", "read", 0, 1)
    assert "\x1b" not in text(line) and "evil" in text(line)
    line.show_failure("The disk \x9bis full")
    assert "\x9b" not in text(line)


def test_a_long_address_keeps_its_end() -> None:
    assert shorten("/very/long/way/to/the/article.txt", 15) == "…he/article.txt"
    assert shorten("short.txt", 15) == "short.txt"


def test_a_reason_that_names_the_address_stands_alone() -> None:
    line = ProgressLine()
    failed = (FailedSource(address="a.txt", reason="There is no file a.txt; check the path."),)
    line.show_report(AddReport(failed=failed))
    assert text(line).splitlines()[1] == "  There is no file a.txt; check the path."
