"""Reading figures: what the words around each say of it."""

from collections.abc import Sequence

from core.article import Date, Entity, Figure
from core.brief.ledger.dating import date_of, event_of, is_former
from core.brief.ledger.lexicon import Mark, concepts, implied_thing
from core.brief.ledger.modifiers import modifiers_of
from core.brief.ledger.names import group_names, names_of, parts_of
from core.brief.ledger.paired import paired
from core.brief.ledger.reading import Reading
from core.brief.ledger.replacing import is_earlier, is_revoked, is_set_against
from core.brief.ledger.side import Side
from core.brief.ledger.speech import Speech
from core.brief.ledger.story import Story, normal
from core.brief.ledger.together import (
    with_ellipses,
    with_ends,
    with_places,
    with_settings,
    with_units,
)
from core.brief.ledger.unsaid import (
    first,
    has_word,
    is_of_named,
    is_small_part,
    lent_fates,
    lent_whats,
    replaced_by,
    told_alike,
    unit_after,
    unit_beside,
    whats_of,
)
from core.brief.sentences import Sentence
from core.brief.words import stems

_MEASURED = frozenset(("mass", "area", "volume"))
"""Kinds of which something befalls what is measured ("4,000 hectares burned")."""


def read_figures(sentences: Sequence[Sentence]) -> list[Reading]:
    """Return every figure of `sentences` as read, in order."""
    by_article: dict[str, list[Sentence]] = {}
    for one in sentences:
        by_article.setdefault(one.article.id, []).append(one)
    story = Story(by_article)
    found: list[Reading] = []
    for sentence in sentences:
        if sentence.figures:
            last = [
                one
                for one in found[-_BEFORE:]
                if one.article == sentence.article.id
                and sentence.place - one.sentence.place <= _NEXT
            ]
            found += _Reader(sentence, story, last).read(len(found))
    return with_settings(with_places(with_units(with_ellipses(with_ends(found)))))


_BEFORE = 8
_NEXT = 2
"""How many sentences on a text may leave out what its figures are of."""


