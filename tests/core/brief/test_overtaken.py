from collections.abc import Sequence

from core.article import Article, Figure
from core.brief import Citation
from core.brief.build import build_briefing
from core.brief.claims.claim import Claim
from core.brief.ledger.row import LedgerRow, LedgerState, LedgerValue
from core.brief.overtaken import Overtaken
from core.brief.page import one_page
from core.brief.stance.stance import Asserter, Stance
from tests.core.brief.articles import Said, make_article

MONDAY = make_article(
    "a1",
    "en",
    [
        Said("paragraph", "At least 14 people died in the flood, the mayor says."),
        Said("paragraph", "The flood hurt 30 people and 14 horses."),
        Said("paragraph", "The toll rose from 12 to 14 during the night."),
    ],
    publisher="Valley Post",
    published="2024-11-11",
)
TUESDAY = make_article(
    "a2",
    "en",
    [
        Said("heading", "Flood: 17 dead"),
        Said("paragraph", "Seventeen are dead, the army says."),
        Said("paragraph", "The union counts 20 dead."),
        Said("paragraph", "Rescuers count 19 dead."),
    ],
    publisher="Le Monde",
    published="2024-11-12",
)
ARTICLES = [MONDAY, TUESDAY]


def cite(article: Article, segment: int) -> Citation:
    found = article.segments[segment]
    return Citation(article=article.id, segment=segment, start=found.start, end=found.end)


def value(
    article: Article, segment: int, words: str, number: float, *, old: bool = False, at: int = 0
) -> LedgerValue:
    found = article.segments[segment]
    start = article.text.index(words, found.start + at)
    assert start < found.end
    figure = Figure(start=start, end=start + len(words), text=words, value=number)
    return LedgerValue(
        figure=figure,
        shown=words,
        citation=Citation(article=article.id, segment=segment, start=start, end=figure.end),
        text=article.slice(found),
        lang="en",
        is_superseded=old,
    )


def row(state: LedgerState, *values: LedgerValue, id: str = "r1") -> LedgerRow:  # noqa: A002
    return LedgerRow(
        id=id,
        label="people killed",
        kind="count",
        unit=None,
        counted="people",
        of_whom=(),
        values=values,
        state=state,
        why="",
    )


def claim(article: Article, segment: int, **changes: object) -> Claim:
    return Claim(
        id=f"claim:{article.id}:{segment}",
        text=article.slice(article.segments[segment]),
        lang="en",
        citations=(cite(article, segment),),
        is_translated=False,
    ).with_(**changes)


def said(ledger: Sequence[LedgerRow], *claims: Claim) -> list[list[str]]:
    marked = Overtaken(ledger, ARTICLES).claims(claims)
    return [[one.words for one in each.caveats] for line in marked for each in line.sentences]


LATER = row(
    "superseded", value(MONDAY, 0, "14 people", 14, old=True), value(TUESDAY, 1, "Seventeen", 17)
)


def test_a_later_figure_is_said_with_its_source_and_day() -> None:
    (marked,) = Overtaken([LATER], ARTICLES).claims([claim(MONDAY, 0)])
    (caveat,) = marked.caveats
    assert caveat.kind == "later"
    assert caveat.words == "later figure: seventeen people (Le Monde, 12 Nov)"
    assert [(one.article, one.segment) for one in caveat.citations] == [("a2", 1)]


def test_the_later_figure_itself_has_none() -> None:
    assert said([LATER], claim(TUESDAY, 1)) == [[]]


def test_an_equal_number_elsewhere_has_none() -> None:
    assert said([LATER], claim(MONDAY, 1)) == [[]]  # 14 horses


def test_what_the_line_itself_says_is_no_news() -> None:
    own = row(
        "superseded",
        value(MONDAY, 2, "12", 12, old=True),
        value(MONDAY, 2, "14", 14),
        value(TUESDAY, 1, "Seventeen", 17, old=True),
    )
    assert said([own], claim(MONDAY, 2)) == [[]]


