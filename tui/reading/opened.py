"""An article of the library that is open, and how it is changed."""

import threading
from collections.abc import Callable, Iterable
from typing import Self

from core.article import Article, Passage
from core.errors import StoreError
from core.store import IdentityChoice, Library, ReadingState
from core.translate.glossary import Glossary, glossary_of


class OpenArticle:
    """An article of the library as it is being read in `target`.

    `article` is the state last seen, as it is stored; `shown` the same with the reader's choices
    on who is who; `passages` those kept on it; `glossary` the library's terms, none where `problem`
    says why they cannot be read. Safe to use from the screen and from one translating thread at a
    time.
    """

    def __init__(self, library: Library, article: Article, target: str) -> None:
        self.library = library
        self.article = article
        self.target = target
        self.passages: list[Passage] = library.passages(article=article.id)
        self.problem = ""
        self.glossary: Glossary = self._read_glossary()
        self._identities = library.identities()
        self._kept = self._what_is_kept()
        self._stands = library.article_state(article.id)
        self._lock = threading.Lock()
        self._is_closed = threading.Event()

    @classmethod
    def open(cls, library: Library, article_id: str, target: str) -> tuple[Self, ReadingState]:
        """Read the article and where it was left; `target` unless it has a language of its own.

        Raises StoreError.
        """
        state = library.reading(article_id)
        opened = cls(library, library.article(article_id), state.own_target or target)
        # a large glossary takes a while to make ready, which the screen must not
        opened.glossary.between(opened.article.lang, opened.target)
        return opened, state

    def close(self) -> None:
        """Stop translating after the batch in hand."""
        self._is_closed.set()

    def refresh(self) -> None:
        """Read the passages, the choices on names and the glossary anew."""
        self.passages = self.library.passages(article=self.article.id)
        self.glossary = self._read_glossary()
        self._identities = self.library.identities()
        self._kept = self._what_is_kept()

    def follow(self) -> bool:
        """Take over the article as another process has left it.

        Returns whether anything is another than what is held here, in the article or in what
        `refresh` reads, which is then due. Takes as long as reading the article, where its file is
        another. Raises StoreError, NoSuchArticle when it was removed.
        """
        before = self.article
        with self._lock:
            stands = self.library.article_state(before.id)
            if stands != self._stands and stands is not None:
                self.article = self.library.article(before.id)
                self._stands = stands
            else:
                self.library.entry(before.id)
        return self.article != before or self._what_is_kept() != self._kept

    def _what_is_kept(self) -> tuple[object, ...]:
        """Return what `refresh` reads, to be compared."""
        library = self.library
        try:
            terms = library.glossary.terms()
        except StoreError:
            terms = ()
        return library.passages(article=self.article.id), library.identity_choices(), terms

    def _read_glossary(self) -> Glossary:
        """Return the library's terms; a damaged glossary keeps no article from being read."""
        try:
            found = glossary_of(self.library.glossary.terms())
        except StoreError as error:
            self.problem = str(error)
            return glossary_of(())
        self.problem = ""
        return found

    def undo(self) -> str:
        """Take back the last change to passages, names or translations. Raises StoreError."""
        with self._lock:
            sentence = self.library.undo()
            self.article = self.library.article(self.article.id)
        self.refresh()
        return sentence or "Nothing to undo."

    # Names

    @property
    def shown(self) -> Article:
        """The article with the names that the reader has joined or parted."""
        return self._identities.settle_article(self.article)

    def choose_identity(self, choice: IdentityChoice) -> str:
        """Keep the reader's word on two names; return a sentence about it. Raises StoreError."""
        self.library.choose_identity(choice)
        self.refresh()
        return f"{choice.sentence()} That holds for all articles; u takes it back."

    def forget_identities(self, choices: Iterable[IdentityChoice]) -> str:
        """Let the rules decide again; return a sentence about it. Raises StoreError."""
        for choice in choices:
            self.library.forget_identity(choice.id)
        self.refresh()
        return "The rules decide again; u brings back what you said."

    def _change(self, change: Callable[[Article], Article]) -> Article:
        with self._lock:
            self.article = self.library.change(self.article.id, change)
            return self.article
