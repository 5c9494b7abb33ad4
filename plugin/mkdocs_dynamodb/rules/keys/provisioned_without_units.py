"""KEY030: provisioned capacity without units."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.limits import MIN_PROVISIONED_UNITS
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import Capacity
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("KEY030", "provisioned-without-units", Severity.ERROR, looks_at=Extent.FRAME)
def provisioned_without_units(model: Model) -> Iterator[Finding]:
    """A table provisions less than one unit for reads or writes, or units for one of them only.

    ## Why

    A provisioned table has at least one read unit and one write unit (Developer Guide, Quotas in
    Amazon DynamoDB), and CreateTable asks for both figures. `capacity: provisioned` without
    figures leaves both open, which is fine in a design.

    ## Bad

    ```yaml
    tables:
      Sessions:
        partition_key: session_id
        capacity: {mode: provisioned, read: 100, write: 0}
    ```

    ## Good

    ```yaml
    tables:
      Sessions:
        partition_key: session_id
        capacity: {mode: provisioned, read: 100, write: 25}
    ```
    """
    for table in model.tables.values():
        capacity = table.capacity
        if capacity is None or capacity.mode != "provisioned":
            continue
        lacking = _lacking(capacity)
        if lacking:
            yield Finding(
                at=capacity.at,
                message=f"table `{table.name.value}` provisions no {' and no '.join(lacking)}",
                label="at least one unit of each",
                subject=table.subject,
                help="give `read` and `write` at least 1, or leave both out while they are open",
            )


def _lacking(capacity: Capacity) -> list[str]:
    """Kinds of units that are missing beside the other kind, or below the least."""
    units = {"read units": capacity.read, "write units": capacity.write}
    if all(number is None for number in units.values()):
        return []
    return [kind for kind, number in units.items() if (number or 0) < MIN_PROVISIONED_UNITS]
