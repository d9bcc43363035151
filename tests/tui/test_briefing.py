import json
from datetime import date
from pathlib import Path

import msgspec
import pytest

from core.brief.choices import drop
from core.brief.formats import FORMATS
from core.brief.page import one_page
from core.errors import ExportError, NoSuchArticle, StoreDamaged, StoreTooNew
from core.store import Library
from core.store.anchor import make_passage
from tests.tui.samples import ARTICLES, KOREA
from tui.briefing import default_path, export_briefing, make_briefing, slug, target_of
from tui.widgets.briefing.sections import sections_of


@pytest.fixture
def library(tmp_path: Path) -> Library:
    made = Library(tmp_path / "library")
    made.put_many(ARTICLES)
    made.save_passage(make_passage(KOREA, 0, 20).with_(tags=("troops",)))
    return made


def test_only_the_articles_asked_for_and_their_passages(library: Library) -> None:
    built = make_briefing(library, ["a1"], "en")
    assert [one.article for one in built.briefing.sources] == ["a1"]
    assert len(built.briefing.passages) == 1 and set(built.articles) == {"a1"}
    assert make_briefing(library, ["b2"], "en").briefing.passages == ()


def test_an_article_that_is_gone_is_said(library: Library) -> None:
    with pytest.raises(NoSuchArticle):
        make_briefing(library, ["zz"], "en")


def test_both_formats_are_written(library: Library, tmp_path: Path) -> None:
    ids = ["a1", "b2"]
    markdown, data = tmp_path / "b.md", tmp_path / "b.json"
    export_briefing(library, ids, "en", markdown, "markdown", overwrite=False)
    export_briefing(library, ids, "en", data, "json", overwrite=False)
    assert markdown.read_text(encoding="utf-8").startswith("---\n")
    assert "troops" in markdown.read_text(encoding="utf-8")
    assert json.loads(data.read_text(encoding="utf-8"))
    with pytest.raises(ExportError):
        export_briefing(library, ids, "en", data, "json", overwrite=False)
    export_briefing(library, ids, "en", data, "json", overwrite=True)


def test_lines_put_away_are_kept_with_their_sentence(library: Library) -> None:
    built = make_briefing(library, ["a1"], "en")
    first = built.briefing.claims[0]
    library.put_briefing_choices(drop(built.choices, "claims", first))
    again = make_briefing(library, ["a1"], "en")
    assert first.id not in [one.id for one in again.briefing.claims]
    assert [one.choice.line for one in again.dropped] == [first.id]
    assert again.dropped[0].text == first.text


def test_what_progress_raises_ends_the_making(library: Library) -> None:
    phases: list[str] = []

    def hear(phase: str, done: int, total: int) -> None:
        assert 0 <= done <= total
        phases.append(phase)

    make_briefing(library, ["a1", "b2"], "en", hear)
    assert phases[0] == "opening" and len(set(phases)) > 2

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make_briefing(library, ["a1"], "en", stop)


def test_the_language_is_that_of_all_articles_or_of_the_settings(library: Library) -> None:
    assert target_of(library, ["a1", "b2"], "en") == "en"
    for one in ("a1", "b2"):
        library.save_reading(one, library.reading(one).with_(own_target="uk"))
    assert target_of(library, ["a1", "b2"], "en") == "uk"
    assert target_of(library, ["a1", "c3"], "en") == "en"


@pytest.mark.parametrize("written_as", FORMATS)
def test_every_format_is_written(library: Library, tmp_path: Path, written_as: str) -> None:
    path = tmp_path / f"out{FORMATS[written_as].suffix}"
    export_briefing(library, ["a1", "b2"], "en", path, written_as, overwrite=False)
    assert path.read_text(encoding="utf-8").strip()


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("North Korea sends 3,000 soldiers", "north-korea-sends-3-000-soldiers"),
        ("../../etc/passwd", "etc-passwd"),
        ("Élysée : l'été", "élysée-l-été"),
        ("北朝鮮が兵士を派遣", "北朝鮮が兵士を派遣"),
        ("\x1b[31m", "31m"),
        ("...", "articles"),
        ("a" * 90, "a" * 40),
        ("word " * 30, "word-word-word-word-word-word-word-word"),
    ],
)
def test_file_names_hold_letters_and_digits_alone(title: str, name: str) -> None:
    assert slug(title) == name


def test_the_default_name_has_title_and_day() -> None:
    path = default_path("The visit")
    assert path.name.startswith("briefing-the-visit-") and path.suffix == ".md"
    assert date.fromisoformat(path.stem[-10:])


def test_a_damaged_article_is_left_out_and_told_of(library: Library, tmp_path: Path) -> None:
    (library.path / "articles" / "a1.json").write_bytes(b"{")
    (library.path / "spare" / "articles" / "a1.json.gz").write_bytes(b"")
    library = Library(library.path)
    built = make_briefing(library, ["a1", "b2"], "en")
    assert [one.article for one in built.briefing.sources] == ["b2"]
    (said,) = built.lost
    assert str(KOREA.title) in said and "`dragoman doctor --repair`" in said
    place = tmp_path / "b.md"
    told = export_briefing(library, ["a1", "b2"], "en", place, "markdown", overwrite=False)
    assert told[0] == said
    with pytest.raises(StoreDamaged, match="doctor --repair"):
        make_briefing(library, ["a1"], "en")


@pytest.mark.parametrize("form", ["markdown", "html", "obsidian"])
def test_an_article_of_a_later_version_is_left_out_and_named_among_the_sources(
    library: Library, tmp_path: Path, form: str
) -> None:
    make_newer(library, "a1")
    built = make_briefing(Library(library.path), ["a1", "b2"], "en")
    (lost,) = built.briefing.lost
    assert (lost.article, lost.title) == ("a1", KOREA.title)
    assert "later version" in lost.reason
    for page in (built.briefing, one_page(built.briefing)):
        text = FORMATS[form].write(page, list(built.articles.values()))
        assert "1 more article could not be read" in text
        sources = text.partition("Sources</h2>" if form == "html" else "## Sources")[2]
        assert str(KOREA.title) in sources and "is not in it" in sources
    sections = {one.key: one for one in sections_of(built.briefing)}
    shown = [str(one.prompt) for one in sections["sources"].entries]
    assert len(shown) == 2 and f"“{KOREA.title}” is not in the briefing" in shown[-1]
    with pytest.raises(StoreTooNew):
        make_briefing(Library(library.path), ["a1"], "en")


def make_newer(library: Library, article_id: str) -> None:
    """Make an article's file look as a later version of Dragoman would write it."""
    place = library.path / "articles" / f"{article_id}.json"
    raw = msgspec.json.decode(place.read_bytes())
    place.write_bytes(msgspec.json.encode({**raw, "dragoman": {"schema": 99}}))
