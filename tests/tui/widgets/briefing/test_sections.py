import pytest

from core.brief import Briefing
from core.brief.choices import id_of
from core.brief.line import Caveat
from core.brief.page import LINES, one_page
from core.brief.remarks import NOT_ALL_SIDES
from core.brief.stance.stance import Asserter, Hedge, Stance
from tests.tui.briefing_samples import (
    CLAIMS,
    DROPPED,
    EMPTY,
    FULL,
    LEDGER,
    ONE_SIDED,
    cite,
    claim,
    dated,
)
from tui.widgets.briefing.entry import Entry
from tui.widgets.briefing.folds import FEW, MORE, Folds
from tui.widgets.briefing.sections import (
    BriefingSection,
    entries_of,
    moved,
    sections_of,
    summary,
    without,
)

SECTIONS = (
    "What happened",
    "Figures",
    "Who is who",
    "Timeline",
    "Only one side says",
    "Your passages",
    "Sources",
    "Left out",
    "Withheld",
    "Dropped",
)


def unfolded() -> Folds:
    folds = Folds()
    folds.toggle_all([section.key for section in sections_of(FULL)])
    return folds


def entries(briefing: Briefing = FULL, folds: Folds | None = None) -> list[Entry]:
    return list(entries_of(sections_of(briefing, DROPPED), folds or unfolded()))


def text(briefing: Briefing = FULL, folds: Folds | None = None) -> str:
    return "\n".join(entry.plain for entry in entries(briefing, folds))


def of(key: str) -> Entry:
    return next(entry for entry in entries() if entry.key == key)


def test_sections_stand_in_order_each_with_its_count() -> None:
    headings = [entry.plain for entry in entries(folds=Folds()) if entry.kind == "heading"]
    assert [one[2:].split("  ")[0] for one in headings] == list(SECTIONS)
    assert headings[0] == "▾ What happened  3" and headings[3] == "▸ Timeline  3"
    assert [one[0] for one in headings].count("▾") == 3


def test_an_empty_section_says_so() -> None:
    made = list(entries_of(sections_of(EMPTY), unfolded()))
    for key in ("claims", "ledger", "who", "timeline", "sides", "passages", "withheld", "dropped"):
        remark = next(one for one in made if one.key == f"remark:{key}")
        assert remark.plain.strip() and not remark.can_be_gone_to
    headings = [one.plain for one in made if one.kind == "heading"]
    assert "▾ Timeline  none" in headings
    assert "There is one source alone" in "\n".join(one.plain for one in made)


def test_a_claim_says_who_says_it_and_what_leaves_it_open() -> None:
    said = of("claims:claim-1").plain
    assert said.startswith("◆  North Korea has sent [3,000] soldiers")
    assert "2 sources, 2 languages" in said
    assert "reported by Seoul (“selon Séoul”); unconfirmed: “aurait envoyé”" in said
    assert "! The translation may have lost “3 000”." in said
    assert "[1]! Le Monde" in said and "[2] FAZ" in said


def test_reworded_lines_say_so_and_keep_the_words_of_the_source() -> None:
    said = of("claims:claim-3").plain
    assert "The minister stayed for two days." in said
    assert "✎ your words; the source: The visit lasted two days." in said
    choosable = of("claims:claim-3").choosable
    assert choosable is not None and choosable.is_reworded
    assert choosable.source_words == "The visit lasted two days."


def test_every_value_of_the_ledger_is_a_line_with_its_citation() -> None:
    row = of("ledger:row-1")
    assert "≠ conflict" in row.plain and "The sources give 11,000" in row.plain
    assert "of another scope: soldiers wounded" in row.plain
    values = [one for one in entries() if one.key.startswith("ledger:row-1:") and one.citations]
    assert [one.citations[0].article for one in values] == ["a1", "b2", "c3"]
    assert len(row.citations) == 3
    drawn = [one.plain for one in values]
    assert "○" in drawn[0] and "├" in drawn[1] and "●→" in drawn[2]
    assert "as of 20 Nov 2024" in drawn[0]
    printed = FULL.ledger[0].values[0].with_(as_of_from="publication")
    other = FULL.ledger[0].with_(values=(printed, *FULL.ledger[0].values[1:]))
    section = sections_of(FULL.with_(ledger=(other,)))[1]
    assert "published 20 Nov 2024" in "".join(one.plain for one in section.entries)
    assert "unconfirmed: “aurait envoyé”" in drawn[0]
    assert "here because both count soldiers" in drawn[1] and "superseded" in drawn[2]
    alone = next(one for one in entries() if one.key.startswith("ledger:row-2:"))
    assert "3,600" in alone.plain and "│" not in alone.plain


