"""Choosing lines that say different things."""

from core.brief.claims.ranking import rank_claims
from tests.core.brief.claims.outlets import sentences
from tests.core.brief.claims.test_same import article


def chosen(*texts: str, limit: int = 25) -> list[str]:
    articles = tuple(article(text) for text in texts)
    claims = rank_claims(articles, sentences(articles)).choose(limit)
    return [line.text for one in claims for line in one.sentences]


def test_what_only_repeats_part_of_a_line_is_not_another() -> None:
    whole = "Police arrested 46 people in Minsk on Saturday, and 14 officers were injured."
    part = "The police arrested 46 people."
    lines = chosen(whole, part)
    assert (whole in lines) != (part in lines)


def test_a_new_figure_is_another_line() -> None:
    first = "Police arrested 46 people in Minsk on Saturday."
    second = "Of the 46 people arrested in Minsk on Saturday, 12 have been released by police."
    assert second in chosen(first, second)


def test_what_contradicts_a_line_is_another() -> None:
    first = "The parliament in Riga has approved the budget of the city."
    second = "The parliament in Riga has not approved the budget of the city."
    assert {first, second} <= set(chosen(first, second))


def test_facts_come_before_what_people_think_of_them() -> None:
    fact = "The tanker lost 400 tonnes of oil off the coast of Brittany on Monday."
    quote = "“It is a sad day for all of us here,” said a fisherman from the village."
    lines = chosen(f"{quote}\n\n{fact}", limit=1)
    assert fact in lines and quote not in lines


def test_each_article_speaks_while_there_is_room() -> None:
    texts = [
        "Police arrested 46 people in Minsk on Saturday. The court released 12 of them on Sunday.",
        "A cyclone killed 30 people in Madagascar in May. It destroyed 900 houses on the coast.",
        "Librarians met in a small town to talk about books.",
    ]
    articles = tuple(article(text) for text in texts)
    lines = rank_claims(articles, sentences(articles)).choose(3)
    cited = {citation.article for line in lines for citation in line.citations}
    assert cited == {one.id for one in articles}
