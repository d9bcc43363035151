"""Files, folders and standard input, as they are and as they should not be."""

import hashlib
import io
import os
from pathlib import Path

import pytest

from core.errors import IngestError, SourceEmpty, SourceMissing, SourceNotText, SourceTooLarge
from core.ingest import expand, read_source, read_stdin
from core.ingest.files import read_file


def test_a_file_is_read_with_where_it_came_from(tmp_path: Path) -> None:
    file = tmp_path / "article.txt"
    file.write_text("Un titre\r\nUn texte.", encoding="utf-8")
    document = read_source(str(file))
    assert document.text.splitlines() == ["Un titre", "Un texte."]
    assert (document.source.kind, document.source.address) == ("file", file.as_posix())
    assert document.source.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert document.source.fetched.endswith("Z")
    assert document.roles == {}


def test_a_saved_page_is_told_by_what_is_in_it(tmp_path: Path) -> None:
    file = tmp_path / "saved.txt"
    file.write_bytes(
        '<html lang="pl"><meta charset="iso-8859-2"><title>Żółw</title><body><h1>Żółw</h1>'
        "<p>Zażółć gęślą jaźń, mówi się w Łodzi.</p></body></html>".encode("iso-8859-2")
    )
    document = read_source(str(file))
    assert document.title == "Żółw"
    assert document.lang == "pl"
    assert "Zażółć gęślą jaźń, mówi się w Łodzi." in document.text.split("\n")
    plain = tmp_path / "plain.html"
    plain.write_text("No tags at all here.", encoding="utf-8")
    assert read_source(str(plain)).text == "No tags at all here."


def test_a_page_saved_with_its_pictures_is_read(tmp_path: Path) -> None:
    file = tmp_path / "saved.mhtml"
    file.write_bytes(
        b"From: <Saved by a browser>\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="----B"\r\n\r\n'
        b"------B\r\nContent-Type: text/html; charset=utf-8\r\n"
        b"Content-Transfer-Encoding: quoted-printable\r\n\r\n"
        b'<html lang=3D"de"><title>Der Hafen =C3=B6ffnet</title><body><h1>Der Hafen =\r\n'
        b"=C3=B6ffnet</h1><p>Nach drei Monaten.</p></body></html>\r\n"
        b"------B\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        b"iVBORw0KGgo=\r\n------B--\r\n"
    )
    document = read_source(str(file))
    assert document.title == "Der Hafen öffnet"
    assert document.text.split("\n") == ["Der Hafen öffnet", "Nach drei Monaten."]
    assert document.source.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('<?xml version="1.0"?><rss version="2.0"><channel/></rss>', "a news feed"),
        ('<feed xmlns="http://www.w3.org/2005/Atom"></feed>', "a news feed"),
        ('<?xml version="1.0"?>\n<tmx version="1.4"/>', "a translation memory"),
    ],
)
def test_data_that_is_no_article_is_named(tmp_path: Path, text: str, what: str) -> None:
    file = tmp_path / "data.txt"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SourceNotText, match=what):
        read_source(str(file))


def test_an_empty_page_says_what_to_do(tmp_path: Path) -> None:
    file = tmp_path / "app.html"
    file.write_text("<html><body><div id=root></div></body></html>", encoding="utf-8")
    with pytest.raises(SourceEmpty, match="copy the text"):
        read_source(str(file))


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    with pytest.raises(SourceMissing, match="There is no file"):
        read_source(str(tmp_path / "none.txt"))
    with pytest.raises(SourceMissing, match="There is no file"):
        read_source(str(tmp_path / "empty.txt" / "below"))
    with pytest.raises(SourceEmpty, match="is empty"):
        read_source(str(tmp_path / "empty.txt"))
    with pytest.raises(SourceEmpty, match="holds no text or HTML file"):
        read_source(str(tmp_path / "."))
    with pytest.raises(SourceMissing, match="not a path"):
        read_source("a\0b")
    with pytest.raises(SourceMissing):
        read_source("x" * 5_000)


@pytest.mark.parametrize("address", ["", "  "])
def test_no_name_is_no_folder(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "article.txt").write_text("Un texte.")
    monkeypatch.chdir(tmp_path)
    assert expand([address]).wanted == [address]
    with pytest.raises(SourceMissing, match="No source is named"):
        read_source(address)


@pytest.mark.parametrize(
    ("address", "is_like_web"),
    [
        ("www.example.org", True),
        ("example.org/story", True),
        ("localhost:8765/ok", True),
        ("localhost:8765", True),
        ("article.txt", False),
        ("./example.org/story", False),
        ("folder/article.txt", False),
    ],
)
def test_an_address_without_its_scheme_is_told_apart(address: str, is_like_web: bool) -> None:
    with pytest.raises(SourceMissing) as caught:
        read_source(address)
    assert (f"write https://{address} " in str(caught.value)) == is_like_web


