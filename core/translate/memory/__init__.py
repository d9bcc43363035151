"""The translation memory: what was translated before, and its files."""

from core.translate.memory.tmx import read_tmx, write_tmx
from core.translate.memory.units import READER, TranslationMemory

__all__ = ["READER", "TranslationMemory", "read_tmx", "write_tmx"]
