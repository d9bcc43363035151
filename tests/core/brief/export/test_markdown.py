import re
from itertools import groupby

import pytest
from hypothesis import given, settings
from markdown_it.token import Token
from mdit_py_plugins.front_matter import front_matter_plugin

from core.brief import Briefing
from core.brief.export.markdown import to_markdown
from core.brief.export.obsidian import to_obsidian
from core.prepare import clean_line
from tests.core.brief.export.golden import check_golden
from tests.core.brief.export.hostile import HARMLESS, NASTY, full_of
from tests.core.brief.export.sample import sample
from tests.core.brief.test_escape import TEXT, github


def parse(markdown: str) -> list[tuple[str, str]]:
    """Return what a reader's program makes of it: kinds of tokens, and the text or link of each."""
    tokens = flat(github().use(front_matter_plugin).parse(markdown))
    shown = [
        (one.type, str(one.attrs.get("href", "")) or ("" if one.children else one.content))
        for one in tokens
        if one.type not in ("inline", "front_matter", "html_block")
    ]
    joined: list[tuple[str, str]] = []
    for kind, group in groupby(shown, key=lambda one: one[0]):
        found = list(group)
        joined += [(kind, "".join(text for _, text in found))] if kind == "text" else found
    return joined


def flat(tokens: list[Token]) -> list[Token]:
    return [child for one in tokens for child in (one, *flat(one.children or []))]


def test_a_briefing_with_all_sections() -> None:
    check_golden("briefing.md", to_markdown(*sample()))


def test_one_page_is_claims_and_sources() -> None:
    briefing, articles = sample()
    text = to_markdown(briefing.with_(is_one_page=True), articles)
    check_golden("one-page.md", text)
    assert re.findall("^## (.*)$", text, re.MULTILINE) == ["What happened", "Sources"]
    assert "[^" not in text


def test_every_section_with_nothing_to_say_says_so() -> None:
    briefing, articles = sample()
    empty = Briefing(
        title="Nothing", created=briefing.created, target="en", sources=briefing.sources[:1]
    )
    check_golden("nothing.md", to_markdown(empty, articles[:1]))


def test_every_reference_has_its_note_and_every_note_a_line() -> None:
    text = to_markdown(*sample())
    cited = re.findall(r"\[\^([\d-]+)\](?!:)", text)
    noted = re.findall(r"^\[\^([\d-]+)\]:", text, re.MULTILINE)
    assert set(cited) == set(noted)
    assert len(noted) == len(set(noted)) == 7
    tokens = [kind for kind, _ in parse(text)]
    assert tokens.count("footnote_open") == 7
    assert tokens.count("footnote_ref") == len(cited)


def test_a_note_says_who_published_what_and_who_translated_it() -> None:
    (note,) = (one for one in to_markdown(*sample()).splitlines() if one.startswith("[^1-2]:"))
    assert note == (
        "[^1-2]: “L'exploitant aurait ignoré deux alertes en octobre.” — “The operator ignored two "
        "alerts in October.” (by translation memory); Le Journal, 2024-11-20, "
        "<https://journal.example/a?b=c>"
    )


def test_lines_say_whom_they_do_not_name_and_what_leaves_them_open() -> None:
    briefing, articles = sample()
    told = briefing.claims[0]
    silent = told.with_(text="About 1,200 residents were evacuated on Tuesday.")
    for claim, said in ((told, ""), (silent, " — *reported by the prefecture*")):
        page = to_markdown(briefing.with_(claims=(claim,)), articles)
        (reported,) = (one for one in page.splitlines() if "2 sources, 2 languages" in one)
        assert f"⚠{said} — *2 sources, 2 languages*[^1-1][^2-1]" in reported
    lines = to_markdown(briefing, articles).splitlines()
    (reworded,) = (one for one in lines if "*reworded by the reader*" in one)
    assert "*unconfirmed* (the original says “aurait ignoré”)" in reworded
    road = next(one for one in lines if one.startswith("- La route"))
    assert "(French, not translated)[^1-3]" in road


def rows(briefing: Briefing) -> int:
    return sum(len(row.values) for row in briefing.ledger)


def test_the_ledger_has_a_row_for_each_value() -> None:
    briefing, articles = sample()
    tokens = [kind for kind, _ in parse(to_markdown(briefing, articles))]
    assert tokens.count("td_open") == 6 * rows(briefing)


