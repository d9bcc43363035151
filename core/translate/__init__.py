"""Segments in the reader's language: from the translation memory, then from engines."""

from core.translate.choice import allowed_engines
from core.translate.engine import BatchingEngine, ContextEngine, Engine
from core.translate.keeping import with_made, with_marks
from core.translate.languages import is_same_language, language_code
from core.translate.memory import Suggestion, TranslationMemory, read_tmx, write_tmx
from core.translate.online.google import GoogleEngine
from core.translate.translating import translate_again, translate_article

__all__ = [
    "BatchingEngine",
    "ContextEngine",
    "Engine",
    "GoogleEngine",
    "Suggestion",
    "TranslationMemory",
    "allowed_engines",
    "is_same_language",
    "language_code",
    "read_tmx",
    "translate_again",
    "translate_article",
    "with_made",
    "with_marks",
    "write_tmx",
]
