"""Annotation: names, figures and dates of an article, and who is who across languages.

Importing this package loads no language library; each loads when first used. Who needs one module
of it, as the briefing does, does not load the whole annotator.
"""

from typing import TYPE_CHECKING

from core.lazy import loading

if TYPE_CHECKING:
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
else:
    __getattr__ = loading(
        __name__,
        {
            "Annotations": "annotator",
            "Annotator": "annotator",
            "Mention": "recogniser",
            "Model": "spacy_models",
            "Recogniser": "recogniser",
            "add_model": "spacy_models",
            "annotate_lines": "lines",
            "best_model": "spacy_models",
            "find_figures": "figures",
            "installed_models": "spacy_models",
            "official_packages": "spacy_models",
        },
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
