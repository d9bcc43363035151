"""A place and a person that stand side by side and were taken for one name: `à Paris Macron`."""

from collections.abc import Sequence

from core.annotate.identity.geography import find_known_spot
from core.annotate.identity.people import find_person
from core.annotate.merge import is_gazetteer
from core.annotate.places import find_place, is_place_sure
from core.annotate.recogniser import Mention, words_of
from core.annotate.tokens import tokenize

_LONGEST = 80
"""Letters of a name that is looked at."""


def part_places(
    texts: Sequence[str], found: Sequence[Sequence[Mention]], lang: str
) -> list[list[Mention]]:
    """Return the mentions with such a name parted in two.

    After a preposition of place, where a table knows the place and the rest is a person, whom a
    table knows or the article names in full.
    """
    full_names = {
        text[one.start : one.end]
        for text, mentions in zip(texts, found, strict=True)
        for one in mentions
        if one.label == "PER"
    }
    surnames = {name.rsplit(" ", 1)[-1]: name for name in sorted(full_names) if " " in name}
    return [
        [part for one in mentions for part in _parted(text, one, lang, surnames)]
        for text, mentions in zip(texts, found, strict=True)
    ]


def _parted(text: str, one: Mention, lang: str, surnames: dict[str, str]) -> list[Mention]:
    name = text[one.start : one.end]
    if one.label == "MISC" or " " not in name or len(name) > _LONGEST or is_gazetteer(one):
        return [one]
    tokens = tokenize(text)
    if words_of(lang).locative.longest(tokens, tokens.index_at(one.start) - 1) is None:
        return [one]
    if find_known_spot(name, lang) is not None or find_person(name, lang) is not None:
        return [one]
    words = name.split(" ")
    for count in range(len(words) - 1, 0, -1):
        place, person = " ".join(words[:count]), " ".join(words[count:])
        known = surnames.get(person, name)
        is_person = (known != name and not known.startswith(place)) or (
            find_person(person, lang) is not None
        )
        if is_person and _is_place(place, lang):
            end = one.start + len(place)
            return [
                one.with_(end=end, label="LOC"),
                one.with_(start=end + 1, label="PER"),
            ]
    return [one]


def _is_place(name: str, lang: str) -> bool:
    if find_known_spot(name, lang) is not None:
        return True
    return find_place(name, lang) is not None and is_place_sure(name, lang)
