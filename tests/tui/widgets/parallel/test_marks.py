from core.article import Entity, Figure, Translation
from tests.tui.reader_samples import FLOOD, LONG, Name, build
from tui.widgets.parallel.marks import Mark, MarkIndex, step

INDEX = MarkIndex(FLOOD, "en")


def words(mark: Mark) -> str:
    return mark.thing.text


def test_marks_belong_to_their_segments() -> None:
    assert [words(one) for one in INDEX.of("original", 4)] == ["Inês Carvalho", "Lisbonne"]
    assert [words(one) for one in INDEX.of("translation", 4)] == ["Inês Carvalho", "Lisbon"]
    assert [words(one) for one in INDEX.of("original", 9)] == []


def test_twins_are_the_same_thing_in_the_other_text() -> None:
    person, place = INDEX.of("original", 4)
    assert [words(one) for one in INDEX.twins(person)] == ["Inês Carvalho"]
    assert [words(one) for one in INDEX.twins(place)] == ["Lisbon"]
    (figure,) = (one for one in INDEX.of("original", 3) if one.is_figure)
    assert [words(one) for one in INDEX.twins(figure)] == ["1,200 families"]
    assert words(INDEX.twins(INDEX.twins(place)[0])[0]) == "Lisbonne"


def test_the_second_mention_is_the_twin_of_the_second() -> None:
    twice = build(
        "twice",
        [("paragraph", [("Rome, puis Rome.", "Rome, then Rome.")])],
        names=(Name("Rome", "Rome", "LOC", "place:rome"),),
    )
    index = MarkIndex(twice, "en")
    first, second = index.of("original", 0)
    assert [one.start for one in index.twins(first)] == [0]
    assert [one.start for one in index.twins(second)] == [11]


def test_without_a_key_the_same_words_are_the_same_name() -> None:
    made = Translation(
        segment=0,
        text="Ada spoke",
        engine="memory",
        entities=(Entity(start=0, end=3, text="Ada", label="PER"),),
    )
    article = build("plain", [("paragraph", [("Ada parle", None)])]).with_(
        entities=(Entity(start=0, end=3, text="Ada", label="PER"),), translations={"en": (made,)}
    )
    index = MarkIndex(article, "en")
    assert len(index.twins(index.of("original", 0)[0])) == 1


def test_figures_are_the_same_by_amount_and_unit() -> None:
    made = Translation(
        segment=0,
        text="3 km or 3 kg",
        engine="memory",
        figures=(
            Figure(start=0, end=4, text="3 km", value=3, unit="km", kind="length"),
            Figure(start=8, end=12, text="3 kg", value=3, unit="kg", kind="mass"),
        ),
    )
    article = build("units", [("paragraph", [("trois kilos", None)])]).with_(
        figures=(Figure(start=0, end=11, text="trois kilos", value=3, unit="kg", kind="mass"),),
        translations={"en": (made,)},
    )
    index = MarkIndex(article, "en")
    assert [words(one) for one in index.twins(index.of("original", 0)[0])] == ["3 kg"]


def test_a_name_across_two_segments_is_in_both() -> None:
    article = build("across", [("paragraph", [("Viva Sao.", None), ("Paulo vit.", None)])])
    article = article.with_(entities=(Entity(start=5, end=15, text="Sao. Paulo", label="LOC"),))
    index = MarkIndex(article, "en")
    assert len(index.of("original", 0)) == len(index.of("original", 1)) == 1


def test_steps_go_through_all_marks_and_round() -> None:
    marks = INDEX.reading_order("original", figures=False)
    seen: list[Mark] = []
    current, rounds = None, 0
    for _ in range(len(marks) + 1):
        found = step(marks, current, current.segment if current else 0, True)
        assert found is not None
        current, is_round = found
        rounds += is_round
        seen.append(current)
    assert seen[:-1] == marks and seen[-1] == marks[0] and rounds == 1
    back = step(marks, marks[0], marks[0].segment, False)
    assert back == (marks[-1], True)


def test_steps_start_from_the_segment_where_none_is_current() -> None:
    marks = INDEX.reading_order("original", figures=True)
    assert words(step(marks, None, 4, True)[0]) == "45 000 euros"  # type: ignore[index]
    assert words(step(marks, None, 4, False)[0]) == "1 200 familles"  # type: ignore[index]
    assert step(marks, None, 12, True) == (marks[0], True)


def test_there_is_nothing_to_step_to_without_marks() -> None:
    assert step([], None, 0, True) is None


def test_names_of_the_translation_alone_are_reached_too() -> None:
    made = LONG.translated("en")
    article = LONG.with_(entities=(), translations={"en": tuple(made.values())})
    assert len(MarkIndex(article, "en").reading_order("original", figures=False)) == 100
