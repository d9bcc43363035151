"""Both sides of a page: what a translation's recogniser found helps the original, and the reverse.

A name is written nearly alike on both sides, so that a name which one side's recogniser saw and the
other's did not is looked for by its form; and where the two call the same name a person and a
place, the better evidence of both decides.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

from core.annotate.acronyms import is_acronym
from core.annotate.consistency import settle
from core.annotate.guesses import Context, read_context
from core.annotate.identity.acronyms import bearers_of, undecided
from core.annotate.merge import is_gazetteer, trust
from core.annotate.names import skeleton
from core.annotate.recogniser import Mention, words_of
from core.annotate.spans import SpanIndex
from core.annotate.tokens import Tokens, tokenize
from core.article import BODY_ROLES, Article, Block, Entity, Label, Segment, Span, Translation

RECOGNISER = "page"
"""What the `recogniser` of a name says that was found by its form on the other side."""
_LONGEST = 8
"""Tokens of the longest name that is looked for on the other side."""
_SHORTEST = 3
"""Code points of the shortest."""


def bring_back(
    article: Article, translations: Sequence[Translation], mentions: Sequence[Sequence[Mention]]
) -> tuple[Article, list[list[Mention]]]:
    """Return the article and its translations' mentions after each learned from the other.

    Entities of the article whose span and label stay the same are left as they are.
    """
    blocks = [block for block in article.blocks if block.role in BODY_ROLES]
    texts = [article.slice(block) for block in blocks]
    before = _by_block(article.entities, blocks)
    agreed = _agreed(
        list(_formed(texts, before)), list(_formed([one.text for one in translations], mentions))
    )
    after = [
        [_relabelled(m, text[m.start : m.end], agreed) for m in found]
        for text, found in zip(texts, before, strict=True)
    ]
    corrected = [
        [_relabelled(m, one.text[m.start : m.end], agreed) for m in found]
        for one, found in zip(translations, mentions, strict=True)
    ]
    added = _found_by_form(article, translations, corrected)
    for number, block in enumerate(blocks):
        after[number] += [
            m.with_(start=m.start - block.start, end=m.end - block.start)
            for m in added.touching(block.start, block.end)
            if m.start >= block.start and m.end <= block.end
        ]
        after[number].sort(key=lambda m: m.start)
    named = _named_in_full(article, translations, corrected)
    if after != before or named:
        settled = settle(texts, after, article.lang, named)
        article = article.with_(entities=_entities(article, blocks, settled))
    return article, corrected


def _named_in_full(
    article: Article, translations: Sequence[Translation], mentions: Sequence[Sequence[Mention]]
) -> frozenset[str]:
    """Return the organisations that a translation names in full, where the original has acronyms.

    Only those that an acronym of the original may mean: they tell who it is.
    """
    acronyms = sorted({e.text for e in article.entities if bearers_of(e.text)})
    wanted = {one.meant.key for form in acronyms for one in bearers_of(form) if one.meant}
    if not wanted:
        return frozenset()
    return frozenset(
        mention.key
        for form, mention in _formed([one.text for one in translations], mentions)
        if mention.key in wanted and mention.key is not None and not is_acronym(form)
    )


def _by_block(entities: Sequence[Entity], blocks: Sequence[Block]) -> list[list[Mention]]:
    index = SpanIndex(entities)
    return [
        [
            Mention(
                start=e.start - block.start,
                end=e.end - block.start,
                label=e.label,
                recogniser=e.recogniser,
                key=e.key,
                name=e.name,
            )
            for e in index.touching(block.start, block.end)
        ]
        for block in blocks
    ]


def _formed(
    texts: Sequence[str], found: Sequence[Sequence[Mention]]
) -> Iterable[tuple[str, Mention]]:
    for text, mentions in zip(texts, found, strict=True):
        for mention in mentions:
            yield text[mention.start : mention.end], mention


def _agreed(*sides: Sequence[tuple[str, Mention]]) -> dict[str, Label]:
    """Return the label of every name that stands on both sides, by its form's skeleton.

    What was only found by its form is no evidence of its own.
    """
    shapes = [{skeleton(form) for form, _ in side} for side in sides]
    votes: dict[str, Counter[Label]] = {shape: Counter() for shape in set.intersection(*shapes)}
    for form, mention in chain(*sides):
        counted = votes.get(skeleton(form))
        if counted is not None and mention.recogniser != RECOGNISER:
            counted[mention.label] += trust(mention) ** 2
    agreed: dict[str, Label] = {}
    for shape, counted in votes.items():
        first, second = [*counted.most_common(2), None, None][:2]
        if first is not None and (second is None or first[1] > second[1]):
            agreed[shape] = first[0]
    return agreed


def _relabelled(mention: Mention, form: str, agreed: dict[str, Label]) -> Mention:
    label = agreed.get(skeleton(form), mention.label)
    if label == mention.label or is_gazetteer(mention):
        return mention
    return mention.with_(label=label, key=None, name=None)


def _found_by_form(
    article: Article, translations: Sequence[Translation], mentions: Sequence[Sequence[Mention]]
) -> SpanIndex[Mention]:
    """Return what the translations name and stands unmarked in the segments that they render."""
    segments = {segment.id: segment for segment in article.segments}
    taken = SpanIndex[Span]([*article.entities, *_apart(article.figures, article.entities)])
    context = read_context(article.slice(block) for block in article.blocks)
    added: SpanIndex[Mention] = SpanIndex()
    for one, found in zip(translations, mentions, strict=True):
        segment = segments.get(one.segment)
        if segment is None:
            continue
        wanted: dict[int, dict[str, Label]] = {}
        for mention in found:
            form = one.text[mention.start : mention.end]
            length = len(tokenize(form))
            is_name = mention.label != "MISC" and form[0].isupper() and len(form) >= _SHORTEST
            if is_name and length <= _LONGEST and trust(mention) > 1:
                wanted.setdefault(length, {})[skeleton(form)] = mention.label
        for mention in _look_for(article, segment, wanted, context):
            if not taken.touches(mention):
                added.add(mention)
    return added


def _apart(spans: Iterable[Span], others: Sequence[Span]) -> list[Span]:
    index = SpanIndex(others)
    return [span for span in spans if not index.touches(span)]


def _look_for(
    article: Article, segment: Segment, wanted: dict[int, dict[str, Label]], context: Context
) -> Iterable[Mention]:
    if not wanted:
        return
    tokens = tokenize(article.slice(segment))
    function = words_of(article.lang).function
    for i in range(len(tokens)):
        if not tokens.is_capital(i) or tokens.keys[i] in function or _is_part(tokens, i - 1):
            continue
        for length in sorted(wanted, reverse=True):
            end = i + length
            if end > len(tokens) or tokens.kinds[end - 1] != "w" or _is_part(tokens, end):
                continue
            form = tokens.text[tokens.starts[i] : tokens.ends[end - 1]]
            label = wanted[length].get(skeleton(form))
            small = form.lower()
            is_word = length == 1 and small in context.lower and form not in context.capital
            if label is None or len(form) < _SHORTEST or is_word:
                continue
            yield Mention(
                start=segment.start + tokens.starts[i],
                end=segment.start + tokens.ends[end - 1],
                label=label,
                recogniser=RECOGNISER,
            )
            break


def _is_part(tokens: Tokens, i: int) -> bool:
    """Return whether token `i` is a hyphen or the like that glues two words together."""
    return tokens.key(i) in ("-", "@", "_", "/") and tokens.glued(i) and tokens.glued(i + 1)


def _entities(
    article: Article, blocks: Sequence[Block], settled: Sequence[Sequence[Mention]]
) -> tuple[Entity, ...]:
    known = {(e.start, e.end, e.label): e for e in article.entities}
    claimed = SpanIndex[Span](_apart([*article.dates], article.figures))
    result: list[Entity] = []
    for block, found in zip(blocks, settled, strict=True):
        for mention in found:
            start, end = mention.start + block.start, mention.end + block.start
            entity = known.get((start, end, mention.label))
            if entity is None:
                entity = Entity(
                    start=start,
                    end=end,
                    text=article.text[start:end],
                    label=mention.label,
                    name=mention.name,
                    key=mention.key,
                    recogniser=mention.recogniser,
                )
                if claimed.touches(entity):
                    continue
            elif bearers_of(entity.text) and entity.key == undecided(entity.text).key:
                entity = entity.with_(key=mention.key, name=mention.name)
            result.append(entity)
    return tuple(sorted(result, key=lambda e: e.start))
