from collections.abc import Iterator

import msgspec
import pytest

from core.article import Article
from core.brief import known
from core.brief.build import build_briefing
from core.brief.claims.content import Content
from core.brief.known import forget_sentences, known_sentences
from core.brief.ledger.paired import paired
from core.brief.sentences import sentences_of
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


def test_an_article_read_again_has_the_sentences_of_before() -> None:
    found = known_sentences(french(), "en")
    assert found == sentences_of(french(), "en")
    assert known_sentences(french(), "en") is found


def test_another_language_and_another_article_are_read_for_themselves() -> None:
    found = known_sentences(french(), "en")
    assert known_sentences(french(), "de") is not found
    assert known_sentences(german(), "en") is not found
    assert known_sentences(french(), "en") is found


def test_an_article_that_has_changed_is_read_anew() -> None:
    found = known_sentences(french(), "en")
    made = french().translations["en"]
    changed = french().with_(translations={"en": (made[0].with_(text="Other words."), *made[1:])})
    assert known_sentences(changed, "en") is not found
    assert known_sentences(changed, "en")[0].text == "Other words."
    assert known_sentences(french(), "en")[0].text == found[0].text


def test_what_was_read_longest_ago_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    some = [
        make_article(name, "fr", [Said("paragraph", f"Un début de {name}.", "A start.")] * 2)
        for name in ("a1", "a2", "a3")
    ]
    monkeypatch.setattr(known, "MOST_SEGMENTS", 4)
    first, second = (known_sentences(one, "en") for one in some[:2])
    assert known_sentences(some[0], "en") is first
    known_sentences(some[2], "en")
    assert known_sentences(some[0], "en") is first
    assert known_sentences(some[1], "en") is not second


def test_an_article_with_more_segments_than_are_kept_is_read_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(known, "MOST_SEGMENTS", 1)
    assert known_sentences(french(), "en") == sentences_of(french(), "en")
    assert again([french()]) == again([french()])


def test_a_briefing_made_again_is_the_same_whatever_was_made_between() -> None:
    both, turned = [french(), german()], [german(), french()]
    wanted, of_turned, alone = anew(both), anew(turned), anew([german()])
    assert again([german()]) == alone
    forget_sentences()
    assert [again(turned), again(both), again([german()])] == [of_turned, wanted, alone]
    assert [again([german()]), again(turned), again(both)] == [alone, of_turned, wanted]


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
