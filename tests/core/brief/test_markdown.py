import os
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it.token import Token
from mdit_py_plugins.front_matter import front_matter_plugin

from core.article import Article, Passage
from core.brief import build_briefing, to_markdown
from tests.core.brief.articles import Said, find_figures, french, german, keep, make_article, warned
from tests.core.brief.test_escape import MARKUP, github

GOLDEN = Path(__file__).parent / "golden"
CREATED = "2024-11-21T09:00:00+00:00"

HEADINGS = [
    "What happened",
    "Figures",
    "People",
    "Places",
    "Organisations",
    "Passages kept by the reader",
    "Sources",
]


def export(articles: list[Article], passages: list[Passage], title: str | None = None) -> str:
    briefing = build_briefing(articles, passages, created=CREATED, title=title)
    return to_markdown(briefing, articles)


def kept_passages() -> list[Passage]:
    return [
        keep(french(), "3 000 soldats", tags=("troops", "to check"), note="Ask Seoul!\nTwice."),
        keep(french(), "Les obusiers viennent d'usines que l'ONU connaît depuis longtemps."),
    ]


def check_golden(name: str, text: str) -> None:
    """Compare with the file; DRAGOMAN_GOLDEN=write makes it anew, to be read before committing."""
    place = GOLDEN / name
    if os.environ.get("DRAGOMAN_GOLDEN") == "write":
        place.write_text(text, encoding="utf-8")
    assert text == place.read_text(encoding="utf-8")


def test_a_briefing_on_two_articles() -> None:
    check_golden("two-articles.md", export([french(), german()], kept_passages()))


def test_a_briefing_with_nothing_to_say_says_so() -> None:
    check_golden("nothing.md", export([make_article("a1", "und", [], publisher=None)], []))


def flat(tokens: list[Token]) -> list[Token]:
    return [child for one in tokens for child in (one, *flat(one.children or []))]


def parse(markdown: str) -> list[Token]:
    return flat(github().use(front_matter_plugin).parse(markdown))


def test_every_line_has_a_footnote_and_every_footnote_a_line() -> None:
    tokens = parse(export([french(), german()], kept_passages()))
    cited = {one.meta["id"] for one in tokens if one.type == "footnote_ref"}
    noted = [one.meta["id"] for one in tokens if one.type == "footnote_open"]
    assert cited == set(noted)
    assert len(noted) == len(set(noted)) > 5


def test_a_footnote_says_who_published_what_and_who_translated_it() -> None:
    text = export([french()], [])
    (note,) = (line for line in text.splitlines() if line.startswith("[^1]:"))
    assert note == (
        "[^1]: “La Corée du Nord a envoyé 3 000 soldats en Russie, selon Séoul.” — “North Korea "
        "has sent 3,000 soldiers to Russia, according to Seoul.” (by Google); Le Journal, "
        "2024-11-20, <https://journal.example/a?b=c>"
    )


def test_what_has_no_translation_is_marked() -> None:
    text = export([french()], [])
    (line,) = (one for one in text.splitlines() if one.startswith("- Les obusiers"))
    assert "*(French, not translated)*[^" in line


def test_a_warning_stands_at_the_line_in_its_note_and_is_counted() -> None:
    text = export([warned(french(), 2, "The 3 000 is gone [here](x).")], kept_passages())
    (line,) = (one for one in text.splitlines() if one.startswith("- North Korea has sent"))
    assert " ⚠[^" in line
    (note,) = (one for one in text.splitlines() if "⚠ The 3 000 is gone" in one)
    assert note.startswith("[^") and "[here](x)" not in note
    assert "| 3,000 ⚠ |" in text or "| 3,000 soldiers ⚠ |" in text
    assert "according to Seoul.” ⚠[^" in text  # the passage
    assert "(translation memory 6, Google 1), 1 with a warning ⚠" in text
    assert "⚠" not in export([french()], kept_passages())


