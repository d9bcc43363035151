"""A Document becomes an Article with blocks and segments: sanitise, identify, clean, split.

Everyone who shows or keeps a line needs the sanitiser; the rest is loaded when first asked for.
"""

from typing import TYPE_CHECKING

from core.lazy import loading
from core.prepare.clean import clean, clean_line

if TYPE_CHECKING:
    from core.prepare.language import identify_language
    from core.prepare.lines import prepare_line
    from core.prepare.preparation import prepare
    from core.prepare.sentences import split_sentences
else:
    __getattr__ = loading(
        __name__,
        {
            "identify_language": "language",
            "prepare": "preparation",
            "prepare_line": "lines",
            "split_sentences": "sentences",
        },
    )


__all__ = [
    "clean",
    "clean_line",
    "identify_language",
    "prepare",
    "prepare_line",
    "split_sentences",
]
