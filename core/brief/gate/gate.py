"""The gate: what each section may show, and what is withheld.

A line that a translation speaks passes if every number, date and name of it is in the original of
the sentence that it cites first. A sentence of another source stays cited for it if it has every
number of the line, and if it, or the article that it stands in, has every name. Nothing goes
silently: whatever is taken away is listed with the reason.
"""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from core.article import Article
from core.brief.claims.claim import Claim
from core.brief.gate.reasons import quick_reasons, reasons_of
from core.brief.gate.speakers import sound_behind, sound_stance, spaced
from core.brief.gate.support import (
    cited_side,
    contradictions,
    number_contradictions,
    spoken_side,
    stretch_of,
    unsupported,
)
from core.brief.gate.withheld import Withheld
from core.brief.gate.wording import (
    name_words,
    with_doubts,
    wording_reasons,
    written_side,
)
from core.brief.line import Citation, Line, one_line
from core.brief.origins import Origins
from core.brief.sentences import Sentence
from core.brief.sides.one_sided import OneSided
from core.brief.stance.bare_denials import segment_behind
from core.brief.stance.stance import Stance
from core.brief.timeline.dated import DatedLine
from core.check.pair import Side

NOT_THERE = "The sentence that it cites is not in the source."

L = TypeVar("L", bound=Line)


