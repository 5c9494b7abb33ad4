"""FLO063: a stock or balance that is taken from without asking whether enough is left."""

import re
from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Placed, Severity
from mkdocs_dynamodb.model.expressions.tokens import place_in, read_update
from mkdocs_dynamodb.model.flow.attribute_kinds import is_stock
from mkdocs_dynamodb.model.flow.guards import guard_of
from mkdocs_dynamodb.model.flow.targets import top_level
from mkdocs_dynamodb.model.flow.writes import writes_of
from mkdocs_dynamodb.model.keys.templates import Template
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Operand, Update
from mkdocs_dynamodb.rules.registry import rule

_MINUS = re.compile(r"=\s*(?:if_not_exists\s*\()?\s*#?(?P<name>[A-Za-z_][A-Za-z0-9_]*)[^,=-]*-")


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
    for written in writes_of(model).of_entity.values():
        for write in written:
            guarded = guard_of(write.action.condition).compared
            for name in _decremented(write.action.update):
                if is_stock(name.value) and top_level(name.value) not in guarded:
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


def _decremented(update: Update) -> Iterator[Placed[str]]:
    yield from (name for name, operand in update.add.items() if _is_negative(operand))
    if update.expression is None:
        return
    text, at = update.expression
    taken = {match.group("name") for match in _MINUS.finditer(text)}
    for path in read_update(text).changed:
        if path.parts[0] in taken:
            yield Placed(path.parts[0], place_in(at, text, path))


def _is_negative(operand: Operand) -> bool:
    if isinstance(operand, Template):
        return operand.text.startswith("-")
    return operand.number is not None and operand.number < 0
