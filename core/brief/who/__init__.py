"""Who is who: people, organisations and places by identity."""

from core.brief.who.row import NameRow, RoleGiven
from core.brief.who.rows import identity, list_names

__all__ = ["NameRow", "RoleGiven", "identity", "list_names"]
