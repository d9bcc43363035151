"""Numbers in words: rows of number words, one-word compounds, halves and vague plurals."""

from dataclasses import dataclass, replace

from core.annotate.quantities.compounds import compound_value, read_adjective, stem_value
from core.annotate.quantities.digits import read_digits, vulgar_fraction
from core.annotate.quantities.number import Number
from core.annotate.quantities.numeral_facts import Numerals
from core.annotate.tokens import Tokens

_MOST_WORDS = 60
"""Tokens of the longest number that is read, hyphens included; a longer row is no number."""


def read_words(tokens: Tokens, i: int, words: Numerals) -> Number | None:
    """Read a row of number words: sums below a scale, each scale smaller than the one before."""
    single = vulgar_fraction(tokens, i)
    if single is not None:
        return Number(i, i + 1, single, is_fraction=True)
    key = tokens.keys[i]
    if key in words.fractions:
        return Number(i, i + 1, words.fractions[key], is_fraction=True)
    if key in words.one_half:
        return Number(i, i + 1, 1.5)
    if words.half_endings and key.endswith(words.half_endings):
        halved = stem_value(key, words)
        if halved is not None:
            return Number(i, i + 1, halved)
    adjective = read_adjective(tokens, i, words) if words.adjectives else None
    if adjective is not None:
        return adjective
    if key in words.minus:
        return _read_negative(tokens, i, words)
    state = _Row()
    at = i
    while at < len(tokens) and at - i < _MOST_WORDS:
        step = state.take(tokens, at, words)
        if step:
            at += step
            state.last = at
            continue
        skip = _skip(tokens, at, i, words)
        if not skip or not state.would_take(tokens, at + skip, words):
            break
        at += skip
    if state.last == 0:
        return None
    return Number(
        i,
        state.last,
        state.total + (state.current or 0),
        scale=state.said_scale,
        is_one=state.count == 1 and key in words.ones,
        is_noun=state.said_scale >= 1e6 and state.current is None,
    )


def _read_negative(tokens: Tokens, i: int, words: Numerals) -> Number | None:
    if i + 1 >= len(tokens) or tokens.kind(i + 1) not in ("w", "d"):
        return None
    if tokens.key(i - 1) in words.not_before_minus:
        return None  # `plus ou moins 30`
    inner = (
        read_digits(tokens, i + 1, words)
        if tokens.kinds[i + 1] == "d"
        else None
        if tokens.keys[i + 1] in words.minus
        else read_words(tokens, i + 1, words)
    )
    if inner is None or inner.value is None:
        return None
    return replace(inner, first=i, value=-inner.value, is_one=False, is_plain=False)


def _skip(tokens: Tokens, at: int, first: int, words: Numerals) -> int:
    """Return how many tokens between two number words say nothing themselves (`-`, `et`, `and`)."""
    if at == first:
        return 0
    if tokens.keys[at] == "-" and tokens.glued(at) and tokens.glued(at + 1):
        if tokens.key(at + 1) in words.joiners and tokens.key(at + 2) == "-":
            return 3
        return 1
    return 1 if tokens.keys[at] in words.joiners or tokens.keys[at] in words.scale_links else 0


