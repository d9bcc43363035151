"""What arrives finds an article that may have changed, and nothing that stood there is lost."""

from hypothesis import given
from hypothesis import strategies as st

from core.article import Entity, Translation, TranslationWarning
from core.translate import with_made, with_marks
from tests.core.translate.engines import article


def made(segment: int, text: str, engine: str) -> Translation:
    return Translation(segment=segment, text=text, engine=engine)


ONE = article("un", "deux")


def test_a_gap_is_filled_and_what_stands_stays() -> None:
    one = with_made(ONE, "en", [made(0, "one", "google")])
    again = with_made(one, "en", [made(0, "other", "deepl"), made(1, "two", "deepl")])
    assert [t.text for t in again.translations["en"]] == ["one", "two"]
    assert again.alternatives == {}


def test_a_correction_that_was_turned_down_here_stays_turned_down() -> None:
    one = with_made(ONE, "en", [made(0, "one", "google")])
    one = with_made(one, "en", [made(0, "eins", "reader")])
    assert [t.text for t in one.versions("en", 0)] == ["eins", "one"]
    one = one.with_choice("en", made(0, "one", "google"))
    same = with_made(one, "en", [made(0, "eins", "reader")])
    assert [t.text for t in same.versions("en", 0)] == ["one", "eins"]


def test_only_a_later_correction_replaces_a_correction() -> None:
    first = made(0, "one", "reader").with_(made="2024-11-20T10:00:00Z")
    one = with_made(ONE, "en", [first])
    earlier = made(0, "1", "reader").with_(made="2024-11-19T10:00:00Z")
    later = made(0, "1", "reader").with_(made="2024-11-21T10:00:00Z")
    assert with_made(one, "en", [earlier]) == one
    assert with_made(one, "en", [later]).versions("en", 0) == (later,)


_TRANSLATIONS = st.builds(
    made,
    st.integers(0, 1),
    st.sampled_from(["a", "b", "c"]),
    st.sampled_from(["google", "deepl", "memory", "reader"]),
)


@given(st.lists(st.tuples(_TRANSLATIONS, st.booleans()), max_size=12))
def test_of_each_engine_the_latest_is_kept_and_a_shown_correction_stays_shown(
    steps: list[tuple[Translation, bool]],
) -> None:
    one = ONE
    for translation, again in steps:
        before = one.translated("en").get(translation.segment)
        one = with_made(one, "en", [translation], again=again)
        versions = one.versions("en", translation.segment)
        engines = [version.engine for version in versions]
        assert len(set(engines)) == len(engines)
        if again or before is None:
            assert translation in versions
        if before is not None:
            assert before.engine in engines
            if before.engine == "reader":
                assert versions[0].engine == "reader"


def test_marks_go_to_what_is_still_the_same() -> None:
    before = with_made(ONE, "en", [made(0, "one", "google"), made(1, "two", "google")])
    loss = TranslationWarning(check="names", message="Lost.")
    name = Entity(start=0, end=2, text="un", label="PER")
    marked = before.with_(entities=(name,)).with_translations(
        "en", tuple(t.with_(warnings=(loss,)) for t in before.translations["en"])
    )
    now = before.with_choice("en", made(1, "zwei", "reader"))
    done = with_marks(now, "en", marked, before=before)
    assert [t.warnings for t in done.translations["en"]] == [(loss,), ()]
    assert done.entities == (name,)
    changed = now.with_(entities=(name.with_(label="LOC"),))
    assert with_marks(changed, "en", marked, before=before).entities[0].label == "LOC"


def test_marks_of_other_versions_are_taken_over_where_they_still_stand() -> None:
    warned = TranslationWarning(check="figures", message="No 40.")
    versions = tuple(
        Translation(segment=0, text=text, engine=engine)
        for text, engine in (("A.", "a"), ("B.", "b"))
    )
    before = ONE.with_(alternatives={"en": versions})
    marked = before.with_(
        alternatives={"en": tuple(one.with_(warnings=(warned,)) for one in versions)}
    )
    now = before.with_(alternatives={"en": (versions[0], versions[1].with_(text="C."))})
    done = with_marks(now, "en", marked, before=before)
    assert [one.warnings for one in done.alternatives["en"]] == [(warned,), ()]
