"""The words, digits and marks of a text: the ground that figures, dates and names are found on."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeAlias, TypeVar

# Chinese and Japanese run their words together: each character is a token of its own there, and so
# is the Korean one right after digits (`5억원`).
_SINGLE = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
# Combining marks belong to the word they stand in (decomposed accents, Indic vowels).
_MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0fff\u200c\u200d"
_LETTER = f"[^\\W\\d_{_SINGLE}]"
_TOKEN = re.compile(
    f"(?P<w>[{_SINGLE}]|(?<=[0-9])[\uac00-\ud7a3]|{_LETTER}[{_MARKS}]*(?:{_LETTER}+|[{_MARKS}]+)*)"
    "|(?P<d>[0-9]+)|(?P<n>\n)|(?P<p>[^\\s])"
)
_FIRST_MARK = "\u02b0"
"""From here on there are letters that are marks as well; those before are Latin ones."""
_APOSTROPHES = {"’": "'", "ʼ": "'", "＇": "'", "`": "'", "´": "'"}
_PLAIN_MARKS = {**_APOSTROPHES, **dict.fromkeys("-‐‑", "-")}
_SENTENCE_ENDS = frozenset(".!?…:;•·|")
_OPENERS = frozenset("\"'«»“”„‚‘’‹›([{—–-*")


@dataclass(frozen=True, slots=True)
class Tokens:
    """Tokens of `text`, column by column.

    `kinds` holds one letter a token: `w` word, `d` digits, `p` any other mark, `n` line break.
    `keys` are lower-case, apostrophes and hyphens made plain: what tables are looked up by.
    """

    text: str
    forms: list[str]
    keys: list[str]
    starts: list[int]
    ends: list[int]
    kinds: list[str]

    def __len__(self) -> int:
        return len(self.forms)

    def glued(self, i: int) -> bool:
        """Return whether nothing stands between token `i` and the one before it."""
        return 0 < i < len(self.starts) and self.starts[i] == self.ends[i - 1]

    def key(self, i: int) -> str:
        """Return the key of token `i`, empty outside the text."""
        return self.keys[i] if 0 <= i < len(self.keys) else ""

    def kind(self, i: int) -> str:
        """Return the kind of token `i`; outside the text it is a line break."""
        return self.kinds[i] if 0 <= i < len(self.kinds) else "n"

    def is_capital(self, i: int) -> bool:
        """Return whether token `i` begins with a capital letter."""
        return 0 <= i < len(self.forms) and self.forms[i][0].isupper()

    def is_unspaced(self, i: int) -> bool:
        """Return whether token `i` is of a script that runs its words together."""
        return 0 <= i < len(self.forms) and self.forms[i][0] >= "\u3040" and self.kinds[i] == "w"

    def begins_sentence(self, i: int) -> bool:
        """Return whether token `i` is the first word of a line or sentence, by its neighbours."""
        i -= 1
        while i >= 0 and self.kinds[i] == "p" and self.keys[i] in _OPENERS:
            if self.keys[i] == "-" and self.glued(i) and self.kind(i - 1) == "w":
                return False
            i -= 1
        if i < 0 or self.kinds[i] == "n":
            return True
        if self.kinds[i] != "p" or self.keys[i] not in _SENTENCE_ENDS:
            return False
        # An initial (`J. Smith`) or an abbreviation glued to its dot does not end a sentence.
        is_initial = self.keys[i] == "." and self.kind(i - 1) == "w" and len(self.forms[i - 1]) == 1
        return not is_initial

    def index_at(self, start: int) -> int:
        """Return the number of the first token that ends after position `start`."""
        low, high = 0, len(self.ends)
        while low < high:
            middle = (low + high) // 2
            if self.ends[middle] <= start:
                low = middle + 1
            else:
                high = middle
        return low


class _Kept:
    """The tokens of the last texts; all go when they are too many (200,000 code points: 12 MB)."""

    _TOGETHER = 200_000
    _LONGEST = 20_000

    def __init__(self) -> None:
        self._tokens: dict[str, Tokens] = {}
        self._length = 0

    def get(self, text: str) -> Tokens | None:
        return self._tokens.get(text)

    def put(self, text: str, tokens: Tokens) -> None:
        if len(text) > self._LONGEST:
            return
        if self._length + len(text) > self._TOGETHER:
            # A new table rather than one emptied: another thread may be reading the old one.
            self._tokens, self._length = {}, 0
        self._tokens[text] = tokens
        self._length += len(text)


_kept = _Kept()


def tokenize(text: str) -> Tokens:
    """Split `text` into tokens; linear, never raises.

    The tokens of the last texts are kept, since every recogniser of an article asks for them: treat
    them as read-only.
    """
    tokens = _kept.get(text)
    if tokens is None:
        tokens = _tokenize(text)
        _kept.put(text, tokens)
    return tokens


def _tokenize(text: str) -> Tokens:
    matches = list(_TOKEN.finditer(text))
    forms = [match[0] for match in matches]
    spans = [match.span() for match in matches]
    # small letters and the plain marks of words and marks; digits and line breaks have neither
    keys = [_PLAIN_MARKS[form] if form in _PLAIN_MARKS else form.lower() for form in forms]
    return Tokens(
        text,
        forms,
        keys,
        [start for start, _ in spans],
        [end for _, end in spans],
        [match.lastgroup or "p" for match in matches],
    )


def key_of(phrase: str) -> tuple[str, ...]:
    """Return the keys of `phrase`, as a table is indexed by them."""
    # nearly all are plain words, and thousands are read
    if phrase.isalpha() and (phrase.isascii() or max(phrase) < _FIRST_MARK):
        return (phrase.lower(),)
    if phrase.replace(" ", "").isalpha() and (phrase.isascii() or max(phrase) < _FIRST_MARK):
        return tuple(phrase.lower().split())
    return tuple(tokenize(phrase).keys)


Value = TypeVar("Value")
_Node: TypeAlias = dict[str, Any]


class PhraseTable(Generic[Value]):
    """Phrases by the keys of their tokens; finds the longest that begins (or ends) at one."""

    _END = "\0"

    def __init__(self, *, backwards: bool = False) -> None:
        self._root: _Node = {}
        self._backwards = backwards

    def __bool__(self) -> bool:
        return bool(self._root)

    def add(self, phrase: str, value: Value) -> None:
        """Add `phrase`; the first value given for a phrase stays."""
        self.add_keys(key_of(phrase), value)

    def add_keys(self, keys: Sequence[str], value: Value) -> None:
        """Add the phrase that has these keys; the first value given for a phrase stays."""
        if not keys:
            return
        node = self._root
        for key in reversed(keys) if self._backwards else keys:
            node = node.setdefault(key, {})
        node.setdefault(self._END, value)

    def starts_with(self, key: str) -> bool:
        """Return whether any phrase begins with `key`."""
        return key in self._root

    def begins_in(self, tokens: Tokens) -> bool:
        """Return whether any phrase begins with a token of a text: else none stands in it."""
        return not self._root.keys().isdisjoint(tokens.keys)

    def beginnings(self, tokens: Tokens) -> list[int]:
        """Return the tokens of a text that a phrase may begin with; most begin none."""
        root = self._root
        return [i for i, key in enumerate(tokens.keys) if key in root]

    def stands_in(self, tokens: Tokens) -> bool:
        """Return whether any phrase stands in a text."""
        root, keys = self._root, tokens.keys
        return any(
            key in root and next(self.matches(tokens, i), None) is not None
            for i, key in enumerate(keys)
        )

    def longest(self, tokens: Tokens, i: int) -> tuple[int, Value] | None:
        """Return the end (token after the phrase) and value of the longest phrase from token `i`.

        A table built `backwards` reads from token `i` towards the start and returns the phrase's
        first token.
        """
        # Most tokens begin no phrase: the quick way out.
        if not 0 <= i < len(tokens.keys) or tokens.keys[i] not in self._root:
            return None
        return next(self.matches(tokens, i), None)

    def matches(self, tokens: Tokens, i: int) -> Iterator[tuple[int, Value]]:
        """Yield end and value of every phrase from token `i`, the longest first."""
        step = -1 if self._backwards else 1
        node = self._root
        found: list[tuple[int, Value]] = []
        at = i
        while 0 <= at < len(tokens.keys):
            following = node.get(tokens.keys[at])
            if following is None:
                break
            node = following
            if self._END in node:
                found.append((at if self._backwards else at + 1, node[self._END]))
            at += step
        return reversed(found)


class LatePhrases(PhraseTable[Value]):
    """Phrases that are put together when one of them is first looked for."""

    def __init__(self, fill: Callable[[], PhraseTable[Value]]) -> None:
        super().__init__()
        self._fill = fill
        del self._root  # the first look for it fills it

    def __getattr__(self, name: str) -> Any:
        if name != "_root":
            raise AttributeError(name)
        filled = self._fill()
        self._backwards, self._root = filled._backwards, filled._root
        return self._root


def phrase_table(
    facts: Mapping[str, Iterable[str]], *, backwards: bool = False
) -> PhraseTable[str]:
    """Return a table of every phrase of `facts`, each with the name it is listed under."""
    table: PhraseTable[str] = PhraseTable(backwards=backwards)
    for name, phrases in facts.items():
        for phrase in phrases:
            table.add(phrase, name)
    return table
