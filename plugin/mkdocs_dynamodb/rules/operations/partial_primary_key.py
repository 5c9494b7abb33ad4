"""OPS011: an operation on one item without its full primary key."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity, Span
from mkdocs_dynamodb.model.flow.targets import index_asked_for, is_listed, missing_keys
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Action, Step
from mkdocs_dynamodb.model.tables import Table
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("OPS011", "partial-primary-key", Severity.ERROR, looks_at=Extent.PATTERN)
def partial_primary_key(model: Model) -> Iterator[Finding]:
    """An operation on one item does not give its whole primary key.

    ## Why

    GetItem, UpdateItem, DeleteItem and the actions of batches and transactions address exactly one
    item: they need a value for the partition key and, where the table has one, for the sort key
    (API Reference, GetItem, Key). `entity` gives both through its key templates; `where` has to
    name each of them with equality. An operation that names an index has another fault, and is not
    reported here.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Show an order line, type: read, rps: 5, inputs: [order_id, line]}
    tables:
      OrderLines:
        partition_key: order_id
        sort_key: line
        entities:
          OrderLine: {attributes: {order_id: S, line: N}}
    mapping:
      1: {operation: GetItem, table: OrderLines, where: {order_id: "{order_id}"}}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Show an order line, type: read, rps: 5, inputs: [order_id, line]}
    tables:
      OrderLines:
        partition_key: order_id
        sort_key: line
        entities:
          OrderLine: {attributes: {order_id: S, line: N}}
    mapping:
      1: {operation: GetItem, table: OrderLines, entity: OrderLine}
    ```
    """
    for _, answer, step in model.steps():
        for action in step.actions:
            table = model.table_of(action)
            if action.index is not None or step.index is not None:
                continue
            if table is not None and action.verb.value in _NEED_KEY:
                yield from _incomplete(answer.number.value, step, action, table)


_NEED_KEY = frozenset({"get", "update", "delete", "check"})


def _incomplete(number: str, step: Step, action: Action, table: Table) -> Iterator[Finding]:
    if action.where:
        missing = missing_keys(action.where, table.key_names)
        if missing:
            index = index_asked_for(table, action.where)
            yield Finding(
                at=_where_place(step, action),
                message=(
                    f"pattern {number} addresses an item of {table.name.value} "
                    f"without {' and '.join(f'`{name}`' for name in missing)}"
                ),
                label="not the whole key",
                subject=action.subject,
                help=f"use Query with `index: {index}`, whose keys these are"
                if index
                else "add it, or use Query where several items are meant",
            )
    elif action.entity is None:
        yield Finding(
            at=action.at,
            message=f"pattern {number} does not say which item of {table.name.value} it means",
            label="no key",
            subject=action.subject,
            help="name its `entity`, or give the key in `where`",
        )
    for tests in action.where:
        for test in tests.tests:
            if test.operator.value != "=" and tests.attribute.value in table.key_names:
                yield Finding(
                    at=test.operator.at,
                    message=(
                        f"pattern {number} gives key `{tests.attribute.value}` "
                        f"of one item by `{test.operator.value}`"
                    ),
                    label="only equality is possible here",
                    subject=action.subject,
                    help="give one value, or use Query where several items are meant",
                )


def _where_place(step: Step, action: Action) -> Span:
    if not is_listed(step) and "where" in step.given:
        return step.given["where"]
    return action.where[0].attribute.at
