"""Names by rule, for languages without a pipeline: precision first.

A capital letter alone proves nothing (German writes every noun with one), so each rule wants
evidence beside it: an office before it, a given name, a Korean name's shape, a preposition of
place, an organisation's first word, an acronym's capitals.
"""

import re
from collections.abc import Sequence
from functools import cache

from core.annotate.names import Known, given_names, identify
from core.annotate.places import find_place
from core.annotate.recogniser import Mention, Words, known_language, words_of
from core.annotate.tokens import Tokens, tokenize
from core.article import Label
from core.facts import read_facts

_ROMAN = re.compile(r"[IVXLCDM]+\Z")
_DESIGNATION = re.compile(
    r"(?<![\w/.-])(?:[A-Z]{1,5}|[A-Z][a-z]{1,11})-[0-9]{1,4}[A-Z]{0,2}(?![\w/-]|[.,][0-9])"
)
_MOST_WORDS = 5
"""Words in the longest name that a rule makes."""
_JOINERS = frozenset(("und", "și", "et", "and", ",", "&"))


@cache
def _korean_names() -> frozenset[str]:
    return frozenset(read_facts("core.annotate", "data", "given_names.toml")["korean"].split())


def is_acronym_shape(form: str) -> bool:
    """Return whether `form` is two to five capitals, which a name after an office is not."""
    return 2 <= len(form) <= 5 and form.isalpha() and form.isupper()


def is_mixed_acronym(form: str, words: Words) -> bool:
    """Return whether `form` is an acronym with small letters in it (`AfD`, `KfW`)."""
    if not 3 <= len(form) <= 5 or form in words.acronyms or form.isupper():
        return False
    return form.isalpha() and form[0].isupper() and form[-1].isupper()


def identify_compound(form: str, words: Words, lang: str) -> Known | None:
    """Return who a compound is, by its nominative; None for other words."""
    base = words.compounds.nominative(form)
    first, _, noun = form.partition(" ")
    adjective = words.compounds.adjective(first) if noun else None
    if base is None and adjective is not None:
        base = f"{adjective} {noun}"
    return None if base is None else identify(base, "ORG", lang)


class RuleRecogniser:
    """Names by the words and capitals around them."""

    name = "rules"

    def recognise(self, texts: Sequence[str], lang: str) -> list[list[Mention]]:
        """Return the names that the rules are sure of."""
        reader = _Reader(words_of(lang), lang)
        return [reader.read(tokenize(text)) for text in texts]


class DesignationRecogniser:
    """Names of models and makes, in any language: letters, a hyphen, digits (`Su-57`, `KN-23`)."""

    name = "designations"

    def recognise(self, texts: Sequence[str], lang: str) -> list[list[Mention]]:  # noqa: ARG002
        """Return the designations of each text."""
        return [
            [
                Mention(
                    start=match.start(),
                    end=match.end(),
                    label="MISC",
                    recogniser=self.name,
                    key=f"misc:{match.group().lower()}",
                    name=match.group(),
                )
                for match in _DESIGNATION.finditer(text)
            ]
            for text in texts
        ]


