"""The facts of a language that figures are read by: its own, CLDR's, what all languages share."""

from collections.abc import Iterable, Mapping
from typing import Any

from core.annotate.quantities.cldr_figures import cldr_facts
from core.facts import read_facts

_BOTH = ("scales", "suffixes", "units", "money")
"""Tables of which a language's own stand beside CLDR's."""


def figure_facts(lang: str) -> Mapping[str, Any]:
    """Return the facts of `lang`, with CLDR's and what languages share where it asks for them.

    It does with `beside_cldr`, or by having no number words.
    """
    own = read_facts("core.annotate", "lang", lang, "figures.toml")
    if "words" in own and not own.get("beside_cldr"):
        return own
    shared = read_facts("core.annotate", "lang", "default", "figures.toml")
    known = cldr_facts(lang)
    if "words" in own:
        shared = {**shared, "unsure": {}}  # we know all scales
    # Words of ours stand beside CLDR's, which lacks some (Italian days).
    both = {table: _joined(known.get(table, {}), own.get(table, {})) for table in _BOTH}
    doubtful = [*known.get("doubtful", ()), *own.get("doubtful", ())]
    return {**shared, **known, **own, **both, "doubtful": doubtful}


def _joined(
    known: Mapping[str, Iterable[str]], own: Mapping[str, Iterable[str]]
) -> dict[str, list[str]]:
    """Return the forms of two tables, those of `own` first: they are the usual ones."""
    return {name: [*own.get(name, ()), *known.get(name, ())] for name in {**own, **known}}
