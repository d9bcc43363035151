"""Searching on the screen: asking, moving, opening, coming back."""

from pathlib import Path

import pytest

from core.article import Article
from core.store import make_passage
from tests.tui.conftest import library_screen, settle, until
from tests.tui.samples import ARTICLES, HOSTILE, KOREA, make_app, make_article
from tests.tui.search_driver import OFFLINE, ask, opened, painted, said
from tui.screens.briefing import BriefingScreen
from tui.screens.help import HelpScreen
from tui.screens.reader import ReaderScreen
from tui.screens.search import SearchScreen
from tui.widgets.search.hit_list import HitList
from tui.widgets.search.question_line import QuestionLine


async def test_words_are_found_in_both_languages_while_they_are_typed(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot)
        for key in "soldats":
            await pilot.press(key)
        await settle(pilot)
        assert "3 000 soldats" in painted(screen) and "3,000 soldiers" in painted(screen)
        assert "North Korea sends soldiers" in painted(screen)
        assert said(screen, "search-count") == "2 sentences in 1 article"
        await ask(pilot, "coree")
        assert "Corée" in painted(screen)


async def test_what_was_found_is_marked(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot)
        await ask(pilot, "poutine")
        style = screen.hit_list.get_component_rich_style("hit-list--found", partial=True)
        strips = [screen.hit_list.render_line(y) for y in range(5)]
        marked = [
            one.text for strip in strips for one in strip if one.style and one.style.underline
        ]
        assert style.underline and style.bold
        assert "Poutine" in " ".join(marked)


async def test_the_beginning_of_a_word_finds_and_says_so(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot)
        await ask(pilot, "solda")
        assert "soldats" in painted(screen)
        assert "begin so" in said(screen, "search-note")


async def test_enter_opens_there_with_the_words_marked_and_esc_comes_back(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot)
        await ask(pilot, "coree OR poutine")
        await pilot.press("enter")
        assert isinstance(screen.focused, HitList)
        await pilot.press("j")
        here = screen.hit_list.current
        assert here is not None and screen.hit_list.cursor == 1
        await pilot.press("enter")
        await settle(pilot)
        reader = app.screen
        assert isinstance(reader, ReaderScreen)
        assert (reader.article_id, reader.view.current) == (here.article, here.segment)
        assert reader.view.match is not None and reader.view.match.segment == here.segment
        await pilot.press("n")
        await pilot.press("escape")
        await settle(pilot)
        assert app.screen is screen
        assert screen.hit_list.current == here.with_(is_read=True)
        assert screen.query_one(QuestionLine).value == "coree OR poutine"
        assert isinstance(screen.focused, HitList)


async def test_a_find_of_ones_own_is_left_before_the_reader(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        await ask(pilot, "poutine")
        await pilot.press("enter", "enter")
        await settle(pilot)
        await pilot.press("slash", *"russie", "enter")
        await settle(pilot)
        await pilot.press("escape")
        assert isinstance(app.screen, ReaderScreen)
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, SearchScreen)


