"""MyMemory through deep-translator, with what it answers looked at first.

MyMemory answers 200 to nearly everything: that the quota is used up, that a language is not known
and that a text is too long all come where the translation should stand. And it is a translation
memory that anyone may write to: what it answers may belong to a sentence that is only like the one
asked for. So an answer counts only where MyMemory says that it belongs to this very text.
"""

import html
import json
import re
from typing import Any

from core.errors import TranslateError
from core.prepare import clean_line
from core.translate.online import trouble
from core.translate.online.calling import Ask, OnlineEngine, by_marks
from core.translate.online.keys import variable_of
from core.translate.online.packing import Limits, utf8_size
from core.translate.online.requesting import Answer, BadStatus, Requester, bound

_ADDRESS = "https://api.mymemory.translated.net/get"
_QUOTA = re.compile(r"MYMEMORY WARNING|USED ALL AVAILABLE FREE TRANSLATIONS")
_TOO_LONG = re.compile(r"QUERY LENGTH LIMIT")
_LANGUAGE = re.compile(r"INVALID (?:SOURCE |TARGET )?LANGUAGE|TWO DISTINCT LANGUAGES")
_OTHER = re.compile(r"INVALID EMAIL|NO QUERY SPECIFIED|MYMEMORY [A-Z]+ ERROR")
_NEXT = re.compile(r"NEXT AVAILABLE IN\s+(?:(\d{1,3})\s+HOURS?)?\s*(?:(\d{1,3})\s+MINUTES?)?")


class MyMemoryEngine(OnlineEngine):
    """MyMemory's memory and machine, free and without a key.

    An `email` address that its makers may write to makes the daily quota ten times as large.
    `address` is for a server that speaks the same wire format.
    """

    name = "mymemory"
    label = "MyMemory"
    privacy = "goes to MyMemory"
    # documented: 500 bytes; deep-translator stops at 500 characters
    limits = Limits(chars=499, size=500, measure=utf8_size)

    def __init__(
        self,
        email: str | None = None,
        *,
        address: str | None = None,
        requester: Requester | None = None,
    ) -> None:
        super().__init__(requester, address or "")
        self._address = address or _ADDRESS
        self._email = email

    def _asking(self, source: str, target: str) -> Ask:
        from deep_translator import MyMemoryTranslator
        from deep_translator.exceptions import BaseError

        try:
            translator: Any = MyMemoryTranslator(source=source, target=target, email=self._email)
        except BaseError:
            raise trouble.no_such_language(self.label, source, target) from None
        translator._base_url = self._address
        translate = bound(translator, get=self._believed)

        def ask(text: str) -> str:
            return str(translate(text) or "")

        return by_marks(ask)

    def _believed(
        self,
        url: str,
        params: dict[str, str] | None = None,
        proxies: dict[str, str] | None = None,
    ) -> Answer:
        """Return the answer with nothing in it but a translation of the text asked for."""
        asked = dict(params or {})
        data = self._requester.get(url, asked, proxies).json()
        said = _said(data)
        status = str(data.get("responseStatus", 200)).strip()
        if status != "200" or data.get("quotaFinished") is True or _is_warning(said):
            raise self._meant(status, said, asked.get("langpair", ""))
        found = _translation(data, asked["q"])
        # deep-translator would look through the matches for an empty one
        believed = {"responseData": {"translatedText": found}, "matches": [{"translation": ""}]}
        return Answer(200, json.dumps(believed))

    def _refused(self, error: BadStatus) -> TranslateError | None:
        try:
            said = _said(json.loads(error.body))
        except (ValueError, RecursionError, AttributeError, TypeError):
            said = ""
        if _is_warning(said):
            return self._meant(str(error.status), said, "")
        return super()._refused(error)

    def _meant(self, status: str, said: str, pair: str) -> TranslateError:
        if _TOO_LONG.search(said):
            raise trouble.TooMuch
        if _LANGUAGE.search(said):
            source, _, target = pair.partition("|")
            return trouble.no_such_language(self.label, source, target or "this language")
        if "INVALID EMAIL" in said:
            return trouble.Trouble(
                f"{self.label} does not take the e-mail address; correct {variable_of(self.name)}.",
                is_its_fault=False,
            )
        if _OTHER.search(said) or (status not in ("200", "429") and not _QUOTA.search(said)):
            code = int(status) if re.fullmatch(r"\d{3}", status, re.ASCII) else 400
            return trouble.refused(self.label, BadStatus(code))
        when = _NEXT.search(said)
        seconds = 3_600 * int(when[1] or 0) + 60 * int(when[2] or 0) if when else 0
        told = f" and goes on in {trouble.in_words(seconds)}" if seconds else ""
        return trouble.used_up(self.label, "its free quota of a day", told)


def _said(data: Any) -> str:
    """Return what stands where the translation should, and the details beside it."""
    found = data.get("responseData")
    text = found.get("translatedText") if isinstance(found, dict) else found
    details = data.get("responseDetails")
    return " ".join(one for one in (text, details) if isinstance(one, str))


def _is_warning(said: str) -> bool:
    """Return whether words in capitals are MyMemory's own; a translation may quote them."""
    patterns = (_QUOTA, _TOO_LONG, _LANGUAGE, _OTHER)
    return any((found := one.search(said)) and found.start() < 60 for one in patterns)


def _translation(data: Any, asked: str) -> str:
    """Return the translation of the very text `asked`, the machine's before a stranger's.

    Empty where every match belongs to another text. A bare answer without matches is believed.
    """
    matches = data.get("matches")
    if not isinstance(matches, list) or not matches:
        text = data["responseData"]["translatedText"]
        return html.unescape(text) if isinstance(text, str) else ""
    wanted = _plain(asked)
    own = [
        one
        for one in matches
        if isinstance(one, dict)
        and isinstance(one.get("translation"), str)
        and _plain(one.get("segment")) == wanted
    ]
    best = max(own, key=lambda one: (_is_machine(one), _number(one.get("quality"))), default=None)
    return "" if best is None else html.unescape(str(best["translation"]))


def _plain(text: object) -> str:
    return clean_line(html.unescape(text)) if isinstance(text, str) else ""


def _is_machine(match: dict[str, Any]) -> bool:
    made_by = f"{match.get('created-by')} {match.get('reference')}"
    return "MT!" in made_by or "machine translation" in made_by.lower()


def _number(value: object) -> float:
    try:
        return float(str(value))
    except ValueError:
        return 0.0
