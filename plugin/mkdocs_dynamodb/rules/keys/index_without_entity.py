"""KEY023: indexes that stay empty."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import Index, Table
from mkdocs_dynamodb.rules.registry import Extent, rule
from mkdocs_dynamodb.source.shape import nearest


@rule(
    "KEY023", "index-without-entity", Severity.ERROR, needs_whole_model=True, looks_at=Extent.FRAME
)
def index_without_entity(model: Model) -> Iterator[Finding]:
    """No entity of a table can enter one of its indexes.

    ## Why

    An index holds the items that have all of its key attributes (Developer Guide, Take advantage
    of sparse indexes). DynamoDB creates an index on attributes that nothing has and keeps it empty
    without a word, so every query on it finds nothing.

    ## Bad

    ```yaml
    tables:
      Orders:
        partition_key: order_id
        entities:
          Order: {attributes: {order_id: S, customer_id: S}}
        indexes:
          ByCustomer: {partition_key: custmer_id}
    ```

    ## Good

    ```yaml
    tables:
      Orders:
        partition_key: order_id
        entities:
          Order: {attributes: {order_id: S, customer_id: S}}
        indexes:
          ByCustomer: {partition_key: customer_id}
    ```
    """
    for table in model.tables.values():
        entities = table.entities.values()
        if not entities or not all(entity.attributes for entity in entities):
            continue
        for index in table.indexes.values():
            if not table.entering(index):
                yield _finding(table, index)


def _finding(table: Table, index: Index) -> Finding:
    entities = table.entities.values()
    orphan = next((k for k in index.keys if not any(e.gives(k.name.value) for e in entities)), None)
    where = f"index `{index.name.value}` of table `{table.name.value}` stays empty"
    if orphan is None:
        return Finding(
            at=index.name.at,
            message=f"{where}: no entity has all of its key attributes",
            label="no entity enters",
            subject=index.subject,
            help="give one entity a value for each key attribute of the index",
        )
    name = orphan.name.value
    known = sorted({name for entity in entities for name in entity.attributes})
    stray = next((e for e in entities if any(k.name.value in e.keys for k in index.keys)), None)
    related = () if stray is None else (Related(stray.name.at, "meant to enter it, it seems"),)
    return Finding(
        at=orphan.name.at,
        message=f"{where}: no entity has `{name}`",
        label="key that nothing has",
        subject=index.subject,
        related=related,
        help=nearest(name, known) or f"declare `{name}` or a template for it in an entity",
    )
