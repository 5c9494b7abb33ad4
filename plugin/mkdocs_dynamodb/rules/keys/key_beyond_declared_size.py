"""KEY034: a key that is made of text which is longer than a key may be."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.limits import MAX_PARTITION_KEY_BYTES, MAX_SORT_KEY_BYTES
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import Attribute, Index, Key, StoredEntity, Table
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("KEY034", "key-beyond-declared-size", Severity.ERROR, looks_at=Extent.FRAME)
def key_beyond_declared_size(model: Model) -> Iterator[Finding]:
    """A key is made of an attribute whose stated size is more than a key may have.

    ## Why

    A partition key value has at most 2048 bytes, a sort key value 1024, in indexes as well as in
    tables (Developer Guide, Constraints in Amazon DynamoDB). A put or update that makes it longer
    is refused, so that long messages or addresses cannot be stored at all. The rule goes by the
    `size` that the model states, by `p99` where there is one.

    ## Bad

    ```yaml
    tables:
      Replies:
        partition_key: thread_id
        sort_key: sent_at
        entities:
          Reply:
            attributes:
              thread_id: S
              sent_at: S
              author: S
              message: {type: S, size: {p50: 300 B, p99: 4 KB}}
        indexes:
          ByAuthor: {partition_key: author, sort_key: message, projection: KEYS_ONLY}
    ```

    ## Good

    ```yaml
    tables:
      Replies:
        partition_key: thread_id
        sort_key: sent_at
        entities:
          Reply:
            attributes:
              thread_id: S
              sent_at: S
              author: S
              message: {type: S, size: {p50: 300 B, p99: 4 KB}}
        indexes:
          ByAuthor: {partition_key: author, sort_key: sent_at, projection: KEYS_ONLY}
    ```
    """
    for table, entity in model.stored_entities:
        if not any(attribute.size is not None for attribute in entity.attributes.values()):
            continue
        told: set[str] = set()
        for owner, key, limit in _limits(table):
            attribute, size = _stated(entity, key)
            if attribute is None or attribute.size is None or size <= limit:
                continue
            if attribute.name.value not in told:
                told.add(attribute.name.value)
                yield Finding(
                    at=attribute.size.at,
                    message=f"key `{key.name.value}` of {owner} takes {limit:,} bytes, and "
                    f"`{attribute.name.value}` of `{entity.name.value}` has up to "
                    f"{attribute.size.p99:,}",
                    label="longer ones are refused",
                    subject=f"{entity.subject}.attributes.{attribute.name.value}",
                    related=(Related(key.name.at, "a key here"),),
                    help="put an id, a time or a hash of it into the key",
                )


def _limits(table: Table) -> Iterator[tuple[str, Key, int]]:
    """Keys with one attribute on a side; of others the limit is not documented."""
    holders: tuple[tuple[str, Table | Index], ...] = (
        (f"table `{table.name.value}`", table),
        *((f"index `{each.name.value}`", each) for each in table.indexes.values()),
    )
    for owner, holder in holders:
        if len(holder.partition_keys) == 1:
            yield owner, holder.partition_keys[0], MAX_PARTITION_KEY_BYTES
        if len(holder.sort_keys) == 1:
            yield owner, holder.sort_keys[0], MAX_SORT_KEY_BYTES


def _stated(entity: StoredEntity, key: Key) -> tuple[Attribute | None, int]:
    """The longest attribute of a key, and the bytes of all whose size is stated."""
    template = entity.template_for(key.name.value)
    names = () if template is None else template.names
    found = [entity.attributes[name] for name in names if name in entity.attributes]
    sized = [each for each in found if each.size is not None and each.type.value in ("S", "B")]
    longest = max(sized, key=lambda each: 0 if each.size is None else each.size.p99, default=None)
    return longest, sum(0 if each.size is None else each.size.p99 for each in sized)
