"""What a name that several bear means in an article: by its countries, words and full names.

RSF is a militia in an article on Sudan, and Valencia a city of Spain where Spain is spoken of. What
nothing tells has a key of its own.
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from functools import cached_property

from core.annotate.identity.acronyms import Bearer, bearers_of, undecided
from core.annotate.identity.geography import find_known_spot
from core.annotate.names import Known, fold, identify
from core.annotate.places import country_of, place_in
from core.annotate.recogniser import Mention
from core.facts import read_facts

_AT_HOME = 2
"""What the language of an article counts, in mentions of a country that its press writes about."""
_BY_WORD = 2
"""What a word of an article counts that stands in those about one bearer."""


class Meanings:
    """Decides what ambiguous names of one article mean; `vouched` are keys known to be in it."""

    def __init__(
        self,
        texts: Sequence[str],
        found: Sequence[Sequence[Mention]],
        lang: str,
        vouched: Collection[str] = (),
    ) -> None:
        self._texts = texts
        self._found = found
        self._lang = lang
        self._vouched = vouched
        self._decided: dict[tuple[str, str], Known | None] = {}

    def of(self, mention: Mention, form: str) -> Known | None:
        """Return what `form`, a mention's text or its base form, means; None for clear names.

        What is none of several, or of which nothing tells which, is for others to identify.
        """
        if mention.label not in ("ORG", "LOC"):
            return None
        at = (form, mention.label)
        if at not in self._decided:
            if mention.label == "ORG":
                self._decided[at] = self._acronym(form) if bearers_of(form) else None
            else:
                self._decided[at] = self._city(form, mention.key)
        return self._decided[at]

    def _acronym(self, form: str) -> Known:
        bearers = bearers_of(form)
        in_full = [one for one in bearers if one.meant and one.meant.key in self._organisations]
        open_ = undecided(form)
        if len(in_full) == 1 and in_full[0].meant is not None:
            meant = in_full[0].meant
        elif open_.key in self._vouched:
            meant = open_
        else:
            points = [(self._points(one), -number) for number, one in enumerate(bearers)]
            best, *others = sorted(points, reverse=True)
            is_clear = best[0] > 0 and all(best[0] >= 2 * other[0] for other in others)
            meant = (bearers[-best[1]].meant if is_clear else None) or open_
        return Known(meant.key, meant.name, "ORG")

    def _points(self, bearer: Bearer) -> int:
        """Return how much of the article speaks for one bearer of an acronym."""
        countries = sum(self._countries.get(code, 0) for code in bearer.countries)
        words = sum(f" {word}" in self._folded for word in bearer.words)
        at_home = _AT_HOME if self._lang in bearer.languages else 0
        return countries + at_home + _BY_WORD * words

    def _city(self, form: str, key: str | None) -> Known | None:
        """Return the city that is meant, if a table of others does not know the name already."""
        if key is None:
            key = identify(form, "LOC", self._lang).key
        spot = find_known_spot(form, self._lang)
        if key.startswith("territory:") or (spot is not None and not country_of(spot.key)):
            return None
        countries = self._countries - self._own[form]
        facts = read_facts("core.annotate", "data", "acronyms.toml")
        place = place_in(form, self._lang, countries, facts["home"].get(self._lang, ()))
        return None if place is None or place.key == key else Known(place.key, place.name, "LOC")

    @cached_property
    def _own(self) -> dict[str, Counter[str]]:
        """The countries that each form speaks for itself."""
        own: dict[str, Counter[str]] = {}
        for text, mentions in zip(self._texts, self._found, strict=True):
            for mention in mentions:
                counted = own.setdefault(text[mention.start : mention.end], Counter())
                country = country_of(mention.key) if mention.key is not None else None
                if country is not None:
                    counted[country] += 1
        return own

    @cached_property
    def _countries(self) -> Counter[str]:
        return sum(self._own.values(), Counter())

    @cached_property
    def _organisations(self) -> frozenset[str]:
        """The keys of what the article names in full, and of what is vouched for."""
        named = set(self._vouched)
        for text, mentions in zip(self._texts, self._found, strict=True):
            for mention in mentions:
                form = text[mention.start : mention.end]
                if mention.label == "ORG" and not bearers_of(form):
                    named.add(mention.key or identify(form, "ORG", self._lang).key)
        return frozenset(named)

    @cached_property
    def _folded(self) -> str:
        """The article's words, folded, each after a space."""
        return " " + re.sub(r"[^\w']+", " ", fold("\n".join(self._texts)).replace("’", "'"))
