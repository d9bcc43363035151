"""A Document becomes an Article with blocks and segments: sanitise, identify, clean, split.

Everyone who shows or keeps a line needs the sanitiser; the rest is loaded when first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from core.prepare.clean import clean, clean_line

if TYPE_CHECKING:
    from core.prepare.language import identify_language
    from core.prepare.lines import prepare_line
    from core.prepare.preparation import prepare
    from core.prepare.sentences import split_sentences
else:
    _PLACES = {
        "identify_language": "language",
        "prepare": "preparation",
        "prepare_line": "lines",
        "split_sentences": "sentences",
    }

    def __getattr__(name: str) -> object:
        """Load one of the public names."""
        if name not in _PLACES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        found = getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)
        globals()[name] = found
        return found


__all__ = [
    "clean",
    "clean_line",
    "identify_language",
    "prepare",
    "prepare_line",
    "split_sentences",
]