def test_a_file_that_may_not_be_read_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "locked.txt"
    file.write_text("x", encoding="utf-8")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)  # the tests may run as root, who may read all
    with pytest.raises(SourceMissing, match="permissions"):
        read_source(str(file))


def test_fifty_megabytes_are_refused_without_reading_them(tmp_path: Path) -> None:
    file = tmp_path / "huge.txt"
    with file.open("wb") as out:
        out.truncate(50_000_000)
    with pytest.raises(SourceTooLarge, match=r"10 MB.*smaller parts"):
        read_source(str(file))


def test_a_file_that_grows_while_it_is_read_is_cut_off(tmp_path: Path) -> None:
    with pytest.raises(SourceTooLarge):
        read_stdin(io.BytesIO(b"a" * 101), max_bytes=100)
    with pytest.raises(SourceTooLarge):
        file = tmp_path / "x.txt"
        file.write_bytes(b"a" * 101)
        read_file(str(file), max_bytes=100)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_without_a_writer_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(SourceNotText, match="device or pipe"):
        read_source(str(tmp_path / "pipe.txt"))
    with pytest.raises(SourceNotText, match="device or pipe"):
        read_source("/dev/zero")


def test_standard_input_is_read() -> None:
    document = read_stdin(io.BytesIO("Ein Satz über Köln.".encode("cp1252")))
    assert document.text == "Ein Satz über Köln."
    assert (document.source.kind, document.source.address) == ("stdin", "-")
    with pytest.raises(SourceEmpty, match=r"^Standard input is empty"):
        read_stdin(io.BytesIO())


def test_a_line_of_a_million_characters_is_read(tmp_path: Path) -> None:
    file = tmp_path / "line.txt"
    file.write_text("mot é " * 200_000, encoding="utf-8")
    assert len(read_source(str(file)).text) == 1_200_000


def test_a_file_that_we_may_not_look_at_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("shut.txt", "open.txt"):
        (tmp_path / name).write_text("Text.", encoding="utf-8")
    stat = os.stat

    def refusing(path: str, **kwargs: bool) -> os.stat_result:
        if str(path).endswith("shut.txt"):
            raise PermissionError(13, "Permission denied")
        return stat(path, **kwargs)

    monkeypatch.setattr(os, "stat", refusing)
    assert expand([str(tmp_path)]).wanted == [(tmp_path / "open.txt").as_posix()]


def test_folders_become_their_readable_files(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a.HTML",
        "sub/c.md",
        "sub/.hidden.txt",
        ".git/x.txt",
        "pic.png",
        "m.tmx",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    (tmp_path / "void").mkdir()
    base = tmp_path.as_posix()
    found = expand(["-", f"{base}/b.txt", base, f"{base}/void", "https://x.example/", "none.txt"])
    assert found.wanted == [
        "-",
        f"{base}/b.txt",
        f"{base}/a.HTML",
        f"{base}/sub/c.md",
        f"{base}/void",
        "https://x.example/",
        "none.txt",
    ]
    assert expand([base, base]) == expand([base])


def test_what_tells_of_a_folder_is_no_article_unless_named(tmp_path: Path) -> None:
    about = ["README.md", "sub/readme.fr.txt", "sub/LICENSE-MIT", "sub/NOTICE"]
    articles = ["notice.txt", "read-me-or-not.md", "readmes-of-the-world.txt", "sub/security.md"]
    (tmp_path / "sub").mkdir()
    for name in (*about, *articles):
        (tmp_path / name).write_text("x", encoding="utf-8")
    base = tmp_path.as_posix()
    found = expand([base])
    assert found.wanted == [f"{base}/{name}" for name in articles]
    assert sorted(found.left_out) == sorted(f"{base}/{name}" for name in about)
    named = expand([base, f"{base}/README.md"])
    assert named.wanted == [*found.wanted, f"{base}/README.md"]
    assert f"{base}/README.md" not in named.left_out
    for name in articles:
        (tmp_path / name).unlink()
    assert sorted(expand([base]).wanted) == sorted(f"{base}/{name}" for name in about)
    assert expand([base]).left_out == []


@pytest.mark.parametrize("address", ["ftp://x.example/a", "file:///etc/hostname", "gopher://x/"])
def test_other_schemes_are_refused(address: str) -> None:
    with pytest.raises(IngestError, match="neither http nor https"):
        read_source(address)


def test_a_message_shows_a_hostile_name_harmlessly(tmp_path: Path) -> None:
    with pytest.raises(SourceMissing) as told:
        read_source(str(tmp_path / "\x1b]0;owned\x07\u202e.txt"))
    assert str(told.value).isprintable()
