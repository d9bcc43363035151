from hypothesis import given
from hypothesis import strategies as st

from core.article import BriefingChoices, LineChoice
from core.brief import choices as room
from core.brief.choices import Applied, keep_pinned
from core.brief.line import Citation, Line
from core.brief.who.row import NameRow

NONE = BriefingChoices(articles=("a", "b"))


def line(name: str, *places: tuple[str, int], text: str = "") -> Line:
    return Line(
        id=name,
        text=text or f"Line {name}.",
        lang="en",
        citations=tuple(
            Citation(article=article, segment=segment, start=0, end=1)
            for article, segment in places or ((name, 0),)
        ),
        is_translated=True,
    )


A, B, C, D = (line(name) for name in "ABCD")


def arranged(choices: BriefingChoices, *shown: Line, every: tuple[Line, ...] = ()) -> list[str]:
    return [one.id for one in Applied(choices).arrange("claims", shown, every)]


def test_without_choices_nothing_changes() -> None:
    assert Applied(None).arrange("claims", (A, B)) == (A, B)
    assert Applied(NONE).arrange("claims", (A, B)) == (A, B)


def test_a_pinned_line_is_first_and_always_there() -> None:
    choices = room.pin(room.pin(NONE, "claims", B), "claims", D)
    applied = Applied(choices).arrange("claims", (A, B), (A, B, C, D))
    assert [one.id for one in applied] == ["B", "D", "A"]
    assert [one.is_pinned for one in applied] == [True, True, False]
    assert arranged(room.unpin(choices, "claims", D), A, B, every=(C, D)) == ["B", "A"]


def test_a_dropped_line_goes_and_comes_back() -> None:
    choices = room.drop(room.pin(NONE, "claims", A), "claims", A)
    applied = Applied(choices)
    assert applied.arrange("claims", (A, B), (A, B, C)) == (B,)
    assert applied.dropped == ["A"]
    back = room.take_back(choices, "A")
    assert back == NONE
    assert arranged(back, A, B) == ["A", "B"]


def test_choices_are_those_of_a_section() -> None:
    choices = room.drop(NONE, "timeline", A)
    assert arranged(choices, A) == ["A"]
    assert room.take_back(choices, "A", "claims") == choices


def test_moved_lines_keep_their_order_and_new_ones_come_after() -> None:
    choices = room.move(NONE, "claims", [A, B, C], C, 0)
    assert arranged(choices, A, B, C) == ["C", "A", "B"]
    assert arranged(choices, D, A, B, C) == ["C", "A", "B", "D"]
    assert arranged(room.move(choices, "claims", [C, A, B], C, 99), A, B, C) == ["A", "B", "C"]


def test_a_line_pinned_after_a_move_is_first() -> None:
    moved = room.move(NONE, "claims", [A, B, C], C, 0)
    assert arranged(room.pin(moved, "claims", B), A, B, C) == ["B", "C", "A"]


def test_a_reworded_line_keeps_what_the_source_says() -> None:
    choices = room.reword(NONE, "claims", A, "  Other\n words. ")
    (made,) = Applied(choices).arrange("claims", (A,))
    assert (made.text, made.reworded_from) == ("Other words.", "Line A.")
    again = room.reword(choices, "claims", made, "Third words.")
    (made,) = Applied(again).arrange("claims", (A,))
    assert (made.text, made.reworded_from) == ("Third words.", "Line A.")
    for undone in (None, "", "Line A."):
        assert room.reword(again, "claims", made, undone) == NONE


def test_a_choice_is_found_again_when_another_sentence_speaks() -> None:
    chosen = line("old", ("a", 1), ("b", 2))
    choices = room.reword(room.pin(NONE, "claims", chosen), "claims", chosen, "Mine.")
    other = line("new", ("b", 2), ("a", 1), ("c", 5))
    far = line("far", ("c", 7))
    applied = Applied(choices)
    made, rest = applied.arrange("claims", (far, other))
    assert (made.id, made.text, made.is_pinned) == ("old", "Mine.", True)
    assert rest == far
    assert applied.renamed == {"new": "old"}
    assert Applied(choices).arrange("claims", (far,)) == (far,)


