"""What looks like a figure and is none: years, times, labels, scores, articles, names of models."""

from typing import Literal, TypeAlias

from core.annotate.quantities.labels import (
    is_address,
    is_in_row,
    is_labelled,
    is_labelled_at_colon,
    is_listed,
    is_near_label,
    is_ordinal,
)
from core.annotate.quantities.lexicon import Lexicon
from core.annotate.quantities.measures import Quantity
from core.annotate.quantities.number import Number
from core.annotate.quantities.years import is_clock, is_year
from core.annotate.recogniser import words_of
from core.annotate.tokens import Tokens

Veto: TypeAlias = Literal["label", "other"]
"""Why a number is no figure; after a label the next number may be one too (`pages 3 et 4`)."""

_GLUE = frozenset("_@#/\\&=^~*")
_MINUTE_MARKS = frozenset("'′″\"")
_SCORE_MARKS = frozenset(":-–")
_LONGEST_JOINER = 4
_LAST_LABEL = 30
"""Above this a number in words after `number`, `chapter` or the like is none of its labels."""
_ROW = 24
"""Tokens before an ordinal in which what it goes on counting was counted."""
_LAST_DAY = 31
_TENS = 20
_HOURS = 24.6
"""Above this a number is no time of day."""
_STRONG = frozenset(("about", "at_least", "more_than", "less_than", "up_to"))
"""Qualifiers that make a number of the article before a unit (`mehr als eine Stunde`)."""


def find_veto(tokens: Tokens, quantity: Quantity, lex: Lexicon) -> Veto | None:
    """Return why `quantity` is something else that is written with a number; None for a figure."""
    number = quantity.number
    if _is_oclock(tokens, number, lex) or _is_hour(tokens, quantity, lex):
        return "other"
    if lex.labels.months and _is_day(tokens, number, lex):
        return "other"
    if number.is_one and not quantity.is_range:
        return "other" if _is_article(tokens, quantity, lex) else None
    if number.value is None and number.low is not None:
        return "other" if _is_no_vague(tokens, number, lex) else None
    if _may_be_scaled(tokens, quantity, lex):
        return "other"
    if number.in_digits:
        if _is_glued(tokens, quantity, lex):
            return "other"
        return _digits_veto(tokens, quantity, lex)
    if quantity.unit is None and quantity.counted is None and not number.is_fraction:
        is_small = number.scale == 1 and (number.value or 0) <= _LAST_LABEL
        if is_small and tokens.key(quantity.first - 1) in lex.labels.before:
            return "label"  # `locul doi`
        is_decade = number.scale == 1 and (number.value or 1) % 10 == 0
        if is_decade and tokens.key(quantity.first - 1) in lex.labels.decade_before:
            return "other"  # `los años noventa`
    return "other" if _is_word_of_something(tokens, quantity, lex) else None


def _may_be_scaled(tokens: Tokens, quantity: Quantity, lex: Lexicon) -> bool:
    """Return whether the word after a bare number may be a scale that we do not know.

    In languages without number words of ours a missing figure is better than one that is wrong by
    a million: so for words that begin like some scale, and for a number that shares the scale of
    the next one (`10 ila 15 milyon`).
    """
    number, at = quantity.number, quantity.number.last
    if tokens.key(at) in lex.doubtful and not quantity.unit:
        return True
    if not lex.unsure or (quantity.unit is not None and not tokens.is_unspaced(number.last - 1)):
        return False
    scales = lex.numerals.scales
    before = quantity.first - 1
    if tokens.is_unspaced(at - 1) and tokens.kind(at) == "d":
        return True  # `3조 5000억` is one number
    if number.in_digits and tokens.is_unspaced(before) and tokens.key(before) in scales:
        return True
    if tokens.kind(at) != "w":
        return False
    key, form = tokens.keys[at], tokens.forms[at]
    if tokens.is_unspaced(at) and tokens.glued(at) and number.scale == 1:
        return True
    if not lex.numerals.scales and number.scale == 1:
        return True
    if key.startswith(lex.unsure) or key in lex.doubtful or key in lex.numerals.scales:
        return True
    if len(form) == 1 and form.isascii() and number.scale == 1:
        return True
    return number.scale == 1 and len(key) <= _LONGEST_JOINER and tokens.kind(at + 1) == "d"


