"""The glossary of a library on the way of its articles: engines held to it, everything checked."""

from pathlib import Path

import pytest

from core.article import Article, GlossaryTerm, Translation, TranslationUnit
from core.pipeline import Road, Translator
from core.store import Library
from tests.core.pipeline.stages import PlainStages
from tests.core.pipeline.test_translator import Marking
from tests.core.translate.engines import Upper, article

BRIDGE = GlossaryTerm(term="pont", translation="VIADUCT")
TEXTS = ("Le pont est fermé.", "La route est ouverte.", "Les ponts sont neufs.")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library(tmp_path / "library")
    library.put(article(*TEXTS))
    library.glossary.put([BRIDGE])
    return library


def told(one: Article) -> dict[int, list[str]]:
    made = one.translated("en").values()
    return {one.segment: [w.check for w in one.warnings] for one in made if one.warnings}


def test_engines_are_held_to_the_glossary(library: Library) -> None:
    engine = Upper()
    done = Translator(library, PlainStages(), engines=[engine]).translate(library.article("a1"))
    assert [one.text for one in done.translations["en"]] == [
        "LE VIADUCT EST FERMÉ.",
        "LA ROUTE EST OUVERTE.",
        "LES VIADUCT SONT NEUFS.",
    ]
    assert engine.asked == [
        list(TEXTS),
        ["Le VIADUCT est fermé.", "Les VIADUCT sont neufs."],
    ]
    assert not told(done)


def test_engines_that_translate_again_are_held_to_it_too(library: Library) -> None:
    done = Translator(library, PlainStages()).translate_again(
        library.article("a1"), Upper("other"), [0]
    )
    assert done.translated("en")[0].text == "LE VIADUCT EST FERMÉ."


def test_memory_and_corrections_are_not_changed_only_checked(library: Library) -> None:
    unit = TranslationUnit(source=TEXTS[0], target="The bridge.", lang="fr", target_lang="en")
    library.add_units([unit, unit.with_(source=TEXTS[2], target="New bridges.", by="reader")])
    done = Translator(library, PlainStages(), engines=[Upper()]).translate(library.article("a1"))
    shown = [(one.engine, one.text) for one in done.translations["en"]]
    assert shown[0] == ("memory", "The bridge.") and shown[2] == ("reader", "New bridges.")
    assert told(done) == {0: ["glossary"], 2: ["glossary"]}
    assert library.article("a1") == done


def test_warnings_follow_a_glossary_that_changed(library: Library) -> None:
    made = tuple(Translation(segment=n, text="The bridge.", engine="x") for n in range(3))
    library.put(article(*TEXTS).with_translations("en", made))
    translator = Translator(library, PlainStages())
    assert told(translator.translate(library.article("a1"))) == {0: ["glossary"], 2: ["glossary"]}
    library.glossary.put([BRIDGE.with_(translation="bridge")])
    assert not told(translator.translate(library.article("a1")))
    assert not told(library.article("a1"))


def test_marking_keeps_the_warnings_on_terms(library: Library) -> None:
    made = tuple(Translation(segment=n, text="The bridge.", engine="x") for n in range(3))
    library.put(article(*TEXTS).with_translations("en", made))
    translator = Translator(library, Marking())
    assert told(translator.mark(library.article("a1"))) == {
        0: ["names", "glossary"],
        1: ["names"],
        2: ["names", "glossary"],
    }


def test_a_source_that_is_added_is_held_to_the_glossary(library: Library, tmp_path: Path) -> None:
    source = tmp_path / "pont.txt"
    text = "Le pont de la ville est fermé depuis mardi, et les habitants attendent sa réouverture."
    source.write_text(f"Le pont fermé\n\n{text}\n", encoding="utf-8")
    engine = Upper(langs=("fr",))
    report = Road(library, PlainStages(), engines=[engine]).add([str(source)])
    done = library.article(report.added[0])
    assert all("VIADUCT" in one.text for one in done.translations["en"])
