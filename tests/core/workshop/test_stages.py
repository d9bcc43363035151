import os
import signal
from collections.abc import Iterator

import pytest

from core.article import Article, Document, Source, Translation
from core.errors import DragomanError
from core.workshop import InlineWorkshop, Workshop

TEXT = "Emmanuel Macron est arrivé à Berlin avec 3 000 soldats.\nIl est reparti jeudi."


def document(text: str = TEXT) -> Document:
    source = Source(kind="stdin", address="-", fetched="2024-11-20T00:00:00+00:00", sha256="0")
    return Document(source=source, text=text)


@pytest.fixture(scope="module")
def workshop() -> Iterator[Workshop]:
    with Workshop() as one:
        one.start()
        yield one


def test_the_process_does_what_is_done_inline(workshop: Workshop) -> None:
    inline = InlineWorkshop()
    here: Article = inline.prepare(document(), "fr").result()
    there = workshop.prepare(document(), "fr").result()
    assert there == here
    assert workshop.annotate(there).result() == inline.annotate(here).result()


def test_errors_come_back_as_they_are(workshop: Workshop) -> None:
    with pytest.raises(DragomanError):
        workshop.prepare(document(" \n ")).result()
    with pytest.raises(DragomanError):
        InlineWorkshop().prepare(document(" \n ")).result()


def test_a_process_that_was_killed_is_replaced() -> None:
    with Workshop() as shop:
        first = shop.prepare(document(), "fr").result()
        victim = shop.process_id()
        assert victim is not None
        os.kill(victim, signal.SIGKILL)
        broken = False
        for _ in range(50):
            try:
                again = shop.prepare(document(), "fr").result()
                break
            except RuntimeError:
                broken = True
        assert again == first
        assert broken or shop.process_id() != victim


def test_closing_ends_the_process() -> None:
    shop = Workshop()
    shop.prepare(document(), "fr").result()
    victim = shop.process_id()
    assert victim is not None
    shop.close()
    with pytest.raises(ProcessLookupError):
        os.kill(victim, 0)
    assert shop.prepare(document(), "fr").cancelled(), "a straggler starts no new process"
    assert shop.process_id() is None


def test_translations_come_back_with_warnings(workshop: Workshop) -> None:
    article = workshop.annotate(workshop.prepare(document(), "fr").result()).result()
    made = (
        Translation(segment=0, text="Emmanuel Macron came to Berlin with 3,000 men.", engine="a"),
        Translation(segment=1, text="He left again on Friday.", engine="reader"),
    )
    translated = article.with_translations("en", made)
    there = workshop.annotate_translations(translated, "en").result()
    assert there == InlineWorkshop().annotate_translations(translated, "en").result()
    warned = {one.segment: [w.check for w in one.warnings] for one in there.translations["en"]}
    assert warned == {0: [], 1: ["dates"]}
