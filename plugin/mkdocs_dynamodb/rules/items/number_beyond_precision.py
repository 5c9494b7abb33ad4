"""ITM011: a number that DynamoDB cannot hold."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.limits import MAX_NUMBER_EXPONENT, MIN_NUMBER_EXPONENT, NUMBER_DIGITS
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.values import Value
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("ITM011", "number-beyond-precision", Severity.ERROR, looks_at=Extent.FRAME)
def number_beyond_precision(model: Model) -> Iterator[Finding]:
    """A number in a sample item has too many digits, is out of range, or is no number at all.

    ## Why

    A number has up to 38 significant digits and lies between 1E-130 and 9.99E+125 in magnitude, or
    is zero; DynamoDB refuses more and does not round (Developer Guide, Constraints in Amazon
    DynamoDB).

    ## Bad

    ```yaml
    tables:
      Accounts:
        partition_key: id
        entities:
          Account: {attributes: {id: S, balance: N}}
        items:
          - Account: {id: a1, balance: 0.123456789012345678901234567890123456789}
    ```

    ## Good

    ```yaml
    tables:
      Accounts:
        partition_key: id
        entities:
          Account: {attributes: {id: S, balance: N}}
        items:
          - Account: {id: a1, balance: 0.12345678901234567890123456789012345678}
    ```
    """
    for table in model.tables.values():
        for item in table.items:
            for name, value in item.written.items():
                for part in value.walk():
                    fault = _fault(part)
                    if not fault:
                        continue
                    yield Finding(
                        at=part.at,
                        message=f"number `{part.shown}` in `{name}` of this {item.noun} {fault}",
                        label=fault,
                        subject=f"{item.subject}.{name}",
                        help="write a number within these bounds, or declare S and keep it as text",
                    )


def _fault(value: Value) -> str:
    number = value.number
    if number is None:
        return "is not a number" if value.type == "N" else ""
    digits = len("".join(str(digit) for digit in number.as_tuple().digits).strip("0"))
    if digits > NUMBER_DIGITS:
        return f"has {digits} significant digits, {NUMBER_DIGITS} are allowed"
    if number and number.adjusted() > MAX_NUMBER_EXPONENT:
        return f"is not below 1E+{MAX_NUMBER_EXPONENT + 1}"
    if number and number.adjusted() < MIN_NUMBER_EXPONENT:
        return f"is closer to zero than 1E{MIN_NUMBER_EXPONENT}"
    return ""
