"""Whole articles through the real engine and a server that speaks Google's wire format."""

from collections.abc import Sequence

import pytest

from core.article import Role, Translation
from core.translate import TranslationMemory, translate_article
from core.translate.online import GoogleEngine
from tests.core.translate.engines import article
from tests.core.translate.online.google_server import Reply, page, serving, upper

SENTENCES = [
    f"Le {number}e jour de l'enquête, la préfète a reçu les élus de la vallée et leur a promis "
    f"{number * 3} millions d'euros pour réparer les digues emportées par la crue."
    for number in range(1, 51)
]
ROLES: dict[int, Role] = {0: "title", 1: "subtitle", 12: "heading", 25: "caption", 40: "heading"}


@pytest.mark.parametrize("first", [0, 11, 13, 24, 39, 49])
def test_fifty_segments_cost_two_requests_wherever_the_reader_is(first: int) -> None:
    one = article(*SENTENCES, roles=ROLES)
    place = [first]

    def wanted() -> Sequence[int]:
        return sorted(range(50), key=lambda segment: abs(segment - place[0]))

    batches: list[list[int]] = []

    def on_translated(made: tuple[Translation, ...]) -> None:
        batches.append([translation.segment for translation in made])
        place[0] = 49 - first  # the reader scrolls away

    with serving(lambda text, _: page(upper(text))) as server:
        done = translate_article(
            one,
            "en",
            memory=TranslationMemory(),
            engines=[GoogleEngine(address=server.address)],
            wanted=wanted,
            on_translated=on_translated,
            is_cancelled=lambda: False,
        )
        assert len(server.queries) <= 2
    assert first in batches[0]
    assert [t.text for t in done.translations["en"]] == [text.upper() for text in SENTENCES]


def test_a_server_that_loses_segments_leaves_them_to_the_next_and_mixes_none() -> None:
    one = article(*SENTENCES[:20])

    def forgetful(text: str, number: int) -> Reply:
        kept = [line for line in text.splitlines() if "7 millions" not in line]
        return page(upper("\n".join(kept)))

    with serving(forgetful) as server, serving(lambda text, _: page(text.lower())) as second:
        lower = GoogleEngine(address=second.address)
        done = translate_article(
            one,
            "en",
            memory=TranslationMemory(),
            engines=[GoogleEngine(address=server.address), lower],
        )
    made = done.translated("en")
    assert len(made) == 20
    lost = {n for n, text in enumerate(SENTENCES[:20]) if "7 millions" in text}
    assert lost
    for number, translation in made.items():
        text = SENTENCES[number]
        assert translation.text == (text.lower() if number in lost else text.upper())
