"""Years: four digits that the words around them make one (`en 2014`, `the 2016 election`)."""

from core.annotate.temporal.calendars import Calendar
from core.annotate.temporal.expression import Expression
from core.annotate.tokens import Tokens

_WRITTEN = range(1000, 2101)
_TOLD = range(1500, 2101)
"""Years after a preposition alone."""
_SPOKEN_OF = range(1800, 2061)
"""Years without any word before them."""
_DASHES = frozenset("-–—")
_SIGNS = frozenset("%€$£°²³‰")
_SHORTEST_UNIT = 3


def year_number(tokens: Tokens, i: int) -> int | None:
    """Return the number of four digits at token `i` if it can be a year where it stands."""
    if tokens.kind(i) != "d" or len(tokens.forms[i]) != 4:
        return None
    if tokens.glued(i + 1):
        following = tokens.key(i + 1)
        if tokens.kind(i + 1) in ("w", "d") or following in _SIGNS:
            return None
        runs_on = tokens.glued(i + 2) and tokens.kind(i + 2) == "d"
        if runs_on and (following in ".,:" or (following in "/-" and not _ends_in(tokens, i))):
            return None
    year = int(tokens.forms[i])
    return year if year in _WRITTEN else None


def _ends_in(tokens: Tokens, i: int) -> bool:
    """Return whether the digits glued to the year at token `i` are another year (`1914-18`)."""
    second = tokens.forms[i + 2]
    if _is_slashed(tokens, i):
        return True
    if len(second) == 4:
        return tokens.key(i + 1) == "-"
    return len(second) == 2 and tokens.key(i + 1) == "-" and second > tokens.forms[i][2:]


def _is_slashed(tokens: Tokens, i: int) -> bool:
    """Return whether the year at token `i` and the one after it are one (`2023/24`)."""
    mark, second = tokens.key(i + 1), tokens.forms[i + 2] if i + 2 < len(tokens) else ""
    if mark not in ("/", "-", "–") or not (tokens.glued(i + 1) and tokens.glued(i + 2)):
        return False
    if tokens.glued(i + 3) and tokens.kind(i + 3) in ("w", "d"):
        return False
    following = int(tokens.forms[i]) + 1
    return second in (str(following)[2:], str(following) if mark == "/" else "")


def year_end(tokens: Tokens, i: int) -> int:
    """Return the token after the year at token `i`, which may run over New Year (`2023/24`)."""
    return i + 3 if _is_slashed(tokens, i) else i + 1


