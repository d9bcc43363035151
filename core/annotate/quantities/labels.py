"""Numbers that name instead of counting: labels, addresses, years, times, rows of digits."""

from core.annotate.quantities.lexicon import Lexicon
from core.annotate.quantities.measures import Quantity
from core.annotate.quantities.number import Number
from core.annotate.recogniser import words_of
from core.annotate.territories import is_demonym
from core.annotate.tokens import Tokens

_SIGNS = frozenset(("n°", "§", "№", "#"))
_QUOTES = frozenset("\"“”„'«»")
_NEAR = 3
_REACH = 12
"""Tokens around a bare hour in which a time is looked for."""
_TITLE_WORDS = 3
_STREET_WORDS = 4
"""Tokens of the longest street name between a house number and the word for a street."""


def is_labelled(tokens: Tokens, quantity: Quantity, lex: Lexicon) -> bool:
    """Return whether the number names a thing in a row: `article 5`, `Boeing 777`, `Gruppe 3`."""
    labels, before = lex.labels, quantity.first - 1
    # `art. 5`: the dot of an abbreviation; after other words a dot ends their sentence.
    has_dot = tokens.key(before) == "." and tokens.glued(before)
    if has_dot:
        before -= 1
    key = tokens.key(before)
    if key in _SIGNS or (key == "°" and tokens.key(before - 1) == "n"):
        return True
    if tokens.kind(before) != "w":
        return False
    if key in labels.before:
        return True
    counted = quantity.counted
    if counted is not None and counted.head == quantity.number.last + 1:
        return False
    if labels.before_endings and _is_of_kind(tokens, before, quantity, lex):
        return True
    if counted is not None:
        return False
    if key in labels.before_weak or labels.phrases.longest(tokens, before) is not None:
        return True
    if key in labels.articles and tokens.key(before - 1) in labels.before_weak:
        return True  # `composez le 17`
    if is_near_label(tokens, before, lex):
        return True
    return not has_dot and _follows_name(tokens, before, quantity, lex)


def is_near_label(tokens: Tokens, before: int, lex: Lexicon) -> bool:
    """Return whether a word for a label stands shortly before token `before` or is it."""
    return any(tokens.key(at) in lex.labels.near for at in range(before - _NEAR, before + 1))


def is_labelled_at_colon(tokens: Tokens, quantity: Quantity, lex: Lexicon) -> bool:
    """Return whether a label and a colon stand before (`Tél. : 71 341 066`).

    After other words a colon announces a figure.
    """
    before = quantity.first - 1
    return tokens.key(before) == ":" and tokens.key(before - 1) in lex.labels.before


def _is_of_kind(tokens: Tokens, before: int, quantity: Quantity, lex: Lexicon) -> bool:
    """Return whether the word before ends as only names of one in a row do.

    German compounds (`Nikolaikirchhof 3`), Romanian nouns with their article (`terminalul 2`).
    """
    key, at = tokens.keys[before], quantity.number.last
    if not key.endswith(lex.labels.before_endings) or quantity.qualifier != "exact":
        return False
    if quantity.counted is not None and quantity.counted.first > at:
        return False  # `primit în spitalul 20 de răniți`
    return not tokens.is_capital(at) and (tokens.is_capital(before) or not lex.labels.capital_kinds)


def _follows_name(tokens: Tokens, before: int, quantity: Quantity, lex: Lexicon) -> bool:
    """Return whether a proper name stands before the number (`Falcon 9`, `CNL 471`)."""
    form = tokens.forms[before]
    if tokens.key(before - 1) in lex.labels.articles and not tokens.is_capital(before):
        return quantity.qualifier == "exact" and not quantity.is_range  # `le vol 370`
    if not tokens.is_capital(before) or tokens.kind(quantity.number.last) == "d":
        return False
    is_code = form.isupper() and 1 < len(form) <= 4 and not _is_shouted(tokens, before)
    if tokens.begins_sentence(before):
        return is_code and quantity.qualifier == "exact"
    return is_code or tokens.keys[before] not in words_of(lex.lang).function


def _is_shouted(tokens: Tokens, i: int) -> bool:
    """Return whether the word beside token `i` is in capitals too: a line that is all so."""
    return any(
        tokens.kind(at) == "w" and len(tokens.forms[at]) > 3 and tokens.forms[at].isupper()
        for at in (i - 2, i - 1, i + 1, i + 2, i + 3)
    )


def continues_labels(tokens: Tokens, after: int, quantity: Quantity, lex: Lexicon) -> bool:
    """Return whether only what joins labels stands between the last one and this number."""
    gap, last = quantity.first - after, quantity.number.last
    if not 1 <= gap <= 2 or quantity.unit is not None or not quantity.number.is_plain:
        return False
    if quantity.counted is not None and lex.unit_links.longest(tokens, last) is not None:
        return False  # `la pagina 5 și 20 de oameni`
    return all(tokens.key(at) in lex.labels.enumerators for at in range(after, quantity.first))


