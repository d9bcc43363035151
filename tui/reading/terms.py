"""The glossary's terms in the article being read: defined, and held against its translations."""

from collections.abc import Callable

from core.article import Article, GlossaryTerm
from core.errors import GlossaryError
from core.translate.glossary import glossary_of, make_term
from tui.reading.opened import OpenArticle


class TermWork(OpenArticle):
    """What is done with the terms of an article."""

    def term_like(self, words: str) -> GlossaryTerm | None:
        """Return the glossary's entry for these words of the original, whole and in any form."""
        pair = self.glossary.between(self.article.lang, self.target)
        found = pair.find(words)
        is_whole = len(found) == 1 and (found[0].start, found[0].end) == (0, len(words))
        return found[0].term if is_whole else None

    def define_term(self, words: str, translation: str) -> str:
        """Keep the translation that words of the original must have; return a sentence about it.

        An entry that there is for them is changed; without a translation it goes. Warnings follow.
        Raises GlossaryError, with a sentence, for what says nothing, and StoreError.
        """
        known = self.term_like(words)
        shelf = self.library.glossary
        if not translation.strip():
            if known is None:
                return "Nothing was kept; a term needs a translation."
            shelf.remove([known])
            self.check_terms()
            return f"“{known.term}” is no longer in the glossary."
        try:
            made = make_term(
                known.term if known else words,
                translation,
                note=known.note if known else "",
                case=known.case if known else False,
                lang=known.lang if known else self.article.lang,
                target_lang=known.target_lang if known else self.target,
            )
        except GlossaryError as error:
            raise GlossaryError(f"The term was not kept: {error}.") from error
        shelf.put([made])
        self.check_terms()
        return f"“{made.term}” = “{made.translation}” is in the glossary. {self._in_words(made)}"

    def check_terms(self) -> bool:
        """Bring the warnings on terms up to date with the glossary; return whether any changed.

        Raises StoreError.
        """
        self.glossary = glossary_of(self.library.glossary.terms())
        check = self.terms_check()
        if check(self.article) is self.article:
            return False
        self._change(check)
        return True

    def terms_check(self) -> Callable[[Article], Article]:
        """Return what gives an article the warnings on terms that the glossary asks for now."""
        from core.check.glossary import recheck_terms  # its package takes a while to load

        glossary, target = self.glossary, self.target
        return lambda article: recheck_terms(article, target, glossary)

    def _in_words(self, term: GlossaryTerm) -> str:
        """Say how many translations here lack a term."""
        pair = self.glossary.between(self.article.lang, self.target)
        segments = {one.id: one for one in self.article.segments}
        lacking = sum(
            any(place.term == term for place in pair.lost(self.article.slice(segment), one.text))
            for one in self.article.translations.get(self.target, ())
            if (segment := segments.get(one.segment)) is not None
        )
        if not lacking:
            return "Every translation here uses it."
        sentences = "1 translation" if lacking == 1 else f"{lacking} translations"
        return f"{sentences} here {'does' if lacking == 1 else 'do'} not use it; w goes there."
