"""Numbers that DynamoDB can hold, and sums of them."""

from decimal import Context, Decimal

from mkdocs_dynamodb.model.dynamodb_json import NOWHERE
from mkdocs_dynamodb.model.engine.outcome import invalid
from mkdocs_dynamodb.model.limits import MAX_NUMBER_EXPONENT, MIN_NUMBER_EXPONENT, NUMBER_DIGITS
from mkdocs_dynamodb.model.values import Value, plain_number

_EXACT = Context(prec=400)
"""Enough digits for any sum of two numbers that DynamoDB holds."""


def total(operator: str, one: Value, other: Value) -> Value:
    """Sum or difference of two numbers."""
    first, second = number_of(one), number_of(other)
    found = _EXACT.add(first, second) if operator == "+" else _EXACT.subtract(first, second)
    refuse_beyond(found)
    return Value("N", plain_number(str(found)), NOWHERE)


def number_of(value: Value) -> Decimal:
    """Decimal of a value, which has to be a number."""
    number = value.number
    if number is None:
        raise invalid("a number is needed where the update adds or subtracts")
    return number


def refuse_beyond(number: Decimal) -> None:
    """Refuse a number with too many digits, or one that is too large or too small."""
    if not number:
        return
    if len(_EXACT.normalize(number).as_tuple().digits) > NUMBER_DIGITS:
        raise invalid(f"a number has more than {NUMBER_DIGITS} significant digits")
    if not MIN_NUMBER_EXPONENT <= number.adjusted() <= MAX_NUMBER_EXPONENT:
        raise invalid("a number is too large or too small")
