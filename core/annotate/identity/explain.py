"""Why two names are one, or not, in words."""

from dataclasses import dataclass

from core.annotate.identity.resolve import Identity, resolve
from core.article import Label

_RULES = {
    "people": "the table of people has this spelling",
    "people, inflected": "the table of people has this name in another case",
    "people, short form": "the table of people says that this short form means nobody else",
    "people, short form, inflected": "the table of people has this short form in another case",
    "organisations": "the table of organisations has this form",
    "parts": "it names an office and the country, city or person that it belongs to",
    "acronym, by language": "of those who go by this acronym, the press of its language means this",
    "ambiguous acronym": "several go by this acronym, and only an article can tell which is meant",
    "pinyin": "it is a Chinese name, read syllable by syllable",
    "spelling": "no table knows it, so its sound stands for it",
    "own spelling": "no table knows it, so it stands for itself",
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """Whether two forms name one thing, and a sentence that says why."""

    one: Identity
    other: Identity
    is_same: bool
    reason: str


def reason_of(who: Identity) -> str:
    """Return in words why a form has its key."""
    if who.rule.startswith("territories"):
        return f"Unicode CLDR has this name of a territory {who.rule[11:].strip()}"
    if who.rule.startswith("places"):
        return f"the gazetteer has this place {who.rule[6:].strip()}"
    return _RULES.get(who.rule, who.rule)


def compare(
    one: str, other: str, label: Label | None = None, lang: str = "", other_lang: str = ""
) -> Comparison:
    """Return whether `one` and `other` name the same, and why."""
    first, second = resolve(one, label, lang), resolve(other, label, other_lang or lang)
    is_same = first.key == second.key
    if is_same:
        reason = f"Both are {first.name} ({first.key}): {_both(one, first, other, second)}."
    else:
        reason = (
            f"“{one}” is {first.name} ({first.key}): {reason_of(first)}. "
            f"“{other}” is {second.name} ({second.key}): {reason_of(second)}."
        )
    return Comparison(first, second, is_same, reason)


def _both(one: str, first: Identity, other: str, second: Identity) -> str:
    told = [(one, first), (other, second)]
    parts = []
    for form, who in told:
        part = f"“{form}”: {reason_of(who)}"
        if not who.is_known and who.forms:
            part += f" ({', '.join(who.forms)})"
        parts.append(part)
    return "; ".join(parts)