def _is_oclock(tokens: Tokens, number: Number, lex: Lexicon) -> bool:
    """Return whether `Uhr`, `p.m.` or the like follows (`12.30 Uhr`, `vier Uhr`)."""
    if number.value is None or not 0 <= number.value < _HOURS or number.scale != 1:
        return False
    return lex.labels.clock_after.longest(tokens, number.last) is not None


def _is_hour(tokens: Tokens, quantity: Quantity, lex: Lexicon) -> bool:
    """Return whether hours alone follow what only a time of day does (`a las ocho`, `om 9 uur`)."""
    if not 0 <= (quantity.value or -1) < _HOURS:
        return False
    if quantity.counted is not None and quantity.counted.first == quantity.number.last:
        return False  # but `alle nove di sera`
    if quantity.unit is not None and quantity.unit.name != "h":
        return False
    return lex.labels.clock_ahead.longest(tokens, quantity.first - 1) is not None


def _is_day(tokens: Tokens, number: Number, lex: Lexicon) -> bool:
    """Return whether a month follows a number in words (`el once de marzo`)."""
    if number.in_digits or number.scale != 1 or not 0 < (number.value or 0) <= _LAST_DAY:
        return False
    link = lex.counted.links.longest(tokens, number.last)
    return tokens.key(number.last if link is None else link[0]) in lex.labels.months


def _is_article(tokens: Tokens, quantity: Quantity, lex: Lexicon) -> bool:
    """Return whether `un`, `ein`, `o`, `a`, `one` is the article or a pronoun here."""
    unit, key = quantity.unit, tokens.keys[quantity.number.first]
    if unit is not None and unit.kind == "money":
        return key in lex.numerals.bare_articles
    if unit is not None and unit.factor != 1:
        return False  # `eine Viertelstunde`
    if unit is not None and unit.kind == "percent":
        return unit.name != "pp" and key in lex.numerals.bare_articles
    if unit is None and quantity.counted is None:
        return True
    if unit is not None and lex.numerals.bare_articles and key not in lex.numerals.bare_articles:
        return unit.name == "day"  # English `one` is no article; `one day` is some day
    # `au moins un mort` counts, `un mort` does not; `plus d'un litre` does, `un litre` does not.
    qualifier = lex.qualifiers.longest(tokens, quantity.first - 1)
    if qualifier is None or key in lex.numerals.bare_articles:
        return True
    return qualifier[1] not in _STRONG if unit is not None else qualifier[1] != "at_least"


def _is_no_vague(tokens: Tokens, number: Number, lex: Lexicon) -> bool:
    """Return whether a plural scale belongs to a number that could not be read before it."""
    before = number.first - 1
    if tokens.key(number.last) == "-" and tokens.glued(number.last):
        return True
    return tokens.kind(before) == "d" or tokens.key(before) in lex.numerals.small


