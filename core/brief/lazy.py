"""Properties, and what functions tell of something, worked out once."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Generic, TypeVar, overload

Owner = TypeVar("Owner")
Value = TypeVar("Value")


class lazy(Generic[Owner, Value]):  # noqa: N801 - used like `property`
    """A property worked out when first asked for, and kept.

    `functools.cached_property` does the same behind a lock, which Python 3.12 took away as too
    slow; a briefing reads some fifty thousand of these.
    """

    def __init__(self, work: Callable[[Owner], Value]) -> None:
        self._work = work
        self._name = work.__name__
        self.__doc__ = work.__doc__

    @overload
    def __get__(self, one: None, owner: type[Any]) -> "lazy[Owner, Value]": ...

    @overload
    def __get__(self, one: Owner, owner: type[Any]) -> Value: ...

    def __get__(self, one: Owner | None, owner: type[Any]) -> "Value | lazy[Owner, Value]":
        if one is None:
            return self
        # the instance's own attribute is found before this one from now on
        value = one.__dict__[self._name] = self._work(one)
        return value


def kept(work: Callable[[Owner], Value]) -> Callable[[Owner], Value]:
    """Return a function of one thing that keeps what it says of it with that thing.

    As `lazy`, for what is said of a thing by another module than its own.
    """
    name = f"{work.__module__}.{work.__qualname__}"

    @wraps(work)
    def told(one: Owner) -> Value:
        known: dict[str, Any] = one.__dict__
        if name not in known:
            known[name] = work(one)
        value: Value = known[name]
        return value

    return told


def keep_of(work: Callable[[Owner], Value], one: Owner, value: Value) -> None:
    """Keep with a thing what a function that is `kept` would say of it."""
    one.__dict__[f"{work.__module__}.{work.__qualname__}"] = value