def read_year(
    tokens: Tokens, calendar: Calendar, i: int, previous: Expression | None
) -> Expression | None:
    """Read the year at token `i`; `previous` is the date found before it."""
    year = year_number(tokens, i)
    if year is None or not _stands_alone(tokens, i, previous):
        return None
    if (
        previous is not None
        and previous.grain == "decade"
        and year % 10 == 0
        and _is_joined(tokens, calendar, i, previous)
    ):
        return Expression(i, i + 1, "decade", iso=str(year // 10))
    if not (
        _is_told(tokens, calendar, i, year)
        or _is_joined(tokens, calendar, i, previous)
        or _begins_range(tokens, calendar, i, year)
        or _is_spoken_of(tokens, calendar, i, year)
    ):
        return None
    return Expression(i, year_end(tokens, i), "year", year=year)


def read_told_year(tokens: Tokens, calendar: Calendar, i: int) -> Expression | None:
    """Read a year after a word that only a date can follow (`fin 2023`)."""
    year = year_number(tokens, i)
    last = year_end(tokens, i)
    if year is None or is_unit(tokens, calendar, last):
        return None
    return Expression(i, last, "year", year=year)


def _stands_alone(tokens: Tokens, i: int, previous: Expression | None) -> bool:
    """Return whether the digits at token `i` are not the end of a name or a longer number."""
    if not tokens.glued(i):
        if tokens.kind(i - 1) == "d":  # `H1 2024`
            return tokens.glued(i - 1) and tokens.kind(i - 2) == "w"
        return True
    before = tokens.key(i - 1)
    if before in _DASHES or before == "/":
        return previous is not None and previous.last == i - 1 and previous.year is not None
    return tokens.kind(i - 1) == "p" and before not in (".", ",", ":", "#", "+", "$", "€", "£", "_")


def _is_told(tokens: Tokens, calendar: Calendar, i: int, year: int) -> bool:
    """Return whether a word before a year says that it is one."""
    years = calendar.years
    last = year_end(tokens, i)
    if tokens.key(last) in years.after:
        return True
    if tokens.key(i - 1) in years.nouns:
        return not is_unit(tokens, calendar, last)
    if year not in _TOLD:
        return False
    strong = years.before.longest(tokens, i - 1) is not None
    if strong and (year % 100 or not _counts(tokens, calendar, last)):
        return not is_unit(tokens, calendar, last)
    weak = strong or years.before_weak.longest(tokens, i - 1) is not None
    if not weak or _goes_on(tokens, calendar, last):
        return False
    return not _counts(tokens, calendar, last) or (
        years.is_free and bool(year % 10) and _is_free(tokens, calendar, last, year)
    )


def _goes_on(tokens: Tokens, calendar: Calendar, last: int) -> bool:
    """Return whether a number that counts something follows (`de 2000 à 2400 soldats`)."""
    link = calendar.links.range.longest(tokens, last)
    at = link[0] if link is not None else last
    if link is None or tokens.kind(at) != "d":
        return False
    return len(tokens.forms[at]) != 4 or _counts(tokens, calendar, at + 1)


def _is_joined(tokens: Tokens, calendar: Calendar, i: int, previous: Expression | None) -> bool:
    """Return whether the year follows another one (`2014 et 2015`, `2014-2022`)."""
    if previous is None or i - previous.last > 3:
        return False
    if previous.year is None and previous.grain != "decade":
        return False
    if previous.last == i or is_unit(tokens, calendar, i + 1):
        return False
    between = tokens.keys[previous.last : i]
    is_round = not int(tokens.forms[i]) % 100
    if is_round and between not in (["-"], ["–"], ["—"]) and _counts(tokens, calendar, i + 1):
        return False
    hit = calendar.links.range.longest(tokens, previous.last)
    return between in ([","], ["/"]) or (hit is not None and hit[0] == i)


def _begins_range(tokens: Tokens, calendar: Calendar, i: int, year: int) -> bool:
    """Return whether a dash and a later year follow (`2014-2022`)."""
    if tokens.key(i + 1) not in _DASHES or tokens.key(i - 1) in ("-", "+", "/"):
        return False
    second = year_number(tokens, i + 2)
    if second is None or not year < second or year not in _TOLD:
        return False
    return tokens.key(i + 3) not in _DASHES and not is_unit(tokens, calendar, i + 3)


def _is_spoken_of(tokens: Tokens, calendar: Calendar, i: int, year: int) -> bool:
    """Return whether the place of a year in its sentence tells it, without any preposition."""
    years, last = calendar.years, year_end(tokens, i)
    if year not in _TOLD:
        return False
    if tokens.key(i - 1) == "(" and tokens.key(last) in (")", ",", ";"):
        return True
    if is_unit(tokens, calendar, last) or years.not_before.longest(tokens, i - 1) is not None:
        return False
    if tokens.key(i - 1) in years.determiners and tokens.kind(last) == "w":
        return _has_noun(tokens, calendar, last, year)
    following = tokens.key(last)
    is_first = tokens.begins_sentence(i) or tokens.key(i - 1) in years.clause_before
    if (
        is_first
        and following not in years.not_after
        and (following == "," or following in calendar.function_words)
    ):
        return True
    if year not in _SPOKEN_OF or (tokens.is_capital(i - 1) and len(tokens.forms[i - 1]) == 1):
        return False  # `B 2009` is a road
    if tokens.key(i - 1).endswith(years.noun_endings) and tokens.is_capital(i - 1):
        return True
    if not years.is_free or not year % 100:
        return False
    is_noun = tokens.kind(last) == "w" and tokens.is_capital(last)
    if is_noun and tokens.key(i - 1) in years.articles:
        return False  # `die 2014 Soldaten`, but `die 2014 annektierte Krim`
    return _is_free(tokens, calendar, last, year)


def _has_noun(tokens: Tokens, calendar: Calendar, last: int, year: int) -> bool:
    """Return whether a noun follows a year between article and noun, and not what is counted."""
    key = tokens.key(last)
    if key in calendar.function_words or key in calendar.years.not_after:
        return False
    return bool(year % 100) or not key.endswith("s")


def _is_free(tokens: Tokens, calendar: Calendar, last: int, year: int) -> bool:
    """Return whether a bare number is a year: nothing that it may count follows."""
    if is_unit(tokens, calendar, last):
        return False
    if tokens.kind(last) != "w":
        return True
    if tokens.key(last) in calendar.years.not_after:
        return False
    return not tokens.is_capital(last) or bool(year % 10)


def _counts(tokens: Tokens, calendar: Calendar, last: int) -> bool:
    """Return whether the word after a number may be what it counts."""
    if is_unit(tokens, calendar, last):
        return True
    key = tokens.key(last)
    if key in calendar.years.not_after:
        return True
    if tokens.kind(last) != "w" or key in calendar.function_words:
        return False
    return key.endswith(calendar.years.counted_endings)


def is_unit(tokens: Tokens, calendar: Calendar, i: int) -> bool:
    """Return whether a unit or sign of measure stands at token `i` (`euros`, `%`)."""
    key = tokens.key(i)
    if key in _SIGNS:
        return True
    if tokens.kind(i) != "w" or len(key) < _SHORTEST_UNIT or key in calendar.function_words:
        return False
    if key in calendar.years.after:
        return False
    return calendar.units.longest(tokens, i) is not None
