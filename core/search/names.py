"""A name in all its forms: what words of a question name, and under what else that stands.

What the words name is told by the forms in the library's articles and by the tables of
core.annotate; where neither has them, by the gazetteer, and by how the name sounds. The reader's
choices on who is who have the last word.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from core.article import Label
from core.search.nodes import NameKind
from core.search.results import Widened
from core.store import Identities, IdentityChoice

LABELS: dict[NameKind, Label] = {"person": "PER", "place": "LOC", "org": "ORG"}
_MOST_BEARERS = 6
"""Different people or things that one word is taken for; the commonest count."""
_MOST_FORMS = 120
"""Forms of one name that are looked for; the commonest count."""
_MOST_PHRASES = 40
"""Forms of one name that are looked for in the text as well."""
_MOST_WORDS = 20
"""Words of a name that a filter asks for; more are passed over."""
_SHORTEST = 4
"""Letters of a form in one word that is looked for in the text, and of a capitals-free acronym."""


@dataclass(frozen=True, slots=True)
class _Bearer:
    """Who or what a form names: a key with the reader's choices, adjectives apart from the rest."""

    key: str
    is_adjective: bool


@dataclass(frozen=True, slots=True)
class _Form:
    number: int
    """Among the names of the articles; 0 for one of the tables alone."""
    key: str
    label: Label
    form: str
    name: str
    folded: str
    uses: int


@dataclass(frozen=True, slots=True)
class Meant:
    """What words of a question name: numbers of forms in articles, and forms to look for as text.

    `folded` are all forms as the index holds them, by number.
    """

    numbers: tuple[int, ...]
    phrases: tuple[tuple[str, ...], ...]
    folded: dict[int, tuple[str, ...]] = field(default_factory=dict)
    widened: tuple[Widened, ...] = ()


