"""Negations taken out of an English translation, one at a time, with the grammar mended.

Kinds: `negation dropped` for words of negation ("does not want" becomes "wants", "no evidence"
"evidence", "nobody" "everybody"), and apart from them `prefix dropped` ("unable" becomes "able").
"""

import re
from collections.abc import Iterator

from tests.benchmarks.losses import Damage

_PAST = {
    "have": "had", "get": "got", "see": "saw", "go": "went", "know": "knew", "say": "said",
    "take": "took", "make": "made", "come": "came", "give": "gave", "find": "found",
    "think": "thought", "tell": "told", "become": "became", "leave": "left", "feel": "felt",
    "bring": "brought", "keep": "kept", "hold": "held", "write": "wrote", "stand": "stood",
    "hear": "heard", "mean": "meant", "meet": "met", "run": "ran", "pay": "paid", "speak": "spoke",
    "lose": "lost", "fall": "fell", "win": "won", "break": "broke", "understand": "understood",
    "do": "did", "let": "let", "put": "put", "read": "read", "set": "set", "buy": "bought",
}  # fmt: skip
_INSTEAD = {
    "nobody": "everybody", "no one": "everyone", "no-one": "everyone", "none": "all",
    "nothing": "everything", "nowhere": "everywhere", "without": "with", "cannot": "can",
    "can't": "can", "won't": "will", "shan't": "shall", "no longer": "", "never": "", "no": "",
    "not": "", "nor": "and",
}  # fmt: skip
_DO = re.compile(
    r"\b(?P<aux>do|does|did)(?:\s+not|n't)\s+(?P<adverb>\w+ly\s+|even\s+|yet\s+|always\s+|just\s+)?"
    r"(?P<verb>[a-z]+)\b",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"\b(?:do|does|did)(?=n't\s+(?:I|you|we|they|he|she|it|the|this|that)\b)", re.I
)
_PAIR = re.compile(r"\bneither\b(?P<between>.{1,120}?)\bnor\b", re.IGNORECASE)
_WORD = re.compile(
    r"(?<!\bor )\b(?:no longer|no one|no-one|nobody|nothing|none|nowhere|without|cannot|can't|"
    r"won't|shan't|never|not|nor|no(?!\s?[.\d]|\s(?:matter|doubt|wonder)\b))\b",
    re.IGNORECASE,
)
_CONTRACTED = re.compile(r"\b(?P<aux>\w+)n't\b", re.IGNORECASE)
_PREFIXED = re.compile(
    r"\bun(?=(?:able|acceptable|aware|certain|changed|clear|comfortable|common|constitutional|"
    r"controlled|documented|employed|expected|fair|familiar|finished|founded|"
    r"happy|healthy|important|intended|known|lawful|likely|limited|necessary|occupied|official|"
    r"paid|popular|precedented|prepared|realistic|reasonable|related|reliable|resolved|safe|"
    r"satisfied|stable|successful|successfully|sure|usual|usually|willing|wanted)\b)",
    re.IGNORECASE,
)


def damages(text: str, translation: str) -> Iterator[Damage]:
    """Yield `translation` without one of its negations, for each of them."""
    plain = translation.replace("’", "'")
    taken: set[int] = set()
    for match in _PAIR.finditer(plain):
        taken.update(range(*match.span()))
        yield _dropped(plain, match, f"both{match['between']}and")
    for match in _DO.finditer(plain):
        if match.start() in taken or _ASKING.match(plain, match.start()):
            continue
        taken.update(range(match.start(), match.start("verb")))
        yield _dropped(
            plain, match, (match["adverb"] or "") + _inflected(match["aux"], match["verb"])
        )
    for match in _WORD.finditer(plain):
        if match.start() not in taken:
            taken.update(range(*match.span()))
            yield _dropped(plain, match, _INSTEAD[match[0].lower()])
    for match in _CONTRACTED.finditer(plain):
        if match.start() not in taken:
            yield _dropped(plain, match, match["aux"])
    for match in _PREFIXED.finditer(plain):
        yield Damage("prefix dropped", _put(plain, match, ""))


def _dropped(text: str, match: re.Match[str], instead: str) -> Damage:
    return Damage("negation dropped", _put(text, match, instead))


def _put(text: str, match: re.Match[str], instead: str) -> str:
    """Return `text` with `instead` in the match's place, its spaces and first letter in order."""
    head, tail = text[: match.start()], text[match.end() :]
    if not instead:
        tail = tail.lstrip() if not head or head[-1].isspace() else tail
    if match[0][0].isupper():
        instead, tail = (
            (instead[:1].upper() + instead[1:], tail)
            if instead
            else ("", tail[:1].upper() + tail[1:])
        )
    return re.sub(r"\s+([.,;:!?])", r"\1", re.sub(r"\s+", " ", head + instead + tail)).strip()


def _inflected(aux: str, verb: str) -> str:
    """Return the verb in the form that "did not", "does not" or "do not" gave it."""
    if aux.lower() == "do":
        return verb
    if aux.lower() == "does":
        if verb == "have":
            return "has"
        if verb.endswith(("s", "x", "ch", "sh", "o")):
            return verb + "es"
        return re.sub(r"([^aeiou])y$", r"\1ie", verb) + "s"
    past = re.sub(r"([^aeiou])y$", r"\1ie", verb)
    return _PAST.get(verb, past + ("d" if past.endswith("e") else "ed"))
