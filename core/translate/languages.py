"""Codes of languages: what a tag means, whether two mean the same, what an engine calls one."""

from typing import Any

from core.errors import TranslateError
from core.facts import read_facts

UNKNOWN = "und"
"""The code of a language that could not be told."""


def language_code(tag: str) -> str:
    """Return our code for a BCP 47 `tag`, however it is spelled.

    Region and script go (`pt-BR` is `pt`), but for Chinese the script is what is kept:
    `zh-Hans` or `zh-Hant`. An empty or senseless tag is `und`.
    """
    parts = _parts(tag)
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


def code_for(engine: str, tag: str, label: str, *, is_target: bool = False) -> str:
    """Return what `engine` (the name of its table) calls the language `tag`.

    Some engines write regions and scripts apart (`pt-BR`, `sr-Latn`), some take other codes for
    the language of the text than for the one to translate into: `is_target` says which is meant.
    Raises TranslateError, naming the engine as `label`, where it does not know the language.
    """
    called = _called(engine, tag, is_target)
    if called is not None:
        return called
    code = language_code(tag)
    if code != UNKNOWN:
        raise TranslateError(
            f"{label} does not know the language {code!r}; choose another engine, or set the "
            "article's language yourself if it was told wrongly."
        )
    if is_target:
        raise TranslateError("No language to translate into is set; set one in the settings.")
    raise TranslateError(
        f"{label} has to be told the language of a text, and that of this article is not known; "
        "set the article's language, or choose another engine."
    )


def knows_pair(engine: str, lang: str, target: str) -> bool:
    """Return whether the table of `engine` has both languages, and they are two."""
    return (
        _called(engine, lang, False) is not None
        and _called(engine, target, True) is not None
        and not is_same_language(lang, target)
    )


def _called(engine: str, tag: str, is_target: bool) -> str | None:
    table: dict[str, Any] = read_facts("core.translate", "data", f"{engine}.toml")
    parts = _parts(tag)
    side = "target" if is_target else "source"
    tags = {**table.get("tag", {}), **table.get(f"{side}_tag", {})}
    for length in (3, 2, 1):
        written = tags.get("-".join(parts[:length]))
        if written is not None:
            return str(written)
    code = language_code(tag)
    for part in (side, "code"):
        called = table.get(part, {}).get(code)
        if called is not None:
            return str(called)
    return code if code in table.get("same", ()) else None


def _parts(tag: str) -> list[str]:
    return tag.strip().lower().replace("_", "-").split("-")
