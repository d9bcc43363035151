"""The room where models work: long-lived processes beside the screen's.

spaCy takes seconds to load and holds the interpreter while it works, so neither the screen nor a
command does it in its own process. `InlineWorkshop` is the same without a second process.
"""

from core.workshop.stages import InlineWorkshop, Workshop

__all__ = ["InlineWorkshop", "Workshop"]
