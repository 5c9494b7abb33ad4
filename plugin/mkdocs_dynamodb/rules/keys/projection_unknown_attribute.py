"""KEY013: projected attributes that nothing in the index has."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import Index, Table
from mkdocs_dynamodb.rules.registry import Extent, rule
from mkdocs_dynamodb.source.shape import nearest


@rule(
    "KEY013",
    "projection-unknown-attribute",
    Severity.ERROR,
    needs_whole_model=True,
    looks_at=Extent.FRAME,
)
def projection_unknown_attribute(model: Model) -> Iterator[Finding]:
    """An index projects an attribute that no entity in the index has.

    ## Why

    DynamoDB knows no attributes besides keys, so it accepts any name in a projection and copies
    nothing under a misspelt one. The access pattern then misses what it needs, and a projection
    cannot be changed: the index has to be built again (API Reference, UpdateTable, which creates
    and deletes global indexes and changes none of their projections).

    ## Bad

    ```yaml
    tables:
      Orders:
        partition_key: order_id
        entities:
          Order: {attributes: {order_id: S, customer_id: S, total: N}}
        indexes:
          ByCustomer: {partition_key: customer_id, projection: [totl]}
    ```

    ## Good

    ```yaml
    tables:
      Orders:
        partition_key: order_id
        entities:
          Order: {attributes: {order_id: S, customer_id: S, total: N}}
        indexes:
          ByCustomer: {partition_key: customer_id, projection: [total]}
    ```
    """
    for table in model.tables.values():
        for index in table.indexes.values():
            if index.projection.names:
                yield from _unknown(table, index)


def _unknown(table: Table, index: Index) -> Iterator[Finding]:
    # An index that stays empty is a fault of its own; what it should hold is known all the same.
    entering = table.entering(index) or tuple(table.entities.values())
    if not entering or not all(entity.attributes for entity in entering):
        return
    known = {name for entity in entering for name in entity.attribute_names}
    known |= {*table.key_names, *index.key_names}
    for name in index.projection.names:
        if name.value in known:
            continue
        holders = [e.name.value for e in table.entities.values() if name.value in e.attribute_names]
        hint = nearest(name.value, sorted(known)) or "remove it, or declare it in an entity"
        yield Finding(
            at=name.at,
            message=f"index `{index.name.value}` projects `{name.value}`, "
            "which no entity in the index has",
            label=f"only `{holders[0]}` has it, which never enters" if holders else "not known",
            subject=index.subject,
            help=hint,
        )
