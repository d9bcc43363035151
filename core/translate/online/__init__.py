"""Engines on the web, through deep-translator made safe for whole articles."""

from core.translate.online.google import GoogleEngine

__all__ = ["GoogleEngine"]
