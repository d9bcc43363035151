"""The services as they speak on the wire, from their own documentation, and engines that ask them.

Each takes what becomes of the texts of a request (`turned`), so that a test can say how a service
fails; and each checks what it is sent as the real one does.
"""

import html
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from core.translate.engine import Engine
from core.translate.online import (
    DeepLEngine,
    GoogleEngine,
    LibreTranslateEngine,
    MicrosoftEngine,
    MyMemoryEngine,
)
from core.translate.online.requesting import Requester

from .web_server import Asked, Behaviour, Reply, WebServer, answer, upper

KEY = "5ecret-0f-the-reader:fx"
EMAIL = "reader@example.org"

Turned = Callable[[list[str]], Sequence[Any]]
"""What a service makes of the texts of one request."""

PAGE = (
    '<!DOCTYPE html><html lang="en"><head><title>Google Translate</title></head><body>'
    '<div class="root-container"><div class="header"><div class="logo-image"></div></div>'
    '<div class="languages-container"><a href="./m?mui=sl">French</a></div>'
    '<div class="input-container"><form action="/m"><input name="q"></form></div>'
    '<div class="result-container">{}</div>'
    '<div class="links-container"><a href="/about">About</a></div></div></body></html>'
)


def all_upper(texts: list[str]) -> list[str]:
    return [upper(text) for text in texts]


def google(turned: Turned = all_upper) -> Behaviour:
    def behave(asked: Asked, _: int) -> Reply:
        if len(asked.body) or asked.method != "GET" or not asked.query.get("tl"):
            return Reply(status=400)
        return Reply(PAGE.format(html.escape(str(turned([asked.query["q"]])[0]))))

    return behave


def mymemory(turned: Turned = all_upper) -> Behaviour:
    def behave(asked: Asked, _: int) -> Reply:
        text = asked.query["q"]
        if len(text.encode()) > 500:
            return mymemory_says(
                "QUERY LENGTH LIMIT EXCEEDED. MAX ALLOWED QUERY : 500 CHARS", "403"
            )
        source, _bar, target = asked.query["langpair"].partition("|")
        if "-" not in source or "-" not in target or asked.query.get("de", EMAIL) != EMAIL:
            return mymemory_says("INVALID LANGUAGE PAIR SPECIFIED", "403")
        return mymemory_answer(text, str(turned([text])[0]))

    return behave


def mymemory_answer(text: str, translation: str, *others: dict[str, Any]) -> Reply:
    """An answer of the machine, with what strangers wrote to the memory before it."""
    machine = {
        "id": 0,
        "segment": text,
        "translation": translation,
        "source": "fr-FR",
        "target": "en-GB",
        "quality": 70,
        "reference": "Machine Translation.",
        "usage-count": 2,
        "subject": False,
        "created-by": "MT!",
        "last-updated-by": "MT!",
        "create-date": "2026-11-22 11:00:00",
        "last-update-date": "2026-11-22 11:00:00",
        "match": 0.85,
    }
    first = others[0]["translation"] if others else translation
    return answer(
        {
            "responseData": {"translatedText": first, "match": 0.99 if others else 0.85},
            "quotaFinished": False,
            "mtLangSupported": None,
            "responseDetails": "",
            "responseStatus": 200,
            "responderId": "232",
            "exception_code": None,
            "matches": [*others, machine],
        }
    )


def mymemory_says(words: str, status: str | int, http: int = 200) -> Reply:
    """A warning or an error of MyMemory's, where the translation should stand."""
    return answer(
        {
            "responseData": {"translatedText": words},
            "quotaFinished": None,
            "mtLangSupported": None,
            "responseDetails": words,
            "responseStatus": status,
            "responderId": None,
            "exception_code": None,
            "matches": "",
        },
        http,
    )


