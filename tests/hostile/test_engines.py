"""Translation services that answer with hostile bodies: nothing of them is said, logged or kept."""

import json
import logging

import pytest

from core.errors import TranslateError
from core.translate.online import circuit, requesting, waiting
from tests.core.translate.online.services import SERVICES, Service
from tests.core.translate.online.web_server import Asked, Reply, serving
from tests.hostile.naughty import LINES, samples, unsafe_in

TEXTS = [
    "La Corée du Nord a envoyé des soldats.",
    "La suite demain matin, dit-on à Séoul.",
    "Le maire a reçu hier les habitants.",
    "Personne n'a été blessé, selon la mairie.",
]

MARKS = ("OWNED", "rgb(66,77,88)", "@click", "<script", "]8;;")
"""What a hostile body would do or show."""


@pytest.fixture(autouse=True)
def forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(circuit, "_circuits", {})
    monkeypatch.setattr(requesting, "_slow", set())
    monkeypatch.setattr(waiting, "_BACKOFF", 0.01)


def bodies(text: str) -> list[str | bytes]:
    """The text where services say what is wrong, and where nobody expects it."""
    plain = f"OWNED {text} [@click=app.quit]"
    said = {"code": plain, "message": plain}
    whole = {
        "error": said,
        "message": plain,
        "responseDetails": plain,
        "responseStatus": plain,
        "responseData": {"translatedText": plain},
        "translatedText": {plain: plain},
        "translations": [said],
        plain: plain,
    }
    return [json.dumps(whole), json.dumps({"error": plain}), plain.encode("utf-8", "surrogatepass")]


@pytest.mark.parametrize("status", [200, 400, 403, 404, 429, 456, 500, 503])
@pytest.mark.parametrize("service", SERVICES, ids=lambda one: one.name)
def test_what_a_service_says_of_its_troubles_is_not_repeated(
    service: Service, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    some = [body for text in list(samples().values())[::6] for body in bodies(text)]

    def behave(_: Asked, number: int) -> Reply:
        waits = {"Retry-After": "\x1b]0;OWNED\x07"} if number % 2 else {}
        return Reply(some[number % len(some)], status, "text/\x1b[31mOWNED", headers=waits)

    said = []
    with serving(behave) as server:
        for _ in some:
            circuit._circuits.clear()
            try:
                made = service.engine(server).translate(TEXTS, "fr", "en")
            except TranslateError as error:
                said += [str(error), repr(error), repr(error.__cause__)]
            else:  # what is taken for a translation is text from outside, and clean
                assert unsafe_in(" ".join(one or "" for one in made)) == ""
    said += [record.getMessage() for record in caplog.records if not _is_of_server(record)]
    assert said or status == 200
    for one in said:
        assert unsafe_in(one) == ""
        assert not [mark for mark in MARKS if mark in one], one


def _is_of_server(record: logging.LogRecord) -> bool:
    return record.name.startswith("asyncio")


@pytest.mark.parametrize("service", SERVICES, ids=lambda one: one.name)
def test_a_translation_is_cleaned_whatever_it_holds(service: Service) -> None:
    for name, text in list(LINES.items())[::3]:
        circuit._circuits.clear()
        begin = text.encode("utf-8", "replace").decode()

        def turned(texts: list[str], begin: str = begin) -> list[str]:
            return [f"{begin} {one}!" for one in texts]

        with serving(service.behave(turned)) as at:
            try:
                made = service.engine(at).translate(TEXTS, "fr", "en")
            except TranslateError as error:
                made = [str(error)]
        assert unsafe_in(" ".join(one or "" for one in made)) == "", name
