"""Which engines there are, how each stands, and which may be asked now, in which order."""

import atexit
import re
import threading
from collections.abc import Callable
from contextlib import suppress
from ipaddress import ip_address
from typing import Literal, TypeAlias
from urllib.parse import urlsplit

from core.article import Record
from core.errors import DragomanError, EngineUnavailable, TranslateError
from core.facts import read_facts
from core.settings import TranslationSettings
from core.translate.engine import Engine

State: TypeAlias = Literal[
    "ready", "needs a model", "needs a key", "needs an address", "resting", "off", "unknown"
]
"""How an engine stands; `unknown` is a name in the settings that no engine has."""

_HOST = re.compile(r"(?=.{1,253}\Z)(?!.*-(?:\.|\Z))[^\W_][\w-]{0,62}(?:\.[^\W_][\w-]{0,62})*\.?")

NONE = "none"
"""The name that ends the order: what no engine before it can do stays in the original."""


class EngineInfo(Record, frozen=True):
    """What there is to know of an engine.

    `place` is its place in the order of use, from 1, or None where it is not used. `note` says
    what to do where it is not ready; `pairs` what it translates, in words; `key` where its key
    comes from (a variable of the environment, or `keyring`), empty where it has none.
    """

    name: str
    label: str
    privacy: str
    is_online: bool
    state: State
    note: str = ""
    pairs: str = ""
    key: str = ""
    place: int | None = None


class _Spec(Record, frozen=True):
    """An engine before it is made; `privacy` where nobody can say before."""

    label: str
    privacy: str
    needs: Literal["model", "key", "address", ""] = ""


_SPECS = {
    "firefox": _Spec(label="Firefox Translations", privacy="stays here", needs="model"),
    "google": _Spec(label="Google Translate", privacy="goes to Google"),
    "mymemory": _Spec(label="MyMemory", privacy="goes to MyMemory"),
    "libretranslate": _Spec(label="LibreTranslate", privacy="goes to your server", needs="address"),
    "deepl": _Spec(label="DeepL", privacy="goes to DeepL", needs="key"),
    "microsoft": _Spec(label="Microsoft Translator", privacy="goes to Microsoft", needs="key"),
}

ENGINES: tuple[str, ...] = tuple(_SPECS)
"""The names of all engines."""

LABELS: dict[str, str] = {name: spec.label for name, spec in _SPECS.items()}
"""What a reader calls each of them."""

_made: dict[str, tuple[tuple[str, ...], Engine]] = {}
_lock = threading.Lock()


def make_engine(name: str, settings: TranslationSettings) -> Engine:
    """Return the engine of that name; the same one as before while its settings are the same.

    Raises EngineUnavailable where it has no key or no address, saying how to give it one, and
    TranslateError for a name that no engine has.
    """
    maker, given = _maker(name, settings)
    with _lock:
        known = _made.get(name)
        if known is not None and known[0] == given:
            return known[1]
        engine = maker()
        if not _made:
            atexit.register(close_engines)
        _made[name] = (given, engine)
    if known is not None:
        known[1].close()
    return engine


def close_engines() -> None:
    """Let go of the processes and sockets of all engines that were made."""
    with _lock:
        engines = [engine for _, engine in _made.values()]
        _made.clear()
    for engine in engines:
        engine.close()


def ready_engines(
    settings: TranslationSettings, lang: str | None = None, target: str | None = None
) -> tuple[Engine, ...]:
    """Return the engines that could be used, in order, whether or not the reader has agreed yet.

    Those that are online are left out only where the reader has refused. With `lang` and `target`
    only those that know the pair.
    """
    found: list[Engine] = []
    for name in _order(settings):
        try:
            engine = make_engine(name, settings)
            if settings.online == "refused" and engine.is_online:
                continue
            if lang is not None and target is not None and not engine.knows(lang, target):
                continue
        except DragomanError:
            continue  # describe_engines says why
        found.append(engine)
    return tuple(found)


def allowed_engines(
    settings: TranslationSettings, lang: str | None = None, target: str | None = None
) -> tuple[Engine, ...]:
    """Return the engines to ask, in order; online ones only when the reader has agreed for good.

    With `lang` and `target` only those that know the pair.
    """
    ready = ready_engines(settings, lang, target)
    return tuple(one for one in ready if not one.is_online or settings.online == "allowed")


def describe_engines(settings: TranslationSettings) -> list[EngineInfo]:
    """Return how each engine stands: those in the order of use first, then the others.

    Asks no network and loads no model.
    """
    order = _order(settings, known_only=False)
    others = [name for name in ENGINES if name not in order]
    return [
        _described(name, settings, order.index(name) + 1 if name in order else None)
        for name in (*order, *others)
    ]


def unknown_names(settings: TranslationSettings) -> list[str]:
    """Return the names in the settings' order that no engine has."""
    return [one for one in settings.engines if one not in _SPECS and one != NONE]


def _order(settings: TranslationSettings, *, known_only: bool = True) -> list[str]:
    """Return the names in the settings, each once, up to `none`."""
    names = list(dict.fromkeys(settings.engines))
    if NONE in names:
        names = names[: names.index(NONE)]
    return [one for one in names if one in _SPECS or not known_only]


