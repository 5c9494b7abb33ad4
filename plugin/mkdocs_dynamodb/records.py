"""Records: dataclasses that nobody changes once they are made, and of which a model has thousands.

Python takes four times as long to make an object of a frozen dataclass as one of a plain one. So a
record is plain when it runs; that nobody changes it, type checkers see to, to whom it is frozen.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(*, slots: bool = True, kw_only: bool = False) -> Callable[[type[T]], type[T]]:
    """Make a record of a class.

    Args:
        slots: whether its objects have room for the fields alone; a `cached_property` needs more.
        kw_only: whether fields are given by name only.
    """
    return dataclass(slots=slots, kw_only=kw_only, unsafe_hash=True)