def _is_glued(tokens: Tokens, quantity: Quantity, lex: Lexicon) -> bool:
    """Return whether letters, signs or more digits run into the number (`KN-23`, `777F`, `3:0`)."""
    first, last = quantity.first, quantity.last
    if tokens.is_unspaced(first - 1) or tokens.is_unspaced(last):
        # Scripts that run words together glue everything; a scale or a unit must speak for it.
        is_known = quantity.unit is not None or quantity.number.scale > 1
        return not is_known or tokens.key(first - 1) in lex.ordinal_marks
    if _runs_into_before(tokens, first):
        return True
    if last >= len(tokens) or not tokens.glued(last):
        return False
    kind, key = tokens.kinds[last], tokens.keys[last]
    follows_glued = tokens.glued(last + 1) and tokens.kind(last + 1) in ("w", "d")
    if key == "/" and quantity.unit is not None:
        return tokens.kind(last + 1) == "d"  # `24h/24`, but `8 lei/persoană`
    if key in _MINUTE_MARKS and tokens.key(first - 1) == "°":
        return True  # `48° 51' N`
    if kind in ("w", "d") or key in _GLUE or (key == ":" and tokens.kind(last + 1) == "d"):
        return True
    if key == "-" and (quantity.unit is not None or quantity.number.scale >= 1000):
        return False  # `a 12-cent-a-share dividend`, `das 100-Milliarden-Paket`
    if key == "-" and not quantity.is_range:
        return True  # `die 3- und 4-Zimmer-Wohnungen`
    if key in ("–", "%") and follows_glued:
        return True
    if key == "." and follows_glued and tokens.kind(last + 1) == "w":
        return not tokens.is_capital(last + 1)  # `1.example.org`
    return key in (".", ",") and follows_glued and tokens.kind(last + 1) == "d"


def _runs_into_before(tokens: Tokens, first: int) -> bool:
    if not tokens.glued(first):
        return False
    kind, key = tokens.kind(first - 1), tokens.key(first - 1)
    if kind in ("w", "d") or key in _GLUE:
        return True
    if key == "'" and tokens.glued(first - 1) and tokens.kind(first - 2) == "d":
        return True
    if key in ("-", "–", "−") and tokens.kind(first - 2) in ("w", "d") and tokens.glued(first - 1):
        return True
    return (
        key in (".", ",", ":") and tokens.glued(first - 1) and tokens.kind(first - 2) in ("w", "d")
    )


def _digits_veto(tokens: Tokens, quantity: Quantity, lex: Lexicon) -> Veto | None:
    number = quantity.number
    if is_clock(tokens, quantity, lex) or _is_hours(tokens, quantity):
        return "other"
    if _is_score(tokens, quantity):
        return "other"
    if quantity.unit is not None and quantity.kind != "age":
        is_angle = quantity.unit.name == "°" and _is_angle(tokens, quantity, lex)
        is_dated = number.is_plain and not quantity.is_range and is_year(tokens, quantity, lex)
        return "other" if is_angle or is_dated else None
    if tokens.key(quantity.first - 1) == "+" and tokens.glued(quantity.first):
        return "other"
    if number.is_fraction:
        return None
    if not number.is_plain and not quantity.is_range:
        return _written_veto(tokens, quantity, lex)
    if quantity.unit is None and is_labelled(tokens, quantity, lex):
        return "label"
    if is_year(tokens, quantity, lex):
        return "other"
    if quantity.is_range:
        return None
    is_other = (
        is_listed(tokens, quantity)
        or is_ordinal(tokens, quantity, lex)
        or (quantity.unit is None and is_address(tokens, quantity, lex))
        or is_in_row(tokens, number)
    )
    return "other" if is_other else None


def _written_veto(tokens: Tokens, quantity: Quantity, lex: Lexicon) -> Veto | None:
    """Question a number with marks in it, which is no plain row of digits (`1.234`, `49.3`)."""
    number = quantity.number
    is_version = number.value is not None and number.value == int(number.value)
    if number.has_foreign_mark and (is_version or quantity.counted is None):
        return "other"  # `14.30`, `2.0` where decimals take a comma
    if is_labelled_at_colon(tokens, quantity, lex):
        return "label"
    is_part = number.value is not None and number.value != int(number.value)
    is_lettered = number.last - number.first == 2 and tokens.glued(number.last - 1)
    if quantity.counted is None and is_near_label(tokens, quantity.first - 1, lex):
        return "label"
    if (is_part or is_lettered) and tokens.key(quantity.first - 1) in lex.labels.before:
        return "label"  # `l'article 49.3`, `room 12B`
    return "other" if is_in_row(tokens, number) else None