def test_names_stand_by_kind_with_forms_and_roles() -> None:
    said = text()
    assert "People  1" in said and "Places  1" in said and "Organisations  none found" in said
    kim = of("who:person:kim").plain
    assert "fr: Kim Yong-hyun; ro: Kim Yong Hyun" in kim
    assert "South Korean defence minister (“ministrul sud-coreean al Apărării”)" in kim


def test_the_timeline_has_a_strip_and_dates() -> None:
    strip = of("timeline:strip")
    assert "●" in strip.plain and "┬" in strip.plain and not strip.can_be_gone_to
    assert of("timeline:dated-2").plain.startswith("•  Nov 2024  Something")
    assert "20 Nov 2024 – 22 Nov 2024" in of("timeline:dated-3").plain


def test_what_is_not_shown_says_why() -> None:
    said = text()
    assert "Only in Romanian" in said and "Named only here: Donbas [" in said
    withheld = of("withheld:claims:claim-9").plain
    assert "✗ The line says 30,000; the cited sentence says 3,000." in withheld
    assert "from What happened; t takes it back" in of("dropped:claims:claim-8").plain
    assert of("source:c3").kind == "left_out" and of("source:a1").kind == "source"


def test_outside_text_is_no_markup() -> None:
    assert "[3,000]" in text() and "#troops #[red]" in text()


def test_all_but_headings_and_remarks_lead_somewhere() -> None:
    for entry in entries():
        if entry.kind not in {"heading", "remark"}:
            assert entry.citations, entry.key
            places = [(one.article, one.segment) for one in entry.citations]
            assert len(set(places)) == len(places)


def test_keys_are_their_own() -> None:
    keys = [entry.key for entry in entries()]
    assert len(keys) == len(set(keys))


def test_numbers_do_not_depend_on_what_is_folded() -> None:
    folded = [one.plain for one in entries(folds=Folds()) if one.section == "passages"]
    assert folded == [one.plain for one in entries() if one.section == "passages"]


def test_folds_open_and_close() -> None:
    folds = Folds()
    assert folds.is_open("claims") and not folds.is_open("timeline")
    folds.toggle("timeline")
    folds.toggle("claims")
    assert folds.is_open("timeline") and not folds.is_open("claims")
    keys = ["claims", "timeline"]
    folds.toggle_all(keys)
    assert all(map(folds.is_open, keys))
    folds.toggle_all(keys)
    assert not any(map(folds.is_open, keys))


def test_one_page_has_claims_and_sources_alone() -> None:
    made = entries_of(sections_of(FULL), Folds(), is_one_page=True)
    sections = {entry.section for entry in made}
    assert sections == {"claims", "sources"}


@pytest.mark.parametrize(("briefing", "said"), [(EMPTY, "1 article")])
def test_the_summary_counts(briefing: Briefing, said: str) -> None:
    assert summary(briefing) == said
    assert summary(FULL) == "2 articles, 2 languages, 1 left out, 1 withheld"


def test_the_samples_are_what_they_seem() -> None:
    assert CLAIMS[0].is_pinned and len(LEDGER[0].values) == 3


def section(briefing: Briefing, key: str) -> BriefingSection:
    return next(one for one in sections_of(briefing) if one.key == key)


def test_counts_are_said_only_where_several_say_it() -> None:
    assert "source" not in of("claims:claim-2").plain
    assert "2 sources, 2 languages" in of("claims:claim-1").plain


def test_a_long_section_shows_its_first_lines_and_how_many_more() -> None:
    many = FULL.with_(timeline=tuple(dated(n, "2024-10-01", "day") for n in range(FEW * 2)))
    folds = unfolded()
    shown = [one for one in entries(many, folds) if one.section == "timeline"]
    assert sum(one.kind == "line" for one in shown) == FEW
    more = next(one for one in shown if one.kind == "more")
    assert more.plain.strip() == f"… {FEW} more; Enter shows them" and more.can_be_gone_to
    folds.show_more("timeline")
    assert "more:timeline" not in [one.key for one in entries(many, folds)]
    few = FULL.with_(timeline=many.timeline[: FEW + 1])
    assert "more:timeline" not in [one.key for one in entries(few)]
    folds = unfolded()
    folds.reach("timeline", FEW + MORE)
    assert folds.room("timeline") == FEW + 2 * MORE


