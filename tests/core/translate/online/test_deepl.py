"""DeepL: its current API, with the key in a header, lists of texts and their context."""

import pytest

from core.errors import EngineUnavailable, TranslateError
from core.translate.engine import ContextEngine
from core.translate.online import DeepLEngine
from core.translate.online.requesting import Answer, Requester

from .services import KEY, deepl, requester
from .web_server import Reply, WebServer, answer, serving, upper

TEXTS = ["La Corée du Nord a envoyé des soldats.", "Ils étaient 3 000.", "Séoul s'inquiète."]
WANTED = [upper(text) for text in TEXTS]


def engine(server: WebServer, key: str | None = KEY) -> DeepLEngine:
    return DeepLEngine(key, address=server.address, requester=requester())


def test_the_key_stands_in_a_header_and_the_texts_in_a_list() -> None:
    with serving(deepl()) as server:
        assert engine(server).translate(TEXTS, "fr", "en") == WANTED
        asked = server.asked[0]
        assert asked.json == {"text": TEXTS, "source_lang": "FR", "target_lang": "EN-US"}
        assert KEY not in str(asked.query) + str(asked.body)


def test_a_heading_is_sent_with_its_context() -> None:
    with serving(deepl()) as server:
        made = engine(server)
        assert isinstance(made, ContextEngine)
        assert made.takes_context
        found = made.translate(["À bout"], "fr", "en", context="  Les soldats sont épuisés. " * 900)
        assert found == ["À BOUT"]
        assert server.asked[0].json["text"] == ["À bout"]
        assert server.asked[0].json["context"].startswith("Les soldats sont épuisés.")
        assert len(server.asked[0].body) < 128 * 1_024


def test_fifty_texts_go_together_and_no_more() -> None:
    texts = [f"{number}. La Corée du Nord a envoyé des soldats." for number in range(120)]
    with serving(deepl()) as server:
        assert engine(server).translate(texts, "fr", "en") == [upper(text) for text in texts]
        assert [len(one.json["text"]) for one in server.asked] == [50, 50, 20]


def test_chinese_keeps_to_the_size_of_a_body() -> None:
    texts = [
        f"{number}" + "总统周四表示政府将采取此前宣布的措施以稳定经济并保护就业" * 30
        for number in range(50)
    ]
    with serving(deepl()) as server:
        assert engine(server).translate(texts, "zh", "en") == texts


@pytest.mark.parametrize(
    ("key", "host"),
    [("aaaa-bbbb:fx", "https://api-free.deepl.com/"), ("aaaa-bbbb", "https://api.deepl.com/")],
)
def test_a_free_key_goes_to_the_host_of_the_free(key: str, host: str) -> None:
    class Listening(Requester):
        def post(self, url: str, body: object, **_: object) -> Answer:
            asked.append(url)
            return Answer(200, '{"translations": [{"text": "Hello"}]}')

    asked: list[str] = []
    assert DeepLEngine(key, requester=Listening()).translate(["Bonjour"], "fr", "en") == ["Hello"]
    assert asked == [f"{host}v2/translate"]


@pytest.mark.parametrize(
    ("lang", "target", "sent"),
    [
        ("fr", "EN", ("FR", "EN-US")),
        ("fr", "en-GB", ("FR", "EN-GB")),
        ("fr", "pt", ("FR", "PT-PT")),
        ("en-GB", "pt-BR", ("EN", "PT-BR")),
        ("pt-BR", "nb", ("PT", "NB")),
        ("zh-TW", "zh", ("ZH", "ZH-HANS")),
        ("zh", "zh-TW", ("ZH", "ZH-HANT")),
        ("iw", "es-419", ("HE", "ES-419")),
        ("und", "de", (None, "DE")),
        ("ro_MD", "es-MX", ("RO", "ES")),
    ],
)
def test_languages_are_called_as_deepl_calls_them(
    lang: str, target: str, sent: tuple[str | None, str]
) -> None:
    with serving(deepl()) as server:
        assert engine(server).translate(TEXTS, lang, target) == WANTED
        asked = server.asked[0].json
        assert (asked.get("source_lang"), asked["target_lang"]) == sent


@pytest.mark.parametrize("key", [None, "", "  "])
def test_without_a_key_nothing_is_sent(key: str | None) -> None:
    with (
        serving(deepl()) as server,
        pytest.raises(EngineUnavailable, match="DeepL needs a key; set DRAGOMAN_DEEPL_KEY"),
    ):
        engine(server, key).translate(TEXTS, "fr", "en")
    assert server.asked == []


@pytest.mark.parametrize("key", ["wrong", "two words", "line\r\nHost: evil", "clé", "x" * 9_999])
def test_a_key_that_is_none_is_said_without_repeating_it(key: str) -> None:
    with serving(deepl()) as server:
        made = engine(server, key)
        for _ in range(4):  # a slip of the reader's does not make the engine rest
            with pytest.raises(EngineUnavailable, match="does not take the key") as told:
                made.translate(TEXTS, "fr", "en")
            assert key not in str(told.value)
        assert len(server.asked) == (4 if key == "wrong" else 0)


def test_a_quota_that_is_used_up_is_said() -> None:
    reply = answer({"message": "Quota Exceeded"}, 456)
    with serving(lambda *_: reply) as server:
        made = engine(server)
        for _ in range(4):
            with pytest.raises(EngineUnavailable, match="as much as your plan allows"):
                made.translate(TEXTS, "fr", "en")
        assert len(server.asked) == 4


def test_a_language_that_deepl_refuses_is_said() -> None:
    reply = answer({"message": "Value for 'target_lang' not supported."}, 400)
    with (
        serving(lambda *_: reply) as server,
        pytest.raises(TranslateError, match="does not translate between") as told,
    ):
        engine(server).translate(TEXTS, "fr", "en")
    assert not isinstance(told.value, EngineUnavailable)
    assert len(server.asked) == 1


def test_too_large_a_request_is_sent_in_parts() -> None:
    well = deepl()
    with serving(well) as server:
        server.behave = lambda asked, number: (
            Reply(status=413) if len(asked.json["text"]) > 1 else well(asked, number)
        )
        assert engine(server).translate(TEXTS, "fr", "en") == WANTED
