import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from core.brief.export.html_page import to_html
from core.brief.export.markdown import to_markdown
from core.brief.export.marking import has_marks
from core.brief.export.merging import merge_export
from core.brief.export.obsidian import to_obsidian
from tests.core.brief.export.sample import sample

MARKDOWN, OBSIDIAN, HTML = (write(*sample()) for write in (to_markdown, to_obsidian, to_html))
FORMS = pytest.mark.parametrize(
    "old", [MARKDOWN, OBSIDIAN, HTML], ids=["markdown", "obsidian", "html"]
)


def changed() -> str:
    """The briefing made anew: a claim gone, a section longer, another title."""
    briefing, articles = sample()
    return to_markdown(
        briefing.with_(title="The dam, a day later", claims=briefing.claims[1:]), articles
    )


def slots(text: str) -> list[int]:
    """Return the places between two parts."""
    return [found.end() for found in re.finditer(r"(?m)^(?:<!--|%%) dragoman:\S+ end .*$", text)]


OWN = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\r\x00"), max_size=60
)  # fmt: skip


@FORMS
def test_the_same_export_again_changes_nothing(old: str) -> None:
    merged = merge_export(old, old)
    assert merged.text == old
    assert merged.notices == ()
    assert merged.is_lossless
    assert not merged.is_damaged


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_whatever_the_reader_wrote_between_parts_survives(data: st.DataObject) -> None:
    old, new = data.draw(st.sampled_from([(MARKDOWN, changed()), (OBSIDIAN, OBSIDIAN)]))
    written: list[str] = []
    for place in reversed(slots(old)):
        own = data.draw(OWN)
        assume(not has_marks(own))
        assume(not re.search(r"(?m)^(?:#{1,3} |\[\^\d|dragoman:)", own))
        if own:
            written.insert(0, own)
            old = f"{old[:place]}\n{own}\n{old[place:]}"
    merged = merge_export(old, new)
    assert not merged.is_damaged
    at = 0
    for own in written:
        at = merged.text.index(f"\n{own}\n", at) + len(own) + 1
    again = merge_export(merged.text, new)
    assert again.text == merged.text
    assert again.is_lossless


def test_generated_parts_are_new_and_stand_where_the_reader_moved_them() -> None:
    parts = re.split(r"(?m)(?<=^<!-- dragoman:people end -->\n\n)", MARKDOWN)
    people = re.search(r"(?s)<!-- dragoman:people begin.*?people end -->", MARKDOWN)
    assert people and len(parts) == 2
    moved = MARKDOWN.replace(people[0], "My own words.") + "\n## At the end\n\n" + people[0] + "\n"
    merged = merge_export(moved, changed())
    assert merged.is_lossless
    assert "# The dam, a day later" in merged.text
    assert "My own words." in merged.text
    assert merged.text.index("## At the end") < merged.text.index("## People")
    assert merged.text.count("## People") == 1
    assert "# The dam at Lormont" not in merged.text


def test_own_properties_and_tags_stay() -> None:
    old = MARKDOWN.replace('lang: "en"\n', 'lang: "en"\naliases: [dam, "the dam"]\nrating: 4\n')
    old = old.replace('  - "dam"\n', "  - dam\n  - mine\n")
    merged = merge_export(old, changed())
    front = merged.text.split("\n---\n")[0]
    assert 'aliases: [dam, "the dam"]\nrating: 4\n' in front
    assert '  - "mine"' in front
    assert 'title: "The dam, a day later"' in front
    assert merged.is_lossless
    assert merge_export(merged.text, changed()).text == merged.text


def test_properties_that_obsidian_wrote_anew_are_not_taken_for_changed() -> None:
    old = OBSIDIAN.replace('title: "The dam at Lormont"', "title: The dam at Lormont")
    old = old.replace('  - "seeds/damm.txt"', "  - seeds/damm.txt")
    assert old != OBSIDIAN
    assert merge_export(old, OBSIDIAN).is_lossless


