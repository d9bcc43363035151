"""Segments in the reader's language: from the translation memory, then from engines.

Who only asks whether two languages are the same does not load all of it.
"""

from typing import TYPE_CHECKING

from core.lazy import loading

if TYPE_CHECKING:
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
else:
    __getattr__ = loading(
        __name__,
        {
            "BatchingEngine": "engine",
            "ContextEngine": "engine",
            "Engine": "engine",
            "EngineInfo": "registry",
            "TranslationMemory": "memory",
            "allowed_engines": "registry",
            "close_engines": "registry",
            "describe_engines": "registry",
            "is_same_language": "languages",
            "language_code": "languages",
            "make_engine": "registry",
            "read_tmx": "memory",
            "ready_engines": "registry",
            "translate_again": "translating",
            "translate_article": "translating",
            "with_made": "keeping",
            "with_marks": "keeping",
        },
    )


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
