"""Glossaries: terms that must be translated in one way."""

from core.translate.glossary.files import (
    GlossaryRow,
    make_term,
    read_glossary,
    to_csv,
    write_glossary,
)
from core.translate.glossary.terms import (
    Glossary,
    PairGlossary,
    TermPlace,
    apart,
    glossary_of,
    has_words,
)

__all__ = [
    "Glossary",
    "GlossaryRow",
    "PairGlossary",
    "TermPlace",
    "apart",
    "glossary_of",
    "has_words",
    "make_term",
    "read_glossary",
    "to_csv",
    "write_glossary",
]