def test_a_row_of_the_ledger_is_cut_off_nowhere() -> None:
    rows = tuple(LEDGER[0].with_(id=f"row-{n}") for n in range(FEW))
    shown = [one for one in entries(FULL.with_(ledger=rows)) if one.section == "ledger"]
    at = next(number for number, one in enumerate(shown) if one.kind == "more")
    assert shown[at - 1].key.endswith(":scale")
    rows_shown = sum(one.kind == "line" for one in shown)
    assert shown[at].plain.strip().startswith(f"… {len(rows) - rows_shown} more")


def test_one_page_shows_what_its_export_holds_each_source_in_a_row() -> None:
    lines = tuple(
        claim(number, f"Statement {number}.", cite("a1", 1), is_pinned=number == LINES + 4)
        for number in range(LINES + 5)
    )
    many = FULL.with_(claims=lines)
    made = list(entries_of(sections_of(many), Folds(), is_one_page=True))
    shown = [id_of(one.choosable.item) for one in made if one.choosable is not None]
    assert shown == [one.id for one in one_page(many).claims] and len(shown) == LINES
    sources = [one.plain for one in made if one.kind == "source"]
    assert len(sources) == 2 and all("\n" not in one for one in sources)
    assert {one.section for one in made} == {"claims", "sources"}


def test_a_line_moves_and_goes_with_all_that_belongs_to_it() -> None:
    ledger = section(FULL, "ledger")
    before = [one.key for one in ledger.entries]
    down = moved(ledger, FULL.ledger[0], 1)
    keys = [one.key for one in down.entries]
    assert sorted(keys) == sorted(before) and keys.index("ledger:row-2") == 1
    assert keys[3:] == [one for one in before if one.startswith("ledger:row-1")]
    assert moved(down, FULL.ledger[0], 1) == down
    assert moved(ledger, FULL.ledger[0], -1) == ledger
    gone = without(ledger, FULL.ledger[0])
    assert gone.count == 1
    assert [one.key for one in gone.entries][1].startswith("ledger:row-2")
    assert not any(one.key.startswith("ledger:row-1") for one in gone.entries)
    people = section(FULL, "who")
    assert moved(people, FULL.people[0], 1) == people


def test_a_source_that_nobody_published_is_headed_by_its_title_in_quotation_marks() -> None:
    line = ONE_SIDED[0].with_(kind="claim", side="source", only="a1")
    named = FULL.with_(one_sided=(line,))
    told = "Only in “North Korea sends…”"
    for briefing, wanted in ((named, "Only in Le Monde"), (_unpublished(named), told)):
        made = section(briefing, "sides").entries
        assert next(one.plain for one in made if one.kind == "remark") == wanted


def _unpublished(briefing: Briefing) -> Briefing:
    rows = (one.with_(publisher=None) for one in briefing.sources)
    return briefing.with_(sources=tuple(rows))


def test_the_lines_of_a_side_stand_together() -> None:
    ro = ONE_SIDED[0].with_(kind="claim")
    de = ro.with_(id="side-2", only="de")
    last = ro.with_(id="side-3")
    made = section(FULL.with_(one_sided=(ro, de, last)), "sides").entries
    assert [one.plain for one in made if one.kind == "remark"] == [
        "Only in Romanian",
        "Only in German",
        NOT_ALL_SIDES,
    ]
    assert [one.choosable.item for one in made if one.choosable] == [ro, last, de]


def test_two_sentences_on_a_line_have_a_number_each_and_both_are_gone_to() -> None:
    other = claim(8, "Three ferries are stuck.", cite("b2", 7, "It may have lost “drei”."))
    after = claim(9, "The port is closed.", cite("b2", 8).with_(start=5), beside=other)
    (entry,) = [
        one
        for one in entries_of(sections_of(FULL.with_(claims=(after,)), ()), unfolded())
        if one.key == "claims:claim-9"
    ]
    said = "Three ferries are stuck. [1]! The port is closed. [2] FAZ"
    assert entry.plain == f"•  {said}\n! It may have lost “drei”."
    assert [one.segment for one in entry.citations] == [7, 8]


