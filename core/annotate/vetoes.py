"""What looks like a figure and is none: years, times, labels, scores, articles, names of models."""

from core.annotate.lexicon import Lexicon
from core.annotate.measures import Quantity
from core.annotate.number import Number
from core.annotate.recogniser import words_of
from core.annotate.tokens import Tokens

_GLUE = frozenset("_@#/\\&=^~*")
_SHORT_TIME_UNITS = frozenset(("day", "h", "min", "s"))
"""Units with which the article alone is no number (`un jour`, `o oră`)."""
_YEARS = range(1000, 2101)
_MIDNIGHT = 24
_LONGEST_JOINER = 4
_SURE_YEARS = range(1900, 2101)


def is_no_figure(tokens: Tokens, quantity: Quantity, lex: Lexicon) -> bool:
    """Return whether `quantity` is something else that is written with a number."""
    number = quantity.number
    if _is_oclock(tokens, number, lex):
        return True
    if number.is_one and not quantity.is_range:
        return _is_article(tokens, quantity, lex)
    if number.value is None and number.low is not None:
        return _is_no_vague(tokens, number, lex)
    if _may_be_scaled(tokens, quantity, lex):
        return True
    if number.in_digits:
        return _is_glued(tokens, quantity, lex) or _is_digits_of_something(tokens, quantity, lex)
    return _is_word_of_something(tokens, quantity, lex)


def _may_be_scaled(tokens: Tokens, quantity: Quantity, lex: Lexicon) -> bool:
    """Return whether the word after a bare number may be a scale that we do not know.

    In languages without number words of ours a missing figure is better than one that is wrong by
    a million: so for words that begin like some scale, and for a number that shares the scale of
    the next one (`10 ila 15 milyon`).
    """
    number, at = quantity.number, quantity.number.last
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
    if number.value is None or not 0 <= number.value < 24.6 or number.scale != 1:
        return False
    return lex.clock_after.longest(tokens, number.last) is not None


def _is_article(tokens: Tokens, quantity: Quantity, lex: Lexicon) -> bool:
    """Return whether `un`, `ein`, `o`, `a`, `one` is the article or a pronoun here."""
    unit = quantity.unit
    if unit is None:
        # `au moins un mort` counts; `un mort` does not.
        hit = lex.qualifiers.longest(tokens, quantity.first - 1)
        return hit is None or hit[1] != "at_least" or quantity.counted is None
    key = tokens.keys[quantity.number.first]
    if key in lex.numerals.bare_articles:
        return True
    return unit.name in _SHORT_TIME_UNITS or unit.name in ("°", "percent", "pp", "century")


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
    if kind in ("w", "d") or key in _GLUE or (key == ":" and tokens.kind(last + 1) == "d"):
        return True
    if quantity.unit is not None and key == "-":
        return False  # `a 12-cent-a-share dividend`
    following_is_glued = tokens.glued(last + 1) and tokens.kind(last + 1) in ("w", "d")
    if key in ("-", "–") and following_is_glued:
        return True
    return key in (".", ",") and following_is_glued and tokens.kind(last + 1) == "d"


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


def _is_digits_of_something(tokens: Tokens, quantity: Quantity, lex: Lexicon) -> bool:
    number = quantity.number
    if _is_clock(tokens, quantity, lex):
        return True
    if (
        quantity.is_range
        and tokens.forms[quantity.last - 1] == "h"
        and (quantity.high or 0) <= _MIDNIGHT
    ):
        return True  # `de 8 h à 18 h`
    if quantity.unit is not None:
        return quantity.unit.name == "°" and _is_angle(tokens, quantity, lex)
    if tokens.key(quantity.first - 1) == "+" and tokens.glued(quantity.first):
        return True
    if not number.is_plain:
        if number.has_foreign_mark and quantity.counted is None:
            return True  # `14.30`, `2.0` where decimals take a comma
        return _is_in_row(tokens, number) or _is_labelled(tokens, quantity, lex, at_colon=True)
    if quantity.is_range:
        return False
    value = int(number.value or 0)
    if _is_labelled(tokens, quantity, lex) or _is_listed(tokens, quantity):
        return True
    if value in _YEARS and _is_year(tokens, quantity, lex, value):
        return True
    if _is_ordinal(tokens, quantity, lex, value):
        return True
    return _is_in_row(tokens, number)


