import re

import pytest
from lxml import html

from core.brief.export.html_page import to_html
from core.brief.export.html_style import POLICY, STYLE
from core.prepare import clean_line
from tests.core.brief.export.golden import check_golden
from tests.core.brief.export.hostile import HARMLESS, NASTY, full_of
from tests.core.brief.export.sample import sample


def shape(text: str) -> list[tuple[str, list[str], str, str]]:
    """Return each element with the names of its attributes and the text in and behind it."""
    return [
        (str(one.tag), sorted(one.attrib), one.text or "", one.tail or "")
        for one in html.document_fromstring(text.encode()).iter()
        if isinstance(one.tag, str)
    ]


def test_a_page() -> None:
    check_golden("briefing.html", to_html(*sample()))


def test_every_reference_leads_to_its_note_and_back() -> None:
    page = html.document_fromstring(to_html(*sample()).encode())
    names = [one.get("id") for one in page.iter() if one.get("id")]
    assert len(names) == len(set(names))
    links = [one.get("href") for one in page.iter("a")]
    inner = [one[1:] for one in links if one.startswith("#")]
    assert set(inner) <= set(names)
    references = [one for one in names if one.startswith("r-")]
    assert sorted(references) == sorted(one for one in inner if one.startswith("r-"))
    assert {one for one in names if one.startswith("n-")} <= set(inner)
    assert len(references) > 20


def test_nothing_is_loaded_or_run() -> None:
    text = to_html(*sample())
    page = html.document_fromstring(text.encode())
    kinds = {one.tag for one in page.iter() if isinstance(one.tag, str)}
    assert not kinds & {"script", "link", "img", "iframe", "object", "embed", "form", "base"}
    attributes = {name for one in page.iter() for name in one.attrib}
    assert not {one for one in attributes if one.startswith("on")} | attributes & {"style", "src"}
    assert "url(" not in STYLE and "@import" not in STYLE
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == POLICY
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    (style,) = page.iter("style")
    assert style.text == STYLE


def test_it_is_light_dark_and_printable() -> None:
    assert "@media (prefers-color-scheme: dark)" in STYLE
    assert "@media print" in STYLE


def test_originals_say_their_language_and_direction() -> None:
    page = html.document_fromstring(to_html(*sample()).encode())
    (kept,) = page.xpath("//mark[@lang='ar']")
    assert kept.get("dir") == "rtl"
    assert kept.text == "إجلاء 1500 شخص"
    assert {one.get("dir") for one in page.xpath("//span[@lang='fr']")} == {"ltr"}
    assert page.get("lang") == "en"


PLAIN = shape(to_html(*full_of(HARMLESS, address=f"file {HARMLESS}")))


@pytest.mark.parametrize("text", [one for one in NASTY if clean_line(one)])
def test_any_text_in_any_field_shows_as_it_is(text: str) -> None:
    line = clean_line(text)
    made = shape(to_html(*full_of(text, address=f"file {text}")))
    expected = [
        (tag, names, own.replace(HARMLESS, line), tail.replace(HARMLESS, line))
        for tag, names, own, tail in PLAIN
    ]
    cut = [(tag, names, own, tail) for tag, names, own, tail in made if tag != "text"]
    assert cut == [one for one in expected if one[0] != "text"]


@pytest.mark.parametrize("text", NASTY)
def test_links_lead_to_the_sources_only(text: str) -> None:
    page = html.document_fromstring(to_html(*full_of(text, address="https://a.example/" + text)))
    links = [one.get("href") for one in page.iter("a")]
    out = [one for one in links if not one.startswith("#")]
    assert len(out) == 11
    assert all(one.startswith("https://a.example/") for one in out)
    assert not re.search(r"[\s<>\"]", "".join(out))


def test_one_page_leads_from_a_line_to_its_source() -> None:
    briefing, articles = sample()
    page = html.document_fromstring(to_html(briefing.with_(is_one_page=True), articles).encode())
    assert page.xpath("//section[@id='claims']//a/@href")[:2] == ["#l-source-1", "#l-source-2"]
    assert page.xpath("//li[@id='l-source-2']")
    assert not page.xpath("//section[@id='notes']")