def test_others_that_do_not_agree_contest_it() -> None:
    torn = row(
        "conflict",
        value(TUESDAY, 1, "Seventeen", 17),
        value(TUESDAY, 2, "20 dead", 20),
        value(TUESDAY, 3, "19 dead", 19),
        value(MONDAY, 0, "14 people", 14),
    )
    (words,) = said([torn], claim(MONDAY, 0))[0]
    assert words == (
        "contested: seventeen people (Le Monde, 12 Nov); 20 dead (Le Monde, 12 Nov); 1 more"
    )
    (words,) = said([torn], claim(TUESDAY, 2))[0]
    assert words.startswith("contested: seventeen people (Le Monde); 19 dead (Le Monde); 1 more")


def test_figures_that_may_agree_do_not_contest_each_other() -> None:
    rough = value(MONDAY, 0, "14 people", 14)
    rough = rough.with_(figure=rough.figure.with_(qualifier="at_least"))
    torn = row("conflict", rough, value(MONDAY, 2, "14", 14), value(TUESDAY, 2, "20 dead", 20))
    (words,) = said([torn], claim(MONDAY, 0))[0]
    assert words == "contested: 20 dead (Le Monde, 12 Nov)"


def test_rows_that_agree_speak_against_nothing() -> None:
    for state in ("agree", "single_source", "different_scope"):
        assert said([LATER.with_(state=state)], claim(MONDAY, 0)) == [[]]


def test_another_sources_figure_of_another_scope_is_named() -> None:
    own = row("different_scope", value(MONDAY, 0, "14 people", 14)).with_(related=("r2",))
    other = row("different_scope", value(TUESDAY, 2, "20 dead", 20), id="r2")
    assert said([own, other], claim(MONDAY, 0)) == [
        ["differs in scope from 20 dead (Le Monde, 12 Nov)"]
    ]
    # what stands in the same article is no news to its reader, nor is the line's own figure
    beside = row("different_scope", value(MONDAY, 1, "30 people", 30), id="r2")
    assert said([own, beside], claim(MONDAY, 0)) == [[]]
    same = row("different_scope", value(TUESDAY, 1, "Seventeen", 14), id="r2")
    assert said([own, same], claim(MONDAY, 0)) == [[]]


def test_a_line_of_several_figures_says_which_is_meant() -> None:
    article = MONDAY.with_(
        figures=tuple(
            value(MONDAY, 1, words, number).figure
            for words, number in (("30 people", 30), ("14 horses", 14))
        )
    )
    own = value(MONDAY, 1, "30 people", 30, old=True)
    ledger = [row("superseded", own, value(TUESDAY, 1, "Seventeen", 17))]
    (marked,) = Overtaken(ledger, [article, TUESDAY]).claims([claim(MONDAY, 1)])
    assert [one.words for one in marked.caveats] == [
        "later figure for “30 people”: seventeen people (Le Monde, 12 Nov)"
    ]


def test_of_two_sentences_the_one_with_the_newer_figure_has_it() -> None:
    both = row(
        "superseded",
        value(MONDAY, 2, "12", 12, old=True),
        value(MONDAY, 0, "14 people", 14, old=True),
        value(TUESDAY, 1, "Seventeen", 17),
    )
    line = claim(MONDAY, 2, beside=claim(MONDAY, 0))
    first, second = said([both], line)
    assert first == ["later figure: seventeen people (Le Monde, 12 Nov)"]
    assert second == []


def test_the_readers_own_words_are_marked_while_they_give_the_figure() -> None:
    kept = claim(MONDAY, 0, text="14 people lost their lives.", reworded_from="…")
    without = claim(MONDAY, 0, text="The flood killed many.", reworded_from="…")
    first, second = said([LATER], kept, without)
    assert first == ["later figure: seventeen people (Le Monde, 12 Nov)"]
    assert second == []


