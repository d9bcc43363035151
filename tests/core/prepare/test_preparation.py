import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.article import BODY_ROLES, Article, Source
from core.errors import PrepareError
from core.prepare import clean_line, prepare
from tests.core.prepare.pages import document, sentences_of

_LINES = st.lists(
    st.one_of(
        st.text(max_size=80),
        st.sampled_from(
            [
                "Der Minister kündigte an, dass die Gespräche weitergehen. Gut so.",
                "ParisLa Corée du Sud s'inquiète de la coopération militaire croissante.",
                "Teilen",
                "27. November 2024 · 18:55",
                "- Ein Punkt der Liste",
                "",
            ]
        ),
    ),
    max_size=12,
)


def _check(article: Article) -> None:
    """Check what every prepared article holds, whatever the text was."""
    lines = article.text.split("\n")
    assert [article.slice(block) for block in article.blocks] == lines
    position = 0
    for block in article.blocks:
        assert block.start == position
        position = block.end + 1
    assert all(line and line == clean_line(line) for line in lines)
    covered: dict[int, int] = {}
    for number, segment in enumerate(article.segments):
        block = article.blocks[segment.block]
        assert segment.id == number
        assert block.role in BODY_ROLES
        place = covered.get(segment.block, block.start)
        assert place <= segment.start < segment.end <= block.end
        assert not article.text[place : segment.start].strip()
        covered[segment.block] = segment.end
    for number, block in enumerate(article.blocks):
        if block.role in BODY_ROLES:
            assert not article.text[covered[number] : block.end].strip()


@settings(deadline=None)
@given(_LINES)
def test_blocks_tile_the_text_and_segments_the_body(lines: list[str]) -> None:
    try:
        article = prepare(document("\n".join(lines)))
    except PrepareError:
        assert not clean_line("".join(lines))
        return
    _check(article)
    kept = clean_line(article.text).replace(" ", "")
    assert kept == clean_line("\n".join(lines)).replace(" ", "")


@settings(deadline=None)
@given(
    _LINES, st.dictionaries(st.integers(0, 11), st.sampled_from([*sorted(BODY_ROLES), "related"]))
)
def test_any_hints_are_borne(lines: list[str], roles: dict[int, str]) -> None:
    if clean_line("".join(lines)):
        _check(prepare(document("\n".join(lines), roles=roles)))


@pytest.mark.parametrize("text", ["", " \n\t\n", "\u200b\n\x1b[0m", "\x00\x00"])
def test_text_without_anything_to_read_is_refused(text: str) -> None:
    with pytest.raises(PrepareError, match="no readable text"):
        prepare(document(text))


def test_a_hint_keeps_to_its_line_whatever_breaks_are_in_the_text() -> None:
    made = prepare(document("Eins\u2028Zwei\nDrei und vier", roles={1: "heading"}))
    assert [made.slice(b) for b in made.blocks] == ["Eins", "Zwei", "Drei und vier"]
    assert made.blocks[2].role == "heading"


def test_the_id_is_of_the_content_and_of_the_address_of_a_page() -> None:
    here, there = document("Ein Satz."), document("Ein Satz.\n")
    assert prepare(here).id == prepare(there).id
    assert len(prepare(here).id) == 12
    assert prepare(here).id != prepare(document("Ein anderer Satz.")).id

    def page(address: str) -> Source:
        return Source(kind="web", address=address, fetched="", sha256="")

    one = here.with_(source=page("https://a.example/1"))
    two = here.with_(source=page("https://a.example/2"))
    assert len({prepare(one).id, prepare(two).id, prepare(here).id}) == 3


def test_headings_and_list_items_are_one_segment_each() -> None:
    article = prepare(
        document(
            "Dr. Müller kommt. Er bleibt.\n- Ein Punkt. Noch einer.\nEin Absatz. Er hat zwei.",
            roles={0: "heading", 1: "list_item", 2: "paragraph"},
        )
    )
    assert sentences_of(article) == [
        "Dr. Müller kommt. Er bleibt.",
        "- Ein Punkt. Noch einer.",
        "Ein Absatz.",
        "Er hat zwei.",
    ]


def test_the_language_can_be_told() -> None:
    text = "Der Minister kündigte an, dass die Gespräche weitergehen."
    assert prepare(document(text)).lang == "de"
    assert prepare(document(text), lang="nl-BE").lang == "nl"


def test_escape_sequences_and_markup_in_text_are_only_text() -> None:
    article = prepare(
        document("\x1b]0;owned\x07[bold]Der Minister[/bold] kündigte\x1b[2J Gespräche an.")
    )
    assert article.text == "[bold]Der Minister[/bold] kündigte Gespräche an."


def test_a_line_of_a_million_characters() -> None:
    text = "Der Minister kündigte an, dass die Gespräche weitergehen. " * 20_000
    article = prepare(document(text))
    assert len(article.text) > 1_000_000
    assert len(article.segments) == 20_000


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece", ["a", "1", "(", ".", "1.1.", "12:30 ", "www.", "https://", "ab " * 4 + "\n", "© "]
)
def test_a_megabyte_of_anything(piece: str) -> None:
    _check(prepare(document(piece * (1_000_000 // len(piece)))))
