"""What only one side says: found in one language or in one source only."""

from core.brief.sides.one_sided import OneSided, Side

__all__ = ["OneSided", "Side"]
