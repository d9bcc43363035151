"""A name of an original, and what a translation must keep of it."""

from dataclasses import dataclass

from core.annotate.territories import is_demonym
from core.article import Label
from core.check.name_forms import Word, meanings, part
from core.check.name_kinds import is_city, is_numeral, is_of_tables
from core.check.name_letters import is_word


@dataclass(frozen=True, slots=True)
class Name:
    """A name of the original; `words` are those of its words that make it.

    `label` is None where only its form tells that it is a name.
    """

    start: int
    end: int
    text: str
    words: tuple[Word, ...]
    lang: str
    label: Label | None = None
    key: str | None = None
    called: str | None = None
    by: str = ""
    small: tuple[Word, ...] = ()
    """Its words in small letters that may mean something (`Salon de l'agriculture`)."""
    has_title: bool = False
    """Whether a title or office stands before it (`Frau Weber`)."""
    speaks: bool = False
    """Whether a word of speaking stands beside it (`laut Weber`)."""
    is_one_of_many: bool = False
    """Whether an indefinite article stands before it, as before no name (`ein alter Wachmann`)."""
    is_where: bool = False
    """Whether a preposition of place stands before it, and no article (`nach Kapisa`)."""
    nations: frozenset[str] = frozenset()
    """Keys of the countries whose inhabitants or adjective it may be."""
    is_inner: bool = False
    """Whether it is a city inside a longer name (`Oberlandesgericht Dresden`)."""

    @property
    def own_words(self) -> tuple[Word, ...]:
        """The words that stay as they are in a translation, as far as can be told.

        Of a person the family name alone; of a name with capitals inside it, the words with them.
        """
        own = tuple(
            word
            for word in self.words
            if not meanings(word.folded, closely=self._is_alone)
            and not is_demonym(word.form, self.lang)
        )
        if self.label == "PER":
            named = [word for word in own or self.words if not is_numeral(word)]
            return tuple(named[-1:])
        return tuple(word for word in own if word.is_marked) or own

    @property
    def _is_alone(self) -> bool:
        return len(self.words) == 1 and self.label in ("LOC", "PER")

    @property
    def is_translated(self) -> bool:
        """Whether all of its words are such as are translated."""
        return all(
            meanings(word.folded, closely=self._is_alone) or is_demonym(word.form, self.lang)
            for word in self.words
        )

    @property
    def is_known(self) -> bool:
        """Whether a table knows it, so that what it may be called is known too."""
        if self.is_inner or self.nations:
            return True
        if self.key is not None and is_of_tables(self.key):
            # Most words are the name of some town.
            is_number = self.key.removeprefix("place:").isdigit()
            if is_number and self.words[0].opens and is_word(self.text, self.lang):
                return False  # `Bursa`, the exchange
            return not is_number or is_city(self.text, self.lang, is_main=False)
        return self.label in ("ORG", "LOC") and is_city(self.text, self.lang)

    @property
    def is_of_group(self) -> bool:
        """Whether it names the members of a party or faith, or an office without more."""
        if self.by == "meaning":
            return True
        groups = part("groups")
        return all(not meanings(word.folded).isdisjoint(groups) for word in self.words)
