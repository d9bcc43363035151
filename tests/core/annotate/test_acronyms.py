import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.annotate.acronyms import initials_of, introduced, is_acronym
from core.annotate.consistency import settle
from core.annotate.recogniser import Mention
from core.article import Label


def _mention(text: str, form: str, label: Label = "ORG") -> Mention:
    start = text.index(form)
    return Mention(start=start, end=start + len(form), label=label, recogniser="rules")


@pytest.mark.parametrize(
    ("full", "lang", "acronym"),
    [
        ("Rapid Support Forces", "en", "RSF"),
        ("Partidul Acțiune și Solidaritate", "ro", "PAS"),
        ("Organisation du traité de sécurité collective", "fr", "OTSC"),
        ("Збройні сили України", "uk", "ЗСУ"),
    ],
)
def test_initials(full: str, lang: str, acronym: str) -> None:
    assert acronym in initials_of(full, lang)


def test_one_word_has_no_initials() -> None:
    assert list(initials_of("Reuters", "en")) == []
    assert is_acronym("NATO") and not is_acronym("Nato") and not is_acronym("G7")


def test_an_acronym_means_what_the_article_says() -> None:
    text = "The Rapid Support Forces fled. RSF fighters died."
    forces, acronym = _mention(text, "Rapid Support Forces"), _mention(text, "RSF")
    listed = acronym.with_(recogniser="names", key="org:reporters-without-borders", name="RSF")
    settled = settle([text], [[forces, listed]], "en")[0]
    assert settled[0].key == settled[1].key
    assert settled[1].name == "Rapid Support Forces"


def test_without_its_full_name_an_acronym_is_what_the_table_says() -> None:
    text = "FIFA protests."
    listed = _mention(text, "FIFA").with_(key="org:fifa", name="FIFA")
    assert settle([text], [[listed]], "en")[0][0].key == "org:fifa"
    assert introduced([text], [[listed]], {"FIFA": "ORG"}, "en") == {}


@given(st.text(max_size=200), st.sampled_from(("en", "fr", "de", "ro", "xx")))
def test_any_name_has_initials(full: str, lang: str) -> None:
    assert len(list(initials_of(full, lang))) in (0, 2)
