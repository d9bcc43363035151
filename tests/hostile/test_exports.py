"""Hostile texts in every form of export, in the names of files, and on the clipboard."""

import base64
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from core.brief.export.formats import FORMATS
from tests.core.brief.export.hostile import HARMLESS, full_of
from tests.hostile.naughty import IS_LONG, LINES, NAUGHTY, samples, unsafe_in
from tests.hostile.recording import recorded
from tests.tui.conftest import settle
from tests.tui.reader_driver import quiet_settings
from tests.tui.samples import make_app
from tui.briefing import default_path
from tui.clipboard import copy

TEXTS = {name: text.encode("utf-8", "replace").decode() for name, text in samples().items()}
TOGETHER = " ".join(TEXTS.values())


class Outline(HTMLParser):
    """The tags of a page and the names of their attributes, and where it leads."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[tuple[str, str]] = set()
        self.leads: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags |= {(tag, ""), *((tag, name) for name, _ in attrs)}
        self.leads += [value or "" for name, value in attrs if name in ("href", "src")]


def outline(page: str) -> Outline:
    made = Outline()
    made.feed(page)
    return made


@pytest.mark.parametrize("form", list(FORMATS))
def test_no_form_carries_what_is_not_text(form: str) -> None:
    for text in (*TEXTS.values(), TOGETHER) if IS_LONG else (TOGETHER, TEXTS["c1/csi"]):
        assert unsafe_in(FORMATS[form].write(*full_of(text, address=text, tags=(text,)))) == ""


@pytest.mark.parametrize("name", TEXTS)
def test_a_page_has_no_more_tags_than_ours(name: str) -> None:
    usual = outline(FORMATS["html"].write(*full_of(HARMLESS))).tags
    made = outline(FORMATS["html"].write(*full_of(TEXTS[name], address=TEXTS[name])))
    assert made.tags <= usual | {("a", ""), ("a", "href"), ("a", "rel")}
    assert all(re.match(r"#|https?://", one) for one in made.leads)


@pytest.mark.parametrize("form", ["markdown", "obsidian"])
def test_markdown_has_no_more_lines_than_ours(form: str) -> None:
    usual = FORMATS[form].write(*full_of(HARMLESS)).count("\n")
    for name, text in TEXTS.items():
        assert FORMATS[form].write(*full_of(text)).count("\n") <= usual + 2, name


RESERVED = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)(\.|$)")


@pytest.mark.parametrize("name", NAUGHTY)
def test_a_title_names_a_file_in_the_folder_and_nothing_else(name: str) -> None:
    path = default_path(NAUGHTY[name])
    assert path == Path(path.name)
    assert unsafe_in(path.name) == ""
    assert not re.search(r'[\\/:*?"<>|\s]', path.name)
    assert not path.name.startswith((".", "-")) and not RESERVED.match(path.name)
    assert len(path.name.encode()) < 200


async def test_the_clipboard_gets_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_CONFIG", str(tmp_path / "settings.toml"))
    monkeypatch.setenv("SSH_TTY", "/dev/pts/9")
    with recorded() as record:
        app = make_app(tmp_path, settings=quiet_settings())
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            for text in LINES.values():
                record.taken()
                copy(app, text)
                (packed,) = re.findall(r"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07", record.taken())
                assert unsafe_in(base64.b64decode(packed).decode()) == ""
                assert unsafe_in((app.library.path / "copied.txt").read_text("utf-8")) == ""