def test_between_two_sentences_that_are_no_neighbours_stands_a_sign() -> None:
    other = claim(8, "Three ferries are stuck.", cite("b2", 6))
    after = claim(9, "The port is closed.", cite("b2", 8).with_(start=5), beside=other)
    made = sections_of(FULL.with_(claims=(after,)), ())
    shown = [one.plain for one in entries_of(made, unfolded()) if one.key == "claims:claim-9"]
    assert shown == ["•  Three ferries are stuck. [1] […] The port is closed. [2] FAZ"]


def test_of_two_sentences_each_shows_who_says_so_before_its_number() -> None:
    told = Stance(
        reported_by=(Asserter(who="the mayor", words="le maire", cue="selon", start=0, end=8),)
    )
    unsure = Stance(hedges=(Hedge(kind="conditional", words="serait", start=5, end=11),))
    other = claim(8, "Three ferries are stuck.", cite("b2", 7), stance=told)
    first = claim(9, "The port is closed.", cite("b2", 8).with_(start=5))
    plain = "Three ferries are stuck. — reported by the mayor (“le maire”) [1] The port is closed."
    for line, said in (
        (first, f"{plain} [2] FAZ"),
        (first.with_(stance=unsure), f"{plain} — unconfirmed: “serait” [2] FAZ"),
    ):
        made = sections_of(FULL.with_(claims=(line.with_(beside=other),)), ())
        shown = [one.plain for one in entries_of(made, unfolded()) if one.key == "claims:claim-9"]
        assert shown == [f"•  {said}"]


def test_what_several_say_names_them_though_another_sentence_stands_beside() -> None:
    shared = claim(8, "Three ferries are stuck.", cite("b2", 7), cite("a1", 3))
    line = claim(9, "The port is closed.", cite("b2", 8).with_(start=5))
    shared = shared.with_(sources=2, langs=("de", "fr"))
    made = sections_of(FULL.with_(claims=(line.with_(beside=shared),)), ())
    (entry,) = [one for one in entries_of(made, unfolded()) if one.key == "claims:claim-9"]
    shown = "•  Three ferries are stuck. — 2 sources, 2 languages [1] FAZ [2] "
    assert entry.plain.startswith(shown)
    assert entry.plain.endswith(" · The port is closed. [3] FAZ")
    assert [one.segment for one in entry.citations] == [7, 3, 8]


def test_what_is_against_a_figure_stands_under_the_line_and_can_be_opened() -> None:
    words = "later figure: 4,000 soldiers (Die Welt, 21 Nov)"
    caveat = Caveat(kind="later", words=words, citations=(cite("b2", 0),))
    beside = claim(9, "It denies this.", cite("a1", 3), langs=("fr",))
    torn = caveat.with_(kind="contested", words="contested: 2 (Die Welt)")
    for line, signed in (
        (CLAIMS[1].with_(caveats=(caveat,)), f"→ {words} [2]"),
        (CLAIMS[1].with_(beside=beside.with_(caveats=(torn,))), f"≠ {torn.words} [3]"),
    ):
        (entry,) = sections_of(FULL.with_(claims=(line,)))[0].entries
        assert signed in entry.plain.splitlines()
        assert (entry.citations[-1].article, entry.citations[-1].segment) == ("b2", 0)


def test_more_of_a_side_is_folded_but_for_what_is_pinned() -> None:
    line = ONE_SIDED[0].with_(kind="figure", subject="60 euros", qualifier="up_to", is_more=True)
    pinned = line.with_(id="s-pinned", is_pinned=True)
    made = list(entries(FULL.with_(one_sided=(line, pinned))))
    sides = [one for one in made if one.section == "sides" and one.kind in ("line", "more")]
    assert [one.kind for one in sides] == ["line", "more"]
    assert "up to 60 euros: " in sides[0].plain
    assert "1 more" in sides[1].plain


def test_a_day_of_saying_is_called_so() -> None:
    line = dated(1, "2024-11-19", "day").with_(is_of_saying=True)
    made = section(FULL.with_(timeline=(line,)), "timeline").entries
    assert any("said on 19 Nov 2024  " in one.plain for one in made)


def test_what_goes_on_says_since_when() -> None:
    line = dated(1, "2024-11-19", "day").with_(is_since=True)
    made = section(FULL.with_(timeline=(line,)), "timeline").entries
    assert any("since 19 Nov 2024  " in one.plain for one in made)
