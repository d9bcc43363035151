"""Whatever a service does, no text ever gets the translation of another."""

import re
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.errors import EngineUnavailable
from core.translate.online import circuit

from .services import SERVICES, Service
from .web_server import Asked, Reply, answer, serving, upper

REPLIES = {
    "html": Reply("<html><body>Before you continue</body></html>"),
    "429": Reply(status=429),
    "503": Reply("<html>gone</html>", 503),
    "400": Reply(status=400),
    "garbage": Reply(b"\xff\xfe\x00 garbage \xc3"),
    "utf-16": Reply("{}".encode("utf-16"), kind="application/json"),
    "latin-1": Reply("é".encode("latin-1"), kind="application/json; charset=utf-8"),
    "no such encoding": Reply("{}", kind="application/json; charset=nonsense"),
    "json": answer({"error": {"code": "x", "message": ["y"]}}),
    "list": answer([1, None, {}, "text"]),
    "null": answer(None),
    "cut": Reply('{"responseData": ', breaks_off=True),
}
SLOW = {"hang": Reply(hangs=True), "drip": Reply(drips=True)}
TURNS = [
    "drop",
    "add",
    "merge",
    "reverse",
    "swap",
    "shift",
    "split",
    "exchange",
    "echo",
    "none",
    "empty",
]

MARK = re.compile(r"(\[\d+\] |)(.*)")

WORDS = st.lists(
    st.sampled_from(["Kim", "3 000", "[1]", "[2]", "Moscou", "12 %", "—", "« oui »", "l'OTAN"]),
    max_size=3,
)


def sentence(number: int, extra: list[str]) -> str:
    """A text with words that no other text has, and some that others have too."""
    own = " ".join(f"{'abcdefgh'[number]}{word}" for word in ("mot", "phrase", "suite", "fin"))
    return f"{own} {' '.join(extra)}".strip()


TEXTS = st.lists(WORDS, min_size=1, max_size=8).map(
    lambda extras: [sentence(number, extra) for number, extra in enumerate(extras)]
)


def turned(kind: str, texts: list[str], is_list: bool) -> Sequence[Any]:
    """What a service makes of texts, or of the lines of a pack, when it fails in this way."""
    sent = texts if is_list else texts[0].split("\n")
    done: list[Any] = [upper(one) for one in sent]
    match kind:
        case "drop":
            done = done[1:]
        case "add":
            done = [*done, "ENTIRELY NEW"]
        case "merge":
            done = [" ".join(done)]
        case "reverse":
            done = done[::-1]
        case "swap":
            done = [*done[1:2], *done[:1], *done[2:]]
        case "shift":
            done = [*done[1:], done[-1]]
        case "split":
            done = [*done[0].split(" ", 1), *done[1:]]
        case "exchange":
            # the numbers stay, the words behind them move
            marks, said = zip(*(MARK.match(one).groups() for one in done), strict=True)  # type: ignore[union-attr]
            done = [f"{mark}{one}" for mark, one in zip(marks, said[1:] + said[:1], strict=True)]
        case "echo":
            done = list(sent)
        case "none":
            done = [None] * len(done) if is_list else [""]
        case "empty":
            done = ["" for _ in done]
    return done if is_list else ["\n".join(done)]


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def check(service: Service, texts: list[str], kinds: list[str], **options: float) -> None:
    circuit._circuits.clear()

    def behave(asked: Asked, number: int) -> Reply:
        kind = kinds[(number - 1) % len(kinds)]
        reply = {**REPLIES, **SLOW}.get(kind)
        if reply is not None:
            return reply
        return service.behave(lambda some: turned(kind, some, service.is_list))(asked, number)

    with serving(behave) as server:
        try:
            found = service.engine(server, **options).translate(texts, "fr", "en")
        except EngineUnavailable as error:
            assert str(error).endswith(".")
            return
    assert len(found) == len(texts)
    for text, one in zip(texts, found, strict=True):
        # a text alone may come back with anything at all; what was another's it never has
        others = set().union(*map(words, texts)) - words(text)
        assert one is None or not words(one) & others


every = pytest.mark.parametrize("service", SERVICES, ids=lambda one: one.name)
quiet = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@every
@quiet
@given(TEXTS, st.lists(st.sampled_from([*TURNS, *REPLIES, "well", "well"]), min_size=1, max_size=4))
def test_no_text_ever_gets_what_belongs_to_another(
    service: Service, texts: list[str], kinds: list[str]
) -> None:
    check(service, texts, kinds)


@every
@pytest.mark.parametrize("kind", TURNS)
def test_each_way_to_fail_by_itself(service: Service, kind: str) -> None:
    texts = [sentence(number, ["Kim", "3 000"]) for number in range(6)]
    check(service, texts, [kind])
    check(service, texts, [kind, "well"])


@every
@pytest.mark.parametrize("kind", SLOW)
def test_a_server_that_stops_in_the_middle_mixes_nothing_up(service: Service, kind: str) -> None:
    texts = [sentence(number, []) for number in range(4)]
    check(service, texts, ["drop", "well", kind], read=0.2, deadline=0.4)


@every
@quiet
@given(TEXTS)
def test_a_server_that_works_is_believed(service: Service, texts: list[str]) -> None:
    with serving(service.behave(lambda some: [upper(one) for one in some])) as server:
        assert service.engine(server).translate(texts, "fr", "en") == [upper(one) for one in texts]
