"""Who asserts what a sentence says, and how surely: read from the original, not the translation."""

from core.brief.stance.stance import Asserter, Hedge, HedgeKind, Stance

__all__ = ["Asserter", "Hedge", "HedgeKind", "Stance"]