def test_a_choice_that_two_lines_could_be_meant_by_is_of_neither() -> None:
    choices = room.drop(NONE, "claims", line("old", ("a", 1)))
    one, two = line("one", ("a", 1)), line("two", ("a", 1))
    assert Applied(choices).arrange("claims", (one, two)) == (one, two)


def test_names_are_chosen_by_their_key_alone() -> None:
    row = NameRow(key="org:un", name="UN", label="ORG", forms={}, mentions=1, citations=A.citations)
    choices = room.drop(NONE, "who", row)
    assert Applied(choices).arrange("who", (row,)) == ()
    assert Applied(choices).arrange("who", (row.with_(key="org:eu"),)) != ()


def test_sources_are_left_out_and_taken_in() -> None:
    choices = room.leave_out(NONE, "a", "b", "a")
    assert choices.left_out == ("a", "b")
    assert room.include(choices, "b", "?") == NONE.with_(left_out=("a",))


def test_pinned_lines_are_cut_last() -> None:
    pinned = C.with_(is_pinned=True)
    assert keep_pinned((A, B, pinned), 2) == (A, pinned)
    assert keep_pinned((A, B), 5) == (A, B)
    assert keep_pinned((A, pinned), 0) == ()


names = st.sampled_from("ABCDEFGH")
places = st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 5)), min_size=1, max_size=3)
lines_of = st.lists(
    st.builds(lambda name, at: line(name, *at), names, places),
    max_size=6,
    unique_by=lambda one: one.id,
)
choices_of = st.builds(
    lambda lines: NONE.with_(lines=tuple(lines)),
    st.lists(
        st.builds(
            LineChoice,
            line=names | st.just("gone"),
            section=st.just("claims"),
            places=places.map(tuple),
            is_pinned=st.booleans(),
            is_dropped=st.booleans(),
            wording=st.none() | st.just("Mine."),
            place=st.none() | st.integers(0, 9),
        ),
        max_size=5,
        unique_by=lambda one: one.line,
    ),
)


@given(choices_of, lines_of)
def test_applying_is_idempotent_and_adds_nothing(
    choices: BriefingChoices, shown: list[Line]
) -> None:
    kept = choices.with_(lines=tuple(one for one in choices.lines if not one.is_dropped))
    once = Applied(kept).arrange("claims", shown)
    assert Applied(kept).arrange("claims", once) == once
    once = Applied(choices).arrange("claims", shown)
    assert {one.citations for one in once} <= {one.citations for one in shown}
    assert len(once) + len(Applied(choices).matched("claims", shown)) >= len(shown)


@given(choices_of, lines_of, st.randoms())
def test_regeneration_in_another_order_finds_the_same_choices(
    choices: BriefingChoices, shown: list[Line], dice: object
) -> None:
    other = list(shown)
    dice.shuffle(other)  # type: ignore[attr-defined]
    one, two = (Applied(choices) for _ in range(2))
    first = {(row.id, row.text) for row in one.arrange("claims", shown)}
    assert first == {(row.id, row.text) for row in two.arrange("claims", other)}


@given(lines_of, lines_of)
def test_unknown_lines_are_harmless(chosen: list[Line], shown: list[Line]) -> None:
    choices = NONE
    for one in chosen:
        far = one.with_(id=f"unknown {one.id}", citations=(A.citations[0].with_(article="?"),))
        choices = room.drop(room.pin(choices, "claims", far), "claims", far)
    assert Applied(choices).arrange("claims", shown) == tuple(shown)


@given(lines_of, st.data())
def test_what_is_done_and_taken_back_is_undone(shown: list[Line], data: st.DataObject) -> None:
    choices = NONE
    for one in shown:
        do = data.draw(st.sampled_from([room.pin, room.drop]))
        choices = do(choices, "claims", one)
    for one in shown:
        choices = room.take_back(choices, one.id, "claims")
    assert choices == NONE
