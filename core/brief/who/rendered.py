"""What a translation calls a house whose name is made of words: `Nouveau Cap`, New Course.

Such a name has another form in each language, and nothing in its spelling tells that they are one.
Where a sentence has one name of a house that its translation doesn't keep, and that one of its own,
the second renders the first.
"""

from collections import Counter
from collections.abc import Callable, Mapping

from core.article import Entity, Label
from core.brief.lazy import kept
from core.brief.sentences import Sentence
from core.brief.stance.nouns import meanings
from core.brief.who.kept import is_known

_HOUSES: frozenset[Label] = frozenset(("ORG", "LOC"))
"""Labels of a house's name: recognisers take some for places."""


@kept
def rendered(sentence: Sentence) -> tuple[Entity, Entity] | None:
    """Return the name of a house and what the translation calls it; None where that is not sure."""
    made = sentence.translation
    if made is None:
        return None
    own = {one.key for one in sentence.entities}
    others = {one.key for one in made.entities}
    names = {
        one.key: one
        for one in sentence.entities
        if one.label in _HOUSES
        and one.key not in others
        and not is_known(one)
        and one.text not in made.text
    }
    words = {
        one.key: one
        for one in made.entities
        if one.label == "ORG" and one.key not in own and not is_known(one) and " " in one.text
    }
    if len(names) != 1 or len(words) != 1:
        return None
    return next(iter(names.values())), next(iter(words.values()))


def same_houses(
    renderings: Mapping[str, Counter[str]],
    mentions: Mapping[str, int],
    share: Callable[[str, str], bool],
) -> dict[str, str]:
    """Return the key that stands for a key, where all translations call both by one name.

    `share` says whether two houses may be of one story. A name with a noun that says what it is
    (`Socialist Party`) may be of two countries.
    """
    by_name: dict[str, list[str]] = {}
    for key, names in renderings.items():
        called = {name.casefold() for name in names}
        if len(called) == 1 and not any(meanings(one, "en") for one in next(iter(called)).split()):
            by_name.setdefault(called.pop(), []).append(key)
    heads: dict[str, str] = {}
    for keys in by_name.values():
        first: list[str] = []
        for key in sorted(keys, key=lambda key: (-mentions[key], key)):
            head = next((one for one in first if share(key, one)), None)
            if head is None:
                first.append(key)
            else:
                heads[key] = head
    return heads
