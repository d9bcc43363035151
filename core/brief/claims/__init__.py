"""Claims: what the sources say, each said once."""

from core.brief.claims.claim import Claim

__all__ = ["Claim"]