def _described(name: str, settings: TranslationSettings, place: int | None) -> EngineInfo:
    spec = _SPECS.get(name)
    if spec is None:
        return EngineInfo(
            name=name,
            label=name,
            privacy="",
            is_online=False,
            state="unknown",
            note=f"No engine has this name; there are {', '.join(ENGINES)}.",
            place=place,
        )
    privacy, is_online = spec.privacy, spec.needs != "model"
    state, note = _state(name, spec, settings)
    if state in ("ready", "resting"):
        engine = make_engine(name, settings)
        privacy, is_online = engine.privacy, engine.is_online
    if state == "ready" and is_online and settings.online != "allowed":
        if settings.online == "refused":
            state, note = "off", "You have refused it; `dragoman engines allow` takes that back."
        else:
            note = "You are asked before the first text leaves this machine."
    if place is None and state == "ready":
        state, note = "off", "Not in your order; `dragoman engines use` sets that."
    return EngineInfo(
        name=name,
        label=spec.label,
        privacy=privacy,
        is_online=is_online,
        state=state,
        note=note,
        pairs=_pairs(name),
        key=_key_origin(name),
        place=place,
    )


def _state(name: str, spec: _Spec, settings: TranslationSettings) -> tuple[State, str]:
    """Return whether the engine could be asked now, and what it lacks."""
    if spec.needs == "model":
        problem = _model_problem()
        return ("needs a model", problem) if problem else ("ready", "")
    try:
        make_engine(name, settings)
    except DragomanError as error:
        lacks: State = "needs an address" if spec.needs == "address" else "needs a key"
        return lacks, str(error)
    from core.translate.online.circuit import resting_until

    until = resting_until(name)
    if until is not None:
        return "resting", f"It did not answer; it rests until {until:%H:%M}."
    return "ready", ""


def _model_problem() -> str:
    """Return why the offline engine can translate nothing yet, or an empty string."""
    from core.translate.offline import ModelStore, is_supported

    if not is_supported():
        return "Its library does not run on this machine; choose another with `dragoman engines`."
    try:
        if ModelStore().reach():
            return ""
    except TranslateError as error:
        return str(error)
    return "No model yet; `dragoman engines add fr en` fetches the one from French to English."


def _key_origin(name: str) -> str:
    """Return where the engine's key is kept, or an empty string; never the key."""
    from core.translate.online.keys import NAMES, variable_of, where_key

    if name not in NAMES:
        return ""
    where = where_key(name)
    return variable_of(name) if where == "environment" else where or ""


def _pairs(name: str) -> str:
    if name == "firefox":
        from core.translate.offline import ModelStore

        try:
            reach = ModelStore().reach()
        except TranslateError:
            return "none yet"
        return ", ".join(f"{lang} to {target}" for lang, target in reach) or "none yet"
    table = read_facts("core.translate", "data", f"{name}.toml")
    count = len(set(table.get("same", ())) | set(table.get("code", {})))
    return f"{count} languages"


# Making them

_Maker: TypeAlias = Callable[[], Engine]


def _maker(name: str, settings: TranslationSettings) -> tuple[_Maker, tuple[str, ...]]:
    """Return how the engine is made, and what it is made from; raise what make_engine raises."""
    if name not in _SPECS:
        raise TranslateError(f"There is no engine {name!r}; choose among {', '.join(ENGINES)}.")
    if name == "firefox":
        from core.translate.offline import FirefoxEngine, models_folder

        return FirefoxEngine, (str(models_folder()),)
    from core.translate import online
    from core.translate.online.keys import key_for

    if name == "google":
        return online.GoogleEngine, ()
    if name == "libretranslate":
        address, key = checked_address(settings.libretranslate), key_for(name)
        return lambda: online.LibreTranslateEngine(address, key), (address, key or "")
    if name == "mymemory":
        email = key_for(name)
        return lambda: online.MyMemoryEngine(email), (email or "",)
    key = key_for(name)
    if key is None:
        raise EngineUnavailable(_needs_key(name))
    if name == "deepl":
        return lambda: online.DeepLEngine(key), (key,)
    region = settings.microsoft_region
    return lambda: online.MicrosoftEngine(key, region), (key, region)


def checked_address(address: str) -> str:
    """Return the address of a LibreTranslate server without blanks around it.

    Raises EngineUnavailable where it is none. `http://` may be left out where something else tells
    an address from a mere word: a dot, a port, or that it is this machine.
    """
    address = address.strip()
    if not address:
        raise EngineUnavailable(
            "LibreTranslate needs the address of a server; give it with "
            "`dragoman engines address http://localhost:5000`."
        )
    try:
        parts = urlsplit(address if "://" in address else f"http://{address}")
        host, port = parts.hostname or "", parts.port
    except ValueError:
        parts, host, port = urlsplit(""), "", None
    is_told = "://" in address or port is not None or "." in host or host == "localhost"
    is_plain = not (parts.username or parts.password or parts.query or parts.fragment)
    is_plain = is_plain and address.isprintable() and " " not in address
    if parts.scheme not in ("http", "https") or not _is_host(host) or not (is_told and is_plain):
        raise EngineUnavailable(
            "That is not the address of a LibreTranslate server; give one such as "
            "http://localhost:5000."
        )
    return address


def _is_host(host: str) -> bool:
    """Return whether this can be the name of a machine: labels of letters and digits, or its IP."""
    if ":" in host:
        with suppress(ValueError):
            return ip_address(host.partition("%")[0]).version == 6
        return False
    return _HOST.fullmatch(host) is not None


def _needs_key(name: str) -> str:
    from core.translate.online.keys import variable_of

    return (
        f"{_SPECS[name].label} needs a key; `dragoman engines key {name}` keeps yours in the "
        f"keyring of this system, or set {variable_of(name)}."
    )
