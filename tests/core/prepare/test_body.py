from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from core.prepare.body import best_path, find_body, line_score
from core.prepare.signals import read_signals

_PROSE = (
    "Der Minister kündigte an, dass die Gespräche mit den Nachbarn im Herbst weitergehen. "
    "Bis dahin soll ein Entwurf vorliegen, der auch die Fragen der kleineren Länder aufnimmt."
)


@given(st.lists(st.floats(-6, 6, width=16), max_size=9), st.floats(0, 6, width=16))
def test_no_other_path_is_better(scores: list[float], cost: float) -> None:
    def worth(path: tuple[bool, ...]) -> float:
        total = sum(one if kept else -one for one, kept in zip(scores, path, strict=True))
        before = (False, *path)
        return total - cost * sum(a != b for a, b in zip(before, path, strict=False))

    best = max((worth(path) for path in product((False, True), repeat=len(scores))), default=0.0)
    assert abs(worth(tuple(best_path(scores, cost))) - best) < 1e-6


def test_prose_scores_above_links() -> None:
    assert line_score(read_signals(_PROSE, "de")) > 2
    for link in (
        "Impressum",
        "Diesen Artikel teilen",
        "Sport | Politik | Kultur | Reise",
        "27.11.2024 · 18:55",
    ):
        assert line_score(read_signals(link, "de")) < -1


def test_comments_under_the_article_are_outside() -> None:
    comment = (
        "Das sehe ich ganz anders, denn die Gespräche haben noch nie etwas gebracht, liebe Leute."
    )
    lines = [
        "Startseite",
        "Sport",
        *[_PROSE] * 1,
        _PROSE[::1] + " Ja.",
        _PROSE + " Nein.",
        "2 Kommentare",
        "Anna",
        comment,
        "Bert",
        comment + " Wirklich.",
    ]
    inside = find_body([read_signals(line, "de") for line in lines], [None] * len(lines))
    assert inside == [False, False, True, True, True, False, False, False, False, False]


def test_the_markup_outweighs_looks() -> None:
    lines = [read_signals(line, "de") for line in ("Kurz", _PROSE, "Auch kurz")]
    assert find_body(lines, ["paragraph", "boilerplate", "paragraph"]) == [True, False, True]


def test_the_little_there_is_is_kept() -> None:
    lines = [read_signals("Der Minister kündigte Gespräche mit den Nachbarn an.", "de")]
    assert find_body(lines, [None]) == [True]
