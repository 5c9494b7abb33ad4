"""Records: dataclasses that nobody changes once they are made, and of which a model has thousands.

Python takes four times as long to make an object of a frozen dataclass as one of a plain one. So a
record is plain when it runs; that nobody changes it, type checkers see to, to whom it is frozen.

A dataclass has Python compile each of its methods, which for all of ours was a fifth of the time
that checking a small model takes. Here only `__init__` is compiled; the others are closures.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields
from operator import attrgetter
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

    def make(cls: type[T]) -> type[T]:
        made = dataclass(slots=slots, kw_only=kw_only, eq=False, repr=False)(cls)
        for method in _methods(made):
            setattr(made, method.__name__, method)
        return made

    return make


def _methods(kind: type) -> Iterable[Callable[..., object]]:
    """Comparison, hash and text of a record, by the values of its fields."""
    names = [field.name for field in fields(kind)]
    values = attrgetter(*names) if names else type

    def __eq__(self: object, other: object) -> object:  # noqa: N807 - becomes the method
        return (
            values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented
        )

    def __hash__(self: object) -> int:  # noqa: N807 - becomes the method
        return hash(values(self))

    def __repr__(self: object) -> str:  # noqa: N807 - becomes the method
        told = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{kind.__qualname__}({told})"

    return __eq__, __hash__, __repr__


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