def libretranslate(turned: Turned = all_upper, key: str = "", batch: int = 1_000) -> Behaviour:
    def behave(asked: Asked, _: int) -> Reply:
        if asked.method != "POST" or asked.path != "/translate":
            return Reply(status=404)
        sent = asked.json
        if sent.get("api_key", "") != key:
            return answer({"error": "Invalid API key"}, 403)
        if sent["target"] not in ("en", "ro", "de", "zh") or "source" not in sent:
            return answer({"error": f"{sent['target']} is not supported"}, 400)
        texts = sent["q"]
        if isinstance(texts, str):
            return answer({"translatedText": turned([texts])[0]})
        if len(texts) > batch:
            return answer(
                {"error": f"Invalid request: request ({len(texts)}) exceeds text limit ({batch})"},
                400,
            )
        return answer({"translatedText": list(turned(texts))})

    return behave


def deepl(turned: Turned = all_upper) -> Behaviour:
    def behave(asked: Asked, _: int) -> Reply:
        if asked.method != "POST" or asked.path != "/translate":
            return Reply(status=404)
        if asked.headers.get("authorization") != f"DeepL-Auth-Key {KEY}":
            return answer({"message": "Forbidden"}, 403)
        sent = asked.json
        if len(asked.body) > 128 * 1_024 or len(sent["text"]) > 50:
            return answer({"message": "Request Entity Too Large"}, 413)
        if sent["target_lang"].upper() != sent["target_lang"] or sent.get("source_lang") == "AUTO":
            return answer({"message": "Value for 'target_lang' not supported."}, 400)
        return answer(
            {
                "translations": [
                    {"detected_source_language": sent.get("source_lang", "FR"), "text": one}
                    for one in turned(sent["text"])
                ]
            }
        )

    return behave


def microsoft(turned: Turned = all_upper, region: str = "") -> Behaviour:
    def behave(asked: Asked, _: int) -> Reply:
        if asked.query.get("api-version") != "3.0" or asked.path != "/translate":
            return microsoft_says(400_021, "The API version parameter is missing or invalid.")
        keys = (asked.headers.get("ocp-apim-subscription-key"), region)
        if keys != (KEY, asked.headers.get("ocp-apim-subscription-region", "")):
            return microsoft_says(401_000, "The request is not authorized.")
        if asked.query.get("from") == "auto":
            return microsoft_says(400_035, "The source language is not valid.")
        texts = [one["Text"] for one in asked.json]
        if sum(map(len, texts)) > 50_000 or len(texts) > 1_000:
            return microsoft_says(400_077, "The maximum request size has been exceeded.")
        to = asked.query["to"]
        return answer([{"translations": [{"text": one, "to": to}]} for one in turned(texts)])

    return behave


def microsoft_at(address: str) -> str:
    """The address at which it is asked, on a server at `address`."""
    return f"{address}translate?api-version=3.0"


def microsoft_says(code: int, words: str) -> Reply:
    """An error of Microsoft's."""
    return answer({"error": {"code": code, "message": words}}, code // 1_000)


def requester(**options: float) -> Requester:
    """One that is patient with a busy machine, and quick to give up where a test says so."""
    quick = {
        "reach": 20.0,
        "connect": 20.0,
        "read": 20.0,
        "deadline": 60.0,
        "retries": 0,
        **options,
    }
    return Requester(**quick)  # type: ignore[arg-type]


@dataclass
class Service:
    """A service and the engine that asks it; `is_list` where texts go as a list."""

    name: str
    behave: Callable[[Turned], Behaviour]
    make: Callable[[str, Requester], Engine]
    is_list: bool

    def engine(self, server: WebServer, **options: float) -> Engine:
        return self.make(server.address, requester(**options))


SERVICES = (
    Service("google", google, lambda at, by: GoogleEngine(address=at, requester=by), False),
    Service(
        "mymemory", mymemory, lambda at, by: MyMemoryEngine(EMAIL, address=at, requester=by), False
    ),
    Service(
        "libretranslate",
        libretranslate,
        lambda at, by: LibreTranslateEngine(at, requester=by),
        True,
    ),
    Service("deepl", deepl, lambda at, by: DeepLEngine(KEY, address=at, requester=by), True),
    Service(
        "microsoft",
        microsoft,
        lambda at, by: MicrosoftEngine(KEY, address=microsoft_at(at), requester=by),
        True,
    ),
)
