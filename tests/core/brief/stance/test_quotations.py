"""Who speaks a quotation, whatever the verb."""

import pytest

from tests.core.brief.stance.labelled import stance_of


@pytest.mark.parametrize(
    ("lang", "text", "speaker"),
    [
        ("fr", "« C'est une honte », s'emporte la directrice.", "la directrice"),
        ("fr", "« Ils vont revenir ! » s'exclame un enfant.", "un enfant"),
        ("de", "„Das ist ein Anfang“, freut sich der Trainer.", "der Trainer"),
        ("ro", "„Nu cedăm”, strigă de pe scenă liderul.", "liderul"),
        ("en", "“It is a disgrace,” fumed the director.", "the director"),
    ],
)
def test_any_verb_may_follow_a_quotation(lang: str, text: str, speaker: str) -> None:
    assert [one.words for one in stance_of(lang, text).reported_by] == [speaker]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "« Les Noces », le tableau, est exposé."),
        ("ro", "„Nopțile albe”, filmul anului, a ieșit în mai."),
        ("de", "Der Roman „Weiße Nächte“, erschienen im Mai, verkauft sich gut."),
    ],
)
def test_a_title_speaks_for_nobody(lang: str, text: str) -> None:
    assert not stance_of(lang, text).reported_by
