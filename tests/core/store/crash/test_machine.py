"""A library against plain dictionaries, through everything that can happen to it, in any order."""

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

import core.atomic
from core.article import Article
from core.errors import StoreError
from core.store import Library
from core.store.entry import make_entry
from tests.core.store.articles import make_article
from tests.core.store.crash.changes import AMOUNT, Change, Held, Story, held_by, nothing
from tests.core.store.crash.processes import CALLS
from tests.core.store.crash.test_damage import damages, files_of
from tests.core.store.crash.test_kill import differences

_NEVER_DAMAGED = ("damaged", "backups")


def with_article(held: Held, article: Article) -> Held:
    return {
        **held,
        "articles": {**held["articles"], article.id: article},
        "entries": {**held["entries"], article.id: make_entry(article, "")},
    }


class Everything(RuleBasedStateMachine):
    """What is done to the library is drawn by Story, and what happens to it by Hypothesis."""

    def __init__(self) -> None:
        super().__init__()
        self.patch = pytest.MonkeyPatch()
        self.patch.setattr(core.atomic, "_flush", lambda handle: None)
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "library"
        self.held: Held = nothing()
        self.second = Library(self.path)
        self.begin("first")

    def begin(self, seed: str) -> None:
        """Open the library anew; what could be taken back before cannot be any more."""
        self.library = Library(self.path)
        self.story = Story(seed, self.held)
        self.changes: Iterator[Change] = self.story.changes()

    @rule(count=st.integers(1, 8))
    def change(self, count: int) -> None:
        for _ in range(count):
            change = next(self.changes)
            change.does(self.library)
            self.held = change.after

    @rule(seed=st.integers(0, 10_000), is_closed=st.booleans())
    def reopen(self, seed: int, is_closed: bool) -> None:
        if is_closed:
            self.library.close()
        self.begin(str(seed))

    @rule(seed=st.integers(0, 10_000))
    def change_in_the_other(self, seed: int) -> None:
        """The first must go on from there, and may take back nothing that it has not seen."""
        change = next(Story(f"other {seed}", self.held).changes())
        change.does(self.second)
        self.held = change.after
        self.begin(f"after {seed}")

    @rule(seed=st.integers(0, 10_000))
    def damage(self, seed: int) -> None:
        """One file is damaged, and all is as it was."""
        random = Random(seed)
        files = [
            one
            for one in (files_of(self.path) if self.path.exists() else [])
            if one.parts[0] not in _NEVER_DAMAGED and one.suffix != ".lock"
        ]
        if not files:
            return
        random.choice(list(damages(self.path / random.choice(files), [], random)))()
        found = held_by(self.library)  # finds it, and mends it
        assert found == self.held, differences(found, [self.held])
        for notice in self.library.notices():
            assert "nothing is lost" in notice.sentence
        self.begin(f"mended {seed}")
        # what reading does not mend, the next to write does: else a second accident could hit both
        article = make_article("mended", f"Titre {seed}")
        self.library.put(article)
        self.held = with_article(self.held, article)
        self.begin(f"written {seed}")

    @rule(
        name=st.sampled_from(CALLS),
        number=st.integers(1, 6),
        code=st.sampled_from((errno.ENOSPC, errno.EIO, errno.EACCES)),
        seed=st.integers(0, 10_000),
    )
    def fail(self, name: str, number: int, code: int, seed: int) -> None:
        """One call fails; the change is made, or it is told that it was not."""
        left = [number]
        real = getattr(core.atomic, name)

        def failing(*given: object) -> object:
            left[0] -= 1
            if not left[0]:
                raise OSError(code, os.strerror(code))
            return real(*given)

        change = next(self.changes)
        allowed = [change.after]
        with self.patch.context() as patch:
            patch.setattr(core.atomic, name, failing)
            try:
                change.does(self.library)
            except StoreError:
                allowed += [self.held, *change.halfway]
        found = held_by(self.library)
        assert found in allowed, differences(found, allowed)
        self.held = found
        self.begin(f"failed {seed}")

    @invariant()
    def holds_what_it_must(self) -> None:
        for one in (self.library, self.second, Library(self.path, read_only=True)):
            found = held_by(one)
            assert found == self.held, differences(found, [self.held])

    def teardown(self) -> None:
        self.patch.undo()
        shutil.rmtree(self.folder)


TestEverything = Everything.TestCase
TestEverything.settings = settings(
    max_examples=max(12, AMOUNT // 25),
    stateful_step_count=15,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
