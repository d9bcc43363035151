"""Which names of a sentence are only those of who says so, and say nothing of its figures."""

from core.article import Entity
from core.brief.lazy import lazy
from core.brief.ledger.lexicon import ends_near, tokens_of
from core.brief.ledger.side import Side
from core.brief.sentences import Sentence

_CLOSE = 25
"""Characters between a word of saying and the date on which it was said, or the place where."""


class Speech:
    """Who speaks in a sentence, by the places and keys of its original."""

    def __init__(self, sentence: Sentence, original: Side) -> None:
        start = sentence.segment.start
        self._said_by = [one for one in sentence.stance.reported_by if not one.is_behind]
        self._original = original
        self.speakers = [(one.start - start, one.end - start) for one in self._said_by]
        self.keys = {one.key for one in self._said_by if one.key}
        self._beside = [one for one in original.entities if self._is_beside(one)]

    def is_of(self, entity: Entity, side: Side) -> bool:
        """Return whether a name is only that of who says so."""
        if side is self._original:
            return any(start < entity.end and entity.start < end for start, end in self.speakers)
        return (
            entity.key in self.keys
            and sum(one.key == entity.key for one in self._original.entities) <= 1
        )

    def is_near(self, entity: Entity, side: Side) -> bool:
        """Return whether a name stands by the one who speaks, with no figure between."""
        if self.is_of(entity, side) or any(entity.text in one.who for one in self._said_by):
            return True
        if side is self._original:
            return entity in self._beside
        others = [one for one in self._original.entities if one not in self._beside]
        is_beside = any(one.key is not None and one.key == entity.key for one in self._beside)
        return is_beside and not any(one.key == entity.key for one in others)

    def is_first_told(self, number: int) -> bool:
        """Return whether a figure is what somebody said at first ("avait d'abord fait état de").

        The words for that stand in one stretch between commas with those of saying; the figure
        does too, unless it is the only one ("said at first that, in all, 14 were missing").
        """
        figures = self._original.figures
        at = figures[number].start
        return any(first <= at < last or len(figures) == 1 for first, last in self._first_stretches)

    @lazy
    def _first_stretches(self) -> list[tuple[int, int]]:
        text = self._original.text
        found: list[tuple[int, int]] = []
        for start, end in self.speakers:
            first, last = text.rfind(",", 0, start) + 1, text.find(",", end)
            last = last if last >= 0 else len(text)
            words = [one.word for one in tokens_of(text[first:last])]
            if any(ends_near(words, one) for one in self._original.lex.at_first):
                found.append((first, last))
        return found

    def _is_beside(self, entity: Entity) -> bool:
        figures = self._original.figures
        for start, end in self.speakers:
            left, right = min(end, entity.end), max(start, entity.start)
            if right - left > _CLOSE:
                continue
            low, high = min(start, entity.start), max(end, entity.end)
            between = any(low < one.start and one.end < high for one in figures)
            gaps = [max(one.start - entity.end, entity.start - one.end) for one in figures]
            is_after = entity.start >= end or self._is_cut_off(entity)
            if is_after and not between and right - left < min(gaps, default=high):
                return True
        return False

    def _is_cut_off(self, entity: Entity) -> bool:
        """Return whether a comma stands between a name and the figures, all of which precede it."""
        last = max((one.end for one in self._original.figures), default=0)
        return last <= entity.start and "," in self._original.text[last : entity.start]
