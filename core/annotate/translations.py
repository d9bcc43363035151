"""The two sides of a page name the same things: keys of the original carried to a translation."""

from collections import Counter
from collections.abc import Sequence

from core.annotate.consistency import settle
from core.annotate.identity.acronyms import bearers_of
from core.annotate.merge import is_gazetteer
from core.annotate.names import Known, fold, relation, skeleton, spellings
from core.annotate.recogniser import Mention
from core.annotate.sides import RECOGNISER
from core.annotate.spans import SpanIndex
from core.annotate.tokens import PhraseTable, tokenize
from core.article import Article, Entity, Label, Translation


def carry_over(
    article: Article,
    translations: Sequence[Translation],
    mentions: Sequence[Sequence[Mention]],
    target: str,
) -> list[list[Mention]]:
    """Return the mentions of each translation, with the original's keys where it is the same thing.

    The original's names are looked for by their own spelling, by every spelling that the table of
    names has, and by what is left of a spelling without its language's habits; first in the same
    segment, then in the article.
    """
    texts = [one.text for one in translations]
    originals = _originals(article)
    searched = _search(article, texts, mentions, originals)
    settled = settle(texts, searched, target, originals)
    result: list[list[Mention]] = []
    segments = {segment.id: segment for segment in article.segments}
    entities = SpanIndex(article.entities)
    for translation, found in zip(translations, settled, strict=True):
        segment = segments.get(translation.segment)
        here = entities.touching(segment.start, segment.end) if segment is not None else []
        result.append([_linked(m, translation.text, here, originals) for m in found])
    return result


def _originals(article: Article) -> dict[str, Known]:
    """Return every keyed thing of the original by key, with the label most of its mentions have."""
    votes: dict[str, Counter[Label]] = {}
    names: dict[str, str] = {}
    for entity in article.entities:
        if entity.key is not None:
            votes.setdefault(entity.key, Counter())[entity.label] += 1
            names.setdefault(entity.key, entity.name or entity.text)
    return {key: Known(key, names[key], votes[key].most_common(1)[0][0]) for key in votes}


def _search(
    article: Article,
    texts: Sequence[str],
    mentions: Sequence[Sequence[Mention]],
    originals: dict[str, Known],
) -> list[list[Mention]]:
    """Add what the original names and the translation's own recognisers did not find."""
    table: PhraseTable[tuple[str, Known]] = PhraseTable()
    forms = _forms(article)
    for key, known in originals.items():
        if known.label in ("PER", "ORG", "LOC") and not key.startswith("territory:"):
            for form in (known.name, *spellings(key), *forms.get(key, ())):
                if form[0].isupper() and len(form) > 2:
                    table.add(form, (form, known))
    result: list[list[Mention]] = []
    for text, found in zip(texts, mentions, strict=True):
        tokens = tokenize(text)
        hits: list[Mention] = []
        i = 0
        while i < len(tokens):
            hit = table.longest(tokens, i)
            start = tokens.starts[i]
            if hit is None or text[start : tokens.ends[hit[0] - 1]] != hit[1][0]:
                i += 1
                continue
            end, (_, known) = hit
            hits.append(
                Mention(
                    start=start,
                    end=tokens.ends[end - 1],
                    label=known.label,
                    recogniser=RECOGNISER,
                    key=known.key,
                    name=known.name,
                )
            )
            i = end
        result.append(_combined(found, hits))
    return result


def _combined(found: Sequence[Mention], hits: Sequence[Mention]) -> list[Mention]:
    """Return `found` with `hits` put in; a guess of the same or a smaller span gives way."""
    kept = list(found)
    for hit in hits:
        rivals = [m for m in kept if m.overlaps(hit)]
        if any(is_gazetteer(m) or (m.label != "MISC" and _is_longer(m, hit)) for m in rivals):
            continue
        kept = [m for m in kept if not m.overlaps(hit)]
        kept.append(hit)
    return sorted(kept, key=lambda m: m.start)


def _is_longer(one: Mention, other: Mention) -> bool:
    return one.end - one.start > other.end - other.start


def _forms(article: Article) -> dict[str, dict[str, None]]:
    """Return the forms that the original gives each key, in order of appearance."""
    forms: dict[str, dict[str, None]] = {}
    for entity in article.entities:
        if entity.key is not None:
            forms.setdefault(entity.key, {})[entity.text] = None
    return forms


def _linked(
    mention: Mention, text: str, here: Sequence[Entity], originals: dict[str, Known]
) -> Mention:
    """Return `mention` with the key of the original's entity that it renders, if there is one."""
    form = text[mention.start : mention.end]
    # Which city of a name, or whose acronym, the original's article tells better.
    is_open = mention.recogniser == "places" or bool(bearers_of(form))
    if mention.key in originals or (is_gazetteer(mention) and not is_open):
        return mention
    shape = skeleton(form)
    for entity in here:
        if entity.key is None:
            continue
        same = fold(entity.text) == fold(form) or skeleton(entity.text) == shape
        if same or (entity.name is not None and skeleton(entity.name) == shape):
            return _with(mention, originals[entity.key])
    if mention.label == "MISC" or is_gazetteer(mention):
        return mention
    for known in originals.values():
        if skeleton(known.name) == shape:
            return _with(mention, known)
        if known.label == mention.label == "PER" and relation(form, known.name) == "short":
            return _with(mention, known)
    return mention


def _with(mention: Mention, known: Known) -> Mention:
    label: Label = mention.label if known.label == "MISC" else known.label
    return mention.with_(key=known.key, name=known.name, label=label)
