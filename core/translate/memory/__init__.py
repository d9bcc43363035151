"""The translation memory: what was translated before, and its files."""

from core.translate.memory.corrections import corrections_for
from core.translate.memory.makers import READER, is_machine
from core.translate.memory.tmx import read_tmx
from core.translate.memory.units import Suggestion, TranslationMemory

__all__ = [
    "READER",
    "Suggestion",
    "TranslationMemory",
    "corrections_for",
    "is_machine",
    "read_tmx",
]
