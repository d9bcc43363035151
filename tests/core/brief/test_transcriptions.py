import pytest

from core.article import Article, Block, Entity, Segment, Source, Translation
from core.brief.spellings import join_spellings
from core.brief.transcriptions import transcribed

Named = tuple[str, str]


def _entities(*names: Named) -> tuple[Entity, ...]:
    at, entities = 0, []
    for form, key in names:
        entities.append(
            Entity(start=at, end=at + len(form), text=form, label="PER", name=form, key=key)
        )
        at += len(form) + 2
    return tuple(entities)


def article(lang: str, names: list[Named], made: list[Named]) -> Article:
    """Return an article of one sentence that names people, and its translation."""
    text = ", ".join(form for form, _ in names)
    shown = ", ".join(form for form, _ in made)
    return Article(
        id=f"{lang}{text}",
        lang=lang,
        title=None,
        published=None,
        byline=None,
        publisher=None,
        source=Source(kind="file", address="a", fetched="", sha256=""),
        text=text,
        blocks=(Block(role="paragraph", start=0, end=len(text)),),
        segments=(Segment(id=0, block=0, start=0, end=len(text)),),
        entities=_entities(*names),
        translations={
            "en": (Translation(segment=0, text=shown, engine="memory", entities=_entities(*made)),)
        },
    )


GERMAN = article("de", [("Musa al-Tidschani", "person:a")], [("Musa al-Tijani", "person:b")])
FRENCH = article("fr", [("Moussa al-Tijani", "person:b")], [("Musa al-Tijani", "person:b")])


def test_two_transcriptions_that_a_translation_vouches_for_are_one_person() -> None:
    assert list(transcribed([GERMAN, FRENCH])) == [("person:a", "person:b")]
    joined = join_spellings([GERMAN, FRENCH])
    assert {entity.key for one in joined for entity in one.entities} == {"person:a"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # two given names, though a translation writes one as the other
        (
            article("ro", [("Ion Popescu", "person:a")], [("Ioan Popescu", "person:b")]),
            article("fr", [("Ioan Popescu", "person:b")], [("Ioan Popescu", "person:b")]),
        ),
        # one sound, and no translation that vouches
        (
            article("de", [("Ihor Kowal", "person:a")], [("Ihor Kowal", "person:a")]),
            article("fr", [("Igor Koval", "person:b")], [("Igor Koval", "person:b")]),
        ),
        # another surname
        (
            article("de", [("Ihor Kowal", "person:a")], [("Ihor Koval", "person:c")]),
            article("fr", [("Igor Kovar", "person:b")], [("Ihor Koval", "person:b")]),
        ),
        # one language
        (GERMAN.with_(lang="fr"), FRENCH),
        # a surname alone
        (
            article("de", [("Kowal", "person:a")], [("Koval", "person:b")]),
            article("fr", [("Koval", "person:b")], [("Koval", "person:b")]),
        ),
        # an article that speaks of both
        (
            article(
                "de",
                [("Musa al-Tidschani", "person:a"), ("Musa al-Tijani", "person:b")],
                [("Musa al-Tijani", "person:b")],
            ),
            FRENCH,
        ),
        # two left over in the translation: nobody can tell who is who
        (
            article(
                "de",
                [("Musa al-Tidschani", "person:a")],
                [("Musa al-Tijani", "person:e"), ("Ana Alba", "person:d")],
            ),
            article("fr", [("Moussa al-Tijani", "person:b")], [("Musa al-Tijani", "person:b")]),
        ),
    ],
)
def test_look_alikes_stay_two(one: Article, other: Article) -> None:
    assert list(transcribed([one, other])) == []
    assert join_spellings([one, other]) == [one, other]


def test_the_key_of_the_translation_vouches_as_well() -> None:
    french = article("fr", [("Moussa al-Tijani", "person:b")], [("Moussa al-Tijani", "person:b")])
    assert list(transcribed([GERMAN, french])) == [("person:a", "person:b")]


def test_same_surname_and_vouched_for_is_one() -> None:
    one = article("de", [("Ihor Kowal", "person:a")], [("Ihor Koval", "person:c")])
    other = article("fr", [("Igor Koval", "person:b")], [("Ihor Koval", "person:b")])
    assert list(transcribed([one, other])) == [("person:a", "person:b")]


def test_who_may_be_either_of_two_people_of_one_article_is_neither() -> None:
    both = article(
        "fr",
        [("Moussa al-Tijani", "person:b"), ("Mousa al-Tijani", "person:c")],
        [("Musa al-Tijani", "person:b"), ("Musa al-Tijani", "person:c")],
    )
    assert list(transcribed([GERMAN, both])) == []


def test_what_the_reader_has_parted_stays_apart() -> None:
    one = article("de", [("Musa al-Tidschani", "person:a~1")], [("Musa al-Tijani", "person:b")])
    assert join_spellings([one, FRENCH]) == [one, FRENCH]
