"""The one road: read > prepare > annotate > translate > store, phase by phase.

The pipeline decides the order and what happens when a source fails; where the work is done (in this
process or another) is up to the `Stages` that it is given.
"""

from core.pipeline.flow import Phase
from core.pipeline.road import PHASES, AddReport, FailedSource, Progress, Road
from core.pipeline.stages import Stages
from core.pipeline.translator import Translator

__all__ = [
    "PHASES",
    "AddReport",
    "FailedSource",
    "Phase",
    "Progress",
    "Road",
    "Stages",
    "Translator",
]
