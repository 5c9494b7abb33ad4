"""KEY007: one attribute twice in a key."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Placed, Related, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import Key
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("KEY007", "same-key-twice", Severity.ERROR, looks_at=Extent.FRAME)
def same_key_twice(model: Model) -> Iterator[Finding]:
    """A key of a table or index names one attribute twice.

    ## Why

    The attributes of a key must differ; CreateTable refuses a sort key that is the partition key
    (API Reference, CreateTable, KeySchema). It would not order anything either, since all items of
    an item collection would have the same sort key.

    ## Bad

    ```yaml
    tables:
      Events:
        partition_key: event_id
        sort_key: event_id
        entities:
          Event: {attributes: {event_id: S, happened_at: S}}
    ```

    ## Good

    ```yaml
    tables:
      Events:
        partition_key: event_id
        sort_key: happened_at
        entities:
          Event: {attributes: {event_id: S, happened_at: S}}
    ```
    """
    for table in model.tables.values():
        yield from _repeated(f"table `{table.name.value}`", table.subject, table.keys)
        for index in table.indexes.values():
            yield from _repeated(f"index `{index.name.value}`", index.subject, index.keys)


def _repeated(owner: str, subject: str, keys: tuple[Key, ...]) -> Iterator[Finding]:
    first: dict[str, Placed[str]] = {}
    for key in keys:
        known = first.setdefault(key.name.value, key.name)
        if known is not key.name:
            yield Finding(
                at=key.name.at,
                message=f"key of {owner} names `{key.name.value}` twice",
                label="second time",
                subject=subject,
                related=(Related(known.at, "first time"),),
                help="drop it here, or name another attribute",
            )
