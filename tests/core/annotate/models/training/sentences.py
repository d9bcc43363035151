"""Sentences with names, for Hypothesis."""

from hypothesis import strategies as st

from core.annotate.models.training.examples import LABELS, Example, Name

WORDS = st.text(alphabet="aeiouăâîșțßäöüGKMÄȘdlnrst-'.", min_size=1, max_size=8)
NAMES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)


@st.composite
def examples(draw: st.DrawFn, lang: str = "ro") -> Example:
    """A sentence of names and other words, with or without spaces between them."""
    text = ""
    names: list[Name] = []
    for _ in range(draw(st.integers(0, 4))):
        text += draw(st.text(alphabet="aeîțß ,.", max_size=10))
        form = draw(NAMES)
        names.append(Name(len(text), len(text) + len(form), draw(st.sampled_from(LABELS))))
        text += form
    return Example(text + draw(st.sampled_from(["", ".", " a fost.", "ß"])), lang, tuple(names))


def forms(example: Example) -> list[str]:
    """Return the names of a sentence as they stand in it."""
    return [example.text[name.start : name.end] for name in example.names]


def are_in_order(example: Example) -> bool:
    """Whether names lie in their sentence one after the other, none empty."""
    at = 0
    for name in example.names:
        if not at <= name.start < name.end <= len(example.text):
            return False
        at = name.end
    return True
