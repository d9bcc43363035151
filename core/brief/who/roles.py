"""What a sentence says somebody is, by the grammar of its language.

Four shapes are known, all around a role noun (`head`) and what belongs to it:

- before the name: `le président russe Vladimir Poutine`;
- before it and set off: `le conseiller de Poutine, Sergueï Choïgou,`;
- after it and set off: `Kim Yong-hyun, ministrul sud-coreean al Apărării,`; `X (54), Chef der Y,`;
- opening the sentence: `Ancien ministre de la Défense, X a …`.

Whatever could be somebody else's role, or an item of a list, is left out: a role missed is found by
reading on, a wrong one is believed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.article import Entity, Label
from core.brief.who.grammar import Grammar, HeadKind, grammar_of
from core.brief.who.phrases import Phrases
from core.brief.who.tokens import Token, tokens_of
from core.brief.words import words_of

KINDS: dict[Label, HeadKind] = {"PER": "person", "ORG": "organisation", "LOC": "place"}
CLOSERS = frozenset(',.;:)!?–—-»”"…]')
OPENERS = frozenset(",(–—")


@dataclass(frozen=True, slots=True)
class FoundRole:
    """A role in a text: whose, from where to where, and its noun.

    `is_doubtful` says that the words may also be read so that it is somebody else's.
    """

    entity: Entity
    start: int
    end: int
    head: str
    is_doubtful: bool = False


def find_roles(text: str, lang: str, entities: Sequence[Entity]) -> list[FoundRole]:
    """Return the roles that `text` gives to `entities`, which point into it, in order."""
    grammar = grammar_of(lang)
    if grammar is None or not may_give_roles(words_of(text), lang, entities):
        return []
    return _Finder(tokens_of(text, entities, elides=grammar.elides), grammar).find()


def may_give_roles(words: Iterable[str], lang: str, entities: Sequence[Entity]) -> bool:
    """Return whether somebody is named and something said that one can be.

    `words` are case folded. Of most sentences not, which shows for a part of what reading their
    tokens takes.
    """
    grammar = grammar_of(lang)
    return (
        grammar is not None
        and any(one.label in KINDS for one in entities)
        and grammar.has_role_noun(words)
    )


class _Finder:
    def __init__(self, tokens: list[Token], grammar: Grammar) -> None:
        self.tokens = tokens
        self.grammar = grammar
        self.phrases = Phrases(tokens, grammar)

    def find(self) -> list[FoundRole]:
        found: list[FoundRole] = []
        for number, token in enumerate(self.tokens):
            kind = KINDS.get(token.entity.label) if token.entity else None
            if kind is None or token.key.endswith("'s"):
                continue
            begin = self._titled(number)
            direct = self._before(number, begin, kind)
            if direct is not None:
                begin = next(at for at in range(begin) if self.tokens[at].start == direct.start)
                begin -= self._key(begin - 1) in self.grammar.definite
            before = self._set_off_before(number, begin, kind)
            after = self._after(number, kind)
            beside = self._beside(number, kind) if after is None and direct is None else None
            found += [one for one in (before, direct, after, beside) if one is not None]
        return found

    def _titled(self, name: int) -> int:
        """Return where a name begins with its titles: `Me X`, `Dr. X`."""
        at = name
        while at > 0:
            dots = self._key(at - 1) == "."
            if self._key(at - 1 - dots) not in self.grammar.titles:
                break
            at -= 1 + dots
        return at

    def _before(self, name: int, begin: int, kind: HeadKind) -> FoundRole | None:
        """Read a role that stands directly before the name, of the nearest role noun."""
        for head in range(begin - 1, max(-1, begin - 9), -1):
            if self._key(head) in CLOSERS | OPENERS:
                return None
            if kind not in self.phrases.kinds(head):
                continue
            if self.phrases.complement(head + 1, begin, strict=True) is None:
                return None
            return self._made(name, head, begin, kind, direct=True)
        return None

    def _set_off_before(self, name: int, begin: int, kind: HeadKind) -> FoundRole | None:
        """Read `le conseiller de X, NAME,`: the outermost noun, if there is but one.

        `begin` is where the name begins with what belongs to it.
        """
        if self._key(begin - 1) != ",":
            return None
        head, nouns = -1, 0
        for at in range(begin - 2, max(-1, begin - 16), -1):
            token = self.tokens[at]
            if kind in self.phrases.kinds(at):
                head, nouns = at, nouns + 1
            if self._key(at) in CLOSERS | OPENERS or self.phrases.stops(token):
                break
        if nouns != 1 or self.phrases.complement(head + 1, begin - 1) is None:
            return None
        start, first = self.phrases.start(head)
        # what opens a sentence without `the` is said of its subject: Former minister, X has …
        opens = first == 0 and (first == start or self._key(first) in self.grammar.indefinite)
        if not opens and (
            not self._closes(name + 1)
            or self._is_list(first - 1, name + 1)
            or (self._is_adverbial(first) and not self._is_attributed(name, first, start))
        ):
            return None
        return self._made(name, head, begin - 1, kind, direct=False)

    def _after(self, name: int, kind: HeadKind) -> FoundRole | None:
        """Read a role after the name, between commas, dashes or brackets."""
        opener = self._past_age(name + 1)
        if self._key(opener) not in OPENERS:
            return None
        begin = opener + 1
        head = self.phrases.head_from(begin, kind)
        if head is None:
            return None
        closes = self.phrases.complement_end(head + 1)
        if closes is None or not (
            self._closes(closes) or self._key(closes) in self.grammar.relatives
        ):
            return None
        is_definite = self._key(begin) in self.grammar.definite or self.grammar.is_definite(
            self._key(head)
        )
        following = self._key(closes + 1)
        if self._key(opener) == "," and self._key(closes) == ",":
            if self._names(closes + 1) and is_definite:
                return None  # X, the president, Y: whose?
            if following in self.grammar.conjunctions and is_definite:
                return None  # X, the president, and the minister: a list
        if is_definite and self._key(opener) == "," and self._is_adverbial(name):
            return None  # According to X, the president …
        if is_definite and self._lists_before(name):
            return None
        if self._key(opener) == "(" and self._key(closes) != ")":
            return None
        return self._made(name, head, closes, kind, direct=False)

    def _beside(self, name: int, kind: HeadKind) -> FoundRole | None:
        """Read what an organisation is right after its name, in English: `the Verdi union`."""
        grammar = self.grammar
        if kind != "organisation" or not grammar.open_premodifiers or grammar.noun_capital:
            return None
        head = name + 1
        entity = self.tokens[name].entity
        if entity is None or kind not in self.phrases.kinds(head):
            return None
        if self._key(name - 1) not in grammar.definite or self.tokens[head].text[0].isupper():
            return None
        if self._key(head + 1) == "'s" or self._names(head + 1) or self.phrases.kinds(head + 1):
            return None
        noun = self.tokens[head]
        return FoundRole(entity=entity, start=noun.start, end=noun.end, head=noun.key)

    def _made(
        self, name: int, head: int, end: int, kind: HeadKind, *, direct: bool
    ) -> FoundRole | None:
        entity = self.tokens[name].entity
        start, first = self.phrases.start(head)
        if entity is None or self.phrases.is_unsafe(head, first, start, end):
            return None
        article = self._key(first) if first < start else ""
        noun = self._key(head)
        if (
            kind == "person"
            and article in self.grammar.plural_of_masculine
            and not noun.endswith(self.grammar.feminine)
        ):
            return None
        if direct and (self._is_shared(name, head, article) or self._is_genitive(name, article)):
            return None
        return FoundRole(
            entity=entity,
            start=self.tokens[start].start,
            end=self.tokens[end - 1].end,
            head=self.grammar.lemma_of(noun) or noun,
            is_doubtful=direct and first > 0 and self._may_be_subject(name, article),
        )

    def _is_shared(self, name: int, head: int, article: str) -> bool:
        """Whether the noun may be a plural, shared with the name after a conjunction.

        Languages that write nouns with a capital are those whose plurals often look like the
        singular: `die Minister X und Y`.
        """
        is_clear = self._key(head).endswith("in") or article in self.grammar.indefinite
        if not self.grammar.noun_capital or head != name - 1 or is_clear:
            return False
        joined = self._key(name + 1) in self.grammar.conjunctions and self._names(name + 2)
        return joined and article in ("", "die", "den", "der")

    def _is_genitive(self, name: int, article: str) -> bool:
        """Whether the name is whose: `die Sprecher Merkels`, `den engsten Vertrauten Merkels`."""
        entity = self.tokens[name].entity
        if entity is None:
            return False
        if entity.text.split()[0].endswith(self.grammar.genitive_names):
            return True
        if not self.grammar.noun_capital or not article:
            return False
        own = entity.name or ""
        return entity.label == "PER" and entity.text.endswith("s") and not own.endswith("s")

    def _may_be_subject(self, name: int, article: str) -> bool:
        """Whether the name may be what the noun does something to: `hat der Minister X getroffen`.

        Where the verb stands last and cases look alike, only a translation can tell.
        """
        if not self.grammar.noun_capital or article not in ("der", "die", "das"):
            return False
        end = next(
            (at for at in range(name + 1, len(self.tokens)) if self._key(at) in CLOSERS),
            len(self.tokens),
        )
        last = self.tokens[end - 1]
        return end - 1 > name and last.text[0].islower() and last.key.endswith(("en", "t"))

    def _past_age(self, at: int) -> int:
        """Return the token after `, 54 ans` or `(54)`, or a party's name in brackets."""
        key = self._key
        if key(at) == "(":
            close = next((n for n in range(at + 1, at + 5) if key(n) == ")"), None)
            inner = range(at + 1, close or at)
            if close and not any(self.phrases.kinds(n) for n in inner):
                return close + 1
        number = at + 1 + (key(at + 1) in self.grammar.links)
        if key(at) == "," and key(number).isdigit():
            after = number + 1
            while key(after) in self.grammar.ages or key(after) in ("de", "old"):
                after += 1
            if key(after) == ",":
                return after
        return at

    def _is_list(self, before: int, after: int) -> bool:
        """Whether commas around a role and a name are those of a list, or say not whose it is."""
        key = self._key
        if self.phrases.is_name(before) or (
            key(before) == "," and self.phrases.is_name(before - 1)
        ):
            return True
        if key(after) != ",":
            return False
        if key(after + 1) in self.grammar.conjunctions or self._names(after + 1):
            return True
        head = self.phrases.head_from(after + 1, "person")
        end = self.phrases.complement_end(head + 1) if head is not None else None
        # a verb may look like a noun: X, juge ce montant trop élevé
        return head is not None and (end is None or self._closes(end))

    def _lists_before(self, name: int) -> bool:
        """Whether the name is itself an item after a comma: `Y, X, the president,`."""
        return self._key(name - 1) == "," and self.phrases.is_name(name - 2)

    def _is_adverbial(self, at: int) -> bool:
        """Whether what begins at `at` is governed by a preposition that opens the sentence."""
        first = next((n for n in range(len(self.tokens)) if self.tokens[n].key[0].isalnum()), 0)
        if at - first > 4:
            return False
        return any(
            self._key(n) in self.grammar.adverbials for n in range(first, min(at + 1, first + 2))
        )

    def _is_attributed(self, name: int, first: int, start: int) -> bool:
        """Whether `Selon le porte-parole, NAME, …` says whose words they are."""
        is_one = first < start or self.grammar.is_definite(self._key(start))
        one, two = self._key(first - 2), self._key(first - 1)
        is_age = self._key(name + 2).isdigit() and self._key(name + 3) == ","
        return (
            is_one and not is_age and not self.grammar.attributing.isdisjoint((one, two, one + two))
        )

    def _closes(self, at: int) -> bool:
        return at >= len(self.tokens) or self._key(at) in CLOSERS

    def _names(self, at: int) -> bool:
        """Whether a name of somebody or something that may bear a role begins here."""
        return self.phrases.is_name(at)

    def _key(self, at: int) -> str:
        return self.tokens[at].key if 0 <= at < len(self.tokens) else ""
