"""Microsoft: no request for a list of languages, no `auto`, many texts at once."""

import pytest

from core.errors import EngineUnavailable, TranslateError
from core.translate.online import MicrosoftEngine
from core.translate.online.requesting import Answer, Requester

from .services import KEY, microsoft, microsoft_at, microsoft_says, requester
from .web_server import WebServer, serving, upper

TEXTS = ["La Corée du Nord a envoyé des soldats.", "Ils étaient 3 000.", "Séoul s'inquiète."]
WANTED = [upper(text) for text in TEXTS]


def engine(server: WebServer, key: str | None = KEY, region: str = "") -> MicrosoftEngine:
    return MicrosoftEngine(key, region, address=microsoft_at(server.address), requester=requester())


def test_texts_go_together_with_the_key_in_a_header() -> None:
    with serving(microsoft()) as server:
        assert engine(server).translate(TEXTS, "fr", "en") == WANTED
        asked = server.asked[0]
        assert asked.method == "POST"
        assert asked.json == [{"Text": text} for text in TEXTS]
        assert asked.query == {
            "api-version": "3.0",
            "from": "fr",
            "to": "en",
            "textType": "plain",
        }
        assert len(server.asked) == 1


def test_the_address_is_microsofts_with_its_version() -> None:
    class Listening(Requester):
        def post(self, url: str, body: object, **_: object) -> Answer:
            asked.append(url)
            return Answer(200, '[{"translations": [{"text": "Hello", "to": "en"}]}]')

    asked: list[str] = []
    made = MicrosoftEngine(KEY, requester=Listening())
    assert made.translate(["Bonjour"], "fr", "en") == ["Hello"]
    assert asked == ["https://api.cognitive.microsofttranslator.com/translate?api-version=3.0"]


def test_a_region_is_sent_as_azure_writes_it() -> None:
    with serving(microsoft(region="westeurope")) as server:
        assert engine(server, region="West Europe").translate(TEXTS, "fr", "en") == WANTED
        with pytest.raises(EngineUnavailable, match="whether microsoft_region has to be set"):
            engine(server).translate(TEXTS, "fr", "en")


@pytest.mark.parametrize(
    ("lang", "target", "sent"),
    [
        ("und", "EN", (None, "en")),
        ("zh", "zh-TW", ("zh-Hans", "zh-Hant")),
        ("pt-BR", "pt-BR-x", ("pt", "pt")),
        ("iw", "pt", ("he", "pt-PT")),
        ("nb", "fr-CA", ("nb", "fr-CA")),
        ("sr-Latn", "en", ("sr-Latn", "en")),
        ("ru", "sr", ("ru", "sr-Cyrl")),
        ("ru", "sr-Latn-RS", ("ru", "sr-Latn")),
        ("tl", "mn", ("fil", "mn-Cyrl")),
    ],
)
def test_languages_are_called_as_microsoft_calls_them(
    lang: str, target: str, sent: tuple[str | None, str]
) -> None:
    with serving(microsoft()) as server:
        assert engine(server).translate(TEXTS, lang, target) == WANTED
        asked = server.asked[0].query
        assert (asked.get("from"), asked["to"]) == sent


def test_without_a_key_nothing_is_sent() -> None:
    with (
        serving(microsoft()) as server,
        pytest.raises(EngineUnavailable, match="needs a key; set DRAGOMAN_MICROSOFT_KEY"),
    ):
        engine(server, None).translate(TEXTS, "fr", "en")
    assert server.asked == []


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (401_000, "does not take the key"),
        (401_015, "does not take the key"),
        (403_000, "does not take the key"),
        (403_001, "as much as the free tier allows"),
    ],
)
def test_what_is_the_readers_is_said_and_does_not_make_it_rest(code: int, sentence: str) -> None:
    with serving(lambda *_: microsoft_says(code, "No.")) as server:
        made = engine(server)
        for _ in range(4):
            with pytest.raises(EngineUnavailable, match=sentence):
                made.translate(TEXTS, "fr", "en")
        assert len(server.asked) == 4


@pytest.mark.parametrize("code", [400_019, 400_023, 400_035, 400_036])
def test_a_language_that_microsoft_refuses_is_said(code: int) -> None:
    with (
        serving(lambda *_: microsoft_says(code, "Not valid.")) as server,
        pytest.raises(TranslateError, match="does not translate between") as told,
    ):
        engine(server).translate(TEXTS, "fr", "en")
    assert not isinstance(told.value, EngineUnavailable)


def test_too_large_a_request_is_sent_in_parts() -> None:
    well = microsoft()
    with serving(well) as server:
        server.behave = lambda asked, number: (
            microsoft_says(400_077, "Too much.") if len(asked.json) > 1 else well(asked, number)
        )
        assert engine(server).translate(TEXTS, "fr", "en") == WANTED