def test_a_figure_of_nothing_known_is_shown_among_its_words() -> None:
    article = make_article(
        "a1",
        "en",
        [Said("paragraph", "So far, in one year, the price rose by 75 % in Kyiv, he said.")],
    )
    assert "| 75 % | …in one year, the price rose by 75 % in Kyiv, he said. |" in export(
        [article], []
    )


def test_an_article_in_the_readers_language_is_not_marked() -> None:
    article = make_article("a1", "en", [Said("paragraph", "North Korea has sent 3,000 soldiers.")])
    text = export([article], [])
    assert "not translated" not in text
    assert "in the reader's language" in text


def test_an_exclamation_before_a_note_makes_no_image() -> None:
    article = make_article("a1", "en", [Said("paragraph", "North Korea has sent 3,000 soldiers!")])
    tokens = parse(export([article], []))
    assert not [one for one in tokens if one.type == "image"]
    assert len([one for one in tokens if one.type == "footnote_ref"]) == 3


TEXT = st.one_of(st.text(max_size=20), st.lists(MARKUP, max_size=8).map("".join))
LINE = TEXT.map(lambda text: " ".join(text.replace("\n", " ").split()))


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_nothing_from_outside_becomes_markup(data: st.DataObject) -> None:
    def draw_line() -> str:
        return data.draw(LINE)

    lines = [
        Said("title", "x " + draw_line(), draw_line() or None),
        Said("paragraph", draw_line() + " 3 000 soldats en Russie.", None),
        Said("paragraph", draw_line() + " one two three four", draw_line() + " 1 2 3 4 5!"),
        Said("list_item", draw_line() + " one two three four five", None),
    ]
    address = data.draw(st.sampled_from(["https://a.example/", "file ", ""])) + draw_line()
    article = make_article(
        "a1", "fr", lines, publisher=draw_line(), published=draw_line(), address=address
    )
    article = article.with_(
        figures=tuple(one.with_(counted=draw_line()) for one in find_figures(article.text)),
        entities=tuple(one.with_(name=draw_line() or None) for one in article.entities),
    )
    article = warned(article, 2, draw_line())
    passage = keep(
        article, "3 000 soldats", tags=(data.draw(TEXT), data.draw(TEXT)), note=data.draw(TEXT)
    )
    tokens = parse(export([article], [passage], title=data.draw(TEXT) or None))

    kinds = {one.type for one in tokens}
    harmless = {
        "front_matter", "text", "inline", "softbreak",
        "paragraph_open", "paragraph_close", "heading_open", "heading_close",
        "bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close",
        "strong_open", "strong_close", "em_open", "em_close", "link_open", "link_close",
        "table_open", "table_close", "thead_open", "thead_close", "tbody_open", "tbody_close",
        "tr_open", "tr_close", "th_open", "th_close", "td_open", "td_close",
        "footnote_ref", "footnote_block_open", "footnote_block_close", "footnote_open",
        "footnote_close", "footnote_anchor",
    }  # fmt: skip
    assert kinds <= harmless
    headings = [
        tokens[number + 1].content
        for number, one in enumerate(tokens)
        if one.type == "heading_open" and one.tag == "h2"
    ]
    assert headings == HEADINGS
    assert sum(one.type == "heading_open" for one in tokens) == len(HEADINGS) + 1
    assert sum(one.type == "table_open" for one in tokens) == 1
    assert sum(one.type == "th_open" for one in tokens) == sum(
        one.type == "td_open" for one in tokens
    )
    for one in tokens:
        if one.type == "link_open":
            assert str(one.attrs["href"]).startswith("https://a.example/")
    briefing = build_briefing([article], [passage], created=CREATED)
    named = len(briefing.people) + len(briefing.places) + len(briefing.organisations)
    items = len(briefing.events) + named + len(briefing.passages) + len(briefing.sources)
    assert sum(one.type == "list_item_open" for one in tokens) == items
    assert sum(one.type == "strong_open" for one in tokens) == named + len(briefing.sources)
