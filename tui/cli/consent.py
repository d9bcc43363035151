"""Asking once, before text leaves this machine for the first time."""

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from shutil import get_terminal_size
from typing import Literal

import click

from core.article import Article
from core.errors import SettingsError
from core.prepare import clean_line
from core.settings import Settings, save_settings
from core.translate import Engine, ready_engines
from core.translate.languages import UNKNOWN
from core.translate.registry import unknown_names
from tui.cli.env import Env

_LONGEST_TITLE = 60
_TRIES = 3


class Consent:
    """Whether text may go to an engine in this command.

    On a terminal the user is asked once for each engine, and an answer for good is kept in the
    settings. Elsewhere nothing is sent unless the settings or `--yes` allow it, and `notices` says
    how to. `around` wraps the question: it takes a progress bar off the screen. `target` is what
    is translated into, for the advice that is given.
    """

    def __init__(
        self,
        env: Env,
        *,
        yes: bool = False,
        around: Callable[[], AbstractContextManager[None]] = nullcontext,
    ) -> None:
        self.notices: list[str] = []
        self._env = env
        self.target = env.settings.translation.target
        self._yes = yes
        self._around = around
        self._said: dict[str, bool] = {}

    def may_use(self, engine: Engine, article: Article) -> bool:
        """Return whether text of the article may go to the engine; may ask."""
        online = self._env.settings.translation.online
        if not engine.is_online or online == "allowed":
            return True
        if online == "refused":
            return False
        if self._yes:
            return True
        if engine.name not in self._said:
            self._said[engine.name] = self._decided(engine, article)
        return self._said[engine.name]

    def _decided(self, engine: Engine, article: Article) -> bool:
        if not can_ask():
            self.notices.append(
                f"Nothing was sent to {engine.label}: its text {engine.privacy}, and you have not "
                "allowed that. `--yes` allows it this time, `dragoman engines allow` for good; "
                f"{self._offline_hint(article)} does without."
            )
            return False
        with self._around():
            return self._asked(engine, article)

    def _asked(self, engine: Engine, article: Article) -> bool:
        title = clean_line(article.title or article.source.address)
        if len(title) > _LONGEST_TITLE:
            title = f"{title[: _LONGEST_TITLE - 1].rstrip()}…"
        told = (
            f"Part of the text has no translation yet. {engine.label} can make one, but what you "
            f"send {engine.privacy}. To translate on this machine instead (recommended), answer n "
            f"and run {self._offline_hint(article)}."
        )
        click.echo(click.wrap_text(told, width=min(get_terminal_size().columns, 100)), err=True)
        for _ in range(_TRIES):
            answer = click.prompt(
                f"Send the text of “{title}” to {engine.label}?\n"
                "  y  yes, and always from now on\n"
                "  o  once: this command only\n"
                "  n  not now\n"
                "  v  never: do not ask again\n"
                "Your choice",
                default="n",
                err=True,
            )
            word = str(answer).strip().lower()
            if word in ("y", "yes", "always"):
                return self._kept("allowed")
            if word in ("v", "never"):
                return self._kept("refused")
            if word in ("o", "once"):
                return True
            if word in ("n", "no", "not now"):
                break
        return False

    def _kept(self, answer: Literal["allowed", "refused"]) -> bool:
        """Keep an answer for good, and act on it even where the settings cannot be written."""
        try:
            keep_answer(self._env.settings, answer)
        except SettingsError as error:
            self.notices.append(str(error))
        return answer == "allowed"

    def _offline_hint(self, article: Article) -> str:
        lang = "LANGUAGE" if article.lang == UNKNOWN else article.lang
        return f"`dragoman engines add {lang} {self.target}`"


def can_ask() -> bool:
    """Return whether a person reads what is asked and can answer."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def keep_answer(settings: Settings, answer: Literal["ask", "allowed", "refused"]) -> None:
    """Write down whether text may leave this machine. Raises SettingsError."""
    settings.translation.online = answer
    save_settings(settings)


def usable_engines(settings: Settings, *, offline: bool) -> tuple[Engine, ...]:
    """Return the engines a command may use or ask about, in order; with `offline` only ours."""
    engines = ready_engines(settings.translation)
    return tuple(one for one in engines if not (offline and one.is_online))


def settings_notices(settings: Settings, *, yes: bool) -> list[str]:
    """Return sentences on what the settings say that has no effect, or takes it from `--yes`."""
    notices = [
        f"The settings name an engine {name!r}, which there is none of; `dragoman engines` lists "
        "those there are."
        for name in unknown_names(settings.translation)
    ]
    if yes and settings.translation.online == "refused":
        notices.append(
            "You have refused for good to send text to online engines, so --yes sends none; "
            "`dragoman engines ask` takes the refusal back."
        )
    return notices
