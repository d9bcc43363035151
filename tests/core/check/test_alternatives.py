"""Versions of other engines are checked like what is shown, each once."""

import pytest

from core.annotate import Annotator
from core.article import Article, Translation
from core.check import check_alternatives
from core.workshop import InlineWorkshop
from tests.core.check.samples import annotator
from tests.core.check.test_building import article

WRONG = ("Ms Arnaud paid 14 euros.", "Ms Arnaud paid 15 euros.")


def with_alternatives() -> Article:
    before = article()
    others = tuple(
        Translation(segment=1, text=text, engine=engine)
        for text, engine in zip((*WRONG, "Ms Arnaud paid 40 euros."), "abc", strict=True)
    )
    return before.with_(alternatives={"en": others})


def test_each_version_of_a_segment_has_its_own_warnings() -> None:
    before = with_alternatives()
    after = check_alternatives(before, "en", annotator())
    assert [len(one.warnings) for one in after.alternatives["en"]] == [1, 1, 0]
    assert "14 euros" in after.alternatives["en"][0].warnings[0].message
    assert all(one.figures for one in after.alternatives["en"])
    assert [one.engine for one in after.alternatives["en"]] == ["a", "b", "c"]
    assert after.translations == before.translations
    assert after.entities == before.entities


def test_what_was_checked_is_not_checked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    after = check_alternatives(with_alternatives(), "en", annotator())
    monkeypatch.setattr(Annotator, "annotate_translations", None)
    assert check_alternatives(after, "en", annotator()) is after
    alone = after.with_(alternatives={})
    assert check_alternatives(alone, "en", annotator()) is alone


def test_the_workshop_checks_them_with_the_translations() -> None:
    done = InlineWorkshop().annotate_translations(with_alternatives(), "en").result()
    versions = done.versions("en", 1)
    assert [bool(one.warnings) for one in versions] == [False, True, True, False]
