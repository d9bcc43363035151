"""MyMemory: its warnings are no translations, nor are other sentences' matches."""

import pytest

from core.errors import EngineUnavailable, TranslateError
from core.translate.online import MyMemoryEngine

from .services import EMAIL, mymemory, mymemory_answer, mymemory_says, requester
from .web_server import Reply, WebServer, answer, serving, upper

TEXT = "Ils étaient 3 000 en octobre."
USED_UP = (
    "MYMEMORY WARNING: YOU USED ALL AVAILABLE FREE TRANSLATIONS FOR TODAY. NEXT AVAILABLE IN  13 "
    "HOURS 31 MINUTES 45 SECONDSVISIT HTTPS://MYMEMORY.TRANSLATED.NET/DOC/USAGELIMITS.PHP TO "
    "TRANSLATE MORE"
)


def engine(server: WebServer, email: str | None = None) -> MyMemoryEngine:
    return MyMemoryEngine(email, address=server.address, requester=requester())


@pytest.mark.parametrize(
    "reply",
    [
        mymemory_says(USED_UP, 200),
        mymemory_says(USED_UP, "429"),
        mymemory_says(USED_UP, 429, http=429),
        mymemory_says("", 200),
    ],
    ids=["as a translation", "as a status", "as HTTP", "as a flag"],
)
def test_a_quota_that_is_used_up_is_said_and_never_a_translation(reply: Reply) -> None:
    if "USED ALL" not in str(reply.body):
        reply = answer({"responseData": {"translatedText": "Da."}, "quotaFinished": True})
    with serving(lambda *_: reply) as server:
        mine = engine(server)
        for _ in range(4):  # the reader's quota is not the engine's fault: it does not rest
            with pytest.raises(EngineUnavailable, match="free quota of a day") as told:
                mine.translate([TEXT, "Bonjour"], "fr", "en")
        if "USED ALL" in str(reply.body):
            assert "goes on in 14 hours" in str(told.value)
        assert len(server.asked) == 4


@pytest.mark.parametrize("http", [200, 403])
def test_a_pair_that_it_refuses_is_named(http: int) -> None:
    words = (
        "'XX-XX' IS AN INVALID SOURCE LANGUAGE . EXAMPLE: LANGPAIR=EN|IT USING 2 LETTER ISO OR "
        "RFC3066 LIKE ZH-CN. ALMOST ALL LANGUAGES SUPPORTED BUT SOME MAY HAVE NO CONTENT"
    )
    with serving(lambda *_: mymemory_says(words, "403", http)) as server:
        with pytest.raises(TranslateError, match="does not translate from") as told:
            engine(server).translate([TEXT], "fr", "en")
        assert not isinstance(told.value, EngineUnavailable)


def test_an_email_that_is_none_is_said() -> None:
    reply = mymemory_says("INVALID EMAIL PROVIDED", "403")
    with (
        serving(lambda *_: reply) as server,
        pytest.raises(EngineUnavailable, match="e-mail address; correct DRAGOMAN_MYMEMORY_KEY"),
    ):
        engine(server, "reader").translate([TEXT], "fr", "en")


def test_the_language_of_the_text_has_to_be_known() -> None:
    mine = MyMemoryEngine()
    assert not mine.knows("und", "en")
    with pytest.raises(TranslateError, match="has to be told the language"):
        mine.translate([TEXT], "und", "en")


def test_a_match_of_another_sentence_is_not_taken() -> None:
    other = {
        "segment": "Ils étaient 2 000 en octobre.",
        "translation": "They were 2,000 in October.",
        "quality": "90",
        "created-by": "MateCat",
        "match": 0.99,
    }
    with serving(lambda asked, _: mymemory_answer(asked.query["q"], "3,000", other)) as server:
        assert engine(server).translate([TEXT], "fr", "en") == ["3,000"]
    foreign = answer({"responseData": {"translatedText": other["translation"]}, "matches": [other]})
    with serving(lambda *_: foreign) as server:
        assert engine(server).translate([TEXT], "fr", "en") == [None]


def test_among_a_texts_own_matches_the_machines_comes_first() -> None:
    stranger = {"segment": TEXT, "translation": "lol", "quality": "100", "created-by": "me"}
    with serving(lambda asked, _: mymemory_answer(asked.query["q"], "Good", stranger)) as server:
        assert engine(server).translate([TEXT], "fr", "en") == ["Good"]
    better = {**stranger, "translation": "There were 3,000.", "quality": 100}
    worse = {**stranger, "translation": "rubbish", "quality": ""}
    reply = answer(
        {"responseData": {"translatedText": "rubbish"}, "matches": [worse, better, None, {}]}
    )
    with serving(lambda *_: reply) as server:
        assert engine(server).translate([TEXT], "fr", "en") == ["There were 3,000."]


def test_an_empty_answer_is_none_and_not_the_next_match() -> None:
    reply = answer({"responseData": {"translatedText": ""}, "responseStatus": 200, "matches": []})
    with serving(lambda *_: reply) as server:
        assert engine(server).translate([TEXT], "fr", "en") == [None]


def test_a_bare_answer_is_a_translation_and_its_entities_are_resolved() -> None:
    reply = answer({"responseData": {"translatedText": "It&#39;s 3,000"}, "responseStatus": 200})
    with serving(lambda *_: reply) as server:
        assert engine(server).translate([TEXT], "fr", "en") == ["It's 3,000"]


def test_an_article_about_its_warning_is_translated() -> None:
    text = (
        "Le message d'erreur que des milliers de lecteurs ont vu hier soir était : " + USED_UP[:60]
    )
    with serving(mymemory()) as server:
        assert engine(server).translate([text], "fr", "en") == [upper(text)]


@pytest.mark.parametrize(
    ("lang", "target", "pair"),
    [
        ("fr", "EN", "fr-FR|en-GB"),
        ("he", "pt-BR", "he-IL|pt-BR"),
        ("zh", "zh-TW", "zh-CN|zh-TW"),
        ("sr-Latn", "nb", "sr-Latn-RS|nb-NO"),
        ("sr", "en-US", "sr-Cyrl-RS|en-US"),
        ("ro_MD", "de-AT", "ro-RO|de-AT"),
    ],
)
def test_languages_are_called_as_mymemory_calls_them(lang: str, target: str, pair: str) -> None:
    with serving(mymemory()) as server:
        assert engine(server, EMAIL).translate([TEXT], lang, target) == [upper(TEXT)]
        assert server.asked[0].query["langpair"] == pair
        assert server.asked[0].query["de"] == EMAIL


def test_no_request_is_over_500_bytes() -> None:
    texts = [f"{number}. Президент заявил в четверг, что меры приняты." for number in range(30)]
    with serving(mymemory()) as server:
        assert engine(server).translate(texts, "ru", "en") == [upper(text) for text in texts]
        assert max(len(one.query["q"].encode()) for one in server.asked) <= 500
        assert len(server.asked) == 6
        assert all("de" not in one.query for one in server.asked)
