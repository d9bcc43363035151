"""Files of older versions open, and say the same."""

from pathlib import Path

import msgspec
import pytest

from core.article import Translation, TranslationWarning
from core.store import Library
from core.store.migrations import upgraded
from tests.core.store.articles import make_article


def test_warnings_of_version_one_were_sentences(tmp_path: Path) -> None:
    library = Library(tmp_path)
    article = make_article()
    echo = TranslationWarning(check="echo", message="It came back.")
    made = Translation(segment=0, text="x", engine="google", warnings=(echo,))
    library.put(article.with_translations("en", (made,)))
    place = tmp_path / "articles" / f"{article.id}.json"
    raw = msgspec.json.decode(place.read_bytes())
    raw["dragoman"]["schema"] = 1
    (stored,) = (one for name, table in raw.items() if name != "dragoman" for one in table.values())
    stored["translations"]["en"][0]["warnings"] = ["It came back."]
    place.write_bytes(msgspec.json.encode(raw))
    found = Library(tmp_path).article(article.id).translated("en")[0]
    assert found.warnings == (echo,)


@pytest.mark.parametrize(
    "record", [5, {"translations": 3}, {"translations": {"en": [7]}}, {"translations": {"en": 7}}]
)
def test_what_is_no_article_is_left_as_it_is(record: object) -> None:
    assert upgraded({"articles": {"1": record}}, 1) == {"articles": {"1": record}}
