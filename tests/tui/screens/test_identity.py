"""`i` in the reader: who a name is, and keeping names as one or as two."""

from pathlib import Path

from textual.widgets import Input, Static

from tests.tui.reader_driver import opened, press, status, view_of
from tests.tui.reader_samples import Name, build
from tui.screens.identity import IdentityScreen
from tui.screens.prompt import PromptScreen

NAMES = [
    Name("Choïgou", "Shoigu", "PER", "person:sergei-shoigu"),
    Name("Bortnikov", "Bortnikov", "PER", "person:alexander-bortnikov"),
]
ARTICLE = build(
    "names",
    [
        ("title", [("Réunion à huis clos", "A meeting behind closed doors")]),
        ("paragraph", [("Choïgou parle à Bortnikov.", "Shoigu speaks to Bortnikov.")]),
    ],
    names=NAMES,
)


def told(screen: IdentityScreen) -> str:
    return "\n".join(str(one.render()) for one in screen.query(Static))


async def test_i_says_who_a_name_is(tmp_path: Path) -> None:
    async with opened(tmp_path, "names", articles=(ARTICLE,)) as (app, pilot, screen):
        await press(pilot, "i")
        assert "Go to a name first" in status(screen)
        await press(pilot, "e", "i")
        assert isinstance(app.screen, IdentityScreen)
        assert "person:sergei-shoigu" in told(app.screen)
        assert "French: Choïgou" in told(app.screen)
        await press(pilot, "escape")
        assert not isinstance(app.screen, IdentityScreen)
        assert app.library.identity_choices() == []


async def test_a_name_is_parted_and_u_takes_it_back(tmp_path: Path) -> None:
    async with opened(tmp_path, "names", articles=(ARTICLE,)) as (app, pilot, screen):
        await press(pilot, "e", "i", "p")
        assert "are two" in status(screen)
        page = view_of(screen).page
        assert page is not None
        assert page.article.entities[0].key != "person:sergei-shoigu"
        assert app.library.article("names") == ARTICLE
        await press(pilot, "g", "e", "i")
        assert isinstance(app.screen, IdentityScreen)
        assert "You have said" in told(app.screen)
        await press(pilot, "r")
        assert app.library.identity_choices() == []
        await press(pilot, "u")
        assert [one.kind for one in app.library.identity_choices()] == ["apart"]
        await press(pilot, "u")
        assert app.library.identity_choices() == []
        page = view_of(screen).page
        assert page is not None
        assert page.article.entities[0].key == "person:sergei-shoigu"


async def test_a_name_is_joined_with_another(tmp_path: Path) -> None:
    async with opened(tmp_path, "names", articles=(ARTICLE,)) as (app, pilot, screen):
        await press(pilot, "e", "i", "j")
        assert isinstance(app.screen, PromptScreen)
        app.screen.query_one(Input).value = "choïgou"
        await press(pilot, "enter")
        assert "same name" in status(screen)
        await press(pilot, "i", "j")
        assert isinstance(app.screen, PromptScreen)
        app.screen.query_one(Input).value = "Bortnikov"
        await press(pilot, "enter")
        assert "are one" in status(screen)
        page = view_of(screen).page
        assert page is not None
        assert {one.key for one in page.article.entities} == {"person:alexander-bortnikov"}


async def test_calling_it_off_changes_nothing(tmp_path: Path) -> None:
    async with opened(tmp_path, "names", articles=(ARTICLE,)) as (app, pilot, screen):
        await press(pilot, "e", "i", "j", "escape")
        assert app.screen is screen
        assert app.library.identity_choices() == []


async def test_the_briefing_counts_joined_names_as_one(tmp_path: Path) -> None:
    from tui.briefing import make_briefing

    async with opened(tmp_path, "names", articles=(ARTICLE,)) as (app, pilot, _):
        before = make_briefing(app.library, ["names"], "en").briefing
        await press(pilot, "e", "i", "j")
        app.screen.query_one(Input).value = "Bortnikov"
        await press(pilot, "enter")
        after = make_briefing(app.library, ["names"], "en").briefing
        assert (len(before.people), len(after.people)) == (2, 1)
        assert after.people[0].mentions == 2
