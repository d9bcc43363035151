import json
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from core.brief.escape import escape, is_web, link, yaml_string
from core.prepare import clean_line


def github() -> MarkdownIt:
    """Return a parser that makes links of bare addresses, as GitHub does."""
    parser = MarkdownIt("gfm-like").use(footnote_plugin)
    assert parser.linkify is not None
    parser.linkify.set({"fuzzy_link": False, "fuzzy_email": False})
    return parser


PARSERS = [MarkdownIt("commonmark").use(footnote_plugin), github()]

MARKUP = st.sampled_from(
    [
        *"\\`*_{}[]()<>#+-.!|~^:$&=%@'\"/ \n\t1a",
        "[^1]",
        "[^1]: ",
        "[a](http://b.c)",
        "![a](b)",
        "<b>",
        "<!--",
        "<http://a.b>",
        "http://a.b",
        "www.a.b",
        "mailto:a@b.c",
        "a@b.c",
        "&lt;",
        "&#60;",
        "```",
        "~~~",
        "---",
        "===",
        "1. ",
        "2) ",
        "# ",
        "> ",
        "- ",
        "* ",
        "+ ",
        "    ",
        "\u2028",
        "\x0c",
        "\xa0",
        "$$",
        "==",
        "%%",
        "\\",
        "é",
        "字",
    ]
)
TEXT = st.one_of(st.text(), st.lists(MARKUP, max_size=12).map("".join))


def shown(tokens: list[Token]) -> str:
    return "".join(one.content for one in tokens)


@pytest.mark.parametrize("parser", PARSERS, ids=["commonmark", "gfm"])
@settings(max_examples=400)
@given(TEXT)
@example("1. one")
@example("- - -")
@example("foo_bar_ _baz_")
@example("a\\")
@example("www.example.com and http://example.com and x@y.org")
def test_markdown_shows_the_text_and_nothing_else(parser: MarkdownIt, text: str) -> None:
    before = "[^1]: a note\n\n"
    tokens = parser.parse(f"{before}- {escape(text)}\n\nafter [^1]\n")
    inside = tokens[tokens.index(next(t for t in tokens if t.type == "list_item_open")) + 1 :]
    inside = inside[: [t.type for t in inside].index("list_item_close")]
    if not clean_line(text):
        assert inside == []
        return
    assert [t.type for t in inside] == ["paragraph_open", "inline", "paragraph_close"]
    children = inside[1].children or []
    assert {t.type for t in children} <= {"text"}
    assert shown(children) == clean_line(text)


@given(TEXT.filter(lambda text: clean_line(text) != ""))
def test_a_cell_stays_a_cell(text: str) -> None:
    table = f"| a | b |\n|---|---|\n| {escape(text)} | end |\n"
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(table)
    cells = [tokens[number + 1] for number, one in enumerate(tokens) if one.type == "td_open"]
    assert [shown(one.children or []) for one in cells] == [clean_line(text), "end"]


@pytest.mark.parametrize(
    "plain",
    [
        "Kim Jong Un, 40 ans, a dit: «non» (10:30:45).",
        "snake_case and C# at 50% - R&D costs 1.5 M; x > y? -5 °C!",
        "2024. was a year",
        "https:none",
        "l'année 2024-11-20 / 21",
    ],
)
def test_plain_text_is_left_as_it_is(plain: str) -> None:
    assert escape(plain) == plain.replace("2024. ", "2024\\. ")


def test_only_web_addresses_are_links() -> None:
    assert link("https://a.b/c?d=e&f#g") == "<https://a.b/c?d=e&f#g>"
    assert link("https://a.b/> [x](y)") == "<https://a.b/%3E%20[x](y)>"
    assert link("javascript:alert(1)") == "javascript:alert(1)"
    assert link("seeds/a_b.txt") == "seeds/a_b.txt"
    assert link("seeds/_a.txt") == "seeds/\\_a.txt"
    assert not is_web("http://")
    assert not is_web("http://[")


@pytest.mark.parametrize("parser", PARSERS, ids=["commonmark", "gfm"])
@given(TEXT)
def test_a_link_ends_where_the_address_ends(parser: MarkdownIt, text: str) -> None:
    tokens = parser.parseInline(f"see {link('https://a.b/' + text)} there")[0].children or []
    kinds = [t.type for t in tokens]
    assert kinds == ["text", "link_open", "text", "link_close", "text"]
    assert tokens[-1].content == " there"


@given(TEXT)
def test_a_yaml_string_is_one_printable_line(text: str) -> None:
    quoted = yaml_string(text)
    assert quoted.isprintable()
    # JSON has no escape of eight digits, YAML has; in all else the two agree here
    as_json = re.sub(r"\\\\|\\U([0-9a-f]{8})", _as_json, quoted)
    assert json.loads(as_json) == clean_line(text)


def _as_json(found: re.Match[str]) -> str:
    return json.dumps(chr(int(found[1], 16)))[1:-1] if found[1] else found[0]