def test_a_headline_is_cited_only_where_no_text_gives_the_figure() -> None:
    title = value(TUESDAY, 0, "17 dead", 17)
    old = value(MONDAY, 0, "14 people", 14, old=True)
    ledger = [row("superseded", old, title, value(TUESDAY, 1, "Seventeen", 17))]
    (marked,) = Overtaken(ledger, ARTICLES).claims([claim(MONDAY, 0)])
    assert marked.caveats[0].citations[0].segment == 1
    (marked,) = Overtaken([row("superseded", old, title)], ARTICLES).claims([claim(MONDAY, 0)])
    assert marked.caveats[0].citations[0].segment == 0


def test_one_page_keeps_what_it_drops_the_ledger_for() -> None:
    old = make_article(
        "d1",
        "de",
        [Said("paragraph", "Nordkorea hat 3.000 Soldaten nach Russland geschickt.",
              "North Korea has sent 3,000 soldiers to Russia.")],
        published="2024-11-18",
    )  # fmt: skip
    new = make_article(
        "d2",
        "de",
        [Said("paragraph", "Nordkorea hat 4.000 Soldaten nach Russland geschickt.",
              "North Korea has sent 4,000 soldiers to Russia.")],
        published="2024-11-20",
        publisher="Die Zeitung",
    )  # fmt: skip
    whole = build_briefing([old, new], [], created="x")
    (state,) = (one.state for one in whole.ledger)
    page = one_page(whole)
    assert page.ledger == ()
    marked = {one.citations[0].article: one.caveats for one in page.claims}
    assert state in ("superseded", "conflict")
    assert "4,000 soldiers (Die Zeitung, 20 Nov)" in marked["d1"][0].words
    assert bool(marked["d2"]) is (state == "conflict")


def test_rates_and_magnitudes_are_left_alone() -> None:
    rate = value(MONDAY, 0, "14 people", 1.38)
    torn = row("conflict", rate, value(TUESDAY, 2, "20 dead", 1.34))
    assert said([torn], claim(MONDAY, 0)) == [[]]
    assert said([row("conflict", value(MONDAY, 0, "14 people", 14), torn.values[1])],
                claim(MONDAY, 0)) == [[]]  # fmt: skip


def test_less_from_another_voice_contests_and_does_not_correct() -> None:
    mayor = Asserter(who="the mayor", words="the mayor", cue="says", start=0, end=1)
    own = value(MONDAY, 0, "14 people", 14, old=True).with_(stance=Stance(reported_by=(mayor,)))
    less = value(TUESDAY, 1, "Seventeen", 12)
    assert said([row("superseded", own, less)], claim(MONDAY, 0)) == [
        ["contested: seventeen people (Le Monde, 12 Nov)"]
    ]
    corrected = less.with_(stance=own.stance)
    (words,) = said([row("superseded", own, corrected)], claim(MONDAY, 0))[0]
    assert words.startswith("later figure")


def test_a_value_that_another_source_denies_is_contested() -> None:
    denied = Stance(
        reported_by=(
            Asserter(who="the army", words="the army", cue="denies", start=0, end=8, way="denies"),
        )
    )
    own = value(MONDAY, 0, "14 people", 14)
    other = value(TUESDAY, 1, "Seventeen", 14).with_(stance=denied, is_denied=True)
    ledger = [row("conflict", own, other)]
    assert said(ledger, claim(MONDAY, 0), claim(TUESDAY, 1)) == [
        ["contested: denied by the army (Le Monde, 12 Nov)"],
        [],
    ]


def test_a_bare_number_is_lent_no_noun_that_its_sentence_does_not_have() -> None:
    def words(counted: str) -> str:
        ((said_words,),) = said([LATER.with_(counted=counted)], claim(MONDAY, 0))
        return said_words

    assert words("Romanians") == "later figure: seventeen (Le Monde, 12 Nov)"
    assert words("dead") == "later figure: seventeen dead (Le Monde, 12 Nov)"