class Gate:
    """Lets lines through, section by section; `withheld` is what it has kept back so far."""

    def __init__(
        self,
        articles: Sequence[Article],
        sentences: Sequence[Sentence],
        origins: Origins | None = None,
    ) -> None:
        self._articles = {one.id: one for one in articles}
        self._sentences = {(one.article.id, one.segment.id): one for one in sentences}
        self._origins = origins or Origins(articles, sentences)
        self._own: dict[tuple[str, int], list[str]] = {}
        self._names: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
        self._listed: set[tuple[str, tuple[tuple[str, int], ...], tuple[str, ...]]] = set()
        self.withheld: list[Withheld] = []

    def claims(self, claims: Iterable[Claim]) -> tuple[Claim, ...]:
        """Return the claims that may be shown; another source speaks where the first may not.

        What stands beside a claim is judged by itself: either may be shown without the other.
        """
        passed: list[Claim] = []
        for claim in claims:
            through = self._claim(claim.with_(beside=None))
            beside = self._claim(claim.beside) if claim.beside is not None else None
            if through is not None:
                passed.append(through.with_(beside=beside) if beside is not None else through)
            elif beside is not None:
                passed.append(beside)
        return tuple(passed)

    def _claim(self, claim: Claim) -> Claim | None:
        through = self.line(self._with_sound_speaker(claim), "claims")
        return self._counted(claim, through) if through is not None else None

    def timeline(self, lines: Iterable[DatedLine]) -> tuple[DatedLine, ...]:
        """Return the dated lines whose statement and words of time stand in what they cite."""
        passed: list[DatedLine] = []
        for line in lines:
            sentence = self._sentence(line.citations[0]) if line.citations else None
            if sentence is not None and spaced(line.words) not in spaced(sentence.original):
                reason = f"The cited sentence does not say “{one_line(line.words)}”."
                self.withhold(line, "timeline", [reason])
                continue
            through = self.line(line, "timeline")
            if through is not None:
                passed.append(through)
        return tuple(passed)

    def sides(self, lines: Iterable[OneSided]) -> tuple[OneSided, ...]:
        """Return the one-sided lines that what they cite bears out.

        The first citation must bear out the sentence; the others of a name or a figure are further
        places of that, and need nothing else of the sentence.
        """
        passed: list[OneSided] = []
        for line in lines:
            if line.kind == "claim":
                through = self.line(line, "sides")
            elif line.citations and not self._has_subject(line, line.citations[0]):
                reason = f"The cited sentence does not say “{one_line(line.subject)}”."
                self.withhold(line, "sides", [reason])
                continue
            else:
                through = self.line(line.with_(citations=line.citations[:1]), "sides")
                if through is not None:
                    through = self._with_places(through, line.citations[1:])
            if through is not None:
                passed.append(through)
        return tuple(passed)

    def line(self, line: L, section: str) -> L | None:
        """Return a line with the citations that support it, or None where it is withheld.

        A wording of the reader's that fails is withheld, and the source's own words stand again.
        """
        if not line.citations:
            self.withhold(line, section, ["It cites no source, so nothing bears it out."])
            return None
        speaker = self._sentence(line.citations[0])
        if speaker is None:
            self.withhold(line, section, [NOT_THERE])
            return None
        if line.reworded_from is not None:
            reasons = self._wording_reasons(line, speaker)
            if not reasons:
                doubted = with_doubts(line, line.reworded_from)
                return self._with_supporting(self._with_sound_stance(doubted), section)
            self.withhold(line, section, reasons)
            line = line.with_(text=line.reworded_from, reworded_from=None)
        reasons = self._own_reasons(line, speaker)
        if reasons:
            self.withhold(line, section, reasons)
            return None
        return self._with_supporting(self._with_sound_stance(line), section)

    def sentence_reasons(self, citation: Citation, text: str) -> list[str]:
        """Return what speaks against a sentence as shown in a table, where its figure stands.

        Quicker than for a line: number words that the annotations pass over are not asked for.
        """
        sentence = self._sentence(citation)
        if sentence is None:
            return [NOT_THERE]
        if text in (sentence.original, sentence.text) and not sentence.is_translated:
            return []
        if text == sentence.original:
            return []
        return list(quick_reasons(sentence))

    def phrase_reasons(self, citation: Citation, phrase: str) -> list[str]:
        """Return what speaks against words of a translation as shown: a role that somebody has."""
        sentence = self._sentence(citation)
        made = sentence.translation if sentence is not None else None
        at = one_line(made.text).find(phrase) if made is not None else -1
        if sentence is None or made is None or at < 0:
            return [f"The translation does not say “{one_line(phrase)}”."]
        return contradictions(
            stretch_of(spoken_side(sentence), phrase), cited_side(sentence), quick=True
        )

    def sound_stance(self, stance: Stance, citation: Citation) -> Stance:
        """Return a stance without speakers, or words for them, that the cited sentence lacks."""
        sentence = self._sentence(citation)
        if sentence is None or not stance.reported_by:
            return stance
        sound = sound_stance(stance, sentence, is_sound=self._is_sound(sentence))
        segment = segment_behind(sentence.article, sentence.segment)
        behind = self._sentences.get((citation.article, segment.id)) if segment else None
        return sound_behind(sound, behind, is_sound=behind is not None and self._is_sound(behind))

    def _is_sound(self, sentence: Sentence) -> bool:
        reasons = self._own.get((sentence.article.id, sentence.segment.id))
        return not (
            self.sentence_reasons(sentence.citation, sentence.text) if reasons is None else reasons
        )

    def cited(self, citation: Citation) -> Sentence | None:
        """Return the sentence that a citation names, if it lies within it."""
        return self._sentence(citation)

    def withhold(
        self,
        line: Line,
        section: str,
        reasons: Sequence[str],
        citations: tuple[Citation, ...] | None = None,
    ) -> None:
        """List a line, or some citations of it, with the reasons.

        What has been listed for another section already is not listed again.
        """
        cited = line.citations if citations is None else citations
        places = tuple((one.article, one.segment) for one in cited)
        why = tuple(dict.fromkeys(reasons))
        if (said := (line.text, places[:1], why)) in self._listed:
            return
        self._listed.add(said)
        self.withheld.append(
            Withheld(
                id=line.id,
                section=section,
                text=line.text,
                lang=line.lang,
                citations=cited,
                reasons=why,
            )
        )

    def _with_sound_speaker(self, claim: Claim) -> Claim:
        """Return a claim spoken by the first of its sentences that may be shown.

        What the others were kept back for is listed; where none is sound, the claim stays as it is.
        """
        if claim.reworded_from is not None or len(claim.citations) < 2:
            return claim
        first = self._sentence(claim.citations[0])
        reasons = self._own_reasons(claim, first) if first else [NOT_THERE]
        if not reasons:
            return claim
        for number, citation in enumerate(claim.citations[1:]):
            sentence = self._sentence(citation)
            if sentence is None or not sentence.may_speak or self._own_reasons(None, sentence):
                continue
            self.withhold(claim, "claims", reasons, claim.citations[:1])
            others = [*claim.citations[: number + 1], *claim.citations[number + 2 :]]
            whys = [one for at, one in enumerate(claim.reasons) if at != number]
            return claim.with_(
                text=sentence.text,
                lang=sentence.lang,
                is_translated=sentence.is_translated,
                stance=sentence.stance,
                citations=(citation, *others),
                reasons=(*claim.reasons[number : number + 1], *whys),
            )
        return claim

    def _counted(self, before: Claim, claim: Claim) -> Claim:
        """Return a claim whose sources, languages and reasons are those of its citations."""
        if claim.citations == before.citations:
            return claim
        why = dict(zip(before.citations[1:], before.reasons, strict=False))
        if before.citations[0] not in why and before.reasons:
            why[before.citations[0]] = before.reasons[0]
        articles = [self._articles[one.article] for one in claim.citations]
        cited = [one for one in map(self._sentence, claim.citations) if one is not None]
        sources, outlets = self._origins.support(cited)
        return claim.with_(
            reasons=tuple(why.get(one, "") for one in claim.citations[1:]),
            sources=sources,
            outlets=outlets,
            langs=tuple(dict.fromkeys(one.lang for one in articles)),
        )

    def _with_supporting(self, line: L, section: str) -> L:
        """Return a line without the citations that do not bear it out; each is listed."""
        if len(line.citations) < 2:
            return line
        side = self._side_of(line)
        kept = [line.citations[0]]
        for citation in line.citations[1:]:
            sentence = self._sentence(citation)
            if sentence is None:
                reasons = [NOT_THERE]
            elif sentence.text == line.text and not line.is_translated:
                reasons = []
            else:
                keys, _ = self._names_in(citation.article)
                reasons = unsupported(side, cited_side(sentence), keys, sentence.article.text)
            if reasons:
                self.withhold(line, section, reasons, (citation,))
            else:
                kept.append(citation)
        return line.with_(citations=tuple(kept)) if len(kept) < len(line.citations) else line

    def _with_sound_stance(self, line: L) -> L:
        stance = self.sound_stance(line.stance, line.citations[0])
        return line if stance == line.stance else line.with_(stance=stance)

    def _own_reasons(self, line: Line | None, sentence: Sentence) -> list[str]:
        """Return what speaks against `line`, or the sentence's own text, beside its original."""
        if line is not None and line.text != sentence.text:
            if line.text in sentence.original:
                return []
            side = written_side(line.text, line.lang, sentence.article.published)
            return contradictions(side, cited_side(sentence), "The line")
        if sentence.translation is None:
            return []
        place = (sentence.article.id, sentence.segment.id)
        if place not in self._own:
            self._own[place] = list(reasons_of(sentence))
        return self._own[place]

    def _wording_reasons(self, line: Line, speaker: Sentence) -> list[str]:
        keys: set[str] = set()
        forms: set[str] = set()
        for article in dict.fromkeys(one.article for one in line.citations):
            found = self._names_in(article)
            keys |= found[0]
            forms |= found[1]
        return wording_reasons(line.text, line.lang, cited_side(speaker), speaker.text, forms, keys)

    def _side_of(self, line: Line) -> Side:
        sentence = self._sentence(line.citations[0])
        if sentence is not None and line.text == sentence.text:
            return spoken_side(sentence)
        return written_side(line.text, line.lang)

    def _sentence(self, citation: Citation) -> Sentence | None:
        found = self._sentences.get((citation.article, citation.segment))
        if found is None:
            return None
        inside = found.segment.start <= citation.start <= citation.end <= found.segment.end
        return found if inside else None

    def _has_subject(self, line: OneSided, citation: Citation) -> bool:
        """Return whether a sentence has the name or the figure that a line is about."""
        sentence = self._sentence(citation)
        if sentence is None:
            return False
        made = sentence.translation.entities if sentence.translation else ()
        if line.kind == "name":
            keys = {one.key for one in (*sentence.entities, *made)}
            # one name may have several keys, which who is who has joined
            return line.about in keys or spaced(line.subject) in spaced(sentence.original)
        if any(one_line(figure.text) == line.subject for figure in sentence.figures):
            return True
        cited = cited_side(sentence)
        shown = sentence.translation.figures if sentence.translation else ()
        if any(one_line(figure.text) == line.subject for figure in shown):
            annotated = stretch_of(spoken_side(sentence), line.subject)
            if not number_contradictions(annotated, cited, "The line"):
                return True
        return any(
            not number_contradictions(written_side(line.subject, lang), cited, "The line")
            for lang in (line.lang, sentence.article.lang)
        )

    def _with_places(self, line: OneSided, citations: Sequence[Citation]) -> OneSided:
        kept = [*line.citations]
        for citation in citations:
            if self._has_subject(line, citation):
                kept.append(citation)
            else:
                reason = (
                    f"This sentence does not say “{one_line(line.subject)}”, so it is not cited."
                )
                self.withhold(line, "sides", [reason], (citation,))
        return line.with_(citations=tuple(kept))

    def _names_in(self, article: str) -> tuple[frozenset[str], frozenset[str]]:
        """Return the identities of an article, and the words of their forms."""
        if article not in self._articles:
            return frozenset(), frozenset()
        if article not in self._names:
            one = self._articles[article]
            keys = frozenset(entity.key for entity in one.entities if entity.key)
            self._names[article] = (keys, name_words(one))
        return self._names[article]
