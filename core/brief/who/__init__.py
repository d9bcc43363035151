"""Who is who: people, organisations and places by identity."""

from core.brief.who.row import NameRow, RoleGiven

__all__ = ["NameRow", "RoleGiven"]
