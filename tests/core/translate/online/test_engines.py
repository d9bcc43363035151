"""What all engines on the web do alike, against servers that speak each one's wire format."""

import logging
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from core.errors import EngineUnavailable, TranslateError
from core.translate.engine import BatchingEngine, ContextEngine
from core.translate.online.circuit import try_now

from .services import EMAIL, KEY, SERVICES, Service
from .web_server import Reply, answer, serving, upper

ROOT = Path(__file__).parents[4]

TEXTS = [
    "La Corée du Nord a envoyé des soldats.",
    "Ils étaient 3 000 en octobre [1].",
    "« C'est grave », a dit le ministre & voisin.",
    "Séoul s'inquiète <beaucoup> depuis Busan.",
    "La suite demain matin.",
]
WANTED = [upper(text) for text in TEXTS]

every = pytest.mark.parametrize("service", SERVICES, ids=lambda one: one.name)
of_lists = pytest.mark.parametrize(
    "service", [one for one in SERVICES if one.is_list], ids=lambda one: one.name
)


@every
def test_texts_are_translated_in_one_request(service: Service) -> None:
    with serving(service.behave(lambda texts: [upper(one) for one in texts])) as server:
        engine = service.engine(server)
        assert engine.translate(TEXTS, "fr", "en") == WANTED
        assert len(server.asked) == 1


@every
def test_an_engine_says_who_it_is_and_what_it_knows(service: Service) -> None:
    with serving(service.behave(lambda texts: texts)) as server:
        engine = service.engine(server)
        assert engine.name == service.name
        assert engine.is_online is (service.name != "libretranslate")
        assert engine.privacy.startswith("goes to " if engine.is_online else "stays here")
        assert isinstance(engine, BatchingEngine)
        assert isinstance(engine, ContextEngine) is (service.name == "deepl")
        for known in (("fr", "en"), ("ro", "en"), ("zh", "EN"), ("he", "pt-BR"), ("pt-BR", "nb")):
            assert engine.knows(*known), known
        for unknown in (("tlh", "en"), ("fr", "tlh"), ("fr", "fr-CA"), ("fr", ""), ("fr", "und")):
            assert not engine.knows(*unknown), unknown
        with pytest.raises(TranslateError, match=f"{engine.label} does not know") as told:
            engine.translate(TEXTS, "tlh", "en")
        assert not isinstance(told.value, EngineUnavailable)
        engine.close()
        engine.close()
        assert server.asked == []


@every
def test_only_letters_are_sent_and_each_text_once(service: Service) -> None:
    with serving(service.behave(lambda texts: [upper(one) for one in texts])) as server:
        engine = service.engine(server)
        texts = ["—", "20.11.2024", "Bonjour", "Bonjour", ""]
        assert engine.translate(texts, "fr", "en") == ["—", "20.11.2024", "BONJOUR", "BONJOUR", ""]
        assert len(server.asked) == 1
        assert engine.translate(["—", "***"], "fr", "en") == ["—", "***"]
        assert len(server.asked) == 1


@every
def test_batches_cost_one_request_each_and_hold_every_text(service: Service) -> None:
    texts = [f"{number} mots " + "de la phrase " * (number % 9) for number in range(70)]
    with serving(service.behave(lambda texts: [upper(one) for one in texts])) as server:
        engine = service.engine(server)
        assert isinstance(engine, BatchingEngine)
        batches = list(engine.batches(texts))
        assert [number for one in batches for number in one] == list(range(70))
        for number, batch in enumerate(batches, 1):
            some = texts[batch.start : batch.stop]
            assert engine.translate(some, "fr", "en") == [upper(one).strip() for one in some]
            assert len(server.asked) == number


@every
def test_a_text_over_the_limit_is_sent_in_pieces(service: Service) -> None:
    text = " ".join(f"Phrase numéro {number}, avec des mots." for number in range(1_200))
    with serving(service.behave(lambda texts: [upper(one) for one in texts])) as server:
        assert service.engine(server).translate([text], "fr", "en") == [upper(text)]
        assert len(server.asked) > 1


@every
def test_a_server_that_gives_everything_back_has_translated_nothing(service: Service) -> None:
    with serving(service.behave(lambda texts: texts)) as server:
        assert service.engine(server).translate(TEXTS, "fr", "en") == [None] * 5


@every
def test_what_comes_back_is_cleaned(service: Service) -> None:
    def turned(texts: list[str]) -> list[str]:
        return [f"\x1b[31mred\x1b[0m \u202eevil\u202c {upper(one)}" for one in texts]

    with serving(service.behave(turned)) as server:
        assert service.engine(server).translate(["bonjour"], "fr", "en") == ["red evil BONJOUR"]