class Names:
    """Looks names up in one index, with the reader's choices as they are now."""

    def __init__(self, connection: sqlite3.Connection, choices: Sequence[IdentityChoice]) -> None:
        self._connection = connection
        self._identities = Identities(choices)
        self._chosen = sorted({side.key for one in choices for side in (one.one, one.other)})

    def of_words(self, folded: Sequence[str], written: str) -> Meant | None:
        """Return what words name, wherever it is said; None where they name nothing known."""
        forms = self._whole(folded)
        if len(folded) == 1:
            forms += [one for one in self._surname(folded[0]) if one not in forms]
        forms = [one for one in forms if _counts(one.form, written)] or self._city(written)
        if not forms and written[:1].isupper():
            forms = self._by_sound(folded, written)
        return self._meant(forms, folded, written) if forms else None

    def are_name(self, folded: Sequence[str], written: str) -> bool:
        """Return whether words together are a form of a name."""
        return any(_counts(one.form, written) for one in self._whole(folded) or self._city(written))

    def of_kind(self, kind: NameKind, folded: Sequence[str], written: str) -> Meant | None:
        """Return what a filter on names means: whoever has these words in one of their forms."""
        label = LABELS[kind]
        forms = [
            one for one in (*self._with_words(folded), *self._whole(folded)) if one.label == label
        ]
        if not forms and kind == "person":
            forms = self._by_sound(folded, written)
        if not forms and kind == "place":
            forms = self._city(written)
        return self._meant(forms, folded, written, most=None) if forms else None

    def _meant(
        self,
        forms: Iterable[_Form],
        folded: Sequence[str],
        written: str,
        most: int | None = _MOST_BEARERS,
    ) -> Meant:
        uses: dict[_Bearer, int] = {}
        for one in forms:
            bearer = self._bearer(one)
            uses[bearer] = uses.get(bearer, 0) + one.uses
        bearers = sorted(uses, key=lambda one: (-uses[one], one.key, one.is_adjective))
        numbers: dict[int, tuple[str, ...]] = {}
        phrases: list[tuple[str, ...]] = []
        widened: list[Widened] = []
        asked = tuple(folded)
        for bearer in bearers[:most]:
            borne = self._borne(bearer)
            numbers |= {one.number: tuple(one.folded.split()) for one in borne if one.number}
            phrases += [one for one in self._phrases(borne) if one not in phrases]
            others = [one for one in borne if not _contains(tuple(one.folded.split()), asked)]
            said = tuple(dict.fromkeys(one.form for one in others))
            if said:
                name = next((one.name for one in borne), written)
                widened.append(Widened(written=written, name=name, key=bearer.key, forms=said))
        return Meant(
            tuple(sorted(numbers)),
            tuple(one for one in phrases[:_MOST_PHRASES] if not _contains(one, asked)),
            numbers,
            tuple(widened),
        )

    def _bearer(self, form: _Form) -> _Bearer:
        key, _ = self._identities.settle(form.form, form.key, form.name)
        return _Bearer(key, form.label == "MISC")

    def _borne(self, bearer: _Bearer) -> list[_Form]:
        """Return every form of a bearer, those of articles first, the commonest first."""
        keys = sorted({bearer.key, bearer.key.partition("~")[0], *self._chosen})
        marks = ", ".join("?" * len(keys))
        held = self._forms(
            f"key IN ({marks}) AND uses > 0 ORDER BY uses DESC, form LIMIT {_MOST_FORMS}", keys
        )
        tables = self._known(f"key IN ({marks}) ORDER BY key, form", keys)
        return [one for one in (*held, *tables) if self._bearer(one) == bearer]

    def _phrases(self, borne: Sequence[_Form]) -> list[tuple[str, ...]]:
        """Return the forms that mean nobody else, to be looked for in text that nobody marked.

        Of a person a single word counts where a table has it or a longer form ends with it: a given
        name is many people's. What contains another form needs no looking for.
        """
        listed = {one.folded for one in borne if not one.number}
        lasts = {one.folded.rpartition(" ")[2] for one in borne if " " in one.folded}
        found: list[tuple[str, ...]] = []
        for one in borne:
            parts = tuple(one.folded.split())
            is_single = len(parts) == 1
            if is_single and (len(one.folded) < _SHORTEST and one.folded.isascii()):
                continue
            if is_single and one.label == "PER" and one.folded not in listed | lasts:
                continue
            if is_single and self._is_shared(one):
                continue
            if parts not in found:
                found.append(parts)
        found.sort(key=len)
        kept: list[tuple[str, ...]] = []
        for parts in found:
            if not any(_contains(parts, shorter) for shorter in kept):
                kept.append(parts)
        return kept

    def _is_shared(self, form: _Form) -> bool:
        """Return whether somebody else goes by the form as well."""
        own = self._bearer(form)
        return any(self._bearer(one) != own for one in self._whole((form.folded,)))

    def _whole(self, folded: Sequence[str]) -> list[_Form]:
        asked = [" ".join(folded)]
        held = self._forms("folded = ? AND uses > 0 ORDER BY uses DESC, number LIMIT 50", asked)
        return held + self._known("folded = ? ORDER BY key, form", asked)

    def _city(self, written: str) -> list[_Form]:
        """Return what articles call the city that words are a name of, in any language.

        Capitals may be left out: people type so.
        """
        from core.annotate.places import find_place

        place = find_place(written) or find_place(written.title())
        if place is None:
            return []
        return self._forms("key = ? AND uses > 0 ORDER BY uses DESC, number LIMIT 50", [place.key])

    def _surname(self, word: str) -> list[_Form]:
        return self._forms(
            "label = 'PER' AND uses > 0 AND number IN"
            " (SELECT number FROM name_words WHERE word = ? AND is_last)"
            " ORDER BY uses DESC, number LIMIT 50",
            [word],
        )

    def _with_words(self, folded: Sequence[str]) -> list[_Form]:
        folded = tuple(dict.fromkeys(folded))[:_MOST_WORDS]
        each = " INTERSECT ".join("SELECT number FROM name_words WHERE word = ?" for _ in folded)
        return self._forms(
            f"uses > 0 AND number IN ({each}) ORDER BY uses DESC, number LIMIT 400", folded
        )

    def _by_sound(self, folded: Sequence[str], written: str) -> list[_Form]:
        """Return forms of people whose names sound like the words, in whatever way transcribed."""
        if len(folded) > 4 or any(not one.isalpha() for one in folded):
            return []
        from core.annotate.identity import readings_of
        from core.annotate.identity.sound import STYLES

        # the tables of people are in the index: loading them would hold the question up
        keys = set()
        for lang in ("", *STYLES):
            for number, reading in enumerate(readings_of(written.title(), lang)):
                listed = self._connection.execute(
                    "SELECT key FROM readings WHERE reading = ?", (reading,)
                ).fetchone()
                if listed is not None:
                    keys.add(str(listed[0]))
                    break
                if number == 0:
                    keys.add(f"person:{reading}")
        marks = ", ".join("?" * len(keys))
        return self._forms(
            f"label = 'PER' AND uses > 0 AND key IN ({marks}) ORDER BY uses DESC, number LIMIT 50",
            sorted(keys),
        ) or self._known(f"label = 'PER' AND key IN ({marks}) ORDER BY form", sorted(keys))

    def _forms(self, where: str, values: Sequence[str]) -> list[_Form]:
        rows = self._connection.execute(
            f"SELECT number, key, label, form, name, folded, uses FROM names WHERE {where}",  # noqa: S608 - our own words; what is asked for goes by parameters
            tuple(values),
        )
        return [_Form(*row) for row in rows]

    def _known(self, where: str, values: Sequence[str]) -> list[_Form]:
        rows = self._connection.execute(
            f"SELECT 0, key, label, form, name, folded, 0 FROM known WHERE {where}",  # noqa: S608 - as above
            tuple(values),
        )
        return [_Form(*row) for row in rows]


def _counts(form: str, written: str) -> bool:
    """Return whether a form may be meant: a short acronym (US, IS) has to be asked for in capitals.

    A name in small letters is asked for all the same: people type so.
    """
    is_acronym = form.isupper() and len(form) < _SHORTEST
    return not is_acronym or written.isupper()


def _contains(parts: tuple[str, ...], run: tuple[str, ...]) -> bool:
    """Return whether `run` stands in `parts`, side by side."""
    return any(parts[at : at + len(run)] == run for at in range(len(parts) - len(run) + 1))
