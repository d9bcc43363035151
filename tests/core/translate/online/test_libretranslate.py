"""LibreTranslate: no key at one's own server, lists as JSON, and text that stays here."""

import pytest

from core.errors import EngineUnavailable, TranslateError
from core.translate.online import LibreTranslateEngine
from core.translate.online.libretranslate import is_loopback
from core.translate.online.requesting import Answer, Requester

from .services import KEY, libretranslate, requester
from .web_server import Reply, WebServer, answer, serving, upper

TEXTS = ["Guvernul a adoptat măsurile.", "Președintele Iohannis a plecat.", "Mâine, la București."]
WANTED = [upper(text) for text in TEXTS]


def engine(server: WebServer, key: str | None = None) -> LibreTranslateEngine:
    return LibreTranslateEngine(server.address, key, requester=requester())


def test_romanian_is_translated_without_a_key() -> None:
    with serving(libretranslate()) as server:
        assert engine(server).translate(TEXTS, "ro", "en") == WANTED
        assert server.asked[0].json == {
            "q": TEXTS,
            "source": "ro",
            "target": "en",
            "format": "text",
        }


def test_a_key_is_sent_in_the_body() -> None:
    with serving(libretranslate(key=KEY)) as server:
        assert engine(server, KEY).translate(TEXTS, "ro", "en") == WANTED
        assert KEY not in str(server.asked[0].query) + str(server.asked[0].headers)
        with pytest.raises(EngineUnavailable, match="does not take the key"):
            engine(server, "another").translate(TEXTS, "ro", "en")
        with pytest.raises(EngineUnavailable, match="set DRAGOMAN_LIBRETRANSLATE_KEY"):
            engine(server).translate(TEXTS, "ro", "en")


def test_a_server_that_takes_fewer_texts_gets_fewer() -> None:
    with serving(libretranslate(batch=1)) as server:
        assert engine(server).translate(TEXTS, "ro", "en") == WANTED


def test_an_old_server_that_takes_one_text_gets_one() -> None:
    def behave(asked: object, _: int) -> Reply:
        sent = server.asked[-1].json["q"]
        if isinstance(sent, list) and len(sent) > 1:
            return answer({"error": "q has to be a string"}, 400)
        return answer({"translatedText": upper(sent if isinstance(sent, str) else sent[0])})

    with serving(behave) as server:
        assert engine(server).translate(TEXTS, "ro", "en") == WANTED


def test_a_language_without_a_model_there_is_said() -> None:
    with (
        serving(libretranslate()) as server,
        pytest.raises(TranslateError, match="has no model for these languages") as told,
    ):
        engine(server).translate(TEXTS, "ro", "uk")
    assert not isinstance(told.value, EngineUnavailable)


def test_a_place_without_libretranslate_is_said() -> None:
    with (
        serving(lambda *_: Reply("<h1>Not Found</h1>", 404)) as server,
        pytest.raises(EngineUnavailable, match=r"no LibreTranslate at 127\.0\.0\.1"),
    ):
        engine(server).translate(TEXTS, "ro", "en")


@pytest.mark.parametrize(
    ("lang", "target", "sent"),
    [
        ("und", "en", ("auto", "en")),
        ("zh", "EN", ("zh", "en")),
        ("zh-TW", "en", ("zt", "en")),
        ("nb", "zh", ("nb", "zh")),
        ("pt-BR", "de", ("pt", "de")),
        ("tl", "en", ("tl", "en")),
        ("sr-Latn", "en", ("sr", "en")),
        ("iw", "en", ("he", "en")),
    ],
)
def test_languages_are_called_as_the_server_calls_them(
    lang: str, target: str, sent: tuple[str, str]
) -> None:
    with serving(libretranslate()) as server:
        assert engine(server).translate(TEXTS, lang, target) == WANTED
        assert (server.asked[0].json["source"], server.asked[0].json["target"]) == sent


@pytest.mark.parametrize(
    ("address", "privacy"),
    [
        ("http://localhost:5000", "stays here"),
        ("localhost:5000", "stays here"),
        ("http://127.0.0.1:5000/", "stays here"),
        ("http://[::1]:5000", "stays here"),
        ("http://[::ffff:127.0.0.1]", "stays here"),
        ("https://libre.example.org/api", "goes to libre.example.org"),
        ("libre.example.org", "goes to libre.example.org"),
        ("libre.example.org:5000", "goes to libre.example.org"),
        ("http://user:secret@libre.example.org:80", "goes to libre.example.org"),
        ("http://127.0.0.1.example.org", "goes to 127.0.0.1.example.org"),
        ("http://localhost.example.org", "goes to localhost.example.org"),
        ("http://192.168.1.7:5000", "goes to 192.168.1.7"),
        ("http://127.1", "goes to 127.1"),
        ("http://localhost@evil.example", "goes to evil.example"),
    ],
)
def test_privacy_follows_from_the_address(address: str, privacy: str) -> None:
    made = LibreTranslateEngine(address)
    assert made.privacy == privacy
    assert made.is_online is (privacy != "stays here")


@pytest.mark.parametrize(
    "address",
    ["", "  ", "ftp://host", "http://", "http://host:port", "http://[", "//", "http://h?q"],
)
def test_an_address_that_is_none_is_said(address: str) -> None:
    with pytest.raises(EngineUnavailable, match="needs the address of a server"):
        LibreTranslateEngine(address).translate(TEXTS, "ro", "en")


@pytest.mark.parametrize("path", ["", "/", "/translate", "/translate/"])
def test_an_address_may_end_in_several_ways(path: str) -> None:
    with serving(libretranslate()) as server:
        made = LibreTranslateEngine(server.address.rstrip("/") + path, requester=requester())
        assert made.translate(TEXTS, "ro", "en") == WANTED


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("localhost:5000", "http://localhost:5000/translate"),
        ("192.168.1.7:5000/lt/", "http://192.168.1.7:5000/lt/translate"),
        ("libre.example.org", "https://libre.example.org/translate"),
        ("libre.example.org:443", "https://libre.example.org:443/translate"),
        ("http://libre.example.org", "http://libre.example.org/translate"),
    ],
)
def test_a_scheme_that_is_left_out_is_told_from_the_rest(address: str, asked: str) -> None:
    class Listening(Requester):
        def post(self, url: str, body: object, **_: object) -> Answer:
            heard.append(url)
            return Answer(200, '{"translatedText": "Hello"}')

    heard: list[str] = []
    made = LibreTranslateEngine(address, requester=Listening())
    assert made.translate(["Bună"], "ro", "en") == ["Hello"]
    assert heard == [asked]


def test_text_that_stays_here_goes_through_no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(lambda *_: Reply(status=500)) as proxy, serving(libretranslate()) as server:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.address)
        for name in ("no_proxy", "NO_PROXY"):
            monkeypatch.delenv(name, raising=False)
        assert engine(server).translate(TEXTS, "ro", "en") == WANTED
        assert proxy.asked == []


def test_text_that_stays_here_is_not_sent_on() -> None:
    with serving(libretranslate()) as elsewhere:
        away = Reply(status=307, headers={"Location": f"{elsewhere.address}translate"})
        with (
            serving(lambda *_: away) as server,
            pytest.raises(EngineUnavailable, match="refused the request"),
        ):
            engine(server).translate(TEXTS, "ro", "en")
        assert elsewhere.asked == []


def test_loopback_is_told_without_asking_anyone() -> None:
    assert is_loopback("127.8.9.1")
    assert is_loopback("libre.localhost")
    assert not is_loopback("0.0.0.0")
    assert not is_loopback("")
