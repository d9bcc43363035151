"""Which two sentences may share a line: short ones that stand near each other in an article."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from core.article import Article
from core.brief.claims.claim import LEFT_OUT
from core.brief.claims.lexicon import lexicon
from core.brief.claims.merge import Group
from core.brief.sentences import Sentence
from core.brief.stance.stance import Stance
from core.brief.words import habits

LONGEST = 250
"""Characters that a line of two sentences has on the screen, with who says each, where the sentence
itself does not name them, and how surely, with the numbers of what they cite and the names of the
sources: three rows of 80 columns and a little, as much as one in ten of the lines of one sentence
has."""

FAR, BLOCKS = 6, 2
"""Sentences, and paragraphs, that the second may be off."""

_REPORTED, _UNCONFIRMED = len(" — reported by "), len(" — unconfirmed: “”")

_SEVERAL, _NUMBER, _NAME = len(" — 2 sources, 2 languages"), len(" [12]"), 20
"""Characters of how many say so, of the number of each, and of a source without a publisher."""


class Neighbours:
    """The sentences that may stand beside another, by the numbers of their groups."""

    def __init__(self, groups: Sequence[Group]) -> None:
        self._groups = groups
        self._at: Mapping[tuple[str, int], int] = {
            (one.speaker.sentence.article.id, one.speaker.sentence.place): number
            for number, one in enumerate(groups)
        }
        self._found: dict[int, tuple[int, ...]] = {}

    def around(self, number: int) -> Sequence[int]:
        """Return the numbers of those that are near enough, whether there is room for them or not.

        `of` takes longer and returns some of these.
        """
        own = self._groups[number].speaker.sentence
        article, place, at = own.article.id, own.place, self._at
        places = range(place - FAR, place + FAR + 1)
        found = [at.get((article, one)) for one in places if one != place]
        return [one for one in found if one is not None]

    def of(self, number: int) -> Sequence[int]:
        """Return the numbers of those that may stand beside one, in the order of the article."""
        found = self._found.get(number)
        if found is None:
            found = self._found[number] = tuple(self._find(number))
        return found

    def _find(self, number: int) -> Iterator[int]:
        own = self._groups[number].speaker.sentence
        left = LONGEST - 2 * _NUMBER - len(" ") - _named(own.article) - len(own.text)
        is_measured = False
        for at in self.around(number):
            other = self._groups[at].speaker.sentence
            if (
                abs(other.segment.block - own.segment.block) > BLOCKS
                or other.lang != own.lang
                or len(other.text) > left
                or _points_elsewhere(own, other)
                # what is said in a word or two goes on from the sentence before it
                or (not other.may_speak and other.place != own.place + 1)
            ):
                continue
            if not is_measured:
                left -= _said_beside(self._groups[number])
                is_measured = True
            between = len(LEFT_OUT) + 1 if abs(other.place - own.place) > 1 else 0
            if len(other.text) + between + _said_beside(self._groups[at]) <= left:
                yield at


def _points_elsewhere(one: Sentence, other: Sentence) -> bool:
    """Return whether the later of two would be taken for speaking of what the earlier tells.

    So it is where it begins by pointing back, holds a pronoun, or names nothing that tells what it
    is about, neither a name nor a figure nor a day; where it does not stand right after.
    """
    first, second = (one, other) if one.place < other.place else (other, one)
    if second.place - first.place <= 1:
        return False
    leaning = habits(second.lang).back_references
    return (
        second.words[0] in leaning
        or not (lexicon(second.lang).pronouns or leaning).isdisjoint(second.words)
        or not (second.entities or second.figures or second.dates)
    )


def _said_beside(group: Group) -> int:
    """Return the characters of what is said beside a sentence, the number of its own aside."""
    sentence = group.speaker.sentence
    beside = _length(sentence.stance.unsaid_in(sentence.text))
    if not group.mates:
        return beside
    names = sum(_named(one.sentence.article) for one in group.members)
    return beside + _SEVERAL + _NUMBER * len(group.mates) + names


def _named(article: Article) -> int:
    return len(" ") + (len(article.publisher or "") or _NAME)


def _length(stance: Stance) -> int:
    voices = [
        one.who if one.who.casefold() == one.words.casefold() else f"{one.who} (“{one.words}”)"
        for one in stance.reported_by
    ]
    hedges = [one.words for one in stance.hedges]
    return sum(
        frame + len(", ".join(dict.fromkeys(words)))
        for frame, words in ((_REPORTED, voices), (_UNCONFIRMED, hedges))
        if words
    )


def numbers_of(groups: Sequence[Group], ids: Collection[str]) -> frozenset[int]:
    """Return the numbers of the groups whose claims go by `ids`."""
    if not ids:
        return frozenset()
    return frozenset(number for number, one in enumerate(groups) if id_of(one) in ids)


def id_of(group: Group) -> str:
    """Return what the claim of a group goes by."""
    speaker = group.speaker.sentence
    return f"claim:{speaker.article.id}:{speaker.segment.id}"