def _is_angle(tokens: Tokens, quantity: Quantity, lex: Lexicon) -> bool:
    around = (*range(quantity.first - 3, quantity.first), quantity.last, quantity.last + 1)
    return any(tokens.key(at) in lex.angles for at in around)


def _is_clock(tokens: Tokens, quantity: Quantity, lex: Lexicon) -> bool:
    """Return whether the number is a time of day: `18:55`, `à 18 h`, `8 Uhr`, `at 6 p.m.`."""
    number = quantity.number
    value = number.value
    if value is None or value != int(value) or not 0 <= value < 60 or not number.is_plain:
        return False
    if quantity.counted is None and _is_minutes(tokens, number, lex):
        return True
    if value > 24:
        return False
    is_hour = quantity.unit is not None and quantity.unit.name == "h"
    before = lex.clock_before.longest(tokens, number.first - 1)
    has_minutes = tokens.kind(quantity.last) == "d" and is_hour
    if is_hour and (has_minutes or lex.clock_after.longest(tokens, quantity.last) is not None):
        return True
    if (
        is_hour
        and before is not None
        and tokens.forms[quantity.last - 1] in ("h", "heures", "heure")
    ):
        return True
    if quantity.unit is not None or (quantity.counted is not None and lex.clock_units):
        return False
    return before is not None and not lex.clock_units


def _is_minutes(tokens: Tokens, number: Number, lex: Lexicon) -> bool:
    """Return whether the number is the minutes of a time (`18 h 30`)."""
    before = tokens.key(number.first - 1)
    return before in lex.clock_units and tokens.kind(number.first - 2) == "d"


def _is_labelled(
    tokens: Tokens, quantity: Quantity, lex: Lexicon, *, at_colon: bool = False
) -> bool:
    """Return whether the number names a thing in a row: `article 5`, `Boeing 777`, `Gruppe 3`."""
    before = quantity.first - 1
    if tokens.key(before) == ":":
        # `Tél. : 71 341 066`; after other words a colon announces a figure.
        return tokens.key(before - 1) in lex.labels_before and at_colon
    if at_colon:
        return False
    # `art. 5`: the dot of an abbreviation; after other words a dot ends their sentence.
    has_dot = tokens.key(before) == "." and tokens.glued(before)
    if has_dot:
        before -= 1
    if tokens.key(before) in ("n°", "°") and tokens.key(before - 1) == "n":
        return True
    key = tokens.key(before)
    if key in ("§", "№", "#"):
        return True
    if tokens.kind(before) != "w":
        return False
    if key in lex.labels_before:
        return True
    if quantity.counted is not None or tokens.begins_sentence(before) or has_dot:
        return False
    is_name = tokens.is_capital(before) and not tokens.begins_sentence(before)
    following = tokens.kind(quantity.number.last)
    return is_name and key not in words_of(lex.lang).function and following != "d"


def _is_listed(tokens: Tokens, quantity: Quantity) -> bool:
    """Return whether the number is a list mark or section number (`1.`, `2)`, `[3]`)."""
    number = quantity.number
    first, last = number.first, number.last
    bracketed = tokens.key(first - 1) in ("(", "[") and tokens.key(last) in (")", "]")
    if bracketed:
        return True
    if tokens.key(last) == ")" and tokens.glued(last):
        # `1) … 2) …` inside a sentence; a figure in brackets has one that opens.
        return all(tokens.key(at) != "(" for at in range(max(0, first - 8), first))
    if tokens.kind(first - 1) != "n":
        return False
    if tokens.key(last) in (")", ".", "/", ":", "-", "–") and tokens.glued(last):
        return tokens.kind(last + 1) != "n" or first > 0
    # A lone number in a line is a page or a rank.
    return tokens.kind(last) == "n" and first > 0


