from pathlib import Path

from textual.app import App, ComposeResult

from core.article import Passage, Quote, TranslationWarning
from core.brief import Briefing, build_briefing
from core.store.anchor import make_passage
from tests.tui.samples import ARTICLES, BERLIN, HOSTILE, KOREA
from tui.widgets.briefing_lines import briefing_entries
from tui.widgets.briefing_pane import BriefingPane

NOW = "2024-12-02T10:00:00+00:00"


def passage() -> Passage:
    kept = make_passage(KOREA, KOREA.segments[1].start, KOREA.segments[1].end, now=NOW)
    return kept.with_(tags=("troops", "[red]"), note="ask Séoul")


def briefing(*articles: object, passages: tuple[Passage, ...] = ()) -> Briefing:
    return build_briefing(articles or ARTICLES, passages, target="en", created=NOW)  # type: ignore[arg-type]


def lines(made: Briefing) -> list[str]:
    return [entry.prompt.plain for entry in briefing_entries(made)]


def test_every_section_stands_there_and_says_when_it_is_empty() -> None:
    shown = lines(briefing(BERLIN))
    for heading in ("People", "Places", "Organisations", "Your passages", "Sources"):
        assert any(line.split("  ")[0] == heading for line in shown)
    assert "No figures found." in shown and shown.count("None found.") == 3
    assert "None yet: m in the reader keeps one." in shown


def test_lines_show_what_they_stand_on() -> None:
    shown = "\n".join(lines(briefing(KOREA, passages=(passage(),))))
    assert "North Korea has sent 3,000 soldiers to Russia, according to Seoul. [" in shown
    assert "Vladimir Putin" in shown or "Vladimir Poutine" in shown
    assert "#troops #[red]" in shown and "ask Séoul" in shown
    assert "3 of 3 sentences translated (translation memory 3)" in shown
    assert "seeds/a1.txt" in shown


def test_what_a_translation_may_have_lost_stands_under_its_line() -> None:
    warned = KOREA.translated("en")[1].with_(
        warnings=(TranslationWarning(check="figures", message="No [b]3,000[/b]."),)
    )
    shown = lines(briefing(KOREA.with_translations("en", (warned,))))
    assert any("! according" not in one and one.endswith("\n! No [b]3,000[/b].") for one in shown)
    assert any("[1]! " in one or "[1]!" in one for one in shown)
    assert any("1 with a warning" in one for one in shown)


def test_untranslated_lines_are_marked() -> None:
    shown = "\n".join(lines(briefing(BERLIN)))
    assert "Der Besuch dauerte zwei Tage. (de, not translated)" in shown


def test_several_sources_are_named_at_their_citations() -> None:
    shown = "\n".join(lines(briefing(KOREA, BERLIN.with_(publisher=None))))
    assert "[1] Le Monde" in shown and "] The minister visits…" in shown


def test_outside_text_is_no_markup() -> None:
    shown = "\n".join(lines(briefing(HOSTILE)))
    assert "[bold]all [of] it[/" in shown


def test_all_but_headings_and_remarks_lead_somewhere() -> None:
    held = {article.id: article for article in ARTICLES}
    entries = list(briefing_entries(briefing(passages=(passage(),))))
    leading = [entry for entry in entries if entry.citations]
    assert not any(entry.is_heading for entry in leading)
    for entry in leading:
        for cited in entry.citations:
            assert cited.segment < len(held[cited.article].segments)
        places = [(cited.article, cited.segment) for cited in entry.citations]
        assert len(set(places)) == len(places)


class PaneApp(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.opened: list[tuple[str, int]] = []
        self.closed = 0

    def compose(self) -> ComposeResult:
        yield BriefingPane()

    def on_briefing_pane_citation_opened(self, event: BriefingPane.CitationOpened) -> None:
        self.opened.append((event.article, event.segment))

    def on_briefing_pane_closed(self) -> None:
        self.closed += 1


async def test_keys_go_from_line_to_line_and_enter_opens(tmp_path: Path) -> None:
    app = PaneApp()
    made = briefing(KOREA, passages=(passage(),))
    async with app.run_test(size=(80, 24)) as pilot:
        pane = app.query_one(BriefingPane)
        pane.show(made)
        pane.focus()
        await pilot.pause()
        first = pane.highlighted
        await pilot.press("k")
        assert pane.highlighted == first == 1
        await pilot.press("enter")
        await pilot.pause()
        cited = made.events[0].citations[0]
        assert app.opened == [(cited.article, cited.segment)]
        await pilot.press("J")
        assert pane.highlighted is not None and pane.highlighted > 1
        heading = pane.get_option_at_index(pane.highlighted - 1)
        assert str(heading.prompt).startswith("Figures")
        await pilot.press("K")
        assert pane.highlighted == 1
        await pilot.press("G")
        assert pane.highlighted == pane.option_count - 2
        await pilot.press("j")
        assert pane.highlighted == pane.option_count - 2
        await pilot.press("escape")
        await pilot.pause()
        assert app.closed == 1


async def test_enter_again_goes_to_the_next_place_of_a_name() -> None:
    app = PaneApp()
    made = briefing(KOREA)
    place = next(row for row in made.places if len(row.citations) > 1)
    async with app.run_test() as pilot:
        pane = app.query_one(BriefingPane)
        pane.show(made)
        pane.focus()
        at = next(
            number
            for number in range(pane.option_count)
            if str(pane.get_option_at_index(number).prompt).startswith(place.name + "  ")
        )
        pane.highlighted = at
        for _ in range(len(place.citations) + 1):
            await pilot.press("enter")
        await pilot.pause()
    segments = [cited.segment for cited in place.citations]
    assert [segment for _, segment in app.opened] == [*segments, segments[0]]


async def test_a_notice_stands_in_for_a_briefing() -> None:
    app = PaneApp()
    async with app.run_test() as pilot:
        pane = app.query_one(BriefingPane)
        pane.show_notice("No [luck] today.")
        pane.focus()
        await pilot.press("j", "enter")
        assert str(pane.get_option_at_index(0).prompt) == "No [luck] today."
        assert app.opened == []


def test_a_passage_moved_away_is_still_shown() -> None:
    lost = passage().with_(quote=Quote(exact="words that are gone"), start=0, end=5)
    assert briefing(KOREA, passages=(lost,)) is not None
