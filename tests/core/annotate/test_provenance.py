"""Every recogniser has words that a reader understands."""

import re
from pathlib import Path

import pytest

import core.annotate
from core.annotate.merge import _TRUST
from core.annotate.provenance import describe_source
from core.facts import read_facts

CODE = Path(core.annotate.__file__).parent
NAMED = re.compile(r'^(?:_?RECOGNISER|    name) = "([^"]+)"', re.MULTILINE)


def recognisers_in_code() -> set[str]:
    """Return the names that recognisers give themselves in their modules."""
    texts = [path.read_text("utf-8") for path in CODE.rglob("*.py")]
    return {name for text in texts if "Mention(" in text for name in NAMED.findall(text)}


def test_the_names_are_found_in_the_code() -> None:
    assert {"names", "territories", "places", "rules", "article", "page"} <= recognisers_in_code()


@pytest.mark.parametrize("recogniser", sorted(recognisers_in_code() | set(_TRUST)))
def test_every_recogniser_has_words(recogniser: str) -> None:
    kind = recogniser.partition(":")[0]
    assert kind in read_facts("core.annotate", "data", "recognisers.toml")["words"]


def test_a_model_is_called_by_its_name() -> None:
    assert describe_source("spacy:fr_core_news_md") == "language model fr_core_news_md"
    assert describe_source("bundled:names") == "Dragoman's own model"


def test_unknown_recognisers_keep_their_name_and_none_is_said_to_be_none() -> None:
    assert describe_source("crystal:ball") == "crystal:ball"
    assert describe_source("") == "not recorded"
