"""The passages of a library against a plain dictionary, through undo and reopening."""

import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from core.article import Article, Passage
from core.store import Library, make_passage
from tests.core.store.articles import make_article

ARTICLES = (make_article("aa", "un deux trois", "quatre"), make_article("bb", "eins zwei drei"))
TEXT = st.text(alphabet=st.characters(codec="utf-8"), max_size=12)


class Passages(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.library = Library(self.folder / "library")
        self.expected: dict[str, Passage] = {}
        self.history: list[dict[str, Passage]] = []

    @initialize()
    def fill(self) -> None:
        self.library.put_many(ARTICLES)

    def changed(self, now: dict[str, Passage]) -> None:
        if now != self.expected:
            self.history.append(self.expected)
            self.expected = now

    @rule(article=st.sampled_from(ARTICLES), start=st.integers(0, 5), length=st.integers(1, 6))
    def bookmark(self, article: Article, start: int, length: int) -> None:
        if not article.text[start : start + length].strip():
            return
        passage = make_passage(article, start, start + length, now="2024-11-20T00:00:00Z")
        self.library.save_passage(passage)
        self.changed({**self.expected, passage.id: passage})

    @precondition(lambda self: self.expected)
    @rule(data=st.data(), tags=st.lists(TEXT, max_size=2), note=TEXT)
    def annotate(self, data: st.DataObject, tags: list[str], note: str) -> None:
        key = data.draw(st.sampled_from(sorted(self.expected)))
        passage = self.expected[key].with_(tags=tuple(tags), note=note)
        self.library.save_passage(passage)
        self.changed({**self.expected, key: passage})

    @precondition(lambda self: self.expected)
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        key = data.draw(st.sampled_from(sorted(self.expected)))
        self.library.delete_passage(key)
        self.changed({one: kept for one, kept in self.expected.items() if one != key})

    @rule()
    def undo(self) -> None:
        said = self.library.undo()
        assert (said is None) == (not self.history)
        if self.history:
            self.expected = self.history.pop()

    @rule()
    def reopen(self) -> None:
        self.library = Library(self.library.path)
        self.history = []

    @invariant()
    def same(self) -> None:
        kept = {one.id: one for one in self.library.passages()}
        assert kept == self.expected
        assert {one.id: one for one in Library(self.library.path).passages()} == self.expected

    def teardown(self) -> None:
        shutil.rmtree(self.folder)


TestPassages = Passages.TestCase
TestPassages.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
