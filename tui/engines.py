"""Who translates, for the screens: which engines may be used, and what to ask where none may.

Nothing here knows of Textual. What is asked of the engines may look at files; it runs in threads.
"""

import re
from dataclasses import dataclass

from core.errors import DragomanError
from core.settings import TranslationSettings
from core.translate import Engine
from core.translate.registry import (
    NONE,
    EngineInfo,
    allowed_engines,
    describe_engines,
    make_engine,
    ready_engines,
)
from tui.own_target import language_typed

DOWNLOAD = "d"
"""The answer that fetches the model of the pair."""

OFFLINE = "firefox"
"""The engine that works on this machine with models that are fetched once."""

MODEL_SIZE = 30
"""Megabytes of a usual model."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question and its answers, each with its key."""

    text: str
    choices: tuple[tuple[str, str], ...]


def usable_engines(settings: TranslationSettings, lang: str, target: str) -> tuple[Engine, ...]:
    """Return the engines that may be used and know the pair, in the order of the settings."""
    return allowed_engines(settings, lang, target)


def engines_for_adding(settings: TranslationSettings) -> tuple[Engine, ...]:
    """Return the engines that translate what is added; those that lack something stay silent.

    What they leave untranslated is asked about when the article is opened.
    """
    ready = {one.name for one in describe_engines(settings) if one.state == "ready"}
    return tuple(one for one in allowed_engines(settings) if one.name in ready)


def ask_how(
    settings: TranslationSettings,
    lang: str,
    target: str,
    failure: str = "",
    *,
    is_asked: bool = False,
) -> Question | None:
    """Return what to ask where nothing can translate the pair; None where there is no choice.

    `failure` says what went wrong with the last answer. Who has refused online engines is asked no
    more, unless they want a translation by themselves (`is_asked`).
    """
    if settings.online == "refused" and not is_asked:
        return None
    offline = _offline(settings, lang, target)
    online = None if settings.online != "ask" else _online(settings, lang, target)
    if not offline and online is None:
        return None
    pair = pair_in_words(lang, target)
    said = [failure or "Parts of this article have no translation yet."]
    choices = []
    if offline:
        size = f"about {model_size(lang, target)} MB"
        if failure:
            choices.append((DOWNLOAD, f"Try again to download the model, {size}"))
        else:
            said.append(
                f"{offline.label} translates on this machine and nothing leaves it; it needs a "
                f"model for {pair} first."
            )
            choices.append((DOWNLOAD, f"Download the model, {size} (recommended)"))
    if online is not None:
        where = online.privacy
        said.append(f"With {online.label} the text {where}.")
        choices.append(("a", f"Allow {online.label}, now and in future"))
    choices.append(("n", "Not now"))
    if settings.online == "ask":
        choices.append(("r", "Never online; do not ask again"))
    return Question(" ".join(said), tuple(choices))


@dataclass(frozen=True, slots=True)
class Choosable:
    """An engine to translate with, and why it cannot be chosen where `lacks` is not empty."""

    name: str
    label: str
    privacy: str
    is_online: bool
    lacks: str


def choosable_engines(settings: TranslationSettings, lang: str, target: str) -> list[Choosable]:
    """Return every engine, those that can translate the pair now first, in the settings' order."""
    found = [
        Choosable(
            one.name, one.label, one.privacy, one.is_online, _lack(one, settings, lang, target)
        )
        for one in describe_engines(settings)
    ]
    return sorted(found, key=lambda one: bool(one.lacks))


def _lack(info: EngineInfo, settings: TranslationSettings, lang: str, target: str) -> str:
    """Return why an engine cannot translate the pair now, or an empty string."""
    if info.is_online and settings.online == "refused":
        return "you refused online engines; ctrl+t changes that"
    if info.name != OFFLINE and info.state not in ("ready", "off"):
        return info.note
    try:
        if make_engine(info.name, settings).knows(lang, target):
            return ""
    except DragomanError as error:
        return str(error)
    pair = pair_in_words(lang, target)
    if info.name == OFFLINE:
        return f"needs a model for {pair}; ctrl+t downloads it"
    return f"does not translate {pair}"


def pair_in_words(lang: str, target: str) -> str:
    """Return a pair of languages as people call it: `French → English`."""
    from core.brief.languages import language_name

    return f"{language_name(lang)} → {language_name(target)}"


def model_size(lang: str, target: str) -> int:
    """Return about how many megabytes the models of a pair are: one, or two through English."""
    from core.translate.offline.models import PIVOT  # its package takes a while to load

    return MODEL_SIZE * (1 if PIVOT in (lang.partition("-")[0], target.partition("-")[0]) else 2)


def _offline(settings: TranslationSettings, lang: str, target: str) -> EngineInfo | None:
    """Return the offline engine where it is used and a model is all that it lacks."""
    if lang == "und":
        return None
    for one in describe_engines(settings):
        if one.name == OFFLINE and one.place is not None:
            return None if make_engine(OFFLINE, settings).knows(lang, target) else one
    return None


def _online(settings: TranslationSettings, lang: str, target: str) -> Engine | None:
    """Return the online engine that would translate, were it allowed."""
    ready = ready_engines(settings, lang, target)
    return next((one for one in ready if one.is_online), None)


# Changing the settings


def use(settings: TranslationSettings, name: str) -> str:
    """Put an engine at the end of the order, or take it out; return a sentence about it."""
    if name in settings.engines:
        settings.engines = [one for one in settings.engines if one != name]
        return "It is not asked any more."
    # whatever stands behind `none` is never reached
    used = settings.engines[: settings.engines.index(NONE)] if NONE in settings.engines else None
    settings.engines = [*(settings.engines if used is None else used), name]
    return "It is asked after the others."


def shift(settings: TranslationSettings, name: str, places: int) -> bool:
    """Move an engine to an earlier (negative) or later place; return whether it moved."""
    order = list(settings.engines)
    if name not in order:
        return False
    place = order.index(name)
    other = place + places
    if not 0 <= other < len(order):
        return False
    order[place], order[other] = order[other], order[place]
    settings.engines = order
    return True


def note_on(info: EngineInfo, settings: TranslationSettings) -> str:
    """Return what to say of an engine in the list of all, and which key changes it."""
    if info.name == OFFLINE and info.state == "needs a model":
        return "d downloads the model of a pair"
    if info.state == "needs an address":
        return "a gives it the address of a server"
    if info.is_online and settings.online == "refused" and info.state in ("off", "ready"):
        return "you refused online engines; o changes that"
    if info.place is None and info.state == "off":
        return "not asked; space puts it after the others"
    return info.note or info.pairs


ONLINE_IN_WORDS = {
    "ask": "You are asked before text leaves this machine.",
    "allowed": "Text may leave this machine.",
    "refused": "Text never leaves this machine.",
}
"""What the settings say of online engines."""


def pair_typed(typed: str) -> tuple[str, str] | None:
    """Return the languages of `fr en`, `French → English` or `de-en`; None where it is no pair."""
    parts = re.split(r"\s*(?:→|->|>|,|\bto\b)\s*|\s+", typed.strip())
    if len(parts) == 1:
        parts = parts[0].split("-")
    codes = [language_typed(one) for one in parts if one]
    if len(codes) != 2 or codes[0] is None or codes[1] is None or codes[0] == codes[1]:
        return None
    return codes[0], codes[1]
