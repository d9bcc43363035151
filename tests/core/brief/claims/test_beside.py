"""Two short sentences on one line: who may stand beside whom."""

from itertools import count

from core.annotate import Annotator
from core.article import Article, Document, Source
from core.brief.claims.beside import LONGEST
from core.brief.claims.claim import Claim
from core.brief.claims.ranking import Ranking, rank_claims
from core.prepare import prepare
from tests.core.brief.claims.outlets import sentences
from tests.core.brief.test_sample_library import sample_articles

PORT = "The port of Rostov was closed on Monday."
FERRIES = "Three ferries with 900 passengers are stuck off Taganrog."
OTHER = "Librarians from 40 towns met in Lyon to talk about old maps."


_ANNOTATOR = Annotator(use_models=False)
_NUMBER = count()


def article(text: str) -> Article:
    name = f"{next(_NUMBER)}.txt"
    source = Source(kind="file", address=name, fetched="2024-11-28T09:00:00+00:00", sha256=name)
    said = f"Headline of the day\n\n{text}"
    document = Document(source=source, text=said, published="2024-11-28", publisher=name, lang="en")
    return _ANNOTATOR.annotate(prepare(document))


def ranking(*texts: str) -> tuple[Ranking, tuple[Article, ...]]:
    articles = tuple(article(text) for text in texts)
    return rank_claims(articles, sentences(articles)), articles


def pairs(made: Ranking, limit: int = 25, **word: list[str]) -> list[tuple[str, ...]]:
    chosen = made.choose(limit, **word)
    return [tuple(one.text for one in claim.sentences) for claim in chosen]


def has_pair(*texts: str) -> bool:
    return any(len(one) > 1 for one in pairs(ranking(*texts)[0]))


def claim_of(made: Ranking, text: str) -> Claim:
    return next(one for one in made.all() if one.text == text)


def test_two_short_neighbours_share_a_line_in_the_order_of_their_source() -> None:
    for said in ((PORT, FERRIES), (FERRIES, PORT)):
        made, (first, _) = ranking(" ".join(said), OTHER)
        assert said in pairs(made)
        claim = next(one for one in made.choose() if one.beside is not None)
        for line in claim.sentences:
            (cited,) = line.citations
            assert first.text[cited.start : cited.end] == line.text
        assert claim.sources == 1


def test_the_paragraph_after_the_next_is_near_and_the_one_after_it_is_not() -> None:
    between = "\n\nWhat then?"
    assert has_pair(f"{PORT}\n\n{FERRIES}", OTHER)
    assert has_pair(f"{PORT}{between}\n\n{FERRIES}", OTHER)
    assert not has_pair(f"{PORT}{between}{between}\n\n{FERRIES}", OTHER)


def test_with_five_sentences_between_it_is_near_and_with_six_it_is_not() -> None:
    assert has_pair(f"{PORT} Why? How? Who? Why? How? {FERRIES}", OTHER)
    assert not has_pair(f"{PORT} Why? How? Who? Why? How? Who? {FERRIES}", OTHER)


def test_what_a_pronoun_stands_for_stands_right_before_it() -> None:
    told = "On Tuesday the authority freed them after 12 hours."
    assert has_pair(f"{PORT} {told}", OTHER)
    assert not has_pair(f"{PORT} Why? {told}", OTHER)


def test_what_names_nothing_stands_beside_what_it_follows_alone() -> None:
    told = "The harbour master refused to comment."
    assert has_pair(f"{PORT} {told}", OTHER)
    assert not has_pair(f"{PORT} Why? {told}", OTHER)


def test_a_line_knows_whether_its_sentences_are_neighbours() -> None:
    for between, is_apart in (("", False), ("\n\n", False), (" Why?", True), (" Why? How?", True)):
        made, _ = ranking(f"{PORT}{between} {FERRIES}", OTHER)
        claim = next(one for one in made.choose() if one.beside is not None)
        assert [one.text for one in claim.sentences] == [PORT, FERRIES]
        assert claim.leaves_out == is_apart
        assert not any(one.with_(beside=None).leaves_out for one in claim.sentences)


def test_the_sign_of_what_is_left_out_takes_room_too() -> None:
    told = len(f"{PORT} {FERRIES} [1] [2] {next(_NUMBER)}.txt") + 5
    for more in range(LONGEST - told - 10, LONGEST - told + 10):
        words = PORT.replace("Rostov", "Rostov".ljust(more, "v"))
        near, apart = (has_pair(f"{words}{gap} {FERRIES}", OTHER) for gap in ("", " Why?"))
        if near != apart:
            break
    assert near and not apart


