"""FLO063: a stock or balance that is taken from without asking whether enough is left."""

import re
from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Placed, Severity
from mkdocs_dynamodb.model.expressions.tokens import place_in, read_update
from mkdocs_dynamodb.model.flow.attribute_kinds import is_counter, is_stock
from mkdocs_dynamodb.model.flow.guards import guard_of
from mkdocs_dynamodb.model.flow.targets import top_level
from mkdocs_dynamodb.model.flow.wording import words_of
from mkdocs_dynamodb.model.flow.writes import Write, Writes, writes_of
from mkdocs_dynamodb.model.keys.templates import Template
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Action, Operand
from mkdocs_dynamodb.rules.registry import rule

_MINUS = re.compile(
    r"=\s*(?:if_not_exists\s*\()?\s*#?(?P<name>[A-Za-z_][A-Za-z0-9_]*)[^,=-]*-"
    r"\s*(?P<amount>:\w+)?"
)
_MAY_BE_NEGATIVE = frozenset(
    {
        *("score", "rating", "karma", "reputation", "temperature", "offset", "delta", "debt"),
        *("owed", "due", "latitude", "longitude", "altitude", "x", "y", "z", "total", "sum"),
        *("spent", "paid", "revenue", "turnover", "sales", "profit", "average"),
    }
)


@rule("FLO063", "unchecked-decrement", Severity.WARNING)
def unchecked_decrement(model: Model) -> Iterator[Finding]:
    """An update takes from a stock, a balance or the like without a condition on what is left.

    Reported for attributes named after stock, inventory, availability, what remains, a balance,
    seats, tickets or credits. Any condition that names the attribute counts.

    ## Why

    ADD and SET with a minus take off whatever they are told, below zero as well (API Reference,
    UpdateItem). Reading the stock first does not help: between read and write another checkout can
    take the last unit. A condition such as `stock >= :quantity` is decided together with the
    write (Developer Guide, Condition expressions: conditional update).

    It is reported as well for every number from which an update takes as much as its caller says,
    unless the name is one of a number that may be negative, such as a score, or of a total.

    ## Bad

    ```yaml
    tables:
      Products:
        partition_key: product_id
        entities:
          Product: {attributes: {product_id: S, stock: N}}
    mapping:
      1:
        operation: UpdateItem
        table: Products
        entity: Product
        add: {stock: -1}
        condition: attribute_exists(product_id)
    ```

    ## Good

    ```yaml
    tables:
      Products:
        partition_key: product_id
        entities:
          Product: {attributes: {product_id: S, stock: N}}
    mapping:
      1:
        operation: UpdateItem
        table: Products
        entity: Product
        add: {stock: -1}
        condition: {stock: {">=": 1}}
    ```
    """
    writes = writes_of(model)
    for written in writes.of_entity.values():
        for write in written:
            guarded = guard_of(write.action.condition).compared
            for name, is_amount in _decremented(write.action):
                is_owned = is_stock(name.value) or (is_amount and _is_owned(writes, write, name))
                if is_owned and top_level(name.value) not in guarded:
                    yield Finding(
                        at=name.at,
                        message=(
                            f"pattern {write.number} takes from `{name.value}` of "
                            f"`{write.entity.name.value}` without asking whether enough is left"
                        ),
                        label="can fall below zero",
                        subject=write.action.subject,
                        help=f"add a condition such as `{name.value} >= :quantity`",
                    )


def _is_owned(writes: Writes, write: Write, name: Placed[str]) -> bool:
    """Whether a number says how much there is, so that a caller can ask for more than that."""
    attribute = write.entity.attributes.get(name.value)
    is_derived = write.entity.role is not None
    if attribute is None or is_derived or not _MAY_BE_NEGATIVE.isdisjoint(words_of(name.value)):
        return False
    return not is_counter(attribute) or not any(writes.beside(write))


def _decremented(action: Action) -> Iterator[tuple[Placed[str], bool]]:
    """Numbers from which an update takes, and whether it takes what its caller says."""
    update = action.update
    for name, operand in update.add.items():
        if _is_negative(operand):
            yield name, _is_open(operand)
    if update.expression is None:
        return
    text, at = update.expression
    taken = {m["name"]: (m["amount"] or "").removeprefix(":") for m in _MINUS.finditer(text)}
    for path in read_update(text).changed:
        first = path.parts[0]
        if first in taken:
            amount = action.values.get(taken[first])
            yield Placed(first, place_in(at, text, path)), _is_open(amount)


def _is_open(operand: Operand | None) -> bool:
    return isinstance(operand, Template) and bool(operand.names)


def _is_negative(operand: Operand) -> bool:
    if isinstance(operand, Template):
        return operand.text.startswith("-")
    return operand.number is not None and operand.number < 0
