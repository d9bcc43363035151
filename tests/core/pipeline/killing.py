"""A process that translates, and is killed without warning at some moment."""

import random
import subprocess
import sys
import time
from pathlib import Path

from core.store import Library
from tests.core.translate.engines import article

ROOT = Path(__file__).parents[3]
COUNT = 400

_SCRIPT = """
import sys, time
from pathlib import Path
from core.store import Library
from tests.core.translate.engines import InPairs

class Slow(InPairs):
    def translate(self, texts, lang, target):
        print("sent", *texts, flush=True)
        time.sleep(0.002)
        return super().translate(texts, lang, target)

def shown(made):
    print("shown", *(one.segment for one in made), flush=True)

library = Library(Path(sys.argv[1]))
"""

STEP = """
from core.pipeline import Translator
from tests.core.pipeline.stages import PlainStages
translator = Translator(
    library, PlainStages(), engines=[Slow()], on_kept=lambda _, made: shown(made)
)
translator.translate(library.article("a1"))
"""
"""The translate step of the road and the commands."""

READING = """
from tui.reading import Reading
reading = Reading(library, library.article("a1"), "en")
reading.translate([Slow()], on_translated=lambda article, _: shown(article.translations["en"]))
"""
"""An article that is open in the reader, which shows all that it has."""


def check_killed_runs(folder: Path, work: str, *, runs: int, seed: int) -> None:
    """Kill `work` again and again: what it showed is stored, what is stored is not sent again."""
    library = Library(folder)
    library.put(article(*(f"phrase-{number}" for number in range(COUNT))))
    dice, stored, seen = random.Random(seed), set[int](), set[int]()
    for _ in range(runs):
        for word, *rest in _run_and_kill(library.path, work, dice):
            if word == "sent":
                assert stored.isdisjoint(int(one.removeprefix("phrase-")) for one in rest)
            elif word == "shown":
                seen.update(map(int, rest))
        # read by another library, as the next start of the program would
        done = Library(library.path).article("a1").translated("en")
        stored = set(done)
        assert seen <= stored
        assert all(one.text == f"PHRASE-{one.segment}" for one in done.values())
    assert 2 * runs <= len(seen) <= len(stored) < COUNT


def _run_and_kill(path: Path, work: str, dice: random.Random) -> list[list[str]]:
    with subprocess.Popen(
        [sys.executable, "-c", _SCRIPT + work, str(path)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(dice.randrange(1, 14))]
        # not right behind a line: anywhere between two, in the midst of writing too
        time.sleep(dice.uniform(0, 0.01))
        process.kill()
        lines += process.stdout.readlines()
    return [line.split() for line in lines if line.endswith("\n")]
