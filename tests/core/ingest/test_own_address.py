"""The address that a saved page gives for itself."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.ingest import read_source
from core.ingest.own_address import first_public
from core.prepare import prepare

TEXT = "<p>Le port de Lormont est fermé depuis lundi matin, dit la préfecture.</p>" * 3
OWN = "https://gazette.example.org/port?id=3"


def saved(folder: Path, head: str, above: str = "") -> str:
    """Write a page with `head` in its head into a folder, and return its path."""
    file = folder / "page.html"
    file.write_text(
        f"<!doctype html>{above}<html><head><title>Port</title>{head}</head>"
        f"<body><article><h1>Port</h1>{TEXT}</article></body></html>",
        encoding="utf-8",
    )
    return str(file)


@pytest.mark.parametrize(
    ("head", "above"),
    [
        (f'<link rel="canonical" href="{OWN}">', ""),
        (f'<link href=" {OWN}#top " rel="shortlink Canonical">', ""),
        (f'<meta property="og:url" content="{OWN}">', ""),
        ("", f"<!-- saved from url=(0037){OWN} -->"),
        (
            f'<link rel="canonical" href="/port"><meta property="og:url" content="{OWN}">',
            "<!-- saved from url=(0026)https://other.example.org/ -->",
        ),
    ],
)
def test_a_saved_page_is_cited_by_its_own_address(tmp_path: Path, head: str, above: str) -> None:
    path = saved(tmp_path, head, above)
    article = prepare(read_source(path))
    assert (article.source.url, article.source.cited) == (OWN, OWN)
    assert (article.source.kind, article.source.address) == ("file", Path(path).as_posix())


@pytest.mark.parametrize(
    "address",
    [
        "",
        "/port",
        "//gazette.example.org/port",
        "http://localhost:8000/draft",
        "http://192.168.1.4/draft",
        "http://[::1]/",
        "https://editor:secret@gazette.example.org/",
        "file:///home/somebody/port.html",
        "javascript:alert(1)",
        "https://gazette.example.org:99999/",
        "https://gazette.example.org/a b",
        "https://gazette.example.org/\u202efdp",
        "https://gazette.example.org/" + "a" * 2000,
    ],
)
def test_what_nobody_else_can_reach_is_no_address(tmp_path: Path, address: str) -> None:
    article = prepare(read_source(saved(tmp_path, f'<link rel="canonical" href="{address}">')))
    assert (article.source.url, article.source.cited) == (None, "page.html")


def test_a_page_saved_with_its_pictures_says_where_it_was_saved_from(tmp_path: Path) -> None:
    file = tmp_path / "port.mhtml"
    file.write_bytes(
        b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n'
        b"--b\r\nContent-Type: text/html; charset=utf-8\r\n"
        b"Content-Location: " + OWN.encode() + b"\r\n\r\n"
        b"<html><body><article>" + TEXT.encode() + b"</article></body></html>\r\n--b--\r\n"
    )
    assert read_source(str(file)).source.url == OWN


def test_a_text_has_no_address_but_its_name(tmp_path: Path) -> None:
    file = tmp_path / "port.txt"
    file.write_text("Le port est fermé.\n", encoding="utf-8")
    source = read_source(str(file)).source
    assert (source.url, source.cited) == (None, "port.txt")


@given(st.text(max_size=60), st.sampled_from(("", "http://", "https://", "HTTPS://a.org/")))
def test_whatever_a_page_says_an_address_is_one_line_of_the_web(text: str, begun: str) -> None:
    found = first_public([begun + text])
    if found is not None:
        assert found.lower().startswith(("http://", "https://"))
        assert found.isprintable() and " " not in found and "#" not in found
        assert first_public([found]) == found
