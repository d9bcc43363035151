from collections.abc import Iterator
from typing import Any
from unittest.mock import Mock

import msgspec
import pytest

from core.article import Article, BriefingChoices
from core.brief import build, choices, known
from core.brief.build import build_briefing
from core.brief.claims.content import Content
from core.brief.known import forget_sentences, keep_made, known_sentences, take_made
from core.brief.ledger.paired import paired
from core.brief.sentences import Sentence, sentences_of
from tests.core.brief.articles import Said, french, german, make_article


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    forget_sentences()
    yield
    forget_sentences()


def anew(articles: list[Article]) -> bytes:
    forget_sentences()
    return again(articles)


def again(articles: list[Article]) -> bytes:
    return msgspec.json.encode(build_briefing(articles, [], created="x"))


def read(*articles: Article, target: str = "en") -> list[list[Sentence]]:
    return known_sentences(articles, target)


def test_an_article_read_again_has_the_sentences_of_before() -> None:
    (found,) = read(french())
    assert found == sentences_of(french(), "en")
    assert read(german(), french())[1] is found


def test_another_language_and_another_article_are_read_for_themselves() -> None:
    (found,) = read(french())
    assert read(french(), target="de")[0] is not found
    assert read(german())[0] is not found
    assert read(french())[0] is found


def test_an_article_that_has_changed_is_read_anew() -> None:
    (found,) = read(french())
    made = french().translations["en"]
    changed = french().with_(translations={"en": (made[0].with_(text="Other words."), *made[1:])})
    assert read(changed)[0] is not found
    assert read(changed)[0][0].text == "Other words."
    assert read(french())[0][0].text == found[0].text


def some(count: int) -> list[Article]:
    lines = [Said("paragraph", "Un début.", "A start."), Said("paragraph", "Une fin.", "An end.")]
    return [make_article(f"a{number}", "fr", lines) for number in range(count)]


def test_what_was_read_longest_ago_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known, "MOST_SEGMENTS", 4)
    articles = some(3)
    first, second = read(*articles[:2])
    assert read(articles[0])[0] is first
    read(articles[2])
    assert read(articles[0])[0] is first
    assert read(articles[1])[0] is not second


def test_of_more_articles_than_are_kept_the_first_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known, "MOST_SEGMENTS", 5)
    before = read(*some(4))
    assert before == [sentences_of(one, "en") for one in some(4)]
    are_kept = [one is other for one, other in zip(read(*some(4)), before, strict=True)]
    assert are_kept == [True, True, False, False]


def test_a_briefing_made_again_is_the_same_whatever_was_made_between() -> None:
    both, turned = [french(), german()], [german(), french()]
    wanted, of_turned, alone = anew(both), anew(turned), anew([german()])
    assert again([german()]) == alone
    forget_sentences()
    assert [again(turned), again(both), again([german()])] == [of_turned, wanted, alone]
    assert [again([german()]), again(turned), again(both)] == [alone, of_turned, wanted]


def test_other_choices_are_applied_to_what_was_worked_out_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    articles = [french(), german()]
    forget_sentences()
    plain = build_briefing(articles, [], created="x")
    none = BriefingChoices(articles=tuple(one.id for one in articles))
    first, other = plain.claims[0], plain.claims[-1]
    dropped = choices.drop(none, "claims", first)
    every: list[dict[str, Any]] = [
        {"choices": dropped},
        {"choices": choices.pin(dropped, "claims", other)},
        {"choices": choices.drop(none, "ledger", plain.ledger[0])},
        {"limit": 1},
        {"title": "Another"},
        {},
    ]
    wanted = []
    for one in every:
        forget_sentences()
        wanted.append(build_briefing(articles, [], created="x", **one))
    assert len({msgspec.json.encode(one) for one in wanted}) == len(every)
    work = Mock(wraps=build._work)
    monkeypatch.setattr(build, "_work", work)
    forget_sentences()
    assert [build_briefing(articles, [], created="x", **one) for one in every] == wanted
    assert work.call_count == 1


def test_what_was_worked_out_is_given_out_once_and_for_its_sentences_alone() -> None:
    both = read(french(), german())
    keep_made(both, "made")
    assert take_made(read(french(), german())) == "made"
    assert take_made(both) is None
    keep_made(both, "made")
    assert take_made(read(german(), french())) is None
    keep_made(both, "made")
    forget_sentences()
    assert take_made(both) is None


def test_what_was_made_of_more_than_is_kept_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known, "MOST_SEGMENTS", 1)
    both = read(french(), german())
    keep_made(both, "made")
    assert take_made(both) is None


def test_what_was_worked_out_for_one_collection_is_there_in_the_next() -> None:
    (sentence, *_) = sentences_of(french(), "en")
    first = Content.of(sentence, 3)
    stems = first.stems
    second = Content.of(sentence, 7)
    assert second.stems is stems
    assert (first.number, second.number) == (3, 7)
    assert second.words is first.words
    assert Content(sentence, 7).stems == stems


def test_both_wordings_of_a_sentence_are_read_once() -> None:
    for sentence in sentences_of(german(), "en"):
        found = paired(sentence)
        assert paired(sentence) is found
        assert found.original.text == sentence.article.slice(sentence.segment)
        made = sentence.translation
        assert (found.made.text if found.made else None) == (made.text if made else None)
        for figure in found.original.figures:
            assert found.original.text[figure.start : figure.end] == figure.text
