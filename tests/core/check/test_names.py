"""Names that a translation lost: told for each, and seldom of a good translation."""

import json
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.annotate import Annotator
from core.article import Entity, Label
from core.check import Pair, Row, Side, build_pairs
from core.check.names import find
from tests.benchmarks.losses import Damage
from tests.benchmarks.losses.damage_names import damages
from tests.benchmarks.losses.news import annotated, is_there, news_rows

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent / "cases/names.jsonl").read_text("utf-8").splitlines()
]
LEAST_CAUGHT = 0.974
"""Of the names taken out of our own translations."""
MOST_FALSE_ALARMS = 0.005
"""Warnings about good translations of news; most of them are real losses."""
LEAST_CAUGHT_IN_NEWS = 0.92
LANGUAGES = ("fr", "de", "ro")
FIRST, LAST = 0, 120


@cache
def annotator() -> Annotator:
    """Return one annotator for all tests: its models load once."""
    return Annotator()


def lost(lang: str, text: str, translation: str, target: str = "en") -> list[str]:
    """Return the names that a translation is told to have lost."""
    row = Row(lang=lang, text=text, target=target, translation=translation)
    pair = build_pairs([row], annotator())[0]
    warnings = list(find(pair))
    for warning in warnings:
        assert warning.check == "names"
        assert text[warning.start : warning.end] == warning.lost
        assert warning.lost in warning.message
    return [warning.lost for warning in warnings]


def is_warned(pair: Pair) -> bool:
    """Return whether anything is said of a pair."""
    return next(iter(find(pair)), None) is not None


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["lang"] + ": " + case["text"][:40])
def test_good_translations_of_many_languages_have_no_warning(case: dict[str, str]) -> None:
    assert lost(case["lang"], case["text"], case["translation"], case["target"]) == []


def test_names_taken_out_of_them_are_missed() -> None:
    rows = [
        Row(lang=case["lang"], text=case["text"], target=case["target"], translation=damaged)
        for case in CASES
        for damaged in case["damaged"]
    ]
    missed = [pair.target.text for pair in build_pairs(rows, annotator()) if not is_warned(pair)]
    assert len(rows) > 100
    assert len(missed) <= (1 - LEAST_CAUGHT) * len(rows), missed


@pytest.mark.skipif(not is_there(), reason="the news sentences are not here")
def test_news_keep_to_the_aims() -> None:
    alarms = total = caught = made = 0
    for lang in LANGUAGES:
        rows = news_rows(lang, "google", FIRST, LAST)
        warned = [is_warned(pair) for pair in annotated(rows)]
        alarms += sum(warned)
        total += len(rows)
        harmed: list[tuple[Row, Damage]] = [
            (row, damage)
            for row, had_one in zip(rows, warned, strict=True)
            if not had_one
            for damage in damages(row.text, row.translation)
        ]
        pairs = annotated([row.with_(translation=damage.text) for row, damage in harmed])
        made += len(pairs)
        caught += sum(is_warned(pair) for pair in pairs)
    assert made > 300
    assert alarms <= MOST_FALSE_ALARMS * total
    assert caught >= LEAST_CAUGHT_IN_NEWS * made


@pytest.mark.parametrize(
    ("lang", "text", "translation"),
    [
        ("fr", "L'UE et l'OTAN soutiennent l'Ukraine.", "The EU and NATO support Ukraine."),
        ("fr", "Les États-Unis accusent l'Iran.", "The U.S. accuses Iran."),
        ("de", "Die französische Regierung lehnt ab.", "France's government refuses."),
        ("de", "Der Kreml schweigt.", "The Kremlin is silent."),
        ("fr", "La Cour suprême a tranché.", "The top court has ruled, the supreme court said."),
        ("ro", "Parlamentul a votat legea în luna mai.", "Parliament passed the law in May."),
        ("ru", "Щербаков живёт в Киеве.", "Shcherbakov lives in Kyiv."),
        ("fr", "Les républicains ont voté lundi.", "Republicans voted on Monday."),
        ("fr", "M. Blanc ironise.", "Mr Blanc is ironic."),
        ("es", "Lo dijo en inglés el sábado.", "He said it in English on Saturday."),
    ],
)
def test_another_form_of_a_name_is_the_name(lang: str, text: str, translation: str) -> None:
    assert lost(lang, text, translation) == []


