"""The old place of core.brief.who."""

from core.brief.who.rows import identity, list_names

__all__ = ["identity", "list_names"]
