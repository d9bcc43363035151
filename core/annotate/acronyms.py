"""Acronyms that an article introduces itself: `Rapid Support Forces (RSF)`."""

from collections.abc import Iterator, Mapping, Sequence

from core.annotate.names import Known, identify
from core.annotate.recogniser import Mention, words_of
from core.article import Label

_LONGEST = 8
"""Letters of an acronym."""
_MOST = 200
"""Organisations of one article that are looked at."""


def introduced(
    texts: Sequence[str],
    found: Sequence[Sequence[Mention]],
    labels: Mapping[str, Label],
    lang: str,
) -> dict[str, Known]:
    """Return whom each acronym of an article stands for, where the article names it in full.

    An acronym is believed when the full name has its initials; of several such names the first
    counts. What a table says of the acronym gives way: an article knows best what it means.
    """
    forms = [
        text[mention.start : mention.end]
        for text, mentions in zip(texts, found, strict=True)
        for mention in mentions
    ]
    acronyms = {form for form in forms if is_acronym(form)}
    if not acronyms:
        return {}
    stands_for: dict[str, Known] = {}
    fulls = [form for form in dict.fromkeys(forms) if labels.get(form) == "ORG" and " " in form]
    for full in fulls[:_MOST]:
        for initials in initials_of(full, lang):
            if initials in acronyms and initials not in stands_for:
                stands_for[initials] = identify(full, "ORG", lang)
    return stands_for


def is_acronym(form: str) -> bool:
    """Return whether `form` is written in capitals alone, as short as an acronym."""
    return 2 <= len(form) <= _LONGEST and form.isalpha() and form.isupper()


def initials_of(full: str, lang: str) -> Iterator[str]:
    """Yield the initials of a name: of its words with a capital, and of all but small words."""
    words = [word for word in full.replace("-", " ").split(" ") if word[:1].isalpha()]
    if len(words) < 2:
        return
    function = words_of(lang).function
    yield "".join(word[0] for word in words if word[0].isupper())
    yield "".join(word[0] for word in words if word.lower() not in function).upper()
