from hypothesis import given
from hypothesis import strategies as st

from core.article import Article, Block, Entity, Segment, Source, Translation
from core.brief.spellings import join_spellings
from core.brief.transcriptions import unmarked


def article(number: int, *names: tuple[str, str]) -> Article:
    """Return an article whose sentence is `names`, each with its key."""
    text = ", ".join(form for form, _ in names)
    entities = []
    for form, key in names:
        start = text.index(form)
        entities.append(
            Entity(start=start, end=start + len(form), text=form, label="PER", name=form, key=key)
        )
    return Article(
        id=f"a{number}",
        lang="fr",
        title=None,
        published=None,
        byline=None,
        publisher=None,
        source=Source(kind="file", address="a", fetched="", sha256=""),
        text=text,
        blocks=(Block(role="paragraph", start=0, end=len(text)),),
        segments=(Segment(id=0, block=0, start=0, end=len(text)),),
        entities=tuple(entities),
        translations={
            "en": (Translation(segment=0, text=text, engine="memory", entities=tuple(entities)),)
        },
    )


def keys(one: Article) -> list[str | None]:
    translated = [entity.key for entity in one.translations["en"][0].entities]
    assert translated == [entity.key for entity in one.entities]
    return translated


def test_a_person_without_marks_is_the_one_with_them() -> None:
    marked = article(
        1, ("Liviu Pătrașcu", "person:liviu-patrashku"), ("Pătrașcu", "person:liviu-patrashku")
    )
    plain = article(
        2, ("Liviu Patrascu", "person:liviu-patrasku"), ("Patrascu", "person:liviu-patrasku")
    )
    one, other = join_spellings([plain, marked, marked])[:2]
    assert set(keys(one)) == set(keys(other)) == {"person:liviu-patrashku"}
    assert {entity.name for entity in one.entities} == {"Liviu Pătrașcu"}


def test_one_word_is_not_enough() -> None:
    one, other = join_spellings(
        [article(1, ("Ștefan", "person:shtefan")), article(2, ("Stefan", "person:stefan"))]
    )
    assert keys(one) != keys(other)


def test_what_the_reader_has_parted_stays_apart() -> None:
    one, other = join_spellings(
        [
            article(1, ("Ana Șerban", "person:ana~1234")),
            article(2, ("Ana Serban", "person:ana-serban")),
        ]
    )
    assert keys(one) == ["person:ana~1234"] and keys(other) == ["person:ana-serban"]


def test_others_are_left_as_they_are() -> None:
    given_ = [article(1, ("Ana Șerban", "person:a")), article(2, ("Ana Sorban", "person:b"))]
    assert join_spellings(given_) == given_


@given(st.text())
def test_any_name_can_be_without_marks(form: str) -> None:
    assert unmarked(form) == unmarked(f" {form} ")
    assert "-" not in unmarked(form)
