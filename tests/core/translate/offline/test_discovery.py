import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import ModelError
from core.translate.offline.discovery import (
    Catalogue,
    attachment_address,
    beside,
    read_base,
    root_address,
)
from tests.core.translate.offline.model_server import record

MODEL = "model.{}.intgemm.alphas.bin"


def records(*pairs: tuple[str, str], version: str = "3.0", **more: Any) -> list[dict[str, Any]]:
    found = []
    for source, target in pairs:
        token = source + target
        for kind, name in (("model", MODEL.format(token)), ("vocab", f"vocab.{token}.spm")):
            raw = (kind + version).encode()
            found.append(record((source, target), kind, name, raw, version=version, **more))
    return found


def catalogue(*found: dict[str, Any]) -> Catalogue:
    return Catalogue(json.dumps({"data": found}).encode())


HUB = records(("fr", "en"), ("en", "de"), ("de", "en"), ("zh-Hans", "en"), ("nb", "en"))


def test_routes() -> None:
    hub = catalogue(*HUB)
    assert hub.route("fr", "en") == [("fr", "en")]
    assert hub.route("fr-CH", "de-AT") == [("fr", "en"), ("en", "de")]
    assert hub.route("zh", "en") == [("zh-Hans", "en")]
    assert hub.route("no", "de") == [("nb", "en"), ("en", "de")]
    direct = catalogue(*HUB, *records(("fr", "de")))
    assert direct.route("fr", "de") == [("fr", "de")]


@pytest.mark.parametrize(
    ("lang", "target"), [("ro", "en"), ("en", "fr"), ("und", "en"), ("en", "en"), ("fr", "fr")]
)
def test_no_route(lang: str, target: str) -> None:
    with pytest.raises(ModelError, match="into English it knows de, fr, no, zh-Hans"):
        catalogue(*HUB).route(lang, target)


def test_a_bridge_that_is_not_english_is_none() -> None:
    with pytest.raises(ModelError, match="no model for ru to uk"):
        catalogue(*records(("ru", "be"), ("be", "uk"))).route("ru", "uk")


def test_the_newest_version_that_the_library_runs() -> None:
    found = catalogue(
        *records(("fr", "en"), version="3.0"),
        *records(("fr", "en"), version="3.1"),
        *records(("fr", "en"), version="3.1a2"),
        *records(("fr", "en"), version="4.0"),
        *records(("fr", "en"), version="1.9"),
    ).model(("fr", "en"))
    assert found.version == "3.1"
    assert [file.kind for file in found.files] == ["model", "vocab"]
    assert found.size == sum(file.size for file in found.files) > 0


def test_a_vocabulary_for_each_side() -> None:
    pair = ("en", "ja")
    one = catalogue(
        record(pair, "model", MODEL.format("enja"), b"m"),
        record(pair, "srcvocab", "srcvocab.enja.spm", b"s"),
        record(pair, "trgvocab", "trgvocab.enja.spm", b"t"),
        record(pair, "lex", "lex.50.50.enja.s2t.bin", b"l"),
    ).model(pair)
    assert [file.kind for file in one.files] == ["model", "srcvocab", "trgvocab"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": "../../model.fren.intgemm.alphas.bin"},
        {"name": "vocab.fren.spm"},
        {"decompressedHash": None},
        {"decompressedHash": "beef"},
        {"attachment": {"location": "", "size": 3}},
    ],
)
def test_a_wrong_record_is_refused(wrong: dict[str, Any]) -> None:
    pair = ("fr", "en")
    found = catalogue(
        record(pair, "model", MODEL.format("fren"), b"m") | wrong,
        record(pair, "vocab", "vocab.fren.spm", b"v"),
    )
    with pytest.raises(ModelError, match="wrong about fr-en"):
        found.model(pair)


def test_a_pair_without_vocabulary() -> None:
    found = catalogue(record(("fr", "en"), "model", MODEL.format("fren"), b"m"))
    with pytest.raises(ModelError, match="lacks files"):
        found.model(("fr", "en"))


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>Please log in</html>",
        b"[]",
        b"{}",
        b'{"data": {}}',
        b'{"data": [',
        b"[" * 100_000,
        b'{"data":' * 100_000,
        b"\xff\xfe\x00",
    ],
)
def test_what_is_no_list(body: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        Catalogue(body)


def test_odd_records_are_passed_over() -> None:
    odd: list[Any] = [
        None,
        3,
        {},
        {"attachment": {}},
        {**HUB[0], "name": 3},
        {**HUB[0], "sourceLanguage": ["fr"]},
        {**HUB[0], "name": "\ud800"},
        {**HUB[0], "extra": json.loads("[" * 500 + "]" * 500)},
    ]
    assert Catalogue(json.dumps({"data": [*odd, *HUB]}).encode()).route("fr", "en")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)
FIELDS = ("name", "fileType", "sourceLanguage", "targetLanguage", "version", "attachment")


@given(st.lists(st.dictionaries(st.sampled_from(FIELDS), JSON, max_size=6), max_size=4), JSON)
def test_any_list_is_read_or_refused(odd: list[dict[str, Any]], other: Any) -> None:
    mixed = [*odd, *(one | two for one, two in zip(HUB, odd, strict=False)), *HUB]
    assert Catalogue(json.dumps({"data": mixed}).encode()).route("fr", "en") == [("fr", "en")]
    if not (isinstance(other, dict) and "data" in other):
        with pytest.raises(ValueError, match=r"."):
            Catalogue(json.dumps(other).encode())


@given(st.text(max_size=60))
def test_no_location_leads_out(location: str) -> None:
    assert attachment_address("http://h/cdn", location).startswith("http://h/cdn/")


def test_addresses() -> None:
    assert root_address("http://h/v1/buckets/main/collections/c/records") == "http://h/v1/"
    assert root_address("http://h/models/list.json") is None
    assert beside("http://h/models/list.json") == "http://h/models/"
    assert attachment_address("http://h/cdn", "a/b c.zst") == "http://h/cdn/a/b%20c.zst"
    assert attachment_address("http://h/cdn/", "../../x") == "http://h/cdn/x"
    assert attachment_address("http://h/cdn/", "http://evil/x") == "http://h/cdn/http%3A/evil/x"


def test_the_root_tells_where_attachments_are() -> None:
    def told(base: object) -> str:
        return json.dumps({"capabilities": {"attachments": {"base_url": base}}})

    assert read_base(told("https://cdn/x/"), "https://h/v1/") == "https://cdn/x/"
    assert read_base(told("http://cdn/"), "http://h/v1/") == "http://cdn/"
    for body in ("{}", "[]", "<html>", told(3), told("file:///etc"), told("http://cdn/")):
        with pytest.raises(ValueError, match=r"."):
            read_base(body, "https://h/v1/")