def test_a_line_is_no_wall() -> None:
    long = f"{FERRIES[:-1]}, which the harbour master of the town{' there' * 30} regrets."
    assert len(PORT) + len(long) > LONGEST
    assert not has_pair(f"{PORT} {long}", OTHER)


def test_each_of_two_sentences_has_its_own_stance() -> None:
    told = "According to the mayor, 900 passengers are stuck."
    made, _ = ranking(f"{PORT} {told}", OTHER)
    (first, second) = next(one for one in made.choose() if one.beside is not None).sentences
    assert (first.text, second.text) == (PORT, told)
    assert not first.stance.reported_by
    assert [one.who for one in second.stance.reported_by] == ["the mayor"]


def test_whom_a_sentence_names_takes_no_room_beside_it() -> None:
    told = "According to the mayor, 900 passengers of three ferries are stuck off Taganrog."
    plain = "More than 900 passengers of three of the ferries are now stuck off of Taganrog."
    assert len(told) == len(plain)
    room = LONGEST - len(" [1] [2] 100.txt") - 4 - len(told)
    words = PORT.replace("Rostov", "Rostov".ljust(room - len(PORT) + len("Rostov"), "v"))
    assert has_pair(f"{words} {plain}", OTHER)
    assert has_pair(f"{words} {told}", OTHER)


def test_what_is_said_beside_a_sentence_takes_room_too() -> None:
    told = "Reportedly 900 passengers of three of the ferries are now stuck off of Taganrog."
    plain = "More than 900 passengers of three of the ferries are now stuck off Taganrog."
    room = LONGEST - len(" [1] [2] 100.txt") - 4 - len(told)
    words = PORT.replace("Rostov", "Rostov".ljust(room - len(PORT) + len("Rostov"), "v"))
    assert has_pair(f"{words} {plain}", OTHER)
    assert not has_pair(f"{words} {told}", OTHER)


def test_what_several_say_brings_its_own_citations() -> None:
    made, _ = ranking(f"{PORT} {FERRIES}", f"{PORT} {OTHER}")
    line = next(one for one in made.choose() if len(one.sentences) > 1)
    told = {one.text: one for one in line.sentences}
    assert (told[PORT].sources, len(told[PORT].citations)) == (2, 2)
    assert all(
        (one.sources, len(one.citations)) == (1, 1) for text, one in told.items() if text != PORT
    )


def test_what_a_line_says_already_does_not_stand_beside_it() -> None:
    again = "The port was closed on Monday."
    assert not has_pair(f"{PORT} {again}", OTHER)


def test_one_article_has_a_line_for_each_sentence() -> None:
    assert not has_pair(f"{PORT} {FERRIES}")


def test_lines_that_the_reader_has_chosen_stay_lines() -> None:
    made, _ = ranking(f"{PORT} {FERRIES}", OTHER)
    lead = next(one for one in made.choose() if one.beside is not None)
    assert lead.beside is not None
    apart = pairs(made, own=[lead.beside.id], alone=[lead.beside.id])
    assert apart == pairs(made, own=[lead.id], alone=[lead.id])
    assert (PORT,) in apart and (FERRIES,) in apart


def test_a_sentence_stands_on_the_page_once() -> None:
    articles = sample_articles()
    made = rank_claims(articles, sentences(articles))
    for limit in (3, 10, 25):
        chosen = made.choose(limit)
        assert len(chosen) <= limit
        shown = [line.id for claim in chosen for line in claim.sentences]
        assert len(shown) == len(set(shown))
    assert any(claim.beside is not None for claim in made.choose(25))


def test_what_points_back_stands_only_beside_what_it_points_to() -> None:
    back = "It had carried 900 passengers to Taganrog in October."
    assert has_pair(f"{PORT} {back}", OTHER)
    assert not has_pair(f"{PORT} Why? {back}", OTHER)


def test_a_few_words_stand_only_beside_the_sentence_that_they_go_on_from() -> None:
    denial = "The mayor denies it."
    assert (PORT, denial) in pairs(ranking(f"{PORT} {denial}", OTHER)[0])
    alone = pairs(ranking(f"What now? {denial} {FERRIES}", OTHER)[0])
    assert alone and all(denial not in one for one in alone)


def test_without_a_line_the_page_tells_what_it_would_have_told() -> None:
    long = "The port of Rostov was closed on Monday after a tanker had rammed a quay."
    made, _ = ranking(f"{long}\n\n{PORT}", OTHER)
    first, again = (claim_of(made, one).id for one in (long, PORT))
    shown = {one.id for claim in made.choose() for one in claim.sentences}
    assert first in shown and again not in shown
    left = {one.id for claim in made.choose(without=[first]) for one in claim.sentences}
    assert again in left and first not in left
