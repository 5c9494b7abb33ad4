"""Records: dataclasses that nobody changes once they are made, and of which a model has thousands.

Python takes four times as long to make an object of a frozen dataclass as one of a plain one. So a
record is plain when it runs; that nobody changes it, type checkers see to, to whom it is frozen.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, Self, TypeVar, dataclass_transform, overload

T = TypeVar("T")
V = TypeVar("V")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(*, slots: bool = True, kw_only: bool = False) -> Callable[[type[T]], type[T]]:
    """Make a record of a class.

    Args:
        slots: whether its objects have room for the fields alone; a `cached_property` needs more.
        kw_only: whether fields are given by name only.
    """
    return dataclass(slots=slots, kw_only=kw_only, unsafe_hash=True)


class worked_out_once(Generic[T, V]):  # noqa: N801 - reads as a decorator
    """A property that is worked out when it is first asked for, and then kept.

    The `cached_property` of Python 3.11 takes a lock that we have no use for, which is half of its
    time; later versions have dropped it.
    """

    def __init__(self, work: Callable[[T], V]) -> None:
        """Take the value from `work`."""
        self.work = work
        self.__doc__ = work.__doc__
        self.name = ""

    def __set_name__(self, owner: type[T], name: str) -> None:
        """Learn the name, under which an object keeps the value in front of this property."""
        self.name = name

    @overload
    def __get__(self, instance: None, owner: type[T] | None = None) -> Self: ...

    @overload
    def __get__(self, instance: T, owner: type[T] | None = None) -> V: ...

    def __get__(self, instance: T | None, owner: type[T] | None = None) -> Self | V:
        """The value for an object."""
        if instance is None:
            return self
        value = self.work(instance)
        instance.__dict__[self.name] = value
        return value