@pytest.mark.parametrize(
    ("lang", "text", "translation", "name"),
    [
        ("fr", "Marine Delcourt vit à Nantes.", "She lives in Nantes.", "Marine Delcourt"),
        ("fr", "Marine Delcourt vit à Nantes.", "Marine lives in Nantes.", "Marine Delcourt"),
        ("fr", "Marine Delcourt vit à Nantes.", "Marine Delcourt lives in Oslo.", "Nantes"),
        ("de", "Siemens liefert Züge nach Ägypten.", "Siemens supplies trains.", "Ägypten"),
        ("de", "Die polnische Armee übt.", "The army is exercising.", "polnische"),
        ("fr", "Les républicains ont voté.", "The lawmakers voted.", "républicains"),
        ("ro", "Ziarul Adevărul citează CNN/ORC.", "Adevărul quotes CNN.", "ORC"),
    ],
)
def test_a_name_without_counterpart_is_told(
    lang: str, text: str, translation: str, name: str
) -> None:
    assert name in lost(lang, text, translation)


def named(lang: str, text: str, *names: tuple[str, Label]) -> Side:
    """Return a text with names that a recogniser has taken them for."""
    entities = tuple(
        Entity(
            start=text.index(name),
            end=text.index(name) + len(name),
            text=name,
            label=label,
            recogniser="test",
        )
        for name, label in names
    )
    return Side(lang, text, entities)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (
            named("de", "Aus dem Donaumuseum fehlen Bilder.", ("Donaumuseum", "ORG")),
            named("en", "Paintings are missing from the Danube Museum."),
        ),
        (
            named("en", "The Rhine Theatre is closed.", ("Rhine Theatre", "LOC")),
            named("de", "Das Rheintheater ist geschlossen."),
        ),
        (
            named("fr", "Les élus de Patrie unie sont sortis.", ("Patrie", "ORG")),
            named("en", "The members of United Homeland left.", ("United Homeland", "ORG")),
        ),
        (
            named("en", "The members of United Hope left.", ("United Hope", "ORG")),
            named("ro", "Aleșii partidului Speranța Unită au ieșit.", ("Speranța Unită", "ORG")),
        ),
        (
            named("de", "Ein 58 Jahre alter Wachmann fiel.", ("Wachmann", "PER")),
            named("en", "A 58-year-old security guard fell."),
        ),
        (
            named("de", "Einen verletzten Bergmann trug man fort.", ("Bergmann", "PER")),
            named("en", "An injured miner was carried away."),
        ),
    ],
)
def test_what_is_made_of_words_may_be_translated(source: Side, target: Side) -> None:
    assert list(find(Pair(source, target))) == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (
            named("de", "Aus dem Donaumuseum fehlen Bilder.", ("Donaumuseum", "ORG")),
            named("en", "Paintings are missing from there."),
        ),
        (
            named("en", "The Danube Museum is closed.", ("Danube Museum", "LOC")),
            named("de", "Das Rheinmuseum ist geschlossen."),
        ),
        (
            named("de", "Der Zug brachte gestern Bergmann fort.", ("Bergmann", "PER")),
            named("en", "The train carried a miner away yesterday."),
        ),
    ],
)
def test_what_is_another_or_stands_alone_may_not(source: Side, target: Side) -> None:
    assert list(find(Pair(source, target)))


def test_an_empty_translation_is_left_to_others() -> None:
    assert lost("fr", "Macron est à Paris.", "  ") == []


@settings(deadline=None, max_examples=60)
@given(
    st.text(max_size=120), st.text(max_size=120), st.sampled_from(["fr", "de", "ru", "zh", "und"])
)
def test_any_two_texts_can_be_checked(text: str, translation: str, lang: str) -> None:
    pair = Pair(Side(lang, text), Side("en", translation))
    for warning in find(pair):
        assert warning.start is not None
        assert text[warning.start : warning.end] == warning.lost != ""


@pytest.mark.parametrize(
    ("lang", "text", "good", "damaged"),
    [
        ("fr", "L'IMC moyen a baissé.", "The average BMI has fallen.", "The average has fallen."),
        (
            "de",
            "Der BGH gab der Klägerin recht.",
            "The Federal Court of Justice ruled in favour of the plaintiff.",
            "The court ruled in favour of the plaintiff.",
        ),
    ],
)
def test_acronyms_of_a_language_may_be_others_or_be_written_out(
    lang: str, text: str, good: str, damaged: str
) -> None:
    assert not lost(lang, text, good)
    assert lost(lang, text, damaged)