@of_lists
@pytest.mark.parametrize(
    "turned",
    [
        lambda done: done[:-1],
        lambda done: [*done, "MORE"],
        lambda done: [" ".join(done)],
        lambda done: [],
        lambda done: [*done[1:], done[0]],
        lambda done: list(reversed(done)),
        lambda done: [done[1], done[0], *done[2:]],
    ],
    ids=["dropped", "added", "merged", "empty", "turned", "reversed", "swapped"],
)
def test_a_list_that_cannot_be_matched_is_asked_again_in_parts(
    service: Service, turned: Callable[[list[str]], list[str]]
) -> None:
    texts = [
        "La Corée du Nord a envoyé des soldats.",
        "Le ministre Dupont rencontre Merkel lundi.",
        "Renault ferme 3 usines, selon Le Monde.",
        "Zelensky parle devant le Parlement européen.",
    ]

    def behave(sent: list[str]) -> list[str]:
        done = [upper(one) for one in sent]
        return turned(done) if len(done) > 1 else done

    with serving(service.behave(behave)) as server:
        found = service.engine(server).translate(texts, "fr", "en")
        assert found == [upper(one) for one in texts]
        assert len(server.asked) > 1


@of_lists
def test_a_hole_in_a_list_is_asked_for_alone(service: Service) -> None:
    def behave(sent: list[str]) -> list[Any]:
        return [None if len(sent) > 1 and "3 000" in one else upper(one) for one in sent]

    with serving(service.behave(behave)) as server:
        assert service.engine(server).translate(TEXTS, "fr", "en") == WANTED
        assert len(server.asked) == 2


@every
def test_letters_that_were_lost_on_the_way_are_no_translation(service: Service) -> None:
    well = service.behave(lambda texts: [upper(one) for one in texts])
    with serving(well) as server:

        def behave(asked: Any, number: int) -> Reply:
            reply = well(asked, number)
            return Reply(str(reply.body).encode("cp1252", "replace"), kind=reply.kind)

        server.behave = behave
        texts = ["L'été à Séoul", "Demain matin"]
        assert service.engine(server).translate(texts, "fr", "en") == [None, "DEMAIN MATIN"]


@every
def test_an_engine_that_has_nothing_is_not_asked_for_each_text(service: Service) -> None:
    texts = [f"{number} {TEXTS[0]}" for number in range(40)]
    with serving(service.behave(lambda texts: ["" for _ in texts])) as server:
        with pytest.raises(EngineUnavailable, match="has no translation for these sentences"):
            service.engine(server).translate(texts, "fr", "en")
        assert len(server.asked) < 30


BAD: dict[str, tuple[Reply, str]] = {
    "429": (Reply(status=429), "too many requests"),
    "429 long": (Reply(status=429, headers={"Retry-After": "7200"}), "wait for 2 hours"),
    "500": (answer({"error": {"code": 500000, "message": "oops"}}, 500), "trouble of its own"),
    "503": (Reply("<html>gone</html>", 503), "trouble of its own"),
    "teapot": (Reply(status=418), "refused"),
    "403": (Reply('{"error": {"code": Infinity}}', 403), "refused|take the key|needs a key"),
    "403 list": (answer([[["x"]]], 403), "refused|take the key|needs a key"),
    "html": (Reply("<html><body>Before you continue</body></html>"), "consent page|cannot be read"),
    "garbage": (Reply(b"\x00\xff\xfe garbage"), "consent page|cannot be read"),
    "utf-16": (Reply("{}".encode("utf-16")), "consent page|cannot be read"),
    "nothing": (Reply(""), "consent page|cannot be read"),
    "null": (Reply("null", kind="application/json"), "consent page|cannot be read"),
    "deep": (Reply("[" * 50_000, kind="application/json"), "consent page|cannot be read"),
    "cut": (Reply("<html><body>", breaks_off=True), "broke off"),
    "flood": (Reply("x" * 5_000_000), "far more"),
    "hangs": (Reply(hangs=True), "did not answer in time"),
    "drips": (Reply(drips=True), "did not answer in time"),
}


@every
@pytest.mark.parametrize("kind", BAD)
def test_an_engine_that_does_not_work_says_what_is_wrong(service: Service, kind: str) -> None:
    reply, sentence = BAD[kind]
    is_slow = kind in ("hangs", "drips")
    quick = {"read": 0.3, "deadline": 0.6} if is_slow else {}
    with serving(lambda *_: reply) as server:
        engine = service.engine(server, **quick)
        with pytest.raises(EngineUnavailable, match=sentence) as told:
            engine.translate(TEXTS, "fr", "en")
        assert engine.label in str(told.value)
        assert str(told.value).endswith(".")