@dataclass(slots=True)
class _Row:
    """What has been read of a row of number words."""

    total: float = 0
    current: float | None = None
    last_scale: float = float("inf")
    said_scale: float = 1
    last: int = 0
    count: int = 0

    def would_take(self, tokens: Tokens, at: int, words: Numerals) -> bool:
        copy = replace(self)
        after_joiner = tokens.key(at - 1) in words.joiners
        if after_joiner and tokens.key(at) in words.articles:
            return False  # `twenty and a …`: an article begins something new
        if after_joiner and self.current is not None and self.current < 20:
            return False
        if after_joiner and tokens.key(at + 1) in words.denominators:
            return False  # `six millions et deux tiers`
        return bool(copy.take(tokens, at, words))

    def take(self, tokens: Tokens, at: int, words: Numerals) -> int:
        """Take the word at `at`; return how many tokens that was, 0 if it does not fit."""
        if at >= len(tokens) or tokens.kinds[at] != "w":
            return 0
        key = tokens.keys[at]
        is_between = self.count and tokens.kinds[at - 1 : at + 2] == ["w", "w", "w"]
        if is_between and key in words.articles and tokens.key(at - 1) not in words.joiners:
            scale = words.scales.get(tokens.keys[at + 1])
            if scale is None or scale >= self.last_scale:
                return 0  # `twenty a week`, but `zwei Milliarden eine Million`
        value = words.small.get(key)
        if words.has_apostrophes and tokens.key(at + 1) == "'" and tokens.glued(at + 2):
            inner = words.small.get(f"{key}'{tokens.keys[at + 2]}")
            if inner is not None and tokens.glued(at + 1):
                return 3 * self._take_small(inner, words)
        if value is None and key in words.ones:
            value = 1
        if value == 100:
            return self._take_hundred(words)
        if value is not None:
            return self._take_small(value, words)
        scale = words.scales.get(key)
        if scale is not None:
            return self._take_scale(scale, key, words)
        if words.compounds:
            compound = compound_value(key, words)
            if compound is not None:
                return self._take_compound(compound)
        return 0

    def _take_small(self, value: int, words: Numerals) -> int:
        current = self.current
        if current is None:
            self.current = value
        elif words.vigesimal and value == 20 and current % 100 == 4:
            self.current = current + 76
        elif _fits(value, current, words):
            self.current = current + value
        else:
            return 0
        self.count += 1
        return 1

    def _take_hundred(self, words: Numerals) -> int:
        if self.current is None:
            if not words.bare_hundred:
                return 0
            self.current = 100
        elif 1 <= self.current < (17 if words.vigesimal else 100) and self.current != 10:
            # French counts hundreds to `seize cents`; `quarante cents` are coins.
            self.current *= 100
        else:
            return 0
        self.count += 1
        return 1

    def _take_scale(self, scale: float, key: str, words: Numerals) -> int:
        if self.current is None and not self.total and key not in words.bare_scales:
            return 0
        if scale < self.last_scale:
            if self.current is None and self.total and key not in words.bare_scales:
                return 0
            self.total += (1 if self.current is None else self.current) * scale
        elif scale > self.last_scale or self.current is None:
            # `mille milliards`, `lakh crore`: the whole so far is multiplied.
            self.total = (self.total + (self.current or 0)) * scale
        else:
            return 0
        self.current = None
        self.last_scale = scale
        self.said_scale = scale
        self.count += 1
        return 1

    def _take_compound(self, value: int) -> int:
        if self.current is not None or (self.total and value >= self.last_scale):
            return 0
        self.current = value
        self.count += 1
        return 1


def _fits(value: int, current: float, words: Numerals) -> bool:
    if words.vigesimal and current % 100 in (10, 70, 90) and 7 <= value <= 9:
        return True  # dix-sept, soixante-dix-huit
    return 0 < value < _room(current, words) and value < 100


def _room(current: float, words: Numerals) -> int:
    """Return below what a word must be to be added to `current` (`vingt` takes units: 10)."""
    rest = current % 100
    if current >= 100 and rest == 0:
        return 100
    if words.vigesimal and rest in (60, 80):
        return 20
    return 10 if rest >= 20 and rest % 10 == 0 else 0


def read_share_before(tokens: Tokens, i: int, words: Numerals) -> Number | None:
    """Read a share of a scale, a collective or a unit, which follows it.

    `half a million`, `eine halbe Stunde`, `o jumătate de milion`, `ein halbes Dutzend`.
    """
    hit = words.shares_before.longest(tokens, i)
    if hit is None:
        return None
    at, share = hit
    if tokens.key(at) == "-" and tokens.glued(at):
        at += 1
    key = tokens.key(at)
    scale = words.scales.get(key) or words.collectives.get(key) or words.collectives_about.get(key)
    if scale is not None:
        return Number(i, at + 1, share * scale, scale=scale, is_noun=True)
    if key in words.unit_starts:
        return Number(i, hit[0], share, is_fraction=True)
    return None


def read_vague(tokens: Tokens, i: int, words: Numerals) -> Number | None:
    """Read plurals and scales without a number: between two and nine times as much.

    `des milliers`, `câteva sute de mii`, `several hundred thousand`, `Hunderttausende`.
    """
    few = words.few.longest(tokens, i)
    at = few[0] if few else i
    size = 1.0
    last = 0
    while at < len(tokens) and tokens.kinds[at] == "w":
        key = tokens.keys[at]
        step = words.vague.get(key)
        if step is None and (few or last):
            step = words.scales.get(key) or words.collectives.get(key)
            step = step or (100 if words.small.get(key) == 100 else None)
        if step is None:
            # `tens of thousands`, `zeci de mii`, `dizaines de milliers`
            follower = tokens.key(at + 1)
            linked = last and (words.vague.get(follower) or words.scales.get(follower))
            if not linked or len(key) > 3 or tokens.kind(at + 1) != "w":
                break
            if key in words.joiners:
                # `mii și mii`, `des milliers et des milliers` say no more than once.
                if follower != tokens.keys[at - 1]:
                    break
                at = last = at + 2
                continue
            at += 1
            continue
        size *= step
        at += 1
        last = at
    if not last:
        return None
    return Number(i, last, None, low=2 * size, high=9 * size, scale=size, is_noun=True)
