"""The rooms of the briefing while some of them are being built; goes when all are there."""

from importlib import import_module
from typing import Any


def _room(room: str, name: str, instead: Any) -> Any:
    found = getattr(import_module(f"core.brief.{room}"), name, None)
    return found if found is not None else instead


class _NoClaims:
    def choose(self, limit: int | None = None) -> tuple[Any, ...]:
        """Return nothing yet."""
        del limit
        return ()

    def all(self) -> tuple[Any, ...]:
        """Return nothing yet."""
        return ()


def _nothing(*_: object) -> tuple[Any, ...]:
    return ()


def _no_claims(*_: object) -> _NoClaims:
    return _NoClaims()


rank_claims = _room("claims", "rank_claims", _no_claims)
keep_ledger = _room("ledger", "keep_ledger", _nothing)
lay_timeline = _room("timeline", "lay_timeline", _nothing)
list_one_sided = _room("sides", "list_one_sided", _nothing)
list_names = _room("who", "list_names", getattr(import_module("core.brief.names"), "list_names"))  # noqa: B009
