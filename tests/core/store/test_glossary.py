"""The glossary on disk."""

from pathlib import Path

from core.article import GlossaryTerm
from core.store import GlossaryChanges, Library, term_key

ARMY = GlossaryTerm(term="armée", translation="army", lang="fr", target_lang="en")
NATO = GlossaryTerm(term="OTAN", translation="NATO", case=True)


def test_an_empty_glossary_makes_no_file(tmp_path: Path) -> None:
    library = Library(tmp_path / "library")
    assert library.glossary.terms() == ()
    assert library.glossary.put([]) == GlossaryChanges()
    library.glossary.remove([ARMY])
    assert not library.path.exists()


def test_terms_are_kept_and_changes_counted(tmp_path: Path) -> None:
    glossary = Library(tmp_path).glossary
    assert glossary.put([ARMY, NATO]) == GlossaryChanges(added=2)
    changed = ARMY.with_(term="Armée", translation="armed forces")
    german = ARMY.with_(lang="de")
    assert glossary.put([changed, NATO, german]) == GlossaryChanges(added=1, changed=1, unchanged=1)
    assert Library(tmp_path).glossary.terms() == (changed, NATO, german)
    assert glossary.put([NATO], replace=True) == GlossaryChanges(unchanged=1, removed=2)
    assert glossary.terms() == (NATO,)


def test_of_the_same_term_the_later_is_kept(tmp_path: Path) -> None:
    glossary = Library(tmp_path).glossary
    assert glossary.put([ARMY, ARMY.with_(term="ARMÉE", translation="b")]).added == 1
    assert [one.translation for one in glossary.terms()] == ["b"]


def test_terms_are_found_and_removed(tmp_path: Path) -> None:
    glossary = Library(tmp_path).glossary
    german = ARMY.with_(lang="de")
    glossary.put([ARMY, german, NATO])
    assert glossary.like(" ARMÉE ") == [ARMY, german]
    glossary.remove([german, german.with_(lang="ro")])
    assert glossary.terms() == (ARMY, NATO)


def test_a_term_in_its_own_capitals_is_another() -> None:
    assert term_key(NATO) != term_key(NATO.with_(case=False))
    assert term_key(NATO) != term_key(NATO.with_(term="Otan"))
    assert term_key(ARMY) == term_key(ARMY.with_(term="Arme\u0301e", note="x", translation="y"))
    assert term_key(ARMY) != term_key(ARMY.with_(target_lang="de"))


def test_two_libraries_see_each_others_terms(tmp_path: Path) -> None:
    one, other = Library(tmp_path), Library(tmp_path)
    one.glossary.put([ARMY])
    assert other.glossary.terms() == (ARMY,)
    other.glossary.put([NATO])
    assert one.glossary.terms() == (ARMY, NATO)


def test_a_lost_file_says_what_to_do(tmp_path: Path) -> None:
    library = Library(tmp_path)
    library.glossary.put([ARMY])
    (tmp_path / "glossary.json").write_text("{", encoding="utf-8")
    (tmp_path / "spare" / "glossary.json.gz").write_text("{", encoding="utf-8")
    library = Library(tmp_path)
    assert library.glossary.terms() == ()
    (notice,) = library.notices()
    assert "import your glossary again" in notice.sentence
