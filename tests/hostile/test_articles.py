"""Hostile texts and bytes on their way into an article: what comes out at the door is clean."""

import html

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.article import Article
from core.errors import IngestError, PrepareError
from core.ingest.document import make_document
from core.prepare import clean, clean_line, prepare
from tests.hostile.naughty import ANY_TEXT, BYTES, EXAMPLES, NAUGHTY, samples, unsafe_in

BODY = "<p>Le maire de la ville a reçu hier les habitants devant le pont, selon la mairie.</p>"


def article_of(raw: bytes, address: str = "a.html") -> Article | None:
    try:
        return prepare(make_document(raw, kind="file", address=address))
    except (IngestError, PrepareError) as error:
        assert unsafe_in(str(error)) == ""
        assert "\n" not in str(error)
        return None


def check(article: Article | None) -> None:
    if article is None:
        return
    facts = (article.title, article.byline, article.publisher, article.published)
    for text in (article.text, *facts, article.source.address, article.lang):
        assert unsafe_in(text or "") == ""
        (text or "").encode()
    assert all(len(one or "") <= 500 and "\n" not in (one or "") for one in facts)


@pytest.mark.parametrize("name", NAUGHTY)
def test_the_sanitiser(name: str) -> None:
    for made in (clean(NAUGHTY[name]), clean_line(NAUGHTY[name])):
        assert unsafe_in(made) == ""
        assert clean(made) == made
        made.encode()


@given(ANY_TEXT)
@settings(max_examples=5 * EXAMPLES)
def test_the_sanitiser_on_anything(text: str) -> None:
    assert unsafe_in(clean(text)) == ""
    assert "\n" not in clean_line(text)


def test_an_article_of_all_of_them() -> None:
    raw = "\n\n".join(NAUGHTY.values()).encode("utf-8", "surrogatepass")
    check(article_of(raw, "a.txt"))


@pytest.mark.parametrize("name", samples())
def test_a_page_that_says_it_everywhere(name: str) -> None:
    text = html.escape(samples()[name])
    page = (
        f'<!DOCTYPE html><html lang="{text}"><head><title>{text}</title>'
        f'<meta property="og:title" content="{text}"><meta name="author" content="{text}">'
        f'<meta property="og:site_name" content="{text}"><meta name="description" content="{text}">'
        f'<meta property="article:published_time" content="{text}">'
        f'<link rel="canonical" href="{text}"></head><body><article><h1>{text}</h1>'
        f'<time datetime="{text}">{text}</time>{BODY * 3}<p>{text}</p><p>Texte {text} suite.</p>'
        f"<figure><figcaption>{text}</figcaption></figure></article></body></html>"
    )
    check(article_of(page.encode("utf-8", "surrogatepass"), f"{samples()[name]}.html"))


@pytest.mark.parametrize("name", BYTES)
def test_bytes_that_are_hardly_text(name: str) -> None:
    check(article_of(BYTES[name]))
    check(article_of(b"<!DOCTYPE html><html><title>" + BYTES[name] + b"</title>" + BODY.encode()))


@given(st.binary(max_size=400), st.sampled_from([b"", b"<!DOCTYPE html><html><body>", b"\xff\xfe"]))
@settings(max_examples=EXAMPLES, deadline=None)
def test_any_bytes(raw: bytes, head: bytes) -> None:
    check(article_of(head + raw))


@given(ANY_TEXT)
@settings(max_examples=EXAMPLES, deadline=None)
def test_any_text(text: str) -> None:
    check(article_of(text.encode("utf-8", "surrogatepass"), text))


@pytest.mark.parametrize(
    "head",
    [
        "<!---->" * 1400,
        "<!--" * 5000,
        "<?xml " * 3000,
        "<!DOCTYPE " * 3000,
        "<meta " * 3000,
        "<" * 20_000,
        "&" * 20_000,
        "&#x1b;" * 5000,
        "<p" * 20_000,
        "<a href='" * 5000,
    ],
)
def test_the_beginning_of_a_page_stalls_nothing(head: str) -> None:
    check(article_of(f"{head}x\nLe maire a dit oui.".encode()))


def test_a_page_loads_nothing_and_expands_nothing() -> None:
    bomb = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    page = (
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a0 "OWNED">{bomb}'
        '<!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY % d SYSTEM "http://127.0.0.1:9/x"> %d;]>'
        f"<html><body>{BODY}<p>Il y a &a9; et &f; ici.</p></body></html>"
    )
    article = article_of(page.encode())
    assert article is None or (len(article.text) < 5000 and "root:" not in article.text)


def test_a_page_saved_with_its_pictures_is_bounded() -> None:
    parts = b"--x\nContent-Type: multipart/related; boundary=x\n\n" * 3000
    raw = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n" + parts
    check(article_of(raw))
