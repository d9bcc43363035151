"""A Document becomes an Article with blocks and segments: sanitise, identify, clean, split."""

from core.prepare.clean import clean, clean_line
from core.prepare.language import identify_language
from core.prepare.lines import prepare_line
from core.prepare.preparation import prepare
from core.prepare.sentences import split_sentences

__all__ = [
    "clean",
    "clean_line",
    "identify_language",
    "prepare",
    "prepare_line",
    "split_sentences",
]
