"""What the two sides of a page tell each other."""

from collections.abc import Sequence

from core.annotate.recogniser import Mention
from core.annotate.sides import RECOGNISER, bring_back
from core.article import Article, Block, Entity, Label, Segment, Source, Translation

MODEL = "bundled:names"


def _article(lines: Sequence[str], *names: tuple[str, Label, str], lang: str = "fr") -> Article:
    text = "\n".join(lines)
    blocks, segments, at = [], [], 0
    for number, line in enumerate(lines):
        blocks.append(Block(role="paragraph", start=at, end=at + len(line)))
        segments.append(Segment(id=number, block=number, start=at, end=at + len(line)))
        at += len(line) + 1
    entities = []
    for form, label, recogniser in names:
        start = text.index(form)
        entities.append(
            Entity(start=start, end=start + len(form), text=form, label=label,
                   key=f"x:{form}", name=form, recogniser=recogniser)
        )  # fmt: skip
    return Article(
        id="a", lang=lang, title=None, published=None, byline=None, publisher=None,
        source=Source(kind="stdin", address="-", fetched="", sha256="0"),
        text=text, blocks=tuple(blocks), segments=tuple(segments),
        entities=tuple(sorted(entities, key=lambda e: e.start)),
    )  # fmt: skip


def _sides(
    article: Article, *lines: tuple[str, Sequence[tuple[str, Label, str]]]
) -> tuple[Article, list[list[Mention]]]:
    """Bring back what stands in `lines`, the translations of the segments in order."""
    translations = [
        Translation(segment=number, text=text, engine="memory")
        for number, (text, _) in enumerate(lines)
    ]
    mentions = [
        [
            Mention(start=text.index(form), end=text.index(form) + len(form), label=label,
                    recogniser=recogniser)
            for form, label, recogniser in names
        ]
        for text, names in lines
    ]  # fmt: skip
    return bring_back(article, translations, mentions)


def _shown(article: Article) -> list[tuple[str, str, str]]:
    return [(e.text, e.label, e.recogniser) for e in article.entities]


def test_a_name_that_only_the_translation_gave_away_is_marked_everywhere() -> None:
    article = _article(["Près de Vorhiansk, rien.", "À Vorhiansk aussi."])
    article, _ = _sides(article, ("Near Vorhiansk, nothing.", [("Vorhiansk", "LOC", MODEL)]))
    assert _shown(article) == [("Vorhiansk", "LOC", RECOGNISER), ("Vorhiansk", "LOC", "article")]
    assert article.entities[0].key == article.entities[1].key is not None


def test_another_spelling_is_the_same_name() -> None:
    article = _article(["Serhiy Hryvenko a parlé."])
    article, _ = _sides(article, ("Serhij Hrywenko spoke.", [("Serhij Hrywenko", "PER", MODEL)]))
    assert _shown(article) == [("Serhiy Hryvenko", "PER", RECOGNISER)]


def test_ordinary_words_are_no_names_because_the_translation_begins_with_them() -> None:
    article = _article(["Mission accomplie : la mission a duré trois jours."])
    found, _ = _sides(article, ("Mission done.", [("Mission", "ORG", MODEL)]))
    assert found.entities == ()


def test_parts_of_compounds_stay_unmarked() -> None:
    article = _article(["Der Salzburg-Kenner und Neu-Salzburg."], lang="de")
    found, _ = _sides(article, ("Salzburg.", [("Salzburg", "LOC", MODEL)]))
    assert found.entities == ()


def test_the_better_evidence_of_both_sides_decides_the_label() -> None:
    article = _article(["Drevnik a gagné."], ("Drevnik", "LOC", "spacy:fr_core_news_md"))
    article, mentions = _sides(article, ("Drevnik won.", [("Drevnik", "PER", MODEL)]))
    assert [(e.label, e.recogniser) for e in article.entities] == [("PER", "spacy:fr_core_news_md")]
    assert str(article.entities[0].key).startswith("person:")
    assert mentions[0][0].label == "PER"


def test_what_a_list_vouches_for_stays() -> None:
    article = _article(["Paris a voté."], ("Paris", "LOC", "places"))
    found, mentions = _sides(article, ("Paris voted.", [("Paris", "PER", MODEL)]))
    assert found == article
    assert mentions[0][0].label in ("PER", "LOC")


def test_nothing_new_leaves_the_article_as_it_is() -> None:
    article = _article(["Anna Brandt kam."], ("Anna Brandt", "PER", MODEL), lang="de")
    found, _ = _sides(article, ("Anna Brandt came.", [("Anna Brandt", "PER", MODEL)]))
    assert found is article


def test_a_second_round_finds_nothing_more() -> None:
    article = _article(["Près de Vorhiansk, rien.", "À Vorhiansk aussi."])
    names: list[tuple[str, Label, str]] = [("Vorhiansk", "LOC", MODEL)]
    once, _ = _sides(article, ("Near Vorhiansk, nothing.", names))
    twice, _ = _sides(once, ("Near Vorhiansk, nothing.", names))
    assert twice == once
