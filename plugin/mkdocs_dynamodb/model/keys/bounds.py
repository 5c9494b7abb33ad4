"""Whether the bounds of a range stand in reverse order, as far as their text tells."""

from decimal import Decimal
from itertools import zip_longest

from mkdocs_dynamodb.model.keys.templates import Field, Template
from mkdocs_dynamodb.model.operations import Operand
from mkdocs_dynamodb.model.values import bytes_of, read_number


def is_reversed(lower: Operand, upper: Operand, wanted: str | None) -> bool:
    """Whether a lower bound is greater than the upper one for certain.

    Args:
        lower: bound that should not be greater.
        upper: bound that should not be less.
        wanted: type of the attribute; the types of plain values tell where it is unknown.
    """
    if wanted == "B":
        binaries = _binary(lower), _binary(upper)
        return binaries[0] is not None and binaries[1] is not None and binaries[0] > binaries[1]
    numbers = _number(lower, wanted), _number(upper, wanted)
    if numbers[0] is not None and numbers[1] is not None:
        return numbers[0] > numbers[1]
    parts = _parts(lower, wanted), _parts(upper, wanted)
    return parts[0] is not None and parts[1] is not None and _is_greater(parts[0], parts[1])


def _binary(operand: Operand) -> bytes | None:
    """Bytes that a text in base64 stands for."""
    if isinstance(operand, Template) and not operand.is_constant:
        return None
    return bytes_of(operand.text)


def _number(operand: Operand, wanted: str | None) -> Decimal | None:
    if wanted not in (None, "N"):
        return None
    if isinstance(operand, Template):
        return read_number(operand.text) if wanted == "N" and operand.is_constant else None
    return operand.number


def _parts(operand: Operand, wanted: str | None) -> tuple[str | Field, ...] | None:
    """Pieces of a text operand."""
    if isinstance(operand, Template):
        return operand.parts if wanted == "S" else None
    return (str(operand.content),) if operand.type == "S" and wanted in (None, "S") else None


def _is_greater(one: tuple[str | Field, ...], other: tuple[str | Field, ...]) -> bool:
    """Whether the first pieces that differ are literal and tell the order.

    A text that only begins with the other is greater where the other ends there.
    """
    for position, (mine, yours) in enumerate(zip_longest(one, other, fillvalue="")):
        if mine == yours:
            continue
        if isinstance(mine, Field) or isinstance(yours, Field):
            return False
        a, b = mine.encode("utf-8", "surrogatepass"), yours.encode("utf-8", "surrogatepass")
        return a > b and (not a.startswith(b) or position >= len(other) - 1)
    return False
