"""Ranking what the sources say, and choosing what goes on the page."""

from collections.abc import Callable, Collection, Sequence

from core.article import Article
from core.brief.claims.beside import id_of, numbers_of
from core.brief.claims.choosing import Joining, choose
from core.brief.claims.claim import Claim
from core.brief.claims.clues import SOFT_ACTS
from core.brief.claims.content import Content
from core.brief.claims.coverage import Candidate
from core.brief.claims.merge import Group, bring_together
from core.brief.claims.order import in_order_to_read
from core.brief.claims.weights import Weights
from core.brief.claims.worth import Worths, clarity, is_fragment
from core.brief.ledger.stories import Stories
from core.brief.origins import Origins, Support
from core.brief.sentences import Sentence

ONE_PAGE = 25
"""Most lines for several articles, so that they fit on a page."""

FEWEST_FOR_ONE, MOST_FOR_ONE = 3, 8


class Ranking:
    """All claims that some articles make, best first, and the choice of some for a page."""

    def __init__(
        self,
        articles: Sequence[Article],
        candidates: Sequence[Candidate],
        worths: Worths,
        weights: Weights,
        origins: Origins,
    ) -> None:
        self._articles = len({one.id for one in articles})
        self._speaking = sum(len(one.group.members) for one in candidates)
        self.candidates = sorted(
            candidates, key=lambda one: (-one.worth, _place(one.group.speaker))
        )
        self._worths = worths
        self._origins = origins
        self.weights = weights

    def likeness(self, one: int, other: int) -> float:
        """Return the cosine of two sentences by their numbers, from 0 to 1."""
        return self._worths.collection.likeness(one, other)

    def clues(self) -> list[dict[str, float]]:
        """Return of every claim, best first, the clues to what it is worth."""
        return [
            self._worths.clues(one.group.speaker, *_bearing_out(one.group, self._origins))
            for one in self.candidates
        ]

    def all(self) -> tuple[Claim, ...]:
        """Return every claim, best first."""
        return tuple(claim_of(one.group, self._origins) for one in self.candidates)

    def choose(
        self,
        limit: int | None = None,
        *,
        own: Collection[str] = (),
        alone: Collection[str] = (),
        without: Collection[str] = (),
    ) -> tuple[Claim, ...]:
        """Return at most `limit` claims that cover the facts, in the order to be read in.

        By default 25 for several articles and, for one, a third of its sentences up to eight; fewer
        where nothing more is worth saying. The claims of one article come in the order of its text;
        those of several may have a neighbour beside them. `own` are the ids of claims that stand on
        no other's line, `alone` of those that have none beside them; the page is chosen as if there
        were none of `without`.
        """
        most = limit if limit is not None else self._sensible_limit()
        candidates = self.candidates
        if without:
            candidates = [one for one in candidates if id_of(one.group) not in without]
        groups = [one.group for one in candidates]
        joining = None
        if self._articles > 1:
            joining = Joining(numbers_of(groups, own), numbers_of(groups, alone))
        found = choose(candidates, most, self.weights, self.likeness, joining)
        taken = [groups[number] for number in found]
        if self._articles == 1:
            taken.sort(key=lambda group: group.speaker.number)
        else:
            taken = in_order_to_read(taken, self._worths.collection)
        beside = {
            groups[number].speaker.number: groups[other]
            for number, other in found.items()
            if other is not None
        }
        return tuple(claim_of(one, self._origins, beside.get(one.speaker.number)) for one in taken)

    def _sensible_limit(self) -> int:
        if self._articles > 1:
            return ONE_PAGE
        return min(MOST_FOR_ONE, max(FEWEST_FOR_ONE, round(self._speaking / 3)))


def rank_claims(
    articles: Sequence[Article],
    sentences: Sequence[Sentence],
    progress: Callable[[str, int, int], None] | None = None,
    origins: Origins | None = None,
) -> Ranking:
    """Return what the sentences of `articles` claim, each said once, ranked.

    `progress` hears the phase "claims", how much is done, and of how much. `origins` tell which
    articles carry one text; they are looked for where none are given.
    """
    if origins is None:
        origins = Origins(articles, sentences)
    contents = [Content.of(one, number) for number, one in enumerate(sentences)]
    weights = Weights(contents)
    worths = Worths(articles, sentences, contents, weights)
    speaking = [one for one in contents if one.sentence.may_speak and not is_fragment(one.sentence)]
    # so that nothing hangs on the order in which the articles were given
    speaking.sort(key=_place)
    groups = bring_together(
        speaking,
        [clarity(one) for one in speaking],
        weights,
        Stories(_by_article(sentences)),
        (lambda done, total: progress("claims", done, total)) if progress else None,
    )
    groups.extend(Group(one) for one in contents if _only_adds(one))
    candidates = [Candidate(group=one, worth=_worth(one, worths, origins)) for one in groups]
    if progress is not None:
        progress("claims", len(candidates), len(candidates))
    return Ranking(articles, candidates, worths, weights, origins)


def _only_adds(one: Content) -> bool:
    """Return whether a sentence says what happened, and too little for a line of its own."""
    sentence = one.sentence
    return sentence.may_add and bool(one.all_acts - SOFT_ACTS) and not is_fragment(sentence)


def claim_of(group: Group, origins: Origins, beside: Group | None = None) -> Claim:
    """Return the claim that the first sentence of a group makes and the others bear out.

    That of `beside` stands beside it.
    """
    speaker = group.speaker.sentence
    members = [one.sentence for one in group.members]
    support = _support(group, origins)
    return Claim(
        id=id_of(group),
        text=speaker.text,
        lang=speaker.lang,
        citations=tuple(one.citation for one in members),
        is_translated=speaker.is_translated,
        stance=speaker.stance,
        reasons=group.reasons,
        sources=support.sources,
        outlets=support.outlets,
        langs=tuple(dict.fromkeys(one.article.lang for one in members)),
        beside=claim_of(beside, origins) if beside is not None else None,
    )


def _worth(group: Group, worths: Worths, origins: Origins) -> float:
    """Return the worth of what the speaker says, more the more sources and languages say it."""
    return worths.of(group.speaker, *_bearing_out(group, origins))


def _bearing_out(group: Group, origins: Origins) -> tuple[int, int]:
    """Return how many independent sources bear out the group's line, and in how many languages."""
    langs = {one.sentence.article.lang for one in group.members}
    return _support(group, origins).sources, len(langs)


def _support(group: Group, origins: Origins) -> Support:
    return origins.support(one.sentence for one in group.members)


def _by_article(sentences: Sequence[Sentence]) -> dict[str, list[Sentence]]:
    found: dict[str, list[Sentence]] = {}
    for one in sentences:
        found.setdefault(one.article.id, []).append(one)
    return found


def _place(one: Content) -> tuple[str, int]:
    return one.sentence.article.id, one.sentence.place