HARMLESS_TOKENS = parse(to_markdown(*full_of(HARMLESS, address=f"file {HARMLESS}")))
TEXTS = [one for one in NASTY if clean_line(one)]


def same_but_for(text: str) -> list[tuple[str, str]]:
    line = clean_line(text)
    return [(kind, said.replace(HARMLESS, line)) for kind, said in HARMLESS_TOKENS]


@pytest.mark.parametrize("text", TEXTS)
def test_any_text_in_any_field_shows_as_it_is(text: str) -> None:
    assert parse(to_markdown(*full_of(text, address=f"file {text}"))) == same_but_for(text)


@settings(max_examples=60, deadline=None)
@given(TEXT.filter(lambda text: clean_line(text) == clean_line(" ".join(text.splitlines())) != ""))
def test_any_text_at_all_shows_as_it_is(text: str) -> None:
    assert parse(to_markdown(*full_of(text, address=f"file {text}"))) == same_but_for(text)


@pytest.mark.parametrize("text", ["", " ", "\u200b"])
def test_empty_texts_leave_the_page_whole(text: str) -> None:
    kinds = [kind for kind, _ in parse(to_markdown(*full_of(text)))]
    for kind in ("heading_open", "table_open", "td_open", "footnote_open"):
        assert kinds.count(kind) == [one for one, _ in HARMLESS_TOKENS].count(kind)


@pytest.mark.parametrize("text", NASTY)
def test_links_lead_nowhere_but_to_the_sources(text: str) -> None:
    briefing, articles = full_of(text, address="https://a.example/" + text)
    links = [said for kind, said in parse(to_markdown(briefing, articles)) if kind == "link_open"]
    assert len(links) == 11  # three sources, one left out, seven notes
    assert all(one.startswith("https://a.example/") for one in links)


def test_a_note_for_obsidian() -> None:
    check_golden("briefing.obsidian.md", to_obsidian(*sample()))


SIGNS = {
    "link": r"(?<!\\)(?<!\*\*)\[\[(?!#\^why-)",
    "embed": r"(?<!\\)!\[",
    "highlight": r"(?<!\\)(?:\\\\)*==",
    "block id": r"(?m)(?<!\\)\^[A-Za-z0-9-]+$",
    "tag": r"(?<![\\\w&/\[|(])#(?![# ])\w",
    "comment": r"%%",
    "HTML": r"(?<!\\)<(?!https://)",
    "callout": r"(?m)^> \[!",
}


@pytest.mark.parametrize("text", TEXTS)
def test_no_text_becomes_markup_of_obsidian(text: str) -> None:
    plain = to_obsidian(*full_of(HARMLESS)).split("\n---\n", 1)[1]
    nasty = to_obsidian(*full_of(text)).split("\n---\n", 1)[1]
    for name, sign in SIGNS.items():
        found, expected = (len(re.findall(sign, one)) for one in (nasty, plain))
        assert found == expected, name


@pytest.mark.parametrize("text", TEXTS)
def test_text_shows_as_it_is_in_obsidian(text: str) -> None:
    def texts(of: str) -> list[str]:
        page = to_obsidian(*full_of(of, address=f"file {of}"))
        lines = [one for one in page.split("\n") if not one.startswith("%% ")]
        return [said for kind, said in parse("\n".join(lines)) if kind == "text"]

    line = clean_line(text)
    links = re.compile(r"\[\[(?:#\^why-[\w-]+\|)?([^\[\]]*)\]\]")
    seen = [said if "[[" in line else links.sub(r"\1", said) for said in texts(text)]
    assert seen == [said.replace(HARMLESS, line) for said in texts(HARMLESS)]


def test_tags_are_tags_of_obsidian_where_they_can_be() -> None:
    text = to_obsidian(*full_of("x", tags=("to check", "2024", "a#b [c]", "été/juin")))
    assert "Tags: #to-check, 2024, #a-b-c, #été/juin" in text
    assert '  - "a-b-c"' in text


@pytest.mark.parametrize("text", NASTY)
def test_properties_stay_properties(text: str) -> None:
    made = to_markdown(*full_of(text, tags=(text, "x")))
    front = made.split("\n---\n", 1)[0].splitlines()
    assert front[0] == "---"
    names = [one.split(":")[0] for one in front[1:] if not one.startswith(" ")]
    assert names == ["title", "created", "lang", "sources", "tags", "dragoman"]
    values = [one for one in front if one.startswith("  ")]
    assert all(re.fullmatch(r'  - "(?:[^"\\]|\\.)+"', one) for one in values)
