"""Backing a library up into one file, and putting it back: the door to both."""

from core.store.care.archive import BackedUp, back_up
from core.store.care.restoring import PutBack, put_back

__all__ = ["BackedUp", "PutBack", "back_up", "put_back"]
