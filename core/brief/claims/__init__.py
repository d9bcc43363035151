"""Claims: what the sources say, each said once."""

from core.brief.claims.claim import Claim
from core.brief.claims.ranking import Ranking, rank_claims

__all__ = ["Claim", "Ranking", "rank_claims"]