@every
@pytest.mark.parametrize("status", [429, 502])
def test_a_moment_of_trouble_is_tried_again(
    service: Service, status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("urllib3.util.retry.time.sleep", lambda _: None)
    well = service.behave(lambda texts: [upper(one) for one in texts])
    with serving(lambda asked, number: Reply(status=status)) as server:
        server.behave = lambda asked, number: (
            Reply(status=status, headers={"Retry-After": "0"})
            if number < 3
            else well(asked, number)
        )
        assert service.engine(server, retries=2).translate(TEXTS, "fr", "en") == WANTED
        assert len(server.asked) == 3


@every
def test_no_server_at_all_is_said_within_a_second(service: Service) -> None:
    with serving(service.behave(lambda texts: texts)) as server:
        engine = service.engine(server)
    with pytest.raises(EngineUnavailable, match="cannot be reached; check") as told:
        engine.translate(TEXTS, "fr", "en")
    if not engine.is_online:
        assert "check that the server at 127.0.0.1 is running" in str(told.value)
    with pytest.raises(EngineUnavailable, match="could not be reached and rests until"):
        engine.translate(TEXTS, "fr", "en")


def test_what_an_engine_knows_loads_no_library_and_asks_no_network() -> None:
    code = (
        "import sys, socket\n"
        "socket.getaddrinfo = socket.socket.connect = None\n"
        "from core.translate.online import *\n"
        "made = [GoogleEngine(), MyMemoryEngine(), LibreTranslateEngine('localhost:5000'),\n"
        "        DeepLEngine('key'), MicrosoftEngine('key')]\n"
        "assert all(one.knows('ro', 'en') for one in made)\n"
        "heavy = ('requests', 'urllib3', 'deep_translator', 'pybreaker', 'keyring')\n"
        "print([one for one in heavy if one in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert (done.stdout.strip(), done.stderr) == ("[]", "")


@every
def test_an_engine_that_keeps_failing_rests_until_it_is_asked_to_try(service: Service) -> None:
    well = service.behave(lambda texts: [upper(one) for one in texts])
    with serving(lambda *_: Reply(status=503)) as server:
        engine = service.engine(server)
        for _ in range(3):
            with pytest.raises(EngineUnavailable, match="trouble of its own"):
                engine.translate(TEXTS, "fr", "en")
        with pytest.raises(
            EngineUnavailable, match=r"failed three times and rests until \d\d:\d\d"
        ):
            engine.translate(TEXTS, "fr", "en")
        assert len(server.asked) == 3
        server.behave = well
        try_now(service.name)
        assert engine.translate(TEXTS, "fr", "en") == WANTED
        assert engine.translate(TEXTS[:2], "fr", "en") == WANTED[:2]


@every
def test_what_was_translated_before_the_trouble_is_kept(service: Service) -> None:
    well = service.behave(lambda texts: [upper(one) for one in texts])
    texts = [f"{number} {TEXTS[0]}" * 9 for number in range(60)]
    with serving(well) as server:
        server.behave = lambda asked, number: (
            well(asked, number) if number == 1 else Reply(status=500)
        )
        found = service.engine(server).translate(texts, "fr", "en")
    done = [one for one in found if one is not None]
    assert done == [upper(text) for text in texts[: len(done)]]
    assert 0 < len(done) < len(texts)


@every
def test_what_every_text_is_refused_for_is_said_soon(service: Service) -> None:
    texts = [f"{number} {TEXTS[0]}" for number in range(40)]
    with serving(lambda *_: Reply(status=400)) as server:
        with pytest.raises(EngineUnavailable, match="refused the request"):
            service.engine(server).translate(texts, "fr", "en")
        assert len(server.asked) < 16


@every
@pytest.mark.parametrize("kind", ["503", "cut", "teapot", "html", "429 long"])
def test_keys_and_texts_stand_in_no_error_and_no_log(
    service: Service, kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with serving(lambda *_: BAD[kind][0]) as server:
        engine = service.engine(server, retries=1 if kind == "503" else 0)
        with pytest.raises(EngineUnavailable) as told:
            engine.translate(TEXTS, "fr", "en")
    error: BaseException | None = told.value
    shown = [repr(engine), caplog.text]
    while error is not None:
        shown += [str(error), repr(error)]
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    for secret in (KEY, KEY[:8], EMAIL, EMAIL.replace("@", "%40"), "soldats"):
        assert not any(secret in one for one in shown)
