"""Most units a second that a table or global index has, as the model states them."""

from mkdocs_dynamodb.model.tables import Index, Table
from mkdocs_dynamodb.reports.capacity.derivations import Kind


def most_units(table: Table, index: Index | None, kind: Kind) -> int | None:
    """Units that are provisioned, or the maximum throughput on demand; None where none is stated.

    A global index of a provisioned table has as many as the table, unless it states its own.
    """
    if index is not None and index.capacity is not None:
        own = index.capacity.read if kind is Kind.READ else index.capacity.write
        if own is not None:
            return own
    capacity = table.capacity
    if capacity is None or capacity.mode != "provisioned":
        return None
    if capacity.scaling is not None:
        return capacity.scaling.most.get(kind.value) if index is None else None
    return capacity.read if kind is Kind.READ else capacity.write
