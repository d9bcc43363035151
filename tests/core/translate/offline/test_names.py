import pytest

from core.translate.offline.names import pair_of, read_file_name, read_folder_name


@pytest.mark.parametrize(
    ("name", "kind", "token", "packing"),
    [
        ("model.fren.intgemm.alphas.bin", "model", "fren", ""),
        ("model.enfr.intgemm8.bin.gz", "model", "enfr", "gz"),
        ("vocab.fren.spm", "vocab", "fren", ""),
        ("srcvocab.enzh.spm.zst", "srcvocab", "enzh", "zst"),
        ("lex.50.50.fren.s2t.bin", "lex", "fren", ""),
        ("model.en-zh-Hans.intgemm.alphas.bin", "model", "en-zh-Hans", ""),
    ],
)
def test_names_of_files(name: str, kind: str, token: str, packing: str) -> None:
    found = read_file_name(name)
    assert found is not None
    assert (found.kind, found.token, found.packing) == (kind, token, packing)
    assert name.startswith(found.name)


@pytest.mark.parametrize(
    "name",
    [
        "../model.fren.bin",
        "model.fren/x.bin",
        "model.bin",
        "README.md",
        "vocab.fren.spm\n",
        "",
        "lex.50.50.bin",
    ],
)
def test_other_names_are_none(name: str) -> None:
    assert read_file_name(name) is None


def test_names_of_folders() -> None:
    assert read_folder_name("fr-en") == ("fr", "en")
    assert read_folder_name("zh-Hans-en") == ("zh-Hans", "en")
    assert read_folder_name("en-zh-Hant") == ("en", "zh-Hant")
    assert read_folder_name("en-en") is None
    assert read_folder_name(".coming-fr-en-12") is None


@pytest.mark.parametrize(
    ("token", "folder", "pair"),
    [
        ("fren", "fren", ("fr", "en")),
        ("fren", "anything", ("fr", "en")),
        ("zh-Hansen", "zh-Hans-en", ("zh-Hans", "en")),
        ("enzh-Hans", "models", ("en", "zh-Hans")),
        ("filen", "fil-en", ("fil", "en")),
        ("filen", "models", None),
        ("enen", "x", None),
        ("intgemm", "x", None),
    ],
)
def test_pairs(token: str, folder: str, pair: tuple[str, str] | None) -> None:
    assert pair_of(token, folder) == pair
