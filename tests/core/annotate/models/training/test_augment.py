from hypothesis import given, settings
from hypothesis import strategies as st

from core.annotate.models.training.augment import (
    Augmenter,
    in_capitals,
    respelt,
    rewritten,
    without_stop,
)
from core.annotate.models.training.examples import Example, parse_marked
from tests.core.annotate.models.training.sentences import NAMES, are_in_order, examples, forms

FOLDED = {"ă": "a", "ș": "s", "ß": "ss", "ö": "oe"}


def sentence(line: str, lang: str = "de") -> Example:
    text, names = parse_marked(line)
    return Example(text, lang, names)


def labels(example: Example) -> list[str]:
    return [name.label for name in example.names]


@settings(deadline=None)
@given(examples())
def test_respelling_is_that_of_the_text_and_of_each_name(example: Example) -> None:
    table = str.maketrans(FOLDED)
    changed = respelt(example, FOLDED)
    assert changed.text == example.text.translate(table)
    assert forms(changed) == [form.translate(table) for form in forms(example)]
    assert labels(changed) == labels(example)
    assert are_in_order(changed)


@settings(deadline=None)
@given(examples())
def test_capitals_are_those_of_the_text_and_of_each_name(example: Example) -> None:
    changed = in_capitals(example)
    assert changed.text == example.text.upper()
    assert forms(changed) == [form.upper() for form in forms(example)]
    assert are_in_order(changed)


@settings(deadline=None)
@given(examples())
def test_without_its_stop_a_sentence_keeps_its_names(example: Example) -> None:
    changed = without_stop(example)
    assert changed.text == example.text.removesuffix(".")
    assert are_in_order(changed)
    shortened = [form for form in forms(example) if form != "."]
    if example.names and example.names[-1].end == len(example.text):
        shortened = [*forms(example)[:-1], forms(example)[-1].removesuffix(".")]
    assert forms(changed) == [form for form in shortened if form] or "." in forms(example)


def test_a_stop_that_is_part_of_a_name_goes_too() -> None:
    changed = without_stop(sentence("Sie kaufte [ORG Apple Inc.]"))
    assert changed == sentence("Sie kaufte [ORG Apple Inc]")


@settings(deadline=None)
@given(examples(), st.lists(NAMES, min_size=4, max_size=4))
def test_swapped_names_stand_where_they_are_marked(example: Example, others: list[str]) -> None:
    new = iter(others)
    changed = rewritten(example, lambda text: text, lambda text, name: next(new))
    assert forms(changed) == others[: len(example.names)]
    assert labels(changed) == labels(example)
    assert are_in_order(changed)
    back = iter(forms(example))
    assert rewritten(changed, lambda text: text, lambda text, name: next(back)) == example


@settings(deadline=None)
@given(st.lists(examples(), min_size=1, max_size=5), st.integers(0, 1000))
def test_whatever_is_varied_its_names_stay_marked(sentences: list[Example], seed: int) -> None:
    augmenter = Augmenter(sentences, ["Gotha", "Meran", "Konstanz am See"], seed)
    for example in sentences:
        varied, *others = augmenter.vary(example)
        assert are_in_order(varied)
        assert varied.lang == example.lang
        assert varied.has_misc == example.has_misc
        assert len(varied.names) <= len(example.names)
        assert len(others) <= 1
        assert all(other in sentences for other in others)


@settings(deadline=None)
@given(st.lists(examples(), min_size=1, max_size=5), st.integers(0, 1000))
def test_a_seed_varies_in_one_way(sentences: list[Example], seed: int) -> None:
    one, two = (Augmenter(sentences, ["Gotha", "Meran"], seed) for _ in range(2))
    assert [one.vary(each) for each in sentences] == [two.vary(each) for each in sentences]


def stand_ins(line: str, *others: str, lang: str = "de") -> set[str]:
    """Return what the name in `line` becomes in many tries."""
    example = sentence(line, lang)
    augmenter = Augmenter([example, *(sentence(other, lang) for other in others)], [], seed=1)
    return {form for _ in range(200) for form in forms(augmenter.swapped(example))}


def test_names_are_swapped_for_names_of_their_kind_and_length() -> None:
    found = stand_ins(
        "Das sagte [PER Angela Merkel].", "[PER Helmut Kohl] und [PER Brandt]", "in [LOC Bad Ems]"
    )
    assert found == {"Angela Merkel", "Helmut Kohl"}


def test_inflected_names_are_swapped_for_names_with_their_ending() -> None:
    others = "[LOC Spaniens] und [LOC Italien], [LOC Paris]"
    assert stand_ins("die Grenze [LOC Polens]", others) == {"Polens", "Spaniens", "Paris"}
    others = "[LOC Franței] și [LOC Italia], [LOC Poloniei]"
    assert stand_ins("granița [LOC Ungariei]", others, lang="ro") == {"Ungariei", "Franței"} | {
        "Poloniei"
    }


def test_misc_and_small_letters_stay() -> None:
    assert stand_ins("der [MISC Duden]", "die [MISC Bibel]") == {"Duden"}
    assert stand_ins("die [ORG taz]", "der [ORG Spiegel]") == {"taz"}


def test_cities_stand_in_for_places_alone() -> None:
    example = sentence("[PER Kohl] in [LOC Bonn]")
    augmenter = Augmenter([example], ["Gotha", "Meran"], seed=1)
    varied = [tuple(forms(augmenter.swapped(example))) for _ in range(300)]
    assert {place for _, place in varied} == {"Bonn", "Gotha", "Meran"}
    assert {person for person, _ in varied} == {"Kohl"}


def test_every_way_of_varying_happens() -> None:
    example = sentence("Președintele [PER Ion Țițeica] a sosit în [LOC Cluj] din Iași.", "ro")
    augmenter = Augmenter([example], ["Arad"], seed=1)
    varied = [augmenter.vary(example) for _ in range(500)]
    texts = {sentences[0].text for sentences in varied}
    assert "Președintele Ion Țițeica a sosit în Arad din Iași." in texts
    assert "Presedintele Ion Titeica a sosit in Cluj din Iasi." in texts
    assert "Preşedintele Ion Ţiţeica a sosit în Cluj din Iaşi." in texts
    assert "PREȘEDINTELE ION ȚIȚEICA A SOSIT ÎN CLUJ DIN IAȘI." in texts
    assert "Președintele Ion Țițeica a sosit în Cluj din Iași" in texts
    assert example.text in texts
    assert {len(sentences) for sentences in varied} == {1, 2}
