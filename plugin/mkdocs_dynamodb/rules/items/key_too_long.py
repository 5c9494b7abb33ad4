"""ITM016: a key value that is longer than DynamoDB allows."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.capacity.item_sizes import value_bytes
from mkdocs_dynamodb.model.limits import MAX_PARTITION_KEY_BYTES, MAX_SORT_KEY_BYTES
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import Index, Key, Table
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("ITM016", "key-too-long", Severity.ERROR, looks_at=Extent.FRAME)
def key_too_long(model: Model) -> Iterator[Finding]:
    """A key of a sample item, for its table or an index, is longer than DynamoDB allows.

    ## Why

    A partition key value has at most 2048 bytes, a sort key value 1024, in UTF-8 (Developer Guide,
    Constraints in Amazon DynamoDB). For an index with several key attributes on a side the limit
    is not documented, so nothing is said of it.

    ## Bad

    ```yaml
    tables:
      Pages:
        partition_key: site
        sort_key: path
        entities:
          Page:
            keys: {path: "{p}{p}{p}{p}{p}{p}{p}{p}{p}{p}{p}{p}{p}{p}"}
            attributes: {site: S, p: S}
        items:
          - Page:
              site: example.org
              p: /a/long/path/that/many/pages/of/this/site/share/with/many/other/pages/of/this/site
    ```

    ## Good

    ```yaml
    tables:
      Pages:
        partition_key: site
        sort_key: path
        entities:
          Page:
            keys: {path: "{p}"}
            attributes: {site: S, p: S}
        items:
          - Page:
              site: example.org
              p: /a/long/path/that/many/pages/of/this/site/share/with/many/other/pages/of/this/site
    ```
    """
    for table in model.tables.values():
        limits = tuple(_limits(table))
        for item in table.items:
            told: set[str] = set()
            for owner, key, limit in limits:
                name = key.name.value
                value = item.attributes.get(name)
                if value is None or value.type not in ("S", "B") or name in told:
                    continue
                size = value_bytes(value)
                if size <= limit:
                    continue
                told.add(name)
                yield Finding(
                    at=value.at,
                    message=(
                        f"key `{name}` of this {item.noun} has {size:,} bytes, "
                        f"{owner} allows {limit:,}"
                    ),
                    label=f"{size:,} bytes long",
                    subject=f"{item.subject}.{name}",
                    related=(Related(key.name.at, f"`{name}` is a key here"),),
                    help="keep the long text in another attribute, and an id or hash in the key",
                )


def _limits(table: Table) -> Iterator[tuple[str, Key, int]]:
    """Keys with the limit of each: of the table, and of indexes with one attribute on a side."""
    name = table.name.value
    yield from ((f"table {name}", key, MAX_PARTITION_KEY_BYTES) for key in table.partition_keys)
    yield from ((f"table {name}", key, MAX_SORT_KEY_BYTES) for key in table.sort_keys)
    for index in table.indexes.values():
        yield from _index_limits(index)


def _index_limits(index: Index) -> Iterator[tuple[str, Key, int]]:
    sides = (
        (index.partition_keys, MAX_PARTITION_KEY_BYTES),
        (index.sort_keys, MAX_SORT_KEY_BYTES),
    )
    for keys, limit in sides:
        if len(keys) == 1:
            yield f"index {index.name.value}", keys[0], limit
