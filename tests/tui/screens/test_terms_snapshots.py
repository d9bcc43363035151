"""What terms and lost words look like, in colour and without any."""

from pathlib import Path
from typing import Any

import pytest

from core.article import GlossaryTerm
from tests.tui.reader_driver import quiet_settings
from tests.tui.reader_samples import FLOOD
from tests.tui.samples import make_app
from tests.tui.screens.test_reader_snapshots import press

TERMS = (
    GlossaryTerm(term="fleuve", translation="river", lang="fr", target_lang="en"),
    GlossaryTerm(term="quai", translation="quay"),
    GlossaryTerm(term="couverture", translation="cover"),
    GlossaryTerm(term="gymnase", translation="gymnasium"),
)


@pytest.mark.parametrize("is_plain", [False, True], ids=["colour", "plain"])
def test_terms_and_lost_words(
    is_plain: bool, tmp_path: Path, snap_compare: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    if is_plain:
        monkeypatch.setenv("NO_COLOR", "1")
    app = make_app(tmp_path, (FLOOD,), settings=quiet_settings(), open_article="flood")
    app.library.glossary.put(TERMS)
    assert snap_compare(app, terminal_size=(120, 40), run_before=press("w"))
