"""Commands with engines that are fakes, online ones among them, and no second process."""

import json
from collections.abc import Sequence
from pathlib import Path

from click.testing import CliRunner, Result

from core.settings import TranslationSettings
from core.translate import Engine
from tests.core.translate.engines import Upper
from tui.cli import cli

ARTICLE = """Le pont de Lyon rouvre après 3 ans de travaux

Lyon, 12 mars 2024

Le maire de Lyon a rouvert le pont hier devant environ 2 000 habitants. Les travaux ont coûté \
12 millions d'euros, selon la mairie.
"""


class Online(Upper):
    """Text leaves the machine with it, or would."""

    label, privacy, is_online = "Far Away", "goes to Far Away", True


class Bench:
    """A library of one article, and the engines that the commands find."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.engines: list[Engine] = []

    def ready(self, settings: TranslationSettings, *_: str) -> tuple[Engine, ...]:
        """Stand in for core.translate.ready_engines."""
        refused = settings.online == "refused"
        return tuple(one for one in self.engines if not (refused and one.is_online))

    def made(self, name: str, settings: TranslationSettings) -> Engine:
        """Stand in for core.translate.make_engine."""
        return next(one for one in self.engines if one.name == name)

    def run(self, *args: str, stdin: str | None = None) -> Result:
        return CliRunner().invoke(cli, args, input=stdin)

    def add(self) -> str:
        """Add the article untranslated; return its id."""
        engines, self.engines = self.engines, []
        done = self.run("add", "pont.txt", "--json")
        self.engines = engines
        assert done.exit_code == 0, done.stderr
        return str(json.loads(done.stdout)["added"][0])


def texts(engine: Upper) -> Sequence[str]:
    """Return everything that went to an engine."""
    return [text for batch in engine.asked for text in batch]