class _Reader:
    def __init__(self, words: Words, lang: str) -> None:
        self.words = words
        self.nouns_are_capital = words.nouns_are_capital
        self.known = known_language(lang)
        self.lang = lang

    def read(self, tokens: Tokens) -> list[Mention]:
        found: list[Mention] = []
        i = 0
        while i < len(tokens):
            hit = self._at(tokens, i)
            if hit is None:
                i += 1
                continue
            end, label = hit
            start, stop = tokens.starts[i], tokens.ends[end - 1]
            known = identify_compound(tokens.text[start:stop], self.words, self.lang)
            found.append(
                Mention(
                    start=start,
                    end=stop,
                    label=label,
                    recogniser=RuleRecogniser.name,
                    key=known.key if known is not None and label == "ORG" else None,
                    name=known.name if known is not None and label == "ORG" else None,
                )
            )
            i = end
        return found

    def _at(self, tokens: Tokens, i: int) -> tuple[int, Label] | None:
        if tokens.kinds[i] != "w" or not tokens.is_capital(i):
            return None
        if tokens.glued(i) and tokens.key(i - 1) in ("@", ".", "/", "_", "-", "#"):
            return None
        end = self._compound(tokens, i)
        if end:
            return end, "ORG"
        end = self._korean(tokens, i)
        if end:
            return end, "PER"
        end = self._given(tokens, i)
        if end:
            return end, "PER"
        end = self._after_role(tokens, i)
        if end:
            return end, "PER"
        if tokens.forms[i] in self.words.organisations:
            end = self._organisation(tokens, i)
            if end > i + 1 and not (end == i + 2 and self._is_acronym(tokens, i + 1)):
                return end, "ORG"
        if self._is_acronym(tokens, i) or is_mixed_acronym(tokens.forms[i], self.words):
            return i + 1, "ORG"
        if not self.nouns_are_capital and self.known:
            return self._foreign_word(tokens, i)
        return None

    def _compound(self, tokens: Tokens, i: int) -> int:
        """Return the end of a word that names an organisation by itself; 0 if it does not."""
        compounds = self.words.compounds
        if tokens.forms[i] in compounds.local:
            place = find_place(tokens.forms[i + 1], self.lang) if tokens.is_capital(i + 1) else None
            return i + 2 if place is not None and place.is_main else 0
        end = i + 1
        while tokens.key(end) == "-" and tokens.glued(end) and tokens.glued(end + 1):
            if tokens.kind(end + 1) != "w":
                break
            end += 2
        form = tokens.text[tokens.starts[i] : tokens.ends[end - 1]]
        if compounds.nominative(form) is not None:
            return end
        is_adjective = (
            end == i + 1
            and compounds.adjective(form) is not None
            and not tokens.begins_sentence(i)
            and tokens.key(i - 1) in compounds.articles
            and tokens.is_capital(i + 1)
            and not tokens.glued(i + 1)
            and tokens.forms[i + 1] not in compounds.not_after_adjective
        )
        if not is_adjective:
            return 0
        end = i + 2
        while tokens.key(end) == "-" and tokens.glued(end) and tokens.kind(end + 1) == "w":
            end += 2
        return end

    def _korean(self, tokens: Tokens, i: int) -> int:
        """Return the end of a name like `Kim Jong Un` or `Yoon Suk-yeol`; 0 if none."""
        if tokens.forms[i] not in _korean_names():
            return 0
        at = i + 1
        syllables = 0
        while at < len(tokens) and syllables < 2:
            is_hyphen = (
                syllables == 1
                and tokens.keys[at] == "-"
                and tokens.glued(at)
                and tokens.kind(at + 1) == "w"
                and tokens.glued(at + 1)
            )
            if is_hyphen:
                at += 1
            elif tokens.kinds[at] != "w" or not tokens.is_capital(at) or tokens.glued(at):
                break
            # `Un` is a Romanian article and a Korean syllable: between capitals it is a syllable.
            is_syllable = 2 <= len(tokens.forms[at]) <= 6
            is_article = tokens.keys[at] in self.words.function and len(tokens.forms[at]) > 2
            if not is_syllable or is_article:
                break
            syllables += 1
            at += 1
        return at if syllables == 2 else 0

    def _given(self, tokens: Tokens, i: int) -> int:
        if tokens.forms[i] not in given_names():
            return 0
        end = self._capitals(tokens, i + 1)
        return end if end > i + 1 else 0

    def _after_role(self, tokens: Tokens, i: int) -> int:
        before = i - 1
        if tokens.key(before) == "." and tokens.glued(before):
            before -= 1
        if is_acronym_shape(tokens.forms[before]) and self.words.is_role(tokens.key(before - 1)):
            before -= 1  # `Guvernatorul BNR Mugur Isărescu`
        if tokens.kind(before) != "w" or not self.words.is_role(tokens.keys[before]):
            return self._after_name_of_role(tokens, i)
        if self._is_common(tokens, i):
            return 0
        if is_acronym_shape(tokens.forms[i]) and tokens.keys[before] not in self.words.titles:
            return 0
        return self._capitals(tokens, i)

    def _after_name_of_role(self, tokens: Tokens, i: int) -> int:
        """Return the end of the second of two names after one office (`Führern Putin und Kim`)."""
        if tokens.key(i - 1) not in _JOINERS or i < 3 or not tokens.is_capital(i - 2):
            return 0
        if self._is_common(tokens, i):
            return 0
        role = i - 3
        while role > i - 3 - _MOST_WORDS and tokens.is_capital(role):
            if self.words.is_role(tokens.key(role)):
                end = self._capitals(tokens, i)
                return end if end > i + 1 or not self.nouns_are_capital else 0
            role -= 1
        return 0

    def _is_common(self, tokens: Tokens, i: int) -> bool:
        form, key = tokens.forms[i], tokens.keys[i]
        return (
            key in self.words.function
            or form in self.words.ordinary
            or self.words.is_role(key)
            or form in self.words.organisations
            or len(form) < 2
            or (key.endswith(self.words.noun_endings) and form not in given_names())
        )

    def _capitals(self, tokens: Tokens, i: int) -> int:
        """Return the end of the run of capitalised words from `i`, particles and hyphens inside."""
        at = i
        count = 0
        while at < len(tokens) and count < _MOST_WORDS:
            if tokens.kinds[at] != "w":
                break
            if at > i and tokens.glued(at) and tokens.key(at - 1) not in ("-", "'"):
                break
            if not tokens.is_capital(at):
                is_particle = tokens.keys[at] in self.words.particles and tokens.is_capital(at + 1)
                if not is_particle or at == i:
                    break
            elif tokens.keys[at] in self.words.function or self.words.is_role(tokens.keys[at]):
                break
            at += 1
            count += 1
            if tokens.key(at) == "-" and tokens.glued(at) and tokens.kind(at + 1) == "w":
                at += 1
        while at > i and (tokens.kinds[at - 1] != "w" or not tokens.is_capital(at - 1)):
            at -= 1
        # `Kim Yong-hyun`: the small letter after the hyphen belongs to the name.
        if tokens.key(at) == "-" and tokens.glued(at) and tokens.kind(at + 1) == "w" and at > i:
            return at + 2 if tokens.glued(at + 1) else at
        return at

    def _organisation(self, tokens: Tokens, i: int) -> int:
        """Return the end of a name that begins with its kind (`Universitatea din …`)."""
        at = i + 1
        last = at
        while at < len(tokens) and at < i + 2 * _MOST_WORDS and tokens.kinds[at] == "w":
            if tokens.is_capital(at):
                if self._is_acronym(tokens, at) and tokens.key(at - 1) in self.words.function:
                    break  # `Ministerul Finanțelor și ANAF`
                last = at + 1
            else:
                ends = tokens.keys[at] in _JOINERS and not tokens.is_capital(at + 1)
                if ends or tokens.keys[at] not in self.words.function or at - last >= 2:
                    break
            at += 1
        return last

    def _is_acronym(self, tokens: Tokens, i: int) -> bool:
        form = tokens.forms[i]
        if not 3 <= len(form) <= 6 or not form.isupper() or form in self.words.acronyms:
            return False
        if _ROMAN.match(form) or form in _korean_names():
            return False
        if tokens.glued(i + 1) and tokens.key(i + 1) == "-" and tokens.kind(i + 2) == "d":
            return False
        neighbours = [j for j in (i - 1, i + 1) if tokens.kind(j) == "w"]
        # In a line of capitals nothing is an acronym.
        return not any(len(tokens.forms[j]) > 1 and tokens.forms[j].isupper() for j in neighbours)

    def _foreign_word(self, tokens: Tokens, i: int) -> tuple[int, Label] | None:
        """Return a capitalised run in mid-sentence, labelled by what stands before it."""
        if tokens.begins_sentence(i) or self._is_common(tokens, i):
            return None
        end = self._capitals(tokens, i)
        if end == i:
            return None
        form = tokens.text[tokens.starts[i] : tokens.ends[end - 1]]
        if form.isupper() and len(form) > 6:
            return None
        evidence = self.words.locative.longest(tokens, i - 1)
        if evidence is not None and evidence[1] and end == i + 1:
            return end, "LOC"
        return None
