"""Full requests, wanted segments first, headings with what they head."""

from collections.abc import Iterator, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from core.article import Role
from core.translate.online.google import GoogleEngine
from core.translate.order import Order
from tests.core.translate.engines import Upper, article


class OfSize(Upper):
    """Takes `size` texts in a request."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self._size = size

    def batches(self, texts: Sequence[str]) -> Iterator[range]:
        for start in range(0, len(texts), self._size):
            yield range(start, min(start + self._size, len(texts)))


def ids(order: Order, size: int, wanted: Sequence[int]) -> list[int]:
    return [one.segment.id for one in order.batch(OfSize(size), wanted)]


def drained(order: Order, engine: Upper, wanted: Sequence[int]) -> list[list[int]]:
    left, batches = list(wanted), []
    while left:
        batch = [one.segment.id for one in order.batch(engine, left)]
        batches.append(batch)
        left = [one for one in left if one not in batch]
    return batches


TEXTS = [f"phrase {number}" for number in range(8)]


def test_the_front_of_what_is_wanted_in_document_order() -> None:
    order = Order(article(*TEXTS))
    assert ids(order, 3, [5, 4, 6, 0, 1]) == [4, 5, 6]
    assert ids(order, 3, []) == []
    assert ids(order, 3, [99]) == []


def test_a_heading_goes_with_the_paragraph_behind_it() -> None:
    roles: dict[int, Role] = {0: "title", 1: "subtitle", 4: "heading", 6: "caption"}
    order = Order(article(*TEXTS, roles=roles))
    assert ids(order, 3, [2, 3, 4, 5, 0, 1]) == [0, 1, 2]
    assert ids(order, 4, [7, 5, 4, 6, 3]) == [4, 5, 6, 7]
    # a heading at the end of a pack waits for its paragraph when that costs no request
    assert ids(order, 3, [2, 3, 4, 5]) == [2, 3]
    # and does not wait when it would
    assert ids(order, 3, [1, 2, 3, 4, 5, 7]) == [1, 2, 3]
    assert ids(order, 2, [3, 4, 5, 7]) == [3, 4]


def test_a_heading_at_the_end_goes_alone() -> None:
    order = Order(article("un", "Lire aussi", roles={1: "heading"}))
    assert ids(order, 5, [0, 1]) == [0, 1]


@given(
    roles=st.lists(st.sampled_from(["paragraph", "heading", "caption"]), min_size=1, max_size=30),
    size=st.integers(1, 6),
    data=st.data(),
)
def test_every_segment_is_asked_once_and_no_request_is_wasted(
    roles: list[Role], size: int, data: st.DataObject
) -> None:
    order = Order(article(*(f"p{n}" for n in range(len(roles))), roles=dict(enumerate(roles))))
    wanted = data.draw(st.permutations(range(len(roles))))
    batches = drained(order, OfSize(size), wanted)
    assert sorted(one for batch in batches for one in batch) == list(range(len(roles)))
    assert len(batches) == -(-len(roles) // size)
    assert all(batch == sorted(batch) for batch in batches)


@settings(max_examples=40)
@given(
    lengths=st.lists(st.integers(20, 260), min_size=50, max_size=50),
    heads=st.sets(st.integers(0, 49), max_size=12),
    first=st.integers(0, 49),
)
def test_fifty_segments_of_news_cost_google_two_requests_wherever_the_reader_is(
    lengths: list[int], heads: set[int], first: int
) -> None:
    # an article of up to 8,000 characters: fifty sentences of the usual 160
    scale = min(1.0, 8_000 / sum(lengths))
    texts = [(f"{n} " + "mot sûr " * 40)[: int(long * scale)] for n, long in enumerate(lengths)]
    order = Order(article(*texts, roles=dict.fromkeys(heads, "heading")))
    wanted = [*range(first, 50), *reversed(range(first))]
    engine = GoogleEngine()
    left, requests = list(wanted), 0
    while left:
        batch = order.batch(engine, left)
        requests += len(list(engine.batches([one.text for one in batch])))
        done = {one.segment.id for one in batch}
        left = [one for one in left if one not in done]
    assert requests <= 2