def _is_score(tokens: Tokens, quantity: Quantity) -> bool:
    """Return whether a bare number is one side of a score (`92 : 85`, `2 - 0`)."""
    if quantity.counted is not None or quantity.unit is not None or not quantity.number.is_plain:
        return False
    before, last = quantity.first - 1, quantity.number.last
    is_first = tokens.key(last) in _SCORE_MARKS and tokens.kind(last + 1) == "d"
    return is_first or (tokens.key(before) in _SCORE_MARKS and tokens.kind(before - 1) == "d")


def _is_hours(tokens: Tokens, quantity: Quantity) -> bool:
    """Return whether the range is from one hour to another (`de 8 h à 18 h`)."""
    if not quantity.is_range or tokens.forms[quantity.last - 1] != "h":
        return False
    return (quantity.high or 0) <= 24


def _is_angle(tokens: Tokens, quantity: Quantity, lex: Lexicon) -> bool:
    last = quantity.last
    is_minutes = tokens.kind(last) == "d" and tokens.key(last + 1) in _MINUTE_MARKS
    is_compass = len(tokens.key(last)) == 1 and tokens.key(last) in lex.labels.compass
    if is_minutes or (is_compass and tokens.is_capital(last)):
        return True  # `48° 51' N`
    around = (*range(quantity.first - 3, quantity.first), last, last + 1)
    return any(tokens.key(at) in lex.labels.angles for at in around)


def _is_word_of_something(tokens: Tokens, quantity: Quantity, lex: Lexicon) -> bool:
    """Return whether a number word is a name, a pronoun (`les deux`), or an ordinary word."""
    number = quantity.number
    first, last = number.first, number.last
    if _is_part_of_ordinal(tokens, number, lex) or _is_worded_score(tokens, quantity, lex):
        return True
    if _is_part_of_compound(tokens, quantity) or _is_another_word(tokens, quantity, lex):
        return True
    before = tokens.key(first - 1)
    is_bare = quantity.unit is None and quantity.counted is None
    if is_bare and tokens.is_capital(first) and before in lex.labels.determiners:
        return True  # `les Vingt-Sept`, the states of the union
    if number.value == 2 and quantity.unit is None:
        if before in lex.labels.determiners:
            return True
        if before in lex.labels.possessives and quantity.counted is None:
            return True
    is_single = last - first == 1
    if is_single and quantity.unit is None and quantity.counted is None:
        is_between_names = tokens.is_capital(first - 1) and tokens.is_capital(last)
        if is_between_names and not tokens.is_capital(first):
            return lex.counted.style != "capital"  # `Erik ten Hag`
    if not tokens.is_capital(first) or tokens.begins_sentence(first) or not is_single:
        return False
    if lex.counted.style == "capital":
        # German: `Claudia Tausend`, `die Acht`; capitals that open a line are another thing.
        return quantity.counted is None and quantity.unit is None
    return quantity.unit is None and not _is_title_case(tokens, first)


def _is_part_of_ordinal(tokens: Tokens, number: Number, lex: Lexicon) -> bool:
    """Return whether the next word makes an ordinal of the whole (`сто первый батальон`)."""
    stems, value = lex.labels.ordinal_stems, number.value or 0
    return (
        bool(stems)
        and value >= _TENS
        and value % 10 == 0
        and tokens.key(number.last).startswith(stems)
    )


def _is_worded_score(tokens: Tokens, quantity: Quantity, lex: Lexicon) -> bool:
    """Return whether a number in words is one side of a score (`tre a uno`)."""
    words, numerals = lex.labels.score_words, lex.numerals
    if not words or quantity.unit is not None or quantity.counted is not None or quantity.is_range:
        return False
    first, last = quantity.number.first, quantity.number.last
    beside = [(last, last + 1)] if last < len(tokens) else []
    return any(
        tokens.key(link) in words
        and (tokens.key(at) in numerals.small or tokens.key(at) in numerals.ones)
        for link, at in (*beside, (first - 1, first - 2))
    )