class _Reader:
    def __init__(self, sentence: Sentence, story: Story, last: Sequence[Reading]) -> None:
        self.last = last
        self.sentence = sentence
        self.story = story
        self.about = story.about[sentence.article.id]
        self.original, self.made, self.dates, self.guessed, self.linked = paired(sentence)
        self.speech = Speech(sentence, self.original)
        people = {one.key for one in self.original.entities if one.label == "PER"}
        # whoever announces `21,000 of our jobs` owns none
        self.owning = self.speech.keys - people

    def read(self, order: int) -> list[Reading]:
        found: list[Reading] = []
        for number in range(len(self.sentence.figures)):
            found.append(self._read(number, order + number, found))
        return found

    def _read(self, number: int, order: int, before: list[Reading]) -> Reading:
        figure = self.sentence.figures[number]
        views = self._views(number)
        whats = whats_of(figure, views)
        is_count = figure.kind == "count" and not whats
        thing, thing_marks = self._thing(views) if is_count else (None, [])
        has_fate = figure.kind in _MEASURED or (is_count and not is_small_part(figure))
        foreign = frozenset(one for side, at in views for one in side.foreign_fates(at))
        fates = first(self._fates(side, at, foreign) for side, at in views) if has_fate else []
        bound = date_of(self.original, self.dates, number)
        is_first_told = self.speech.is_first_told(number)
        is_former_value = (
            is_first_told
            or any(is_earlier(side, at) for side, at in views)
            or (bool(before) and is_set_against(figure, views, bound))
        )
        fate_names = frozenset(one.concept for one in fates)
        if has_fate:
            thing, fate_names = self._told(
                figure, views, before, thing, fate_names, is_earlier=is_former_value
            )
        facets = self._facets(views, fate_names, before, bound)
        thing, fate_names, facets = told_alike(thing, fate_names, facets)
        lent: str | None = None
        if is_count and before and not thing_marks and figure.counted is None:
            lent = before[-1].shown.counted or before[-1].lent
        if is_count and before and thing == "person" and not thing_marks:
            latest = before[-1]
            if latest.thing in concepts("persons") - {"child", "woman", "man"}:
                thing = latest.thing  # `400 soldiers have fallen and 3,600 wounded`
        what_names = frozenset(one.concept for one in whats)
        if not what_names and not thing:
            what_names = lent_whats(figure, before)
        if is_former_value and before and not what_names:
            what_names = before[-1].whats  # `now 83 million; previously there was talk of 70`
        scopes = first(side.scope_marks(at) for side, at in views)
        marks = [*thing_marks, *fates, *whats, *(one for one in scopes if one.concept != "total")]
        is_actor = not fate_names & concepts("of_people.fates")
        group, near, named = self._names(number, views, is_actor=is_actor)
        grounds, narrow = (self._grounds(views, is_narrow=one) for one in (False, True))
        befell = concepts("of_people.fates")
        if before and not grounds and fate_names & befell and before[-1].fates & befell:
            # `in Izmail three were killed and nine wounded`
            grounds, narrow = before[-1].grounds, before[-1].narrow
        regions = self._regions(views) if not grounds else frozenset[str]()
        if before and not group and before[-1].group and not thing_marks and is_count:
            group = before[-1].group
        return Reading(
            sentence=self.sentence,
            figure=figure,
            made=self._made(number),
            order=order,
            thing=thing,
            fates=fate_names,
            whats=what_names,
            facets=facets,
            modifiers=modifiers_of(views) - {(thing or "").removeprefix("stem:")}
            if is_count
            else frozenset(),
            group=group,
            near=near,
            around=self._around(is_actor=is_actor),
            about=self.about,
            sides=frozenset(
                one.concept for side, at in views for one in side.marks_in(*side.zones[at], "sides")
            ),
            bound=bound,
            event=event_of(bound, self.speech.speakers),
            story=self.story,
            grounds=grounds,
            narrow=narrow,
            regions=regions,
            actors=self._actors(views) | self._guessed_in(views[-1][1]),
            is_earlier=is_former_value,
            is_first_told=is_first_told,
            is_revoked=any(is_revoked(side, at) for side, at in views),
            is_from_to=figure.qualifier == "between"
            and any(side.is_from_to(at) for side, at in views)
            and any(side.tells_change for side, _ in views),
            is_retold=any(side.is_former for side, _ in views),
            is_against=any(side.is_against for side, _ in views),
            is_former=is_former(self.sentence, bound, [one for one, _ in views]),
            unit=unit_beside(figure, views, before) or unit_after(views),
            said_whats=frozenset(
                one.concept for side, _ in views for one in side.marks if one.section == "whats"
            ),
            voices=self._voices(number),
            names=named,
            lent=lent if before and thing == before[-1].thing else None,
            marks=tuple(one for one in marks if self._is_shown(one, number)),
        )

    def _fates(self, side: Side, number: int, foreign: frozenset[str]) -> list[Mark]:
        """Return what befell the counted; a toll is of the dead only where somebody has died."""
        found = side.fates(number, foreign)
        tolls = side.tolls(number) if found else []
        is_told = not tolls or self.story.tells_of_dead
        return found if is_told else [one for one in found if one not in tolls]

    def _told(
        self,
        figure: Figure,
        views: list[tuple[Side, int]],
        before: list[Reading],
        thing: str | None,
        fates: frozenset[str],
        *,
        is_earlier: bool,
    ) -> tuple[str | None, frozenset[str]]:
        """Return what is counted and what befell it, with what the figures before tell of it."""
        counts = [one for one in before[-2:] if one.figure.kind == "count"]
        if figure.kind == "count" and figure.counted is None:
            if before and before[-1] in counts and not fates and not has_word(views):
                # `the police counted 20,000 marchers, the organisers 60,000`
                thing, fates = thing or before[-1].thing, before[-1].fates
            if is_earlier and counts and not has_word(views):
                fates = frozenset()  # `34 arrests, compared with 26 in the first toll`
            for other in counts if is_earlier else ():
                thing, fates = thing or other.thing, fates or other.fates
        if not fates and figure.kind == "count" and any(side.tolls(at) for side, at in views):
            latest = (*self.last, *before)[-1:]  # `five more were caught: the tally is now 52`
            fates = latest[0].fates if latest and latest[0].is_people else fates
        fates = fates or lent_fates(figure, views, before, self.last)
        return thing or next(filter(None, map(implied_thing, sorted(fates))), None), fates

    def _views(self, number: int) -> list[tuple[Side, int]]:
        """Return where to read about a figure: in the translation first."""
        views = [(self.original, number)]
        if self.made is not None and number in self.linked:
            views.insert(0, (self.made, self.linked[number]))
        return views

    def _made(self, number: int) -> Figure | None:
        made = self.sentence.translation
        return made.figures[self.linked[number]] if made and number in self.linked else None

    def _thing(self, views: list[tuple[Side, int]]) -> tuple[str | None, list[Mark]]:
        for side, number in views:
            after = replaced_by(side, number)
            at = number if after is None else after
            mark = side.thing(at)
            if mark is not None:
                return mark.concept, [mark]
            kin = side.kin(at) if side is self.made else None
            if kin is not None and not side.marks_in(*side.phrase(at), "fates"):
                return kin, []  # `97 foyers`: households or, as the translation has it, outbreaks
        for side, at in views:
            counted = side.figures[at].counted
            is_named = counted and not side.is_others(counted)
            if counted and is_named and not side.marks_in(*side.phrase(at), "fates"):
                found = stems(counted, side.lang)
                kin = side.kin(at)
                if kin is not None:
                    return kin, []
                if found:
                    head = found[-1] if side.lex.is_head_last else found[0]
                    return f"stem:{side.lang}:{head}", []
        return None, []

    def _facets(
        self,
        views: list[tuple[Side, int]],
        fates: frozenset[str],
        before: list[Reading],
        bound: Date | None,
    ) -> frozenset[str]:
        found = {one for side, at in views for one in side.scopes(at)}
        if "additional" in found and before and before[-1].fates and before[-1].fates != fates:
            found.discard("additional")  # `12 killed and another 30 wounded`
        people = [one for one in self.last if one.is_people and one.fates]
        is_first = not before and bool(people) and bool(fates & concepts("of_people.fates"))
        if "additional" in found and is_first and not people[-1].fates & fates:
            found.discard("additional")
        trend = first([side.trend(at)] for side, at in views)
        shown = normal(views[0][0].figures[views[0][1]])
        if shown.kind != "count" and any(trend):
            found |= {one for one in trend if one}
            if "by" in found:
                found.add("change")
        elif any(trend):
            found.add("total")
        found.discard("by")
        if any(is_of_named(side, at) for side, at in views):
            found.add("part")
        if bound is not None and self.original.is_since(bound.start):
            found.add(f"since {bound.iso or ''}".strip())
        return frozenset(found)

    def _names(
        self, number: int, views: list[tuple[Side, int]], *, is_actor: bool
    ) -> tuple[frozenset[str], frozenset[str], tuple[Entity, ...]]:
        group: set[str] = set()
        near: set[str] = set()
        named: dict[str, Entity] = {}
        for side, at in views:
            bound = [
                one
                for one in side.names_near(at, side.thing(at))
                if not self.speech.is_of(one, side)
            ]
            for one in bound:
                group |= group_names(one, is_actor=is_actor)
                self._name(named, one, side)
            for one in side.names_in(at):
                if not self.speech.is_of(one, side):
                    near |= names_of(one, is_actor=is_actor)
            for one in side.names_own(at):
                if one.label != "PER" or self.sentence.figures[number].kind != "count":
                    self._name(named, one, side)
            if side.is_possessed(at) and not bound:
                group |= self.owning
        start, end = self.original.zones[views[-1][1]]
        for one in self.guessed:
            if start <= one.start < end:
                near |= names_of(one)
                named.setdefault(one.text, one)
        return frozenset(group), frozenset(near), tuple(named.values())

    def _name(self, named: dict[str, Entity], one: Entity, side: Side) -> None:
        """Take a name as one that the counted belong to, as the shown text has it."""
        is_shown = self.made is None or side is self.made
        is_noun = one.label == "MISC" and not (one.key or "").startswith("territory:")
        if is_shown and not is_noun and not self.speech.is_near(one, side):
            named.setdefault(one.key or one.text, one)

    def _grounds(self, views: list[tuple[Side, int]], *, is_narrow: bool) -> frozenset[str]:
        """Return the places and countries bound to a figure, not those where somebody spoke."""
        found: set[str] = set()
        for side, at in views:
            places = [
                one
                for one in side.names_own(at)
                if one.label == "LOC" and not self.speech.is_near(one, side)
            ]
            narrow = [one for one in places if not names_of(one) & self.story.main]
            if is_narrow and any(
                names_of(one) & self.story.main and not (one.key or "").startswith("territory:")
                for one in places
            ):
                return frozenset()  # `from Saint-Aubrac, in the Aude`: the others are details
            if is_narrow and places and not narrow:
                return frozenset()
            for one in narrow if is_narrow else places:
                found |= names_of(one, is_actor=False)
        return frozenset(
            name
            for name in found
            if name.startswith(("place:", "name:"))
            or (name.startswith("territory:") and not name[-1].isdigit())
        )

    def _regions(self, views: list[tuple[Side, int]]) -> frozenset[str]:
        """Return the parts of the world bound to a figure ("in Europe")."""
        return frozenset(
            one.key
            for side, at in views
            for one in side.names_own(at)
            if one.key is not None
            and one.key.startswith("territory:")
            and one.key[-1].isdigit()
            and one.label == "LOC"
            and not self.speech.is_near(one, side)
        )

    def _actors(self, views: list[tuple[Side, int]]) -> frozenset[str]:
        """Return the people and organisations of a figure's stretch, but for those who say so."""
        return frozenset(
            name
            for side, at in views
            for one in side.names_own(at)
            if one.label in ("PER", "ORG") and not self.speech.is_near(one, side)
            for name in (*names_of(one), *parts_of(one))
        )

    def _voices(self, number: int) -> frozenset[str]:
        """Return who is said to say so in a figure's own stretch of the sentence."""
        start, end = (self.sentence.segment.start + one for one in self.original.zones[number])
        said_by = self.sentence.stance.reported_by
        return frozenset(
            one.key or one.who
            for one in said_by
            if one.way == "reports" and start <= one.start < end
        )

    def _guessed_in(self, number: int) -> frozenset[str]:
        start, end = self.original.zones[number]
        return frozenset(
            name for one in self.guessed if start <= one.start < end for name in names_of(one)
        )

    def _around(self, *, is_actor: bool) -> frozenset[str]:
        known = [
            one
            for side in (self.original, self.made)
            if side is not None
            for one in side.entities
            if not self.speech.is_of(one, side)
        ]
        return frozenset(
            name for one in (*known, *self.guessed) for name in names_of(one, is_actor=is_actor)
        )

    def _is_shown(self, mark: Mark, number: int) -> bool:
        side, _ = self._views(number)[0]
        return mark in side.marks
