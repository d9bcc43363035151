"""Segments in the reader's language: from the translation memory, then from engines."""

from core.translate.engine import BatchingEngine, ContextEngine, Engine
from core.translate.keeping import with_made, with_marks
from core.translate.languages import is_same_language, language_code
from core.translate.memory import TranslationMemory, read_tmx
from core.translate.registry import (
    EngineInfo,
    allowed_engines,
    close_engines,
    describe_engines,
    make_engine,
    ready_engines,
)
from core.translate.translating import translate_again, translate_article

__all__ = [
    "BatchingEngine",
    "ContextEngine",
    "Engine",
    "EngineInfo",
    "TranslationMemory",
    "allowed_engines",
    "close_engines",
    "describe_engines",
    "is_same_language",
    "language_code",
    "make_engine",
    "read_tmx",
    "ready_engines",
    "translate_again",
    "translate_article",
    "with_made",
    "with_marks",
]
