from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.strip import Strip

from tui.cli.door import guarded
from tui.door import Door

BLACK = Color(0, 0, 0)


def test_a_line_keeps_its_width_and_style() -> None:
    style = Style(bold=True)
    line = [Segment("a\x1b]0;x\x07\u202eb\ue000c", style), Segment("d")]
    made = Door().apply(line, BLACK)
    assert "".join(one.text for one in made) == "a]0;xb\N{REPLACEMENT CHARACTER}cd"
    assert Strip(made).cell_length == Strip(line).cell_length
    assert made[0].style == style


def test_a_line_of_text_is_left_alone() -> None:
    line = [Segment("Séoul 3\u00a0000 می\u200cخواهم 中 👍🏿")]
    assert Door().apply(line, BLACK) is line


def test_commands_keep_their_own_colours_and_lines() -> None:
    own = "\x1b[1mname\x1b[0m\t1\r\x1b[2K\x1b[1A\x1b[?25lx\n"
    assert guarded(own) == own
    assert guarded("a\x1b]0;t\x07\x1b[?1049hb\u202e\x9b1mc") == "a]0;t[?1049hb1mc"
