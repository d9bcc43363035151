from hypothesis import given
from hypothesis import strategies as st

from core.search.marking import LONGEST, Marker, Term, cut


def marked(text: str, *terms: Term) -> list[str]:
    return [text[start:end] for start, end in Marker(terms).marks(text)]


def test_words_phrases_and_beginnings_are_marked() -> None:
    text = "L'armée défile, les armées défilent."
    assert marked(text, Term(("armee",))) == ["armée"]
    assert marked(text, Term(("arme",), is_prefix=True)) == ["armée", "armées"]
    assert marked(text, Term(("les", "armees"))) == ["les armées"]
    assert marked(text, Term(("les", "arm"), is_prefix=True)) == ["les armées"]
    assert marked(text, Term(("les",)), Term(("les", "armees"))) == ["les armées"]
    assert marked(text, Term(("armees", "les"))) == []


def test_marks_that_touch_are_one() -> None:
    assert marked("中国外交部", Term(("中", "国")), Term(("国", "外"))) == ["中国外"]
    assert Marker([Term(("a", "b")), Term(("b", "c"))]).marks("a b c") == ((0, 5),)


def test_a_long_sentence_is_cut_around_its_first_mark() -> None:
    text = "vorn " * 200 + "Rakete " + "hinten " * 200
    found = Marker([Term(("rakete",))]).snippet(text)
    assert len(found.text) <= LONGEST + 4
    assert [found.text[a:b] for a, b in found.marks] == ["Rakete"]
    assert found.text.startswith("… ") and found.text.endswith(" …")
    assert Marker([]).snippet(text).text.startswith("vorn")
    assert not Marker([]).snippet(text).text.startswith("…")


@given(st.text(alphabet="ab ", max_size=1200), st.data())
def test_marks_stay_on_their_words_whatever_is_cut(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 50)))
    marks = ((start, end),) if end > start else ()
    found = cut(text, marks)
    assert len(found.text) <= LONGEST + 4
    for one, other in zip(found.marks, marks, strict=True):
        assert found.text[one[0] : one[1]] in text[other[0] : other[1]]
