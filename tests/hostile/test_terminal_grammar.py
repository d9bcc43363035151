"""The eye that the other tests look through sees what it must."""

import pytest

from tests.hostile.naughty import LINES
from tests.hostile.terminal import leaks

_STEERING = ("c0", "c1", "ansi", "osc", "dcs", "bidi")


@pytest.mark.parametrize(
    "stream",
    [
        "\x1b[?1049h\x1b[?25l\x1b[H\x1b[38;2;255;0;0mred\x1b[0m\r\n\x1b[2;5Hthere\x1b[?2026l",
        "plain [rgb(66,77,88)]text[/] with \u00a0 and \n lines\r\n",
        "\x1b[38;5;5mfive\x1b[1;38;2;8;6;5;48;2;5;5;5mx",
    ],
)
def test_what_textual_writes_is_let_through(stream: str) -> None:
    assert leaks(stream) == []


@pytest.mark.parametrize(
    "name", [name for name in LINES if name.split("/")[0] in _STEERING and "form_feed" not in name]
)
def test_every_payload_is_seen(name: str) -> None:
    stream = f"\x1b[Htext {LINES[name]} text\x1b[0m"
    # these are what Textual itself writes; other tests look for what they would have done
    innocent = {f"ansi/{one}" for one in ("clear", "home", "scroll_back", "alternate_screen")}
    innocent |= {"ansi/mouse", "ansi/keyboard"}
    assert leaks(stream) or name in innocent, name


@pytest.mark.parametrize(
    "text", ["a\u202eb", "\x9b31m", "\ufdd0", "\ud800", "\ue000", "\U000e0041"]
)
def test_every_odd_character_is_seen(text: str) -> None:
    assert leaks(text)
