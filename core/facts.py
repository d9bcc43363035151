"""Facts of languages, kept as data files beside the code that reads them.

Each room keeps its own under `lang/<xx>/` (or `lang/<xx>.toml`); `default` serves every language
without a file of its own.
"""

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import tomli


@cache
def read_facts(package: str, *path: str) -> dict[str, Any]:
    """Return the TOML file at `path` inside `package`; an empty dict where there is none.

    The result is cached and shared: callers must not change it.
    """
    place = facts_folder(package).joinpath(*path)
    try:
        text = place.read_text(encoding="utf-8")
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        return {}
    return tomli.loads(text)  # compiled: a third of tomllib's time


@cache
def facts_folder(package: str) -> Path:
    """Return the folder of a package.

    As `importlib.resources.files`, which takes longer to import than most files to read.
    """
    return Path(import_module(package).__path__[0])
