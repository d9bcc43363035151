from pathlib import Path

from core.store import CatalogueEntry
from tests.tui.conftest import library_screen, settle
from tests.tui.samples import HOSTILE, make_app
from tui.widgets.article_table import ArticleTable


def shown(table: ArticleTable) -> list[str]:
    return [table.render_line(y).text.rstrip() for y in range(table.size.height)]


async def test_two_lines_a_row_with_the_translation_below(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        lines = shown(app.screen.query_one(ArticleTable))
    assert lines[1].startswith("▌  ● de   Der Minister besucht Nordkorea")
    assert lines[2].split("  ")[-1] == "2024-12-01"
    assert "The minister visits North Korea" in lines[2]
    assert "3" in lines[3].split() and "1" in lines[3].split()  # names and figures
    assert "undated" in lines[6] and "not translated yet" in lines[6]


async def test_hostile_titles_are_plain_text(tmp_path: Path) -> None:
    app = make_app(tmp_path, (HOSTILE,))
    async with app.run_test(size=(120, 24)) as pilot:
        await settle(pilot)
        lines = shown(app.screen.query_one(ArticleTable))
    assert "[red]Breaking[/red] [link=x] [@click=app.quit]quit[/]" in lines[1]
    assert "[bold]all [of] it[/" in lines[2]
    assert "[Reuters]" in lines[1]


async def test_the_cursor_stays_on_its_article_and_on_the_screen(tmp_path: Path) -> None:
    app = make_app(tmp_path, ())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        screen = library_screen(app)
        entries = [
            CatalogueEntry(
                id=f"{number:05}",
                title=f"Titre {number}",
                lang="fr",
                added="",
                address="",
                published=f"2024-01-{1 + number % 28:02}",
            )
            for number in range(10_000)
        ]
        screen.articles.fill(entries, {}, {})
        screen.show_articles()
        table = screen.query_one(ArticleTable)
        await pilot.press("G")
        await pilot.pause()
        last = screen.articles.visible[-1].id
        assert table.current == last
        assert any(f"Titre {int(last)}" in line for line in shown(table))
        await pilot.press("S")
        await pilot.pause()
        assert table.current == last
        assert any(f"Titre {int(last)}" in line for line in shown(table))
        await pilot.press("g", "pagedown")
        assert table.current == screen.articles.visible[table.rows_a_page].id


async def test_a_click_moves_the_cursor_and_a_second_opens(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    opened: list[str] = []
    app.open_article = lambda article_id, segment=None: opened.append(article_id)  # type: ignore[method-assign, assignment, misc]
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        table = app.screen.query_one(ArticleTable)
        await pilot.click(ArticleTable, offset=(20, 4))
        assert (table.current, opened) == ("a1", [])
        await pilot.click(ArticleTable, offset=(20, 3))
        await pilot.pause()
        assert opened == ["a1"]


async def test_a_row_is_painted_again_only_where_it_has_changed(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        table = app.screen.query_one(ArticleTable)
        before = {id(one) for one in table._painted.values()}
        lines = shown(table)
        await pilot.press("j")
        await pilot.pause()
        again = {id(one) for one in table._painted.values()}
        assert len(again - before) == 4  # two rows of two lines: the cursor left and came
        assert shown(table) != lines
        await pilot.press("k")
        await pilot.pause()
        assert shown(table) == lines


async def test_what_is_kept_painted_follows_the_list(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        screen = library_screen(app)
        table = screen.query_one(ArticleTable)
        current = table.current
        assert current is not None
        assert "●" in shown(table)[1]
        screen.articles.mark(current, is_read=True)
        assert "●" not in shown(table)[1]
        screen.articles.toggle(current)
        assert "✓" in shown(table)[1]
