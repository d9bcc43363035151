"""Codes of languages: what a tag means, whether two mean the same, what an engine calls one."""

from core.errors import TranslateError
from core.facts import read_facts

UNKNOWN = "und"
"""The code of a language that could not be told."""


def language_code(tag: str) -> str:
    """Return our code for a BCP 47 `tag`, however it is spelled.

    Region and script go (`pt-BR` is `pt`), but for Chinese the script is what is kept:
    `zh-Hans` or `zh-Hant`. An empty or senseless tag is `und`.
    """
    parts = tag.strip().lower().replace("_", "-").split("-")
    if not (parts[0].isascii() and parts[0].isalpha() and 2 <= len(parts[0]) <= 3):
        return UNKNOWN
    facts = read_facts("core.translate", "data", "languages.toml")
    parts[0] = facts["replaced"].get(parts[0], parts[0])
    for length in (2, 1):
        written = facts["written"].get("-".join(parts[:length]))
        if written:
            return str(written)
    return parts[0]


def is_same_language(one: str, other: str) -> bool:
    """Return whether two tags mean the same written language; unknown ones never do."""
    first = language_code(one)
    return first != UNKNOWN and first == language_code(other)


def code_for(engine: str, tag: str, label: str) -> str:
    """Return what `engine` (the name of its table) calls the language `tag`.

    Raises TranslateError, naming the engine as `label`, where it does not know the language.
    """
    code = language_code(tag)
    table = read_facts("core.translate", "data", f"{engine}.toml")
    called = table["code"].get(code) or (code if code in table["same"] else None)
    if called is None:
        raise TranslateError(
            f"{label} does not know the language {code!r}; choose another engine, or set the "
            "article's language yourself if it was told wrongly."
        )
    return str(called)
