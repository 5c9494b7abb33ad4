"""CAP006: an item collection beyond 10 GB in a table with a local index."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.figures import bytes_text
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.reports.partitions.partitions import build_partitions
from mkdocs_dynamodb.rules.registry import rule


@rule("CAP006", "item-collection-too-large", Severity.ERROR)
def item_collection_too_large(model: Model) -> Iterator[Finding]:
    """The items of one partition key get larger than 10 GB, and the table has a local index.

    ## Why

    With a local index, the items of a partition key and their index entries can have 10 GB
    together; a write beyond that is refused with ItemCollectionSizeLimitExceededException, and the
    index cannot be removed later (Developer Guide, Local secondary indexes).

    ## Bad

    ```yaml
    entities:
      Device: {count: 1_000}
      Reading: {count: 100_000_000_000}
    tables:
      Readings:
        partition_key: device_id
        sort_key: read_at
        entities:
          Device: {size: 200 B, keys: {read_at: DEVICE}, attributes: {device_id: S}}
          Reading: {size: 200 B, attributes: {device_id: S, read_at: S, level: N}}
        indexes:
          ByLevel: {local: true, partition_key: device_id, sort_key: level}
    ```

    ## Good

    ```yaml
    entities:
      Device: {count: 1_000}
      Reading: {count: 100_000_000_000}
    tables:
      Readings:
        partition_key: device_id
        sort_key: read_at
        entities:
          Device: {size: 200 B, keys: {read_at: DEVICE}, attributes: {device_id: S}}
          Reading: {size: 200 B, attributes: {device_id: S, read_at: S, level: N}}
        indexes:
          ByLevel: {partition_key: device_id, sort_key: level}
    ```
    """
    for collection in build_partitions(model).collections:
        table = model.tables[collection.table]
        size = collection.at_least
        if size > collection.limit and table.partition_keys:
            yield Finding(
                at=table.partition_keys[0].name.at,
                message=f"an item collection of `{collection.table}` gets {bytes_text(size)}, and "
                f"with a local index it can have {bytes_text(collection.limit)}",
                label="one value of this key",
                subject=table.subject,
                related=tuple(
                    Related(index.name.at, "limits the collections")
                    for index in table.local_indexes
                ),
                help="make the local index a global one, or put a period into the partition key",
            )