def test_a_changed_property_is_said() -> None:
    old = MARKDOWN.replace('title: "The dam at Lormont"', 'title: "My title"')
    merged = merge_export(old, MARKDOWN)
    assert not merged.is_lossless
    assert "properties" in merged.notices[0]


@FORMS
def test_words_written_inside_a_part_are_noticed(old: str) -> None:
    inside = old.replace("Two alerts in October went", "Two alerts in October, I think, went", 1)
    assert inside != old
    merged = merge_export(inside, old)
    assert not merged.is_lossless
    assert not merged.is_damaged
    assert merged.text == old
    assert "inside generated parts" in merged.notices[0] and "claims" in merged.notices[0]


def test_spaces_that_an_editor_takes_away_are_nothing_written() -> None:
    old = re.sub(r"\n\n+", "\n", MARKDOWN.split("\n---\n")[1])
    head = MARKDOWN.split("\n---\n")[0] + "\n---\n"
    assert merge_export(head + old, MARKDOWN).is_lossless


MARKS = [
    found[0] + "\n" for found in re.finditer(r"(?m)^<!-- dragoman:\S+ (?:begin|end).*$", MARKDOWN)
]


@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_that_is_gone_is_damage(mark: str) -> None:
    assert merge_export(MARKDOWN.replace(mark, ""), MARKDOWN).is_damaged
    assert merge_export(MARKDOWN.replace(mark, mark.upper()), MARKDOWN).is_damaged
    assert merge_export(MARKDOWN.replace(mark, mark * 2), MARKDOWN).is_damaged


@pytest.mark.parametrize("name", ["claims", "people", "notes"])
def test_both_marks_gone_and_the_text_left_is_damage(name: str) -> None:
    old = re.sub(rf"(?m)^<!-- dragoman:{name} .*$\n", "", MARKDOWN)
    merged = merge_export(old, MARKDOWN)
    assert merged.is_damaged
    assert merged.text == MARKDOWN


def test_no_mark_at_all_is_damage() -> None:
    assert merge_export("Something else.\n", MARKDOWN).is_damaged
    assert merge_export("", MARKDOWN).is_damaged


def test_a_part_that_the_reader_took_out_comes_back_in_its_place() -> None:
    old = re.sub(r"(?s)<!-- dragoman:people begin.*?people end -->", "Mine.", MARKDOWN)
    merged = merge_export(old, MARKDOWN)
    assert merged.text.count("## People") == 1
    assert merged.text.index("## Figures") < merged.text.index("## People")
    assert "Mine." in merged.text
    assert merge_export(merged.text, MARKDOWN).text == merged.text


def test_a_part_that_is_no_longer_made_is_taken_out_and_named() -> None:
    briefing, articles = sample()
    page = to_markdown(briefing.with_(is_one_page=True), articles)
    merged = merge_export(MARKDOWN, page)
    assert "## Figures" not in merged.text
    assert "ledger" in merged.notices[-1]


def test_one_form_can_follow_the_other() -> None:
    merged = merge_export(MARKDOWN + "Mine.\n", OBSIDIAN)
    assert merged.is_lossless
    assert merged.text.split("\n---\n")[1] == OBSIDIAN.split("\n---\n")[1] + "Mine.\n"


def test_line_ends_of_the_old_file_stay() -> None:
    old = MARKDOWN.replace("\n", "\r\n")
    merged = merge_export(old, MARKDOWN)
    assert merged.text == old
    assert merged.is_lossless


def test_notes_that_the_reader_refers_to_and_that_changed_are_named() -> None:
    briefing, articles = sample()
    old = MARKDOWN.replace(
        "<!-- dragoman:claims end -->", "<!-- dragoman:claims end -->\n\nSee.[^1-3]"
    )
    others = [articles[1], articles[0], articles[2]]
    merged = merge_export(old, to_markdown(briefing, others))
    assert merged.notices == ("Your text refers to notes that are gone: 1-3.",)
    other = [articles[0].with_(publisher="Another"), *articles[1:]]
    merged = merge_export(old, to_markdown(briefing, other))
    assert merged.notices == ("Your text refers to notes that have changed: 1-3.",)
