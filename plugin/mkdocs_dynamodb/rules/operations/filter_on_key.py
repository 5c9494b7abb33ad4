"""OPS012: a filter of a query on a key of what it queries."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.flow.named_attributes import tested_attributes
from mkdocs_dynamodb.model.flow.targets import searches
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("OPS012", "filter-on-key", Severity.ERROR, looks_at=Extent.PATTERN)
def filter_on_key(model: Model) -> Iterator[Finding]:
    """The filter of a query names a key attribute of the table or index it queries.

    ## Why

    DynamoDB refuses it: `Filter Expression can only contain non-primary key attributes` (API
    Reference, Query, FilterExpression). What is asked of a key belongs into `where`, where it also
    saves reading. A filter may name keys of the table while an index is queried, and Scan may
    filter on anything.

    ## Bad

    ```yaml
    tables:
      Parcels:
        partition_key: depot_id
        sort_key: received_at
        entities:
          Parcel: {attributes: {depot_id: S, received_at: S}}
    mapping:
      1:
        operation: Query
        table: Parcels
        where: {depot_id: d1}
        filter: {received_at: {">": "2026-11"}}
    ```

    ## Good

    ```yaml
    tables:
      Parcels:
        partition_key: depot_id
        sort_key: received_at
        entities:
          Parcel: {attributes: {depot_id: S, received_at: S}}
    mapping:
      1:
        operation: Query
        table: Parcels
        where: {depot_id: d1, received_at: {">": "2026-11"}}
    ```
    """
    for number, step, target in searches(model, "Query"):
        if step.filter is None:
            continue
        keys = target.key_names
        for name in tested_attributes(step.filter):
            if name.name in keys:
                yield Finding(
                    at=name.at,
                    message=f"pattern {number} filters {target.name} by its key `{name.name}`",
                    label="a key of what is queried",
                    subject=step.subject,
                    help=(
                        f"move `{name.name}` to `where`, or query an index in which it is no key"
                    ),
                )
