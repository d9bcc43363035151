"""Glossaries: terms that must be translated in one way."""

from core.translate.glossary.files import (
    GlossaryRow,
    read_glossary,
    to_csv,
    write_glossary,
)
from core.translate.glossary.terms import (
    Glossary,
    PairGlossary,
    TermPlace,
    glossary_of,
    has_words,
)

__all__ = [
    "Glossary",
    "GlossaryRow",
    "PairGlossary",
    "TermPlace",
    "glossary_of",
    "has_words",
    "read_glossary",
    "to_csv",
    "write_glossary",
]
