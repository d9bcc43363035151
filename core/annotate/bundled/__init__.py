"""The bundled model of names: found offline, without an installed pipeline of the language."""

from core.annotate.bundled.recogniser import BundledRecogniser, bundled_languages

__all__ = ["BundledRecogniser", "bundled_languages"]
