"""OPS008: a key condition on an attribute that is no key."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.flow.targets import Target, is_listed, missing_keys, searches
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import AttributeTests, Step
from mkdocs_dynamodb.rules.registry import Extent, rule
from mkdocs_dynamodb.source.shape import nearest


@rule("OPS008", "condition-on-non-key", Severity.ERROR, looks_at=Extent.PATTERN)
def condition_on_non_key(model: Model) -> Iterator[Finding]:
    """A key condition names an attribute that is no key of the table or index.

    ## Why

    `where` is the key condition of a query, and the primary key of an operation on one item; both
    take key attributes only. DynamoDB answers `Query key condition not supported` or `The provided
    key element does not match the schema` (API Reference, Query and GetItem).
    Where the key itself is missing, that is told alone.

    ## Bad

    ```yaml
    tables:
      Parcels:
        partition_key: depot_id
        sort_key: parcel_id
        entities:
          Parcel: {attributes: {depot_id: S, parcel_id: S, weight: N}}
    mapping:
      1: {operation: Query, table: Parcels, where: {depot_id: d1, weight: {">": 20}}}
    ```

    ## Good

    ```yaml
    tables:
      Parcels:
        partition_key: depot_id
        sort_key: parcel_id
        entities:
          Parcel: {attributes: {depot_id: S, parcel_id: S, weight: N}}
        indexes:
          ByWeight: {partition_key: depot_id, sort_key: weight}
    mapping:
      1:
        operation: Query
        table: Parcels
        index: ByWeight
        where: {depot_id: d1, weight: {">": 20}}
    ```
    """
    for number, step, target in searches(model, "Query"):
        cure = "move it to `filter`, or query an index that has it as a key"
        if not missing_keys(step.where, (key.name.value for key in target.partition_keys)):
            yield from _foreign(number, step, target, step.where, cure)
    for _, answer, step in model.steps():
        for action in step.actions:
            table = model.table_of(action)
            names_index = action.index is not None or step.index is not None
            if table is None or names_index or action.verb.value == "put":
                continue
            if missing_keys(action.where, table.key_names):
                continue
            cure = "give the key attributes of the table only"
            if not is_listed(step) and action.condition is None and action.verb.value != "get":
                cure = "move it to `condition`, or give the key attributes of the table only"
            number = answer.number.value
            yield from _foreign(number, step, Target(table), action.where, cure)


def _foreign(
    number: str, step: Step, target: Target, where: tuple[AttributeTests, ...], cure: str
) -> Iterator[Finding]:
    keys = target.key_names
    for tests in where:
        name = tests.attribute.value
        if name not in keys and not _is_misspelt_key(target, name):
            yield Finding(
                at=tests.attribute.at,
                message=f"`{name}` in pattern {number} is no key attribute of {target.name}",
                label=f"keys are {', '.join(f'`{key}`' for key in keys)}",
                subject=step.subject,
                help=nearest(name, keys) or cure,
            )


def _is_misspelt_key(target: Target, name: str) -> bool:
    """Whether an attribute is meant by a key of the index that no entity has, told by KEY023."""
    entities = target.table.entities.values()
    if target.index is None or not any(entity.gives(name) for entity in entities):
        return False
    orphans = [key for key in target.key_names if not any(e.gives(key) for e in entities)]
    return bool(nearest(name, orphans)) and all(entity.attributes for entity in entities)
