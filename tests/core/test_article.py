import msgspec
import pytest

from core.article import Article, Block, Entity, Segment, Source, Span, Translation, to_json

SOURCE = Source(kind="file", address="a.txt", fetched="2024-11-20T00:00:00+00:00", sha256="00")
ARTICLE = Article(
    id="a",
    lang="fr",
    title="Titre",
    published="2024-11-20",
    byline=None,
    publisher=None,
    source=SOURCE,
    text="Titre\nUn mot.",
    blocks=(Block(start=0, end=5, role="title"), Block(start=6, end=13, role="paragraph")),
    segments=(Segment(start=0, end=5, id=0, block=0), Segment(start=6, end=13, id=1, block=1)),
)


def test_json_comes_back_the_same() -> None:
    marked = ARTICLE.with_(
        entities=(Entity(start=0, end=5, text="Titre", label="MISC"),),
        translations={"en": (Translation(segment=0, text="Title", engine="memory"),)},
    )
    assert msgspec.json.decode(to_json(marked), type=Article) == marked
    assert msgspec.json.decode(to_json(marked, indent=2), type=Article) == marked


def test_a_record_that_is_not_right_is_refused() -> None:
    wrong = to_json(ARTICLE).replace('"paragraph"', '"poem"')
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(wrong, type=Article)


def test_newer_translations_replace_the_same_segments_only() -> None:
    one = Translation(segment=1, text="A word.", engine="memory")
    two = Translation(segment=0, text="Title", engine="memory")
    better = Translation(segment=1, text="One word.", engine="reader")
    done = ARTICLE.with_translations("en", (one, two)).with_translations("en", (better,))
    assert done.translations["en"] == (two, better)
    assert ARTICLE.translations == {}


def test_spans_overlap_when_they_share_a_code_point() -> None:
    span = Span(start=2, end=4)
    assert span.overlaps(Span(start=3, end=9))
    assert not span.overlaps(Span(start=4, end=9))
    assert ARTICLE.slice(span) == "tr"
    assert ARTICLE.role_of(ARTICLE.segments[1]) == "paragraph"
