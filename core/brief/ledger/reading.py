"""A figure as the ledger reads it: what is counted, of whom, of what scope and when."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from core.article import Date, Entity, Figure, Kind
from core.brief.ledger.clauses import told_of
from core.brief.ledger.kin import kin_of_people
from core.brief.ledger.lexicon import Mark, concepts, lexicon, tokens_of
from core.brief.ledger.story import Story, normal
from core.brief.ledger.values import middle_of
from core.brief.sentences import Sentence
from core.brief.stance.denials import is_closed
from core.brief.stance.stance import Asserter
from core.brief.words import stems

_NOT_LATIN = "\u0370"
"""The first letter of the scripts after Latin, Greek."""


@dataclass(frozen=True, eq=False)
class Reading:
    """One figure of one sentence.

    `thing`, `fates`, `whats` and `facets` are concepts; `thing` of a word outside of the lexicon is
    a stem ("stem:en:turbin"). `group` are the names of whose the counted are, `near` those of the
    same stretch of the sentence, `around` all of the sentence's, `about` the article's. `event` is
    the date that the sentence gives for what happened. `lent` is what is counted where the figure
    before it says that. `marks` are words of the shown sentence. `grounds` are the places bound to
    the figure, `narrow` those narrower than what the articles are about, `regions` the parts of the
    world where it is bound to no place, `actors` the people and
    organisations of its stretch. `is_earlier` says that the sentence itself gives a newer value,
    tells it as what was said at first (`is_first_told`) or says that it is not so (`is_revoked`),
    `is_former` that it tells how the count stood on an earlier day, `is_alone` that its article
    counts or measures the like but once, `is_main` that it gives no larger count of what befell
    the like. `unit` is what a bare number is of by the figure beside
    it ("3,200 tonnes, out of 9,200"). `said_whats` are all concepts of sums and shares of the
    sentence. `is_from_to` says that the figure holds two values, one of them no longer so.
    `is_against` says that words set the sentence against what the text said before ("by contrast").
    `follows` is the order of the figure of a sentence before of which a bare number is another
    value; `is_retold` says that a word sets the sentence before now ("the original list had").
    `voices` are those of its own stretch who are said to say so.
    """

    sentence: Sentence
    figure: Figure
    made: Figure | None
    order: int
    thing: str | None
    fates: frozenset[str]
    whats: frozenset[str]
    facets: frozenset[str]
    modifiers: frozenset[str]
    group: frozenset[str]
    near: frozenset[str]
    around: frozenset[str]
    about: frozenset[str]
    sides: frozenset[str]
    bound: Date | None
    event: str | None
    story: Story
    grounds: frozenset[str] = frozenset()
    narrow: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    is_earlier: bool = False
    is_first_told: bool = False
    is_revoked: bool = False
    is_former: bool = False
    is_from_to: bool = False
    is_against: bool = False
    is_alone: bool = False
    is_main: bool = False
    unit: tuple[Kind, str | None] | None = None
    said_whats: frozenset[str] = frozenset()
    names: tuple[Entity, ...] = ()
    voices: frozenset[str] = frozenset()
    lent: str | None = None
    follows: int | None = None
    is_retold: bool = False
    marks: tuple[Mark, ...] = field(default=(), repr=False)

    @property
    def as_of(self) -> str | None:
        """The day that the value is of: when it happened, as the text has it, else the publication.

        Since when a count is kept, and for when something is planned, is not what the value is of.
        """
        bound = self.bound.iso if self.bound is not None else None
        if bound is None or any(one.startswith("since") for one in self.facets):
            return self.published
        if self.published is not None and bound > self.published:
            return self.published
        return bound

    @property
    def published(self) -> str | None:
        """The day of publication, where it is known as a date."""
        return None if self.day is None else self.sentence.article.published

    @property
    def shown(self) -> Figure:
        """The translation's own figure where there is one, else the original's."""
        return self.made or self.figure

    @cached_property
    def norm(self) -> Figure:
        """The figure in the unit that it is compared in."""
        figure = self.figure
        if self.unit is not None:
            figure = figure.with_(kind=self.unit[0], unit=self.unit[1])
        return normal(figure, is_plain=self.is_earlier)

    @cached_property
    def middle(self) -> float | None:
        """A number to compare its size by."""
        return middle_of(self.norm)

    @cached_property
    def is_count(self) -> bool:
        """Whether it says how many, rather than how much, how large or how strong."""
        return self.norm.kind == "count" and not self.whats

    @cached_property
    def noun(self) -> str | None:
        """The word for what is counted as the reader's language has it, in lower case."""
        counted = (self.shown.counted or self.lent or "").casefold().split()
        if not counted:
            return None
        return counted[-1] if lexicon(self.sentence.lang).is_head_last else counted[0]

    @cached_property
    def is_latin(self) -> bool:
        """Whether the original is written in Latin letters."""
        letters = [one for one in self.sentence.original if one.isalpha()]
        return 2 * sum(one < _NOT_LATIN for one in letters) >= len(letters)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the sentence, as stems, but for those of its figures."""
        return self.story.words_of(self.sentence)

    @cached_property
    def said_words(self) -> frozenset[str]:
        """The words of the sentence, but for those of what is counted."""
        counted = f"{self.shown.counted or ''} {self.lent or ''}"
        return self.words - set(stems(counted, self.sentence.lang))

    @cached_property
    def is_people(self) -> bool:
        """Whether people are counted."""
        if self.thing in concepts("persons") or self.thing in kin_of_people():
            return True
        named = self.thing is None or self.thing.startswith("stem:")
        return named and bool(self.fates & concepts("of_people.fates"))

    @cached_property
    def since(self) -> str:
        """The facet that says since when a count is kept; empty without one."""
        return next((one for one in sorted(self.facets) if one.startswith("since")), "")

    @cached_property
    def scope(self) -> frozenset[str]:
        """The facets, but for that of a total: an equal value need not repeat it.

        Where something befell people, some of those at hand are all that it befell.
        """
        unsaid = {"total", "some"} if self.is_people and self.fates else {"total"}
        return self.facets - unsaid

    @cached_property
    def told(self) -> tuple[Asserter, ...]:
        """Who is said to say what its clause says, or to deny the sentence."""
        return told_of(self.sentence, self.figure.start)

    @cached_property
    def speakers(self) -> frozenset[str]:
        """Who is said to say so, by key where there is one."""
        return frozenset(one.key or one.who for one in self.told if one.way == "reports")

    @cached_property
    def deniers(self) -> tuple[Asserter, ...]:
        """Who is said to deny the figure, rather than something else that the sentence tells."""
        told = [one for one in self.sentence.stance.reported_by if one.way == "denies"]
        return tuple(one for one in told if self._is_denied_by(one))

    def _is_denied_by(self, one: Asserter) -> bool:
        """Return whether the figure stands where what is denied does.

        That is behind the words of denial where anything follows them, else before them. What the
        next sentence denies is all of it, but for a value that it takes back itself.
        """
        if one.is_behind:
            return not self.is_earlier
        segment = self.sentence.segment
        text = self.sentence.article.slice(segment)
        start, end = one.start - segment.start, one.end - segment.start
        cues = [at for at in range(len(text)) if text.startswith(one.cue, at)]
        cue = min(cues, key=lambda at: abs(at - start), default=start)
        last = max(end, cue + len(one.cue))
        at = self.figure.start - segment.start
        if not is_closed(text[last:], self.sentence.article.lang):
            return at >= min(cue + len(one.cue), last) and not start <= at < end
        return at < min(start, cue) or end <= at < cue

    @cached_property
    def story_words(self) -> frozenset[str]:
        """The other words of the sentence as stems: neither names nor what is counted."""
        made = self.sentence.translation
        named = [one.text for one in (made.entities if made else self.sentence.entities)]
        known = [*named, self.shown.text, self.shown.counted or "", self.lent or ""]
        lang = self.sentence.lang
        skipped = {stem for text in known for stem in stems(text, lang)}
        words = lexicon(lang)
        tokens = tokens_of(self.sentence.text)
        marked = {at for one in words.find(tokens) for at in range(one.first, one.last)}
        free = " ".join(one.word for at, one in enumerate(tokens) if at not in marked)
        return frozenset(stems(free, lang)) - skipped

    @cached_property
    def day(self) -> int | None:
        """The day of publication, as a number."""
        published = self.sentence.article.published
        try:
            return date.fromisoformat(published[:10]).toordinal() if published else None
        except ValueError:
            return None

    @property
    def is_title(self) -> bool:
        """Whether a headline gives it, which leaves out much."""
        return self.sentence.role in ("title", "subtitle", "heading", "caption")

    @property
    def article(self) -> str:
        """The article's id."""
        return self.sentence.article.id