def is_address(tokens: Tokens, quantity: Quantity, lex: Lexicon) -> bool:
    """Return whether the number is that of a house, or a postcode before its town."""
    labels, number, value = lex.labels, quantity.number, int(quantity.value or 0)
    at = number.last
    if tokens.key(at) == "," and tokens.glued(at) and tokens.key(at + 1) in labels.streets:
        return True
    if tokens.key(at) in ("bis", "ter") and tokens.key(at + 1) in labels.streets:
        return True
    if tokens.key(at) in labels.streets and value > 1 and tokens.kind(at + 1) == "w":
        return True
    if labels.streets_named and tokens.is_capital(at):
        for end in range(at + 1, at + _STREET_WORDS):
            if not tokens.is_capital(end) or tokens.kind(end) != "w":
                break
            if tokens.keys[end] in labels.streets_named:
                return True
    return _is_postcode(tokens, quantity, lex)


def _is_postcode(tokens: Tokens, quantity: Quantity, lex: Lexicon) -> bool:
    number, digits = quantity.number, lex.labels.postcode
    at = number.last
    if not digits or len(tokens.forms[number.first]) != digits or at - number.first != 1:
        return False
    if not tokens.is_capital(at) or is_demonym(tokens.forms[at], lex.lang):
        return False
    before = number.first - 1
    is_apart = tokens.key(before) in (",", "(", "-", "–", "/") or tokens.kind(before) in ("d", "n")
    return is_apart and tokens.kind(at + 1) != "w"


def is_listed(tokens: Tokens, quantity: Quantity) -> bool:
    """Return whether the number is a list mark or section number (`1.`, `2)`, `[3]`)."""
    number = quantity.number
    first, last = number.first, number.last
    if tokens.key(first - 1) in _QUOTES and tokens.key(last) in _QUOTES:
        return tokens.glued(first) and tokens.glued(last)  # `width="476"`
    if _ends_title(tokens, quantity):
        return True
    if _is_in_bracketed_row(tokens, quantity):
        return True
    end = last + 1 if tokens.key(last) == "." else last  # `Kane (43.)`
    bracketed = tokens.key(first - 1) in ("(", "[") and tokens.key(end) in (")", "]")
    if bracketed:
        return quantity.kind != "age"
    if tokens.key(last) == ")" and tokens.glued(last):
        # `1) … 2) …` inside a sentence; a figure in brackets has one that opens.
        return all(tokens.key(at) != "(" for at in range(max(0, first - 8), first))
    if tokens.key(first - 1) in (":", ";") and tokens.key(last) == ".":
        return tokens.is_capital(last + 1) and tokens.glued(last)  # `: 1. Popescu; 2. Ionescu`
    if tokens.kind(first - 1) != "n":
        return False
    if tokens.key(last) in (")", ".", "/", ":", "-", "–") and tokens.glued(last):
        return tokens.kind(last + 1) != "n" or first > 0
    # A lone number in a line is a page or a rank.
    return tokens.kind(last) == "n" and first > 0


def _is_in_bracketed_row(tokens: Tokens, quantity: Quantity) -> bool:
    """Return whether there are several bare numbers alone in the brackets (`Kane (12, 78)`)."""
    beside = (tokens.key(quantity.first - 1), tokens.key(quantity.number.last))
    if not {",", "."} & set(beside):
        return False
    for step, at, end in ((-1, quantity.first - 1, "("), (1, quantity.number.last, ")")):
        for _ in range(_REACH):
            if tokens.key(at) == end:
                break
            if tokens.kind(at) != "d" and tokens.key(at) not in (",", "."):
                return False
            at += step
        else:
            return False
    return True


def _ends_title(tokens: Tokens, quantity: Quantity) -> bool:
    """Return whether the number ends a short title in quotes (`« Mains propres 2 »`)."""
    last = quantity.number.last
    if quantity.counted is not None or tokens.key(last) not in _QUOTES or tokens.key(last) == "'":
        return False
    at = quantity.first - 1
    for _ in range(_TITLE_WORDS):
        if tokens.kind(at) != "w":
            break
        at -= 1
    is_short = at < quantity.first - 1 and tokens.key(at) in _QUOTES
    return is_short and tokens.is_capital(at + 1)


def is_ordinal(tokens: Tokens, quantity: Quantity, lex: Lexicon) -> bool:
    """Return whether a dot makes an ordinal of the number (`der 2. Weltkrieg`), where dots do."""
    last = quantity.number.last
    if tokens.key(last) in lex.labels.after and tokens.key(last - 1) != "":
        return True
    if tokens.key(last) == "'" and tokens.glued(last) and tokens.key(last + 1) == "s":
        return tokens.glued(last + 1)  # `the under-12's`, `the 80's`
    if not lex.ordinal_dot or (quantity.value or 0) > 100 or tokens.key(last) != ".":
        return False
    if not tokens.glued(last) or tokens.kind(last + 1) != "w":
        return False
    function = words_of(lex.lang).function
    is_new_sentence = tokens.is_capital(last + 1) and (
        not function or tokens.keys[last + 1] in function
    )
    return not is_new_sentence


def is_in_row(tokens: Tokens, number: Number) -> bool:
    """Return whether the number is one of a row of bare digits: a telephone number, a table."""
    before = number.first - 1
    if tokens.kind(before) == "d" and (
        tokens.kind(before - 1) == "d" or tokens.forms[before][0] == "0"
    ):
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
