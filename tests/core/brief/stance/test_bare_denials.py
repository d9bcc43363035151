"""Who denies, in a sentence of its own, what the one before it has said."""

import pytest

from core.article import Article, Segment
from core.brief.stance.bare_denials import find_bare_denial
from core.brief.stance.language import language
from core.brief.stance.reading import read_stance
from tests.core.brief.stance.labelled import article_of


@pytest.mark.parametrize(
    ("lang", "text", "denier"),
    [
        (
            "fr",
            "La directrice du musée, Sabine Hefel, dément.",
            "La directrice du musée, Sabine Hefel",
        ),
        ("fr", "Le syndicat conteste ces chiffres.", "Le syndicat"),
        ("fr", "Le ministère a rejeté l'accusation.", "Le ministère"),
        ("de", "Die Gewerkschaft CGSP bestreitet das.", "Die Gewerkschaft CGSP"),
        ("de", "Das bestritt die Polizei am Montag.", "die Polizei"),
        ("de", "Die Wahlkommission wies den Vorwurf zurück.", "Die Wahlkommission"),
        (
            "ro",
            "Avocatul celor doi, Dan Mureșan, a respins acuzațiile.",
            "Avocatul celor doi, Dan Mureșan",
        ),
        ("ro", "Banca neagă acest lucru.", "Banca"),
        ("en", "The CGSP union disputes the figure.", "The CGSP union"),
        ("en", "The company denied it on Friday.", "The company"),
        ("es", "El banco lo niega.", "El banco"),
        ("es", "La empresa rechazó las acusaciones.", "La empresa"),
    ],
)
def test_a_sentence_that_only_denies(lang: str, text: str, denier: str) -> None:
    facts = language(lang)
    assert facts is not None
    tokens = facts.tokens(text)
    told = find_bare_denial(tokens, facts)
    assert told is not None
    found = told.found
    assert text[tokens[found.start].start : tokens[found.end - 1].end] == denier


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        # What is denied stands there, or nothing is denied, or nobody is said to.
        ("es", "Patria Unida niega cualquier implicación."),
        ("ro", "Ministrul, Anke Peeters, a respins zvonurile despre demisia sa."),
        ("ro", "Partidul va contesta rezultatele la Curtea Constituțională."),
        ("fr", "La banque ne dément pas."),
        ("fr", "Elle dément."),
        ("de", "Das Gericht wies die Klage zurück."),
        ("en", "The parliament rejected this."),
        ("en", "The company denied the accusations of fraud."),
    ],
)
def test_a_sentence_that_says_more_or_less(lang: str, text: str) -> None:
    facts = language(lang)
    assert facts is not None
    assert find_bare_denial(facts.tokens(text), facts) is None


def _article_of(lang: str, *texts: str) -> Article:
    segments: list[Segment] = []
    at = 0
    for number, text in enumerate(texts):
        segments.append(Segment(start=at, end=at + len(text), id=number, block=0))
        at += len(text) + 1
    return article_of(lang, " ".join(texts), segments=tuple(segments))


@pytest.mark.parametrize(
    ("lang", "texts", "denier"),
    [
        ("fr", ("L'alarme n'aurait pas fonctionné.", "La directrice dément."), "La directrice"),
        ("de", ("40 Prozent fahren, so die Bahn.", "Die CGSP bestreitet das."), "Die CGSP"),
        ("ro", ("Procurorii îl acuză.", "Avocatul său a respins acuzațiile."), "Avocatul său"),
    ],
)  # fmt: skip
def test_a_sentence_is_denied_by_the_one_behind_it(
    lang: str, texts: tuple[str, ...], denier: str
) -> None:
    article = _article_of(lang, *texts)
    first, second = article.segments
    told = [one for one in read_stance(article, first, (), None).reported_by if one.is_behind]
    assert [(one.way, article.text[one.start : one.end]) for one in told] == [("denies", denier)]
    assert not any(one.is_behind for one in read_stance(article, second, (), None).reported_by)


@pytest.mark.parametrize(
    ("lang", "texts"),
    [
        # Charges of which that sentence does not tell, one's own word, nothing that was said.
        ("ro", ("Un al treilea suspect este căutat.", "Avocatul celor doi a respins acuzațiile.")),
        ("de", ("Das Werk ist sicher, sagte Ada Weber.", "Ada Weber wies den Vorwurf zurück.")),
        ("de", ("Die Verhandlung begann am Montag.", "Der Minister wies den Vorwurf zurück.")),
    ],
)
def test_a_sentence_that_the_one_behind_does_not_deny(lang: str, texts: tuple[str, ...]) -> None:
    article = _article_of(lang, *texts)
    stance = read_stance(article, article.segments[0], (), None)
    assert all(one.way == "reports" for one in stance.reported_by)
