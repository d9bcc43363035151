"""Headlines with a colon: a name alone before it speaks, a topic does not."""

import pytest

from core.article import Block, Entity, Label, Role
from core.brief.stance.reading import read_stance
from tests.core.brief.stance.labelled import article_of


@pytest.mark.parametrize(
    ("text", "word", "label", "name", "role", "speaks"),
    [
        ("Brand im Hafen. Weber: Keine Gefahr für die Stadt", "Weber", "PER", "Weber", "title", 1),
        ("MAE: niciun român nu a fost rănit", "MAE", "ORG", "Foreign Ministry", "title", 1),
        ("Kreta: Drei Menschen nach Brand vermisst", "Kreta", "LOC", "Crete", "title", 0),
        ("Nordstahl: Drei Werke sollen schließen", "Nordstahl", "ORG", "Nordstahl", "title", 0),
        ("Weber: „Keine Gefahr“", "Weber", "PER", "Weber", "title", 1),
        ("Weber: Live-Ticker", "Weber", "PER", "Weber", "title", 0),
        ("Fall Weber: Drei Zeugen sagen aus", "Weber", "PER", "Weber", "title", 0),
        ("Weber: Keine Gefahr für die Stadt", "Weber", "PER", "Weber", "paragraph", 0),
    ],
)
def test_who_speaks_in_a_headline(
    text: str, word: str, label: Label, name: str, role: Role, speaks: int
) -> None:
    lang = "ro" if "MAE" in text else "de"
    block = Block(start=0, end=len(text), role=role)
    article = article_of(lang, text, blocks=(block,))
    at = text.index(word)
    entity = Entity(start=at, end=at + len(word), text=word, label=label, name=name)
    stance = read_stance(article, article.segments[0], (entity,), None)
    assert [one.words for one in stance.reported_by] == [word] * speaks
