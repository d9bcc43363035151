from collections.abc import Sequence

import pytest

from core.annotate.recogniser import Mention
from core.annotate.unnamed import unnamed
from core.article import Article, Block, Entity, Label, Segment, Source, Translation

Named = tuple[str, Label, str]


def _forms(
    text: str, named: Sequence[Named], made: str, lang: str = "de", target: str = "en"
) -> frozenset[str]:
    entities = [
        Entity(
            start=text.index(form),
            end=text.index(form) + len(form),
            text=form,
            label=label,
            name=form,
            key=f"{label}:{form}",
            recogniser=recogniser,
        )
        for form, label, recogniser in named
    ]
    article = Article(
        id="a",
        lang=lang,
        title=None,
        published=None,
        byline=None,
        publisher=None,
        source=Source(kind="stdin", address="", fetched="", sha256=""),
        text=text,
        blocks=(Block(start=0, end=len(text), role="paragraph"),),
        segments=(Segment(start=0, end=len(text), id=0, block=0),),
        entities=tuple(entities),
    )
    nobody: list[list[Mention]] = [[]]
    return unnamed(article, (Translation(segment=0, text=made, engine="memory"),), nobody, target)


def test_a_common_noun_of_the_translation_is_no_name() -> None:
    named: list[Named] = [("Masern", "MISC", "bundled:names")]
    assert _forms("An Masern starb ein Kind.", named, "A child died of measles.") == {"Masern"}


@pytest.mark.parametrize(
    ("text", "named", "made"),
    [
        # the name as it is, translated, and as an acronym
        (
            "Er klagt gegen Nordstahl.",
            [("Nordstahl", "ORG", "bundled:names")],
            "He sues Nordstahl.",
        ),
        (
            "Er wählt die Heimatunion.",
            [("Heimatunion", "ORG", "bundled:names")],
            "He votes for the Homeland Union.",
        ),
        ("Er fragt Ärzte ohne Not.", [("Ärzte ohne Not", "ORG", "bundled:names")], "He asks AWN."),
        # a list has it, a table knows it, or its capitals tell
        ("Er lobt die Bahn.", [("Bahn", "ORG", "names")], "He praises the railway."),
        ("Er liebt Wien.", [("Wien", "LOC", "bundled:names")], "He loves the city."),
        ("Er fragt die GDL.", [("GDL", "ORG", "bundled:names")], "He asks the union."),
        # it may be the word that begins the sentence
        ("Nordstahl wächst.", [("Nordstahl", "ORG", "bundled:names")], "Nordsteel is growing."),
    ],
)
def test_what_may_be_rendered_with_a_name_stays(text: str, named: list[Named], made: str) -> None:
    assert _forms(text, named, made) == frozenset()


def test_the_names_of_others_are_no_rendering() -> None:
    named: list[Named] = [
        ("Haubitzen", "MISC", "bundled:names"),
        ("Kim Jong Un", "PER", "names"),
    ]
    text = "Kim Jong Un lieferte Haubitzen."
    assert _forms(text, named, "Kim Jong Un supplied howitzers in November.") == {"Haubitzen"}


def test_a_target_that_gives_nouns_capitals_tells_nothing() -> None:
    named: list[Named] = [("Rougeole", "MISC", "bundled:names")]
    assert _forms("La Rougeole tue.", named, "Masern töten.", "fr", "de") == frozenset()
    assert _forms("La Rougeole tue.", named, "xyz", "fr", "xx") == frozenset()
