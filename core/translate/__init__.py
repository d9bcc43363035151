"""Segments in the reader's language: translation memory, then engines."""
