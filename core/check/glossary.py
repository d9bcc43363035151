"""Terms of the glossary: where the original has one, its translation stands in the translation."""

from collections.abc import Callable, Iterator

from core.article import Article, TranslationWarning
from core.check.pair import Pair
from core.translate.glossary import Glossary


def glossary_check(glossary: Glossary) -> Callable[[Pair], Iterator[TranslationWarning]]:
    """Return the check of a glossary's terms."""

    def find(pair: Pair) -> Iterator[TranslationWarning]:
        source, target = pair.source, pair.target
        return find_lost(glossary, source.lang, source.text, target.lang, target.text)

    return find


def find_lost(
    glossary: Glossary, lang: str, text: str, target: str, translation: str
) -> Iterator[TranslationWarning]:
    """Yield a warning for each term of `text` that is translated otherwise, once a term."""
    told = set()
    for start, end, term in glossary.between(lang, target).lost(text, translation):
        if term not in told:
            told.add(term)
            lost = text[start:end]
            yield TranslationWarning(
                check="glossary",
                message=f'The glossary has "{term.translation}" for "{term.term}"; '
                "the translation does not use it.",
                lost=lost,
                start=start,
                end=end,
            )


def recheck_terms(article: Article, target: str, glossary: Glossary) -> Article:
    """Return `article` with the warnings on terms as the glossary is now; others stay.

    Needs no model: a glossary that changed is heeded at once.
    """
    segments = {one.id: one for one in article.segments}
    made = []
    for one in article.translations.get(target, ()):
        segment = segments.get(one.segment)
        text = article.slice(segment) if segment is not None else ""
        others = tuple(warning for warning in one.warnings if warning.check != "glossary")
        lost = tuple(find_lost(glossary, article.lang, text, target, one.text))
        if one.warnings != (*others, *lost):
            made.append(one.with_(warnings=(*others, *lost)))
    return article.with_translations(target, tuple(made)) if made else article
