"""Who made a unit, as far as the name tells."""

import pytest

from core.article import TranslationUnit
from core.translate.memory import is_machine
from core.translate.memory.makers import rank


@pytest.mark.parametrize(
    "by",
    ["google", "firefox", "MT!", "Google Translate", "GoogleTranslate v3", "DeepL", "ModernMT",
     "acme-nmt", "libretranslate", "microsoft"],
)  # fmt: skip
def test_machines_are_known_by_their_names(by: str) -> None:
    assert is_machine(by)


@pytest.mark.parametrize("by", ["", "ana", "reader", "Marian Ion", "M. Tudor", "dragoman"])
def test_people_are_not_machines(by: str) -> None:
    assert not is_machine(by)


def test_the_reader_then_people_then_machines_then_the_newest() -> None:
    def unit(by: str, made: str | None) -> TranslationUnit:
        return TranslationUnit(
            source="a", target="b", lang="fr", target_lang="en", by=by, made=made
        )

    ordered = [
        unit("google", "2024-11-20T10:00:00Z"),
        unit("ana", None),
        unit("ana", "2023-01-01T00:00:00Z"),
        unit("ana", "2023-01-01T00:00:01+00:00"),
        unit("reader", None),
        unit("reader", "2020-01-01T00:00:00Z"),
    ]
    ranks = [rank(one) for one in ordered]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) == len(ranks)
