"""Terms of the glossary in the article being read."""

import pytest

from core.article import GlossaryTerm, Translation
from core.errors import GlossaryError
from core.store import Library
from tests.core.translate.engines import Upper
from tests.tui.reading.test_translations import MarkingWorkshop
from tui.reading import Reading

RIVER = GlossaryTerm(term="fleuve", translation="stream", lang="fr", target_lang="en")


def lost(reading: Reading, segment: int = 0) -> list[str]:
    warnings = reading.article.translated("en")[segment].warnings
    return [one.lost for one in warnings if one.check == "glossary"]


def test_a_term_is_kept_and_the_article_checked(reading: Reading, library: Library) -> None:
    said = reading.define_term("fleuve", " stream ")
    assert said == (
        "“fleuve” = “stream” is in the glossary. 1 translation here does not use it; w goes there."
    )
    assert library.glossary.terms() == (RIVER,)
    assert lost(reading) == ["fleuve"]
    assert library.article("flood") == reading.article
    assert reading.warned() == [0]


def test_an_entry_is_changed_in_any_form_and_goes(reading: Reading, library: Library) -> None:
    library.glossary.put([RIVER.with_(note="wide", lang="")])
    reading.refresh()
    assert reading.term_like("Fleuves") and not reading.term_like("le fleuve")
    said = reading.define_term("Fleuves", "river")
    assert said.endswith("Every translation here uses it.")
    (one,) = library.glossary.terms()
    assert (one.term, one.translation, one.note, one.lang) == ("fleuve", "river", "wide", "")
    assert not lost(reading)
    assert "no longer" in reading.define_term("fleuve", " ")
    assert library.glossary.terms() == ()
    assert "needs a translation" in reading.define_term("fleuve", "")


def test_what_says_nothing_is_refused(reading: Reading, library: Library) -> None:
    with pytest.raises(GlossaryError, match=r"^The term was not kept: .*\.$"):
        reading.define_term("fleuve", "…")
    assert library.glossary.terms() == ()


def test_a_glossary_that_changed_elsewhere_is_heeded_when_translating(
    reading: Reading, library: Library
) -> None:
    library.glossary.put([RIVER])
    before = reading.article
    reading.translate([])
    assert reading.article is not before
    assert lost(reading) == ["fleuve"]
    library.glossary.remove([RIVER])
    reading.translate([])
    assert not lost(reading)


def test_marking_keeps_the_warnings_on_terms(reading: Reading, library: Library) -> None:
    library.glossary.put([RIVER])
    reading.check_terms()
    marked = reading.mark_translations(MarkingWorkshop())
    assert marked.translated("en")[0].entities and lost(reading) == ["fleuve"]


def test_engines_are_held_to_the_glossary(reading: Reading, library: Library) -> None:
    library.glossary.put([RIVER.with_(term="décrue", translation="EBB")])
    engine = Upper()
    reading.translate([engine])
    sentence = "Les Portugais attendent la {}."
    assert engine.asked == [[sentence.format("décrue")] * 2, [sentence.format("EBB")] * 2]
    assert reading.article.translated("en")[5].text == "LES PORTUGAIS ATTENDENT LA EBB."
    reading.translate_again([0], Upper())
    assert reading.article.translated("en")[0].text == "LE FLEUVE DÉBORDE À LISBONNE"


def test_a_warning_on_a_term_alone_is_no_mark(reading: Reading, library: Library) -> None:
    library.glossary.put([RIVER])
    mine = Translation(segment=0, text="The Tagus floods Lisbon", engine="reader")
    library.put(reading.article.with_translations("en", (mine,)))
    again = Reading.open(library, "flood", "en")[0]
    again.check_terms()
    assert lost(again) == ["fleuve"] and again.lacks_marks()


def test_a_version_that_is_chosen_is_checked(reading: Reading, library: Library) -> None:
    library.glossary.put([RIVER])
    reading.choose(Translation(segment=0, text="The river is high", engine="other"))
    assert lost(reading) == ["fleuve"]
    reading.choose(Translation(segment=0, text="The stream is high", engine="other"))
    assert not lost(reading)


def test_a_damaged_glossary_keeps_no_article_from_being_read(library: Library) -> None:
    library.glossary.put([RIVER])
    (library.path / "glossary.json").write_bytes(b"{")
    opened, _ = Reading.open(mended := Library(library.path), "flood", "en")
    assert opened.problem == ""
    assert [one.file for one in mended.notices()] == ["glossary.json"]
    assert opened.glossary.between("fr", "en").find("Le fleuve monte.") != ()


def test_a_glossary_damaged_in_both_copies_is_empty_and_told(library: Library) -> None:
    library.glossary.put([RIVER])
    (library.path / "glossary.json").write_bytes(b"{")
    (library.path / "spare" / "glossary.json.gz").write_bytes(b"{")
    opened, _ = Reading.open(emptied := Library(library.path), "flood", "en")
    assert opened.problem == ""
    assert "glossary.json" in {one.file for one in emptied.notices()}
    assert opened.glossary.between("fr", "en").find("Le fleuve monte.") == ()
