"""Facts of languages, kept as data files beside the code that reads them.

Each room keeps its own under `lang/<xx>/` (or `lang/<xx>.toml`); `default` serves every language
without a file of its own.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def read_facts(package: str, *path: str) -> dict[str, Any]:
    """Return the TOML file at `path` inside `package`; an empty dict where there is none.

    The result is cached and shared: callers must not change it.
    """
    place = files(package).joinpath(*path)
    if not place.is_file():
        return {}
    return tomllib.loads(place.read_text(encoding="utf-8"))
