"""Engines on the web, through deep-translator made safe for whole articles."""

from core.translate.online.deepl import DeepLEngine
from core.translate.online.google import GoogleEngine
from core.translate.online.libretranslate import LibreTranslateEngine
from core.translate.online.microsoft import MicrosoftEngine
from core.translate.online.mymemory import MyMemoryEngine

__all__ = [
    "DeepLEngine",
    "GoogleEngine",
    "LibreTranslateEngine",
    "MicrosoftEngine",
    "MyMemoryEngine",
]
