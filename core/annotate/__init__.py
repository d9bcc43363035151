"""Annotation: names, figures and dates of an article, and who is who across languages.

Importing this package loads no language library; each loads when first used.
"""

from core.annotate.annotator import Annotations, Annotator
from core.annotate.figures import find_figures
from core.annotate.lines import annotate_lines
from core.annotate.recogniser import Mention, Recogniser
from core.annotate.spacy_models import (
    Model,
    add_model,
    best_model,
    installed_models,
    official_packages,
)

__all__ = [
    "Annotations",
    "Annotator",
    "Mention",
    "Model",
    "Recogniser",
    "add_model",
    "annotate_lines",
    "best_model",
    "find_figures",
    "installed_models",
    "official_packages",
]
