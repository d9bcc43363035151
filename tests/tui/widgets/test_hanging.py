from textual.content import Content
from textual.css.styles import RulesMap

from tui.widgets.hanging import Hanging


def rows(shown: Hanging, width: int) -> list[str]:
    return [row.plain for row in shown._rows(width)]


def test_what_is_wrapped_stays_right_of_the_sign() -> None:
    shown = Hanging(Content("1"), [Content("who made it"), Content("a b c d e f")], indent=3)
    assert rows(shown, 40) == ["1  who made it", "   a b c d e f"]
    assert rows(shown, 10) == ["1  who", "   made it", "   a b c d", "   e f"]
    assert shown.get_height(RulesMap(), 10) == 4
    assert shown.get_optimal_width(RulesMap(), 80) == 14
    assert str(shown) == "1  who made it\na b c d e f"


def test_it_is_shown_where_there_is_hardly_room() -> None:
    shown = Hanging(Content(""), [Content("日本")], indent=3)
    assert all(row.startswith("   ") for row in rows(shown, 2))


def test_an_empty_line_keeps_its_row() -> None:
    assert rows(Hanging(Content("1"), [Content("")], indent=3), 20) == ["1  "]
