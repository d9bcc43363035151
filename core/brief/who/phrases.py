"""What belongs to a role noun: the words before it, and its adjectives and complements after it."""

from core.brief.who.grammar import Grammar, HeadKind
from core.brief.who.tokens import Token
from core.brief.words import habits

LONGEST = 14
"""Tokens of a complement."""

_PERSON: frozenset[HeadKind] = frozenset(("person",))

FARTHEST = 5
"""Words between an article and its noun."""

_DASHES = frozenset("-/&")


class Phrases:
    """The noun phrases of one sentence."""

    def __init__(self, tokens: list[Token], grammar: Grammar) -> None:
        self.tokens = tokens
        self.grammar = grammar
        self._kinds: dict[int, frozenset[HeadKind]] = {}

    def kinds(self, at: int) -> frozenset[HeadKind]:
        """Return what the role noun at `at` says its bearer is; nothing if none stands there."""
        known = self._kinds.get(at)
        if known is None:
            token = self.tokens[at] if 0 <= at < len(self.tokens) else None
            known = frozenset()
            if token is not None:
                known = self.grammar.kinds_of(token.key) if self._may_be_noun(at, token) else known
                known = known or (_PERSON if self._is_named_so(at, token) else known)
            self._kinds[at] = known
        return known

    def _is_named_so(self, at: int, token: Token) -> bool:
        """Whether a noun says with the words after it, or by its ending, what somebody is."""
        for rest in self.grammar.set_phrases.get(token.key, ()):
            if tuple(one.key for one in self.tokens[at + 1 : at + 1 + len(rest)]) == rest:
                return True
        return self._is_called_so(at, token)

    def _is_called_so(self, at: int, token: Token) -> bool:
        """Whether a noun that is not listed is a person's by its ending and place.

        It has the ending of those who do something and stands between an article and a full name
        (`l'hydrologue Inès Faure`), or without an article after one (`Inès Faure, hydrologue à`).
        """
        grammar = self.grammar
        if token.entity is not None or not grammar.may_be_person(token.key):
            return False
        if token.text[0].isupper() != grammar.noun_capital:
            return False
        before = self.tokens[at - 1] if at else None
        if before is None or before.key in grammar.auxiliaries:
            return False
        if self._is_full_name(at + 1):
            one = before
            if before.is_word and at > 1 and before.key not in grammar.definite:
                one = self.tokens[at - 2]  # an adjective between
            articles = grammar.definite | grammar.indefinite
            return grammar.is_definite(token.key) or not articles or one.key in articles
        if before.key != "," or at < 2 or not self._is_full_name(at - 2):
            return False
        after = self.tokens[at + 1].key if at + 1 < len(self.tokens) else "."
        return after in grammar.links or after in ",." or grammar.is_adjective(after)

    def _is_full_name(self, at: int) -> bool:
        token = self.tokens[at] if 0 <= at < len(self.tokens) else None
        if token is None or token.entity is None or token.entity.label != "PER":
            return False
        return " " in token.entity.text

    def _may_be_noun(self, at: int, token: Token) -> bool:
        """Whether a word stands as a noun, not as an adjective (`général`) or participle."""
        if token.entity is not None or not token.key[0].isalpha():
            return False
        if self.grammar.noun_capital and not token.text[0].isupper():
            return False
        if not self.grammar.kinds_of(token.key):
            return False
        before = self.tokens[at - 1].key if at > 0 else ""
        if before in self.grammar.auxiliaries:
            return False
        if token.key not in self.grammar.adjectives:
            return True
        # `secrétaire général adjoint`
        second = before in self.grammar.adjectives and bool(self.kinds(at - 2))
        return not (second or self.kinds(at - 1))

    def is_name(self, at: int) -> bool:
        """Return whether a name stands at `at` that could bear a role."""
        token = self.tokens[at] if 0 <= at < len(self.tokens) else None
        return token is not None and token.entity is not None and token.entity.label != "MISC"

    def stops(self, token: Token) -> bool:
        """Return whether a word can't stand inside a role."""
        return token.entity is None and token.key in self.grammar.stop

    def complement(self, begin: int, end: int, *, strict: bool = False) -> int | None:
        """Return `end` if all from `begin` up to it belongs to the noun before; else None.

        `strict` is for a name that follows without a mark: nothing may then stand before it that
        could be a verb.
        """
        return end if begin == end or self._read(begin, end, strict) == end else None

    def complement_end(self, begin: int) -> int | None:
        """Return where what belongs to the noun before `begin` ends."""
        return self._read(begin, min(len(self.tokens), begin + LONGEST), False)

    def _read(self, begin: int, end: int, strict: bool) -> int | None:
        """Read complements; None where they break off, as after a preposition."""
        needs, linked, at = False, False, begin
        while at < end:
            step = self._step(at, needs, linked, strict)
            if step is None:
                break
            needs = step
            linked = linked or self.tokens[at].key in self.grammar.links
            at += 1
        if needs or (strict and at > begin and not self._ends_well(self.tokens[at - 1])):
            return None
        return at

    def _step(self, at: int, needs: bool, linked: bool, strict: bool) -> bool | None:
        """Return whether a noun is needed after the token at `at`; None if it is no part."""
        grammar, token = self.grammar, self.tokens[at]
        key = token.key
        if token.entity is not None:
            takes = self._takes_name(at, token, needs, linked) or self._is_called(at)
            return (needs and self._is_possessor(at)) if takes else None
        if key in grammar.links:
            return None if self._is_auxiliary(at) else True
        small = grammar.complement_determiners
        if needs and (key in small or key in grammar.possessive or key in grammar.plural):
            return True
        if key in grammar.stop or key in grammar.relatives:
            return None
        if self._follows_noun(at, needs):
            return False
        if needs and (key.isdigit() or self._parts_digits(at)):
            return self._counts(at + 1)
        if not needs and key in grammar.conjunctions:
            # without a mark before the name, only complements are joined: of X and of Y
            is_other = self._is_new_noun(at + 1) or (
                not linked and (strict or self.is_name(at + 1))
            )
            return None if is_other else True
        if not token.is_word or key == "'s":
            return needs if key == "'s" or key in _DASHES else None
        if needs:
            return self._goes_on(token)
        return False if self._follows(token, linked, strict) else None

    def _is_auxiliary(self, at: int) -> bool:
        """Whether a word that may join a complement forms a verb here: Romanian `a declarat`."""
        if self.tokens[at].key not in self.grammar.auxiliaries or at + 1 >= len(self.tokens):
            return False
        following = self.tokens[at + 1]
        return following.is_word and following.key.endswith(self.grammar.participles)

    def _takes_name(self, at: int, token: Token, needs: bool, linked: bool) -> bool:
        entity = token.entity
        if entity is None:
            return False
        if needs or entity.label == "MISC":
            return True
        if entity.label not in ("LOC", "ORG"):
            return False
        if self.grammar.bare_genitives and not linked:
            return True
        before = self.tokens[at - 1]
        if entity.label == "ORG":  # `déléguée CGT`
            return not linked and not self.grammar.noun_capital and bool(self.kinds(at - 1))
        # `des Naturkundemuseums Erfurt`, `a DNA Cluj`: where what belongs to it is
        if before.entity is not None:
            return before.entity.label == "ORG"
        return self.grammar.bare_genitives and before.is_word

    def _is_called(self, at: int) -> bool:
        """Whether the name at `at` is what the noun before it is called: `du syndicat NAME`."""
        entity = self.tokens[at].entity
        if entity is None or at == 0 or entity.label not in ("ORG", "LOC"):
            return False
        return bool(self.kinds(at - 1) & {"organisation", "place"})

    def _follows_noun(self, at: int, needs: bool) -> bool:
        """Whether it is a possessive that stands after its noun, as in Romanian."""
        grammar, before = self.grammar, self.tokens[at - 1].key
        is_after = bool(grammar.definite_endings) and self.tokens[at].key in grammar.possessive
        return is_after and not needs and (bool(self.kinds(at - 1)) or grammar.is_definite(before))

    def _parts_digits(self, at: int) -> bool:
        """Whether a mark stands inside a number: `1,500`."""
        if self.tokens[at].key not in (",", ".") or not 0 < at < len(self.tokens) - 1:
            return False
        before, mark, after = self.tokens[at - 1 : at + 2]
        is_tight = before.end == mark.start and mark.end == after.start
        return is_tight and before.key.isdigit() and after.key.isdigit()

    def _counts(self, at: int) -> bool:
        """Whether what a number counts is still to come: `1 500 mètres`, not `2010 à`."""
        token = self.tokens[at] if at < len(self.tokens) else None
        if token is None or token.entity is not None or self.stops(token):
            return False
        if self._parts_digits(at):
            return True
        is_small = token.key in self.grammar.links | self.grammar.conjunctions
        return token.is_word and not is_small

    def _is_possessor(self, at: int) -> bool:
        return at + 1 < len(self.tokens) and self.tokens[at + 1].key == "'s"

    def _is_new_noun(self, at: int) -> bool:
        """Whether an article, a name or the role of another follows a conjunction."""
        token = self.tokens[at] if at < len(self.tokens) else None
        if token is None or (token.entity is not None and token.entity.label == "PER"):
            return True
        grammar = self.grammar
        if token.key in grammar.definite and token.key not in grammar.links:
            return any(self.kinds(one) for one in range(at + 1, min(at + 4, len(self.tokens))))
        return grammar.is_definite(token.key) and bool(self.kinds(at))

    def _goes_on(self, token: Token) -> bool:
        """Whether a noun is still to come after this word of a complement."""
        if self.grammar.noun_capital:
            return not token.text[0].isupper() and not token.text[0].isdigit()
        return token.key in self.grammar.premodifiers and not self.grammar.open_premodifiers

    def _follows(self, token: Token, linked: bool, strict: bool) -> bool:
        """Whether a word may follow the noun that has just been read."""
        grammar, is_capital = self.grammar, token.text[0].isupper()
        if token.key in grammar.premodifiers and not grammar.open_premodifiers:
            return not strict
        if grammar.noun_capital:
            return is_capital and linked and not strict
        if grammar.open_premodifiers:
            if token.key in grammar.postmodifiers:
                return True
            return linked and (is_capital or (not strict and not token.key.endswith("ed")))
        if is_capital and (linked or grammar.bare_genitives):
            return True
        if len(token.key) > 4 and token.key.endswith(grammar.genitive_endings):
            return True
        # a role noun in another case than the first is its complement: секретарь президента
        is_genitive = grammar.bare_genitives and not strict and token.key not in grammar.heads
        return grammar.is_adjective(token.key) or (
            is_genitive and bool(grammar.kinds_of(token.key))
        )

    def _ends_well(self, token: Token) -> bool:
        """Whether a name may directly follow: not after what may be a verb."""
        if token.entity is not None:
            return True
        if self.grammar.noun_capital or self.grammar.open_premodifiers:
            return token.text[0].isupper() or token.key in self.grammar.postmodifiers
        return True

    def head_from(self, begin: int, kind: HeadKind) -> int | None:
        """Return the role noun of the phrase that begins at `begin`, if that is what begins."""
        grammar, at, unknown = self.grammar, begin, 0
        while at < len(self.tokens) and at - begin <= FARTHEST + 2:
            token = self.tokens[at]
            key = token.key
            if kind in self.kinds(at) and not self._is_compounded(at, kind):
                return at
            if at == begin and (grammar.is_article(key) or key in grammar.possessive):
                pass
            elif token.entity is not None:
                if token.entity.label == "PER" and not self._is_genitive(at):
                    return None
            elif key == "'s" or key in _DASHES:
                pass
            elif (
                not token.is_word
                or self.stops(token)
                or key in grammar.links | grammar.conjunctions
            ):
                return None
            elif key not in grammar.premodifiers:
                unknown += 1
                if unknown > (3 if grammar.open_premodifiers else 1):
                    return None
            at += 1
        return None

    def _is_compounded(self, at: int, kind: HeadKind) -> bool:
        """Whether the noun only tells more of the next one: `army chief`, `party leader`."""
        if not self.grammar.open_premodifiers or self.grammar.noun_capital:
            return False
        return kind in self.kinds(at + 1)

    def _is_genitive(self, at: int) -> bool:
        following = self.tokens[at + 1].key if at + 1 < len(self.tokens) else ""
        token = self.tokens[at]
        if following == "'s" or token.key.endswith(("'s", "’s")):
            return True
        return self.grammar.noun_capital and token.key.endswith(("s", "'", "’"))

    def start(self, head: int) -> tuple[int, int]:
        """Return where the phrase of `head` begins, without its article and with it."""
        at = head
        while at > 0 and self._belongs_before(at - 1):
            at -= 1
        if self.grammar.open_premodifiers:
            at = self._to_article(at)
        if at > 0 and self.tokens[at - 1].key == "'s":
            if at > 1 and self.tokens[at - 2].entity is not None:
                return at - 2, self._article_before(at - 2)
        elif at > 0 and self.tokens[at - 1].entity is not None and self._is_genitive(at - 1):
            return at - 1, self._article_before(at - 1)
        return at, self._article_before(at)

    def _article_before(self, at: int) -> int:
        before = self.tokens[at - 1].key if at > 0 else ""
        grammar = self.grammar
        is_one = grammar.is_article(before) or before in grammar.possessive | grammar.plural
        return at - 1 if is_one else at

    def _belongs_before(self, at: int) -> bool:
        token = self.tokens[at]
        if token.entity is not None:
            if token.entity.label == "MISC":
                return True
            is_title = self.grammar.open_premodifiers and not self.grammar.noun_capital
            return is_title and token.entity.label in ("LOC", "ORG") and self._adjoins(at)
        if not token.is_word or self.stops(token):
            return False
        if token.key in self.grammar.premodifiers or token.key.rpartition("-")[0] in ("ex", "co"):
            return True
        if self.grammar.noun_capital or not self.grammar.open_premodifiers:
            return False
        # a title in capitals, or a noun that only tells more of the next: army chief
        return (
            token.text[0].isupper()
            and (at > 0 or self._begins_title(token))
            and token.key
            not in self.grammar.definite
            | (
                self.grammar.indefinite
                | self.grammar.possessive
                | self.grammar.links
                | self.grammar.conjunctions
                | self.grammar.plural
                | self.grammar.adverbials
            )
        ) or bool(self.kinds(at))

    def _begins_title(self, token: Token) -> bool:
        """Whether the first word of a sentence is of the title after it: `Mobility minister NAME`.

        Its capital tells nothing; no comma parts it from the title, as it does an adverb.
        """
        is_adverb = token.key.endswith("ly") or token.key in habits("en").function_words
        return not is_adverb and bool(self.kinds(1)) and self._is_full_name(2)

    def _adjoins(self, at: int) -> bool:
        """Whether a name is said of the noun after it (`US President`), not of a clause before."""
        return at == 0 or self.tokens[at - 1].key not in self.grammar.links - {"of", "for"}

    def _to_article(self, at: int) -> int:
        """Return where the words between an article and `at` begin; `at` if none stands near."""
        for back in range(at - 1, max(-1, at - 1 - FARTHEST), -1):
            token = self.tokens[back]
            if self.grammar.is_article(token.key) or token.key in self.grammar.possessive:
                return back + 1
            if token.key == "'s":
                return back + 1
            if token.entity is None:
                if not token.is_word or self.stops(token):
                    return at
                if token.key in self.grammar.links | self.grammar.conjunctions:
                    return at
                if self.grammar.noun_capital and not token.key.endswith(
                    ("e", "en", "er", "es", "em")
                ):
                    return at
            elif token.entity.label == "PER":
                return at
        return at

    def is_unsafe(self, head: int, first: int, start: int, end: int) -> bool:
        """Return whether what stands before a role makes it something else, or not known whose."""
        grammar = self.grammar
        article = self.tokens[first].key if first < start else ""
        if article in grammar.plural:
            return True
        if first > 0 and self.tokens[first - 1].key.isdigit():
            return True
        if grammar.lemma_of(self.tokens[head].key) in grammar.kinship:
            inside = self.tokens[start:end]
            told = any(one.entity is not None or one.key in grammar.links for one in inside)
            if article in grammar.possessive or not told:
                return True  # whose sister?
        near = (self.tokens[at].key for at in range(max(0, first - 3), first))
        return any(key in grammar.changers for key in near)
