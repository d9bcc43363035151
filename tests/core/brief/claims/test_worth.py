"""Facts are worth more than filler, and fragments never speak."""

import pytest

from core.brief.claims.content import Content
from core.brief.claims.worth import Worths, clarity, is_fragment, leans
from core.brief.sentences import Sentence, sentences_of
from tests.core.brief.articles import Said, make_article


def sentence(text: str, role: str = "paragraph") -> Sentence:
    article = make_article("a", "en", [Said(role, text)])  # type: ignore[arg-type]
    return sentences_of(article, "en")[0]


@pytest.mark.parametrize(
    "text",
    [
        "Expansion of military cooperation between Russia and North Korea.",
        "Potential improvements in space surveillance capabilities.",
        "A new era for the whole of the industry.",
        "This series of attacks on the port of the capital.",
        "Two tankers and the coast guard off Brest.",
    ],
)
def test_a_phrase_without_a_verb_is_a_fragment(text: str) -> None:
    assert is_fragment(sentence(text))


@pytest.mark.parametrize(
    "text",
    [
        "Altair employs 3,500 people in 28 countries.",
        "Russia benefits from the support of North Korea.",
        "The union demands a 7 percent rise in wages.",
        "The minister visited the port.",
        "They haven't agreed on anything so far.",
        "Rain fell on the city all night long.",
        "They promise not to touch the wages.",
        "A young guest lit the fire despite the wind.",
        "Analysts expect the plant to close by May.",
        "Growers put the loss at 40 million euros.",
        "That leaves 3,000 homes without heating.",
        "This amounts to a rise of 4 percent.",
    ],
)
def test_a_sentence_is_no_fragment(text: str) -> None:
    assert not is_fragment(sentence(text))


def test_facts_are_worth_more_than_filler() -> None:
    article = make_article(
        "a",
        "en",
        [
            Said("paragraph", "This development could have important consequences for the region."),
            Said("paragraph", "North Korea sent 3,000 soldiers to Russia in November."),
            Said("paragraph", "However, the situation remains tense and uncertain for everyone."),
        ],
    )
    read = sentences_of(article, "en")
    contents = [Content(sentence=one, number=number) for number, one in enumerate(read)]
    worths = Worths([article], read, contents)
    filler, fact, situation = (worths.of(one) for one in contents)
    assert fact > 3 * filler
    assert fact > 3 * situation


def test_later_articles_are_more_recent_by_their_days() -> None:
    text = "The union demands a 7 percent rise in wages."
    days = ("2025-03-01T08:00:00Z", "2025-03-01T20:00:00Z", "2025-03-03", None)
    articles = [
        make_article(f"a{number}", "en", [Said("paragraph", text)], published=day)
        for number, day in enumerate(days)
    ]
    read = [one for article in articles for one in sentences_of(article, "en")]
    contents = [Content(sentence=one, number=number) for number, one in enumerate(read)]
    worths = Worths(articles, read, contents)
    assert [worths.clues(one)["recent"] for one in contents] == [0.5, 0.5, 1.0, 0.0]


def test_what_points_back_is_less_clear() -> None:
    texts = (
        "North Korea sent 3,000 soldiers to Russia.",
        "However, North Korea sent 3,000 soldiers to Russia.",
        "This North Korea did, it sent 3,000 soldiers to Russia.",
    )
    plain, linked, leaning = (clarity(Content(sentence=sentence(one), number=0)) for one in texts)
    assert plain > linked > leaning


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He faces up to 20 years in prison.", True),
        ("Three days ago she had still spoken of 3,500 jobs.", True),
        ("The union, by contrast, speaks of 400 jobs.", True),
        ("There were no deaths in the north of the country.", False),
        ("However, the works stay open until May.", False),
        ("The minister said that she would not resign.", False),
        ("When the police arrived, they found 40 kilos of cocaine.", False),
        ("“It is a victory,” said the mayor of the town.", False),
    ],
)
def test_who_reads_a_sentence_alone_may_not_know_of_whom_it_speaks(
    text: str, expected: bool
) -> None:
    assert leans(Content(sentence(text), 0)) is expected
