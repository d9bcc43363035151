"""What engines do when they fail: nothing, half a sentence, a loop, the original over again.

Kinds: `emptied`, `cut off` (after a word that wants another), `end dropped` (the last third, the
full stop kept), `looped`, `echoed`, `half echoed` and `quotation mark dropped`.
"""

import random
import re
from collections.abc import Iterator

from tests.benchmarks.losses import Damage

_OPEN = re.compile(r"\b(?:the|a|an|of|and|or|with|for|from|that|which|who|because|its|their)(?=\s)")
_ENOUGH = 10
_EACH = 2


def damages(text: str, translation: str) -> Iterator[Damage]:
    """Yield two of the things that a failing engine might have given instead of `translation`.

    All of them would be many; which two is left to chance, the same ones each time.
    """
    dice = random.Random(translation)
    every = list(_failures(text, translation, dice))
    yield from dice.sample(every, min(_EACH, len(every)))


def _failures(text: str, translation: str, dice: random.Random) -> Iterator[Damage]:
    yield Damage("emptied", "")
    words, original = translation.split(), text.split()
    if len(words) < _ENOUGH:
        return
    places = [match.end() for match in _OPEN.finditer(translation)]
    if places:
        yield Damage("cut off", translation[: dice.choice(places)])
    stop = translation[-1] if translation[-1] in ".!?" else ""
    yield Damage("end dropped", " ".join(words[: len(words) * 2 // 3]).rstrip(",;:") + stop)
    at = dice.randrange(len(words) - 3)
    length = dice.choice((1, 2, 3, 4))
    yield Damage("looped", " ".join([*words[:at], *words[at : at + length] * 5]))
    yield Damage("echoed", text)
    half = len(words) // 2
    yield Damage("half echoed", " ".join([*words[:half], *original[len(original) // 2 :]]))
    marks = [match.start() for match in re.finditer(r"[\"“”]", translation)]
    if marks and len(marks) % 2 == 0:
        at = dice.choice(marks)
        yield Damage("quotation mark dropped", translation[:at] + translation[at + 1 :])
