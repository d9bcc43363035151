import pytest

from core.article import Article, Block
from core.brief.agencies import agencies_of
from tests.core.brief.articles import Said, make_article


def _article(*lines: Said, byline: str | None = None, publisher: str | None = None) -> Article:
    return make_article("a", "de", lines, publisher=publisher).with_(byline=byline)


BODY = Said("paragraph", "Der Fluss stieg in der Nacht um zwei Meter und schnitt Dörfer ab.")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Berlin (dpa) - Der Fluss steigt weiter.", ("dpa",)),
        ("Bremen (dpa/lni) - Der Fluss steigt weiter.", ("dpa",)),
        ("BUCUREȘTI, 20 nov /Agerpres/ - Râul crește în continuare.", ("Agerpres",)),
        ("PARIS (AFP, Reuters) — Le fleuve continue de monter.", ("AFP", "Reuters")),
        ("КИЇВ (Укрінформ) – Річка піднімається.", ("Ukrinform",)),
        ("TORONTO (CP) — Le fleuve continue de monter.", ()),
        ("Le fleuve (long de 300 km) continue de monter.", ()),
        ("Der Fluss steigt weiter, meldet dpa aus dem Norden.", ()),
        ("Die Zahl (Foto: dpa) steigt weiter.", ()),
    ],
)
def test_at_the_head(text: str, found: tuple[str, ...]) -> None:
    assert agencies_of(_article(Said("paragraph", text), BODY, BODY, BODY)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sursa: Agerpres", ("Agerpres",)),
        ("(avec AFP)", ("AFP",)),
        ("Mit Material von dpa und Reuters", ("dpa", "Reuters")),
        ("Die Bergung soll bis zum Abend dauern, sagte der Landrat am Montag vor Ort. (SDA)",
         ("Keystone-SDA",)),
        ("Mehr dazu (Video)", ()),
        ("Foto: AFP", ()),
        ("Reuters berichtete zuerst.", ()),
    ],
)  # fmt: skip
def test_at_the_end(text: str, found: tuple[str, ...]) -> None:
    assert agencies_of(_article(BODY, BODY, Said("paragraph", text))) == found


def test_a_caption_signs_its_picture() -> None:
    assert agencies_of(_article(BODY, BODY, Said("caption", "(AFP)"))) == ()


@pytest.mark.parametrize(
    ("byline", "found"),
    [
        ("Le Monde avec AFP", ("AFP",)),
        ("Jane Roe, Associated Press", ("AP",)),
        ("dpa", ("dpa",)),
        ("Ana Pap", ()),
        ("Lusa Costa", ()),
        (None, ()),
    ],
)
def test_in_the_byline(byline: str | None, found: tuple[str, ...]) -> None:
    assert agencies_of(_article(BODY, byline=byline)) == found


def test_an_agency_that_publishes() -> None:
    assert agencies_of(_article(BODY, publisher="AGERPRES")) == ("Agerpres",)


def test_an_article_without_lines() -> None:
    assert agencies_of(_article()) == ()
    bare = _article(BODY).with_(blocks=(Block(start=0, end=0, role="paragraph"),))
    assert agencies_of(bare) == ()