def _is_another_word(tokens: Tokens, quantity: Quantity, lex: Lexicon) -> bool:
    """Return whether a form that can be a number is an adjective or an ordinal here."""
    number, facts = quantity.number, lex.numerals
    key, before = tokens.keys[number.first], tokens.key(number.first - 1)
    is_doubtful = number.last - number.first == 1 and key in facts.skipped
    if is_doubtful and (before in facts.ones or not _is_surely_counting(quantity, tokens, lex)):
        return True  # `o nouă constituție`, `un immeuble neuf`
    if key in lex.labels.ordinal_forms and before in lex.labels.ordinals_after:
        return True  # `a doua zi`, where the number is `două`
    return number.is_fraction and _is_ordinal_word(tokens, quantity, lex)


def _is_ordinal_word(tokens: Tokens, quantity: Quantity, lex: Lexicon) -> bool:
    """Return whether a fraction is an ordinal before its noun (`a third man`)."""
    number, facts = quantity.number, lex.numerals
    if tokens.keys[number.last - 1] not in facts.ordinal_fractions or number.last != quantity.last:
        return False
    if tokens.key(number.first) not in facts.ones or tokens.kind(number.last) != "w":
        return False
    key = tokens.keys[number.last]
    if key in facts.after_ordinal and _follows_count(tokens, quantity, lex):
        return True
    is_said = key in facts.after_fraction or key.endswith(facts.after_fraction_endings)
    return not is_said and key not in words_of(lex.lang).function


def _follows_count(tokens: Tokens, quantity: Quantity, lex: Lexicon) -> bool:
    """Return whether one less was counted before: `two were cancelled and a third was diverted`."""
    value = quantity.number.value
    before = tokens.key(quantity.first - 1)
    if not value or (before not in lex.numerals.before_ordinal and before not in (",", ";")):
        return False
    counted = round(1 / value) - 1
    for at in range(quantity.first - 2, max(-1, quantity.first - 2 - _ROW), -1):
        key = tokens.key(at)
        if key in (".", "!", "?"):
            break
        if lex.numerals.small.get(key) == counted or key == str(counted):
            return True
    return False


def _is_part_of_compound(tokens: Tokens, quantity: Quantity) -> bool:
    first, last = quantity.first, quantity.last
    if tokens.key(first - 1) == "-" and tokens.glued(first) and tokens.glued(first - 1):
        return True
    if quantity.unit is not None or last >= len(tokens) or tokens.key(last) != "-":
        return False
    return tokens.glued(last) and tokens.kind(last + 1) == "w" and tokens.glued(last + 1)


def _is_surely_counting(quantity: Quantity, tokens: Tokens, lex: Lexicon) -> bool:
    """Return whether a word that is a number only at times (`neuf`, `nouă`) is one here."""
    if quantity.unit is not None or quantity.qualifier != "exact":
        return True
    counted = quantity.counted
    if counted is None:
        return len(tokens) == 1
    head = tokens.keys[counted.head - 1]
    endings = ("s", "x", "e", "i", *lex.counted.plural_endings)
    return counted.first == quantity.number.last and head.endswith(endings)


def _is_title_case(tokens: Tokens, i: int) -> bool:
    """Return whether the line around token `i` writes its words with capitals."""
    low = i
    while low > 0 and tokens.kinds[low - 1] != "n" and i - low < 30:
        low -= 1
    high = i
    while high < len(tokens) and tokens.kinds[high] != "n" and high - i < 30:
        high += 1
    words = [at for at in range(low, high) if tokens.kinds[at] == "w" and len(tokens.forms[at]) > 3]
    capital = sum(tokens.is_capital(at) for at in words)
    return len(words) >= 3 and capital >= 0.7 * len(words)
