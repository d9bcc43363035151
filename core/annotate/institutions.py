"""Courts, ministries and universities by what they are called: a kind written small, then a name.

`tribunal correctionnel de Marseille`, `ministère russe de la Défense`: recognisers see the town in
them, or nothing. Languages whose data name no such kinds have none.
"""

from collections.abc import Sequence

from core.annotate.recogniser import Mention, Words, words_of
from core.annotate.tokens import Tokens, tokenize

_MOST_WORDS = 3
"""Words of content between the kind and the name (`national du travail`)."""
_LONGEST = 14
"""Tokens of the longest such name."""


class InstitutionRecogniser:
    """Institutions by their kind and what they are of."""

    name = "institutions"

    def recognise(self, texts: Sequence[str], lang: str) -> list[list[Mention]]:
        """Return the institutions of each text."""
        words = words_of(lang)
        if not words.bodies:
            return [[] for _ in texts]
        return [self._recognise(tokenize(text), words) for text in texts]

    def _recognise(self, tokens: Tokens, words: Words) -> list[Mention]:
        found: list[Mention] = []
        end = 0
        for i, key in enumerate(tokens.keys):
            if i < end or key not in words.bodies:
                continue
            end = _end_of_name(tokens, i, words)
            if end:
                found.append(
                    Mention(
                        start=tokens.starts[i],
                        end=tokens.ends[end - 1],
                        label="ORG",
                        recogniser=self.name,
                    )
                )
        return found


def _is_content(tokens: Tokens, i: int, words: Words) -> bool:
    return tokens.kinds[i] == "w" and tokens.keys[i] not in words.function


def _end_of_name(tokens: Tokens, i: int, words: Words) -> int:
    """Return the end of the institution whose kind is token `i`; 0 where no name follows."""
    at, content = i + 1, 0
    while at < len(tokens) and not tokens.is_capital(at):
        key, before = tokens.keys[at], tokens.keys[at - 1]
        if key in words.articles and (before not in words.links or before in words.articles):
            return 0  # `Cour des comptes épingle la …`
        if key not in words.links:
            content += 1
            if content > _MOST_WORDS or not _is_content(tokens, at, words):
                return 0
        at += 1
    if tokens.kind(at) != "w" or tokens.key(at - 1) not in words.links:
        return 0
    while at < min(len(tokens), i + _LONGEST):
        at += 1
        if tokens.key(at) == "-" and tokens.glued(at) and tokens.glued(at + 1):
            at += 1  # `Aix-en-Provence`
        elif tokens.key(at) in words.body_tails:
            return at + 1  # `Affaires étrangères`
        elif not tokens.is_capital(at) or tokens.kind(at) != "w":
            break
    return at