def _is_year(tokens: Tokens, quantity: Quantity, lex: Lexicon, value: int) -> bool:
    before = tokens.key(quantity.first - 1)
    if before in lex.year_before:
        return True
    if before in ("(", "/", "-", "–", "'") or tokens.key(quantity.number.last) in (
        ")",
        "/",
        "-",
        "–",
    ):
        return True
    if quantity.qualifier != "exact" and value not in _SURE_YEARS:
        return False
    if quantity.qualifier != "exact" and quantity.counted is not None:
        return False
    if quantity.counted is None:
        return value in _SURE_YEARS or tokens.is_capital(quantity.first - 1)
    # `2019 grève`: a bare year is likelier than a count of that very size.
    return value in _SURE_YEARS


def _is_ordinal(tokens: Tokens, quantity: Quantity, lex: Lexicon, value: int) -> bool:
    """Return whether a dot makes an ordinal of the number (`der 2. Weltkrieg`), where dots do."""
    last = quantity.number.last
    if tokens.key(last) in lex.labels_after and tokens.key(last - 1) != "":
        return True
    if not lex.ordinal_dot or value > 100 or tokens.key(last) != "." or not tokens.glued(last):
        return False
    if tokens.kind(last + 1) != "w":
        return False
    is_new_sentence = tokens.keys[last + 1] in words_of(lex.lang).function and tokens.is_capital(
        last + 1
    )
    return not is_new_sentence


def _is_in_row(tokens: Tokens, number: Number) -> bool:
    """Return whether the number is one of a row of bare digits: a telephone number, a table."""
    if tokens.kind(number.first - 1) == "d" and tokens.kind(number.first - 2) == "d":
        return True
    neighbours = 0
    for step in (-1, 1):
        at = number.first - 1 if step < 0 else number.last
        while tokens.key(at) in ("-", "–", "/", ".") or (tokens.key(at) == "+" and step < 0):
            if tokens.key(at) == "." and not tokens.glued(at + 1) and number.scale > 1:
                break  # after `5 milioni.` a sentence ends; `6. 2 %` is one number, spoilt
            at += step
        if tokens.kind(at) == "d":
            neighbours += 1
    return neighbours > 0 and tokens.kind(number.last) != "w"


def _is_word_of_something(tokens: Tokens, quantity: Quantity, lex: Lexicon) -> bool:
    """Return whether a number word is a name, a pronoun (`les deux`), or an ordinary word."""
    number = quantity.number
    first, last = number.first, number.last
    key = tokens.keys[first]
    is_single = last - first == 1
    if _is_part_of_compound(tokens, quantity):
        return True
    if is_single and key in lex.numerals.skipped and not _is_surely_counting(quantity, tokens):
        return True
    if number.value == 2 and quantity.unit is None and tokens.key(first - 1) in lex.determiners:
        return True
    if not tokens.is_capital(first) or tokens.begins_sentence(first) or not is_single:
        return False
    if lex.counted.style == "capital":
        # German: `Claudia Tausend`, `die Acht`; capitals that open a line are another thing.
        return quantity.counted is None and quantity.unit is None
    return quantity.unit is None and not _is_title_case(tokens, first)


def _is_part_of_compound(tokens: Tokens, quantity: Quantity) -> bool:
    first, last = quantity.first, quantity.last
    if tokens.key(first - 1) == "-" and tokens.glued(first) and tokens.glued(first - 1):
        return True
    if quantity.unit is not None or last >= len(tokens) or tokens.key(last) != "-":
        return False
    return tokens.glued(last) and tokens.kind(last + 1) == "w" and tokens.glued(last + 1)


def _is_surely_counting(quantity: Quantity, tokens: Tokens) -> bool:
    """Return whether a word that is a number only at times (`neuf`, `nouă`) is one here."""
    if quantity.unit is not None or quantity.qualifier != "exact":
        return True
    counted = quantity.counted
    if counted is None:
        return len(tokens) == 1
    head = tokens.keys[counted.head - 1]
    return counted.first == quantity.number.last and head.endswith(("s", "x", "e", "i"))


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
