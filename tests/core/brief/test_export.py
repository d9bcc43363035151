import json
import os
import stat
from pathlib import Path

import pytest

from core.brief import build_briefing, quote_with_citation, to_json, write_export
from core.errors import ExportError
from tests.core.brief.articles import Said, french, german, keep, make_article


def test_json_holds_the_briefing_and_every_sentence_it_cites() -> None:
    articles = [french(), german()]
    passages = [keep(french(), "3 000 soldats", tags=("troops",))]
    briefing = build_briefing(articles, passages, created="2024-11-21T09:00:00+00:00")
    text = to_json(briefing, articles)
    read = json.loads(text)
    assert text.endswith("}\n")
    assert read["target"] == "en"
    assert read["passages"][0]["passage"]["tags"] == ["troops"]
    cited = {
        (one["article"], one["segment"])
        for line in (*read["events"], *(row["line"] for row in read["figures"]))
        for one in line["citations"]
    }
    noted = {(note["article"], number) for note in read["notes"] for number in note["segments"]}
    assert cited <= noted
    (note,) = (one for one in read["notes"] if one["article"] == "f1" and one["segments"] == [2])
    assert note["original"] == "La Corée du Nord a envoyé 3 000 soldats en Russie, selon Séoul."
    assert note["engines"] == ["google"]
    assert note["address"] == "https://journal.example/a?b=c"


def test_the_same_briefing_gives_the_same_bytes() -> None:
    def made() -> str:
        articles = [french(), german()]
        return to_json(build_briefing(articles, [], created=""), articles)

    assert made() == made()


def test_a_file_is_written_as_utf8_and_readable_by_others(tmp_path: Path) -> None:
    place = tmp_path / "briefing.md"
    write_export(place, "naïve 漢字\n")
    assert place.read_bytes() == "naïve 漢字\n".encode()
    if os.name != "nt":
        mask = os.umask(0)
        os.umask(mask)
        assert stat.S_IMODE(place.stat().st_mode) == 0o666 & ~mask


def test_a_file_that_is_there_is_spared_unless_asked(tmp_path: Path) -> None:
    place = tmp_path / "briefing.md"
    place.write_text("mine")
    with pytest.raises(ExportError, match=r"briefing\.md is there already"):
        write_export(place, "new")
    assert place.read_text() == "mine"
    write_export(place, "new", overwrite=True)
    assert place.read_text() == "new"


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"There is no folder .*nowhere"):
        write_export(tmp_path / "nowhere" / "briefing.md", "x")


@pytest.mark.parametrize("overwrite", [True, False])
def test_a_folder_is_no_file(tmp_path: Path, overwrite: bool) -> None:
    with pytest.raises(ExportError, match="is a folder; name a file in it"):
        write_export(tmp_path, "x", overwrite=overwrite)
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(ExportError, match="file is not a folder"):
        write_export(tmp_path / "file" / "briefing.md", "x")


@pytest.mark.parametrize(
    "name", ["a\0b", "~nobody-of-this-name/x", "x" * 5000], ids=["null", "home", "long"]
)
def test_odd_names_are_refused_in_a_sentence(name: str) -> None:
    with pytest.raises(ExportError, match="choose another"):
        write_export(Path(name), "x")


def test_a_folder_without_permission_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(ExportError, match="is not permitted; choose another folder"):
        write_export(tmp_path / "briefing.md", "x")


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "briefing.md"
    place.write_text("old")

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(ExportError, match="No space left on device"):
        write_export(place, "new", overwrite=True)
    assert place.read_text() == "old"
    assert list(tmp_path.iterdir()) == [place]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes")
def test_a_pipe_is_written_into_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_export(pipe, "text")
        assert os.read(reader, 100) == b"text"
    finally:
        os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_quote_carries_its_citation() -> None:
    article = french()
    start = article.text.index("3 000 soldats")
    assert quote_with_citation(article, start, start + 13, "en") == (
        "“3 000 soldats”\n"
        "“North Korea has sent 3,000 soldiers to Russia, according to Seoul.” (by Google)\n"
        "Le Journal, Des renforts pour la Russie, 2024-11-20, https://journal.example/a?b=c\n"
    )


def test_a_quote_without_translation_says_so() -> None:
    article = make_article("a1", "fr", [Said("paragraph", "Un deux trois.")], publisher=None)
    quoted = quote_with_citation(article, 0, 7, "en")
    assert "“Un deux”\n(French, not translated)\n2024-11-20" in quoted


def test_a_quote_can_harm_no_terminal() -> None:
    article = make_article("a1", "fr", [Said("paragraph", "Un \x1b[31mdeux\x07 trois.", "One\x9b")])
    quoted = quote_with_citation(article, 0, len(article.text), "en")
    assert all(one.isprintable() or one == "\n" for one in quoted)