async def test_the_question_is_kept_in_the_session(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await ask(pilot, "poutine")
        await pilot.press("escape")
        await settle(pilot)
        assert app.screen is library_screen(app)
        screen = await opened(pilot)
        assert screen.query_one(QuestionLine).value == "poutine"
        assert "Poutine" in painted(screen)


async def test_it_opens_from_an_article_and_goes_back_there(tmp_path: Path) -> None:
    app = make_app(tmp_path, open_article="a1", settings=OFFLINE)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        reader = app.screen
        await opened(pilot)
        await ask(pilot, "besuch")
        await pilot.press("enter", "enter")
        await settle(pilot)
        assert isinstance(app.screen, ReaderScreen) and app.screen.article_id == "b2"
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert isinstance(app.screen, SearchScreen)
        await pilot.press("escape")
        await settle(pilot)
        assert app.screen is reader


async def test_a_filter_that_cannot_be_read_is_said_and_the_hits_stay(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot)
        await ask(pilot, "poutine")
        await ask(pilot, "poutine is:maybe")
        assert "is:maybe is not known" in said(screen, "search-note")
        assert "Poutine" in painted(screen)
        await ask(pilot, "poutine is:unread")
        assert "is:maybe" not in said(screen, "search-note")


async def test_nothing_typed_shows_examples_of_this_library(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        text = said(screen, "search-said")
        assert "all 3 articles" in text
        assert "lang:de" in text and "date:2024-12.." in text
        word = next(line.split()[0] for line in text.splitlines() if "in all its forms" in line)
        await ask(pilot, word)
        assert screen.hit_list.hits


async def test_nothing_found_says_what_was_looked_for(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await ask(pilot, "zebra lang:de is:unread figure:>1000 -taube")
        text = said(screen, "search-said")
        for part in ("“zebra”", "articles in de", "unread articles", "a figure", "without"):
            assert part in text
        assert not screen.hit_list.display


async def test_an_empty_library_says_so(tmp_path: Path) -> None:
    app = make_app(tmp_path, ())
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        assert "nothing in the library yet" in said(screen, "search-said")


async def test_more_is_fetched_at_the_end(tmp_path: Path) -> None:
    many = tuple(
        make_article(f"m{number}", [("title", f"Wetter Nummer {number}", None)], lang="de")
        for number in range(100)
    )
    app = make_app(tmp_path, many)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await ask(pilot, "wetter")
        assert len(screen.hit_list.hits) == 40
        assert said(screen, "search-count").startswith("100 sentences")
        await pilot.press("enter")
        for _ in range(3):
            await pilot.press("G")
            await settle(pilot)
        assert len({one.article for one in screen.hit_list.hits}) == 100
        assert said(screen, "search-count") == "100 sentences in 100 articles"
        await pilot.press("g")
        assert screen.hit_list.cursor == 0


async def test_keys_move_over_hits_and_pages(tmp_path: Path) -> None:
    many = tuple(
        make_article(f"m{n:02}", [("title", f"Wetter {n}", None)] * 3, lang="de") for n in range(20)
    )
    app = make_app(tmp_path, many)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await ask(pilot, "wetter")
        await pilot.press("down")  # from the question, too
        assert screen.hit_list.cursor == 1
        await pilot.press("tab", "pagedown")
        after = screen.hit_list.cursor
        assert after > 2
        await pilot.press("pageup")
        assert screen.hit_list.cursor < after
        await pilot.press("g", "right_square_bracket")
        assert screen.hit_list.cursor == 3
        await pilot.press("left_square_bracket")
        assert screen.hit_list.cursor == 0
        await pilot.press("tab")
        assert isinstance(screen.focused, QuestionLine)


async def test_selected_articles_get_a_briefing(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot)
        await ask(pilot, "coree OR nordkorea")
        await pilot.press("enter", "ctrl+a")
        assert app.articles.selected == {"a1", "b2"}
        assert "✓" in painted(screen)
        await pilot.press("space")
        assert len(app.articles.selected) == 1
        await pilot.press("ctrl+a", "B")
        await settle(pilot)
        assert isinstance(app.screen, BriefingScreen)
        assert set(app.screen.article_ids) == {"a1", "b2"}
        await pilot.press("escape", "escape")
        await settle(pilot)
        library = library_screen(app)
        assert app.screen_stack == [library]
        rows = [library.table.render_line(y).text for y in range(10)]
        assert sum("✓" in row for row in rows) == 2
        assert "2 selected" in said(library, "counts")


async def test_hostile_titles_and_tags_are_text(tmp_path: Path) -> None:
    app = make_app(tmp_path, (HOSTILE,))
    app.library.save_passage(make_passage(HOSTILE, 0, 10).with_(tags=("[red]x[/]",)))
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot)
        await ask(pilot, "breaking")
        assert "[red]Breaking[/red]" in painted(screen)
        assert "#[red]x[/]" in painted(screen)
        await ask(pilot, "[/red] zzz [bold]")
        assert "[" in said(screen, "search-said") or "zzz" in said(screen, "search-said")


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("lan", "lang:"),
        ("soldats lang:d", "soldats lang:de"),
        ("is:un", "is:unread"),
        ("tag:tr", "tag:troops"),
    ],
)
async def test_tab_completes_filters(tmp_path: Path, typed: str, wanted: str) -> None:
    app = make_app(tmp_path)
    segment = KOREA.segments[1]
    app.library.save_passage(
        make_passage(KOREA, segment.start, segment.end).with_(tags=("troops",))
    )
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        line = screen.query_one(QuestionLine)
        for key in typed:
            await pilot.press("colon" if key == ":" else "space" if key == " " else key)
        await until(pilot, lambda: line._suggestion == wanted)
        await pilot.press("tab")
        assert line.value == wanted


async def test_the_help_has_every_filter_and_key(tmp_path: Path) -> None:
    from core.search import FILTERS
    from tui.keys import SEARCH_KEYS

    app = make_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        await pilot.press("f1")
        await settle(pilot)
        assert isinstance(app.screen, HelpScreen)
        shown = str(app.screen.query_one("HelpText").render())
        text = " ".join(shown.split())
        for name, examples in FILTERS.items():
            assert f"{name}:" in text
            assert examples.split(",")[0] in text
        for key in SEARCH_KEYS:
            assert " ".join(key.tooltip.split()[:4]) in text


async def test_the_index_is_let_go_of_at_the_end(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        searching = screen.searching
        await pilot.press("escape")
        await settle(pilot)
        await pilot.press("q")
    assert searching._is_closed and searching._index is None


async def test_what_was_found_fits_at_any_width(tmp_path: Path) -> None:
    app = make_app(tmp_path, (*ARTICLES, _wide()))
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot)
        await ask(pilot, "coree OR 北朝鮮 OR besuch OR soldații")
        for width in (20, 40, 80, 99, 100, 200):
            await pilot.resize_terminal(width, 30)
            await pilot.pause()
            hits = screen.hit_list
            for y in range(hits.size.height):
                assert hits.render_line(y).cell_length == hits.scrollable_content_region.width


def _wide() -> Article:
    return make_article(
        "w", [("title", "北朝鮮 は ミサイル を 発射した" * 8, "A " * 90)], lang="ja"
    )
