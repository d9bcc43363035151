"""What says the same, and what only looks so."""

from itertools import count

import pytest

from core.annotate import Annotator
from core.article import Article, Document, Source
from core.brief.claims.ranking import rank_claims
from core.prepare import prepare
from tests.core.brief.claims.outlets import sentences

_ANNOTATOR = Annotator(use_models=False)
_NUMBER = count()


def article(text: str) -> Article:
    name = f"{next(_NUMBER)}.txt"
    source = Source(kind="file", address=name, fetched="2024-11-28T09:00:00+00:00", sha256=name)
    rest = "The weather in the mountains was mild this week."
    document = Document(
        source=source,
        text=f"Headline of the day\n\n{text}\n\n{rest}",
        published="2024-11-28",
        publisher=name,
        lang="en",
    )
    return _ANNOTATOR.annotate(prepare(document))


def is_joined(one: str, other: str) -> bool:
    articles = (article(one), article(other))
    claims = rank_claims(articles, sentences(articles)).all()
    return any(claim.sources > 1 and "weather" not in claim.text for claim in claims)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Police arrested 14 demonstrators in Lyon on Sunday.",
            "Fourteen demonstrators were detained by police in Lyon on Sunday.",
        ),
        (
            "The parliament approved the budget by 231 votes to 210.",
            "Parliament adopted the budget with 231 votes against 210.",
        ),
        (
            "The unemployment rate rose to 6.1 percent in May.",
            "Unemployment climbed to 6.1% in May.",
        ),
        (
            "The fire destroyed 40 houses near Athens.",
            "A fire near Athens destroyed 40 homes.",
        ),
        (
            "Thousands of people protested in Bucharest against the government.",
            "Thousands demonstrated against the government in Bucharest.",
        ),
        (
            "The company will close its plant in Turin in 2026.",
            "The company will shut its factory in Turin in 2026.",
        ),
        (
            "Maia Sandu won the presidential election in Moldova with 55 percent of the vote.",
            "Maia Sandu has won Moldova's presidential election with 55 percent of votes.",
        ),
        (
            "Ryanair cancelled 300 flights because of the strike.",
            "Ryanair had to cancel 300 flights due to the walkout.",
        ),
        (
            "The court sentenced the former mayor to five years in prison.",
            "The former mayor was sentenced by the court to five years in prison.",
        ),
    ],
)
def test_other_words_for_the_same_are_one_claim(one: str, other: str) -> None:
    assert is_joined(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The court still has to approve the sale of the harbour in Constanta.",
            "The court approved the sale of the harbour in Constanta on Thursday.",
        ),
        # who
        (
            "Germany will supply Ukraine with 20 tanks.",
            "Ukraine will supply Germany with 20 tanks.",
        ),
        (
            "Ryanair cancelled 300 flights because of the strike.",
            "Lufthansa cancelled 300 flights because of the strike.",
        ),
        (
            "The minister of defence resigned on Friday in Warsaw.",
            "The minister of finance resigned on Friday in Warsaw.",
        ),
        (
            "Altair will be bought by Siemens for 10 billion dollars.",
            "Altair will buy Siemens for 10 billion dollars.",
        ),
        # what
        (
            "Police arrested 14 demonstrators in Lyon on Sunday.",
            "Fourteen demonstrators were released by police in Lyon on Sunday.",
        ),
        (
            "The fire destroyed 40 houses near Athens.",
            "A fire near Athens damaged 40 cars.",
        ),
        (
            "The club bought the striker for 40 million euros.",
            "The club sold the striker for 40 million euros.",
        ),
        (
            "Inflation in the eurozone was 2.4 percent in March.",
            "Growth in the eurozone was 2.4 percent in March.",
        ),
        # whether
        (
            "The company will close its plant in Turin in 2026.",
            "The company will not close its plant in Turin in 2026.",
        ),
        (
            "The company will close its plant in Turin in 2026.",
            "The company closed its plant in Turin in 2026.",
        ),
        (
            "Thousands of people protested in Bucharest against the government.",
            "Thousands of people demonstrated in Bucharest for the government.",
        ),
        # how many, of which
        (
            "The unemployment rate rose to 6.1 percent in May.",
            "The unemployment rate rose by 6.1 percent in May.",
        ),
        (
            "The opposition won 231 seats and the government 210.",
            "The government won 231 seats and the opposition 210.",
        ),
        (
            "Flooding killed 23 people in Valencia and left 1,000 homeless.",
            "Flooding killed 23 people in Valencia.",
        ),
        (
            "The EU imposed sanctions on 28 Belarusian officials.",
            "The EU lifted sanctions on 28 Belarusian officials.",
        ),
        (
            "Turnout was higher than in the previous election in Moldova.",
            "Turnout was lower than in the previous election in Moldova.",
        ),
        (
            "Israel accused Iran of attacking a tanker.",
            "Iran accused Israel of attacking a tanker.",
        ),
        (
            "The pilots' union called off the strike on Friday.",
            "The pilots' union called a strike for Friday.",
        ),
        (
            "Ukraine shot down 12 Russian drones over Odesa.",
            "Russia shot down 12 Ukrainian drones over Odesa.",
        ),
        (
            "The suspect confessed to the murder of the teacher.",
            "The suspect denied the murder of the teacher.",
        ),
        # when, where
        (
            "Emmanuel Macron met Olaf Scholz in Paris on Monday.",
            "Emmanuel Macron met Olaf Scholz in Berlin on Monday.",
        ),
        (
            "Schools in the north will stay closed on Monday.",
            "Schools in the south will stay closed on Monday.",
        ),
    ],
)
def test_another_who_what_whether_how_many_when_or_where_is_another_claim(
    one: str, other: str
) -> None:
    assert not is_joined(one, other)


def test_two_sentences_of_one_article_do_not_bear_each_other_out() -> None:
    said = "Police arrested 14 demonstrators in Lyon on Sunday."
    lone = article(f"{said}\n\n{said}")
    assert all(len(claim.citations) == 1 for claim in rank_claims([lone], sentences((lone,))).all())
    chosen = [claim.text for claim in rank_claims([lone], sentences((lone,))).choose()]
    assert chosen.count(said) == 1


def test_a_figure_taken_back_bears_nothing_out() -> None:
    line = "Teachers' wages in Lyon will rise by 15 percent in January."
    assert is_joined(line, "In January teachers' wages in Lyon will rise by 15 percent.")
    assert not is_joined(
        line, "In January teachers' wages in Lyon will rise by 18 instead of 15 percent."
    )
