"""KEY025: entities that overwrite each other."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.keys.collisions import alike_entities
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("KEY025", "colliding-keys", Severity.ERROR, looks_at=Extent.FRAME)
def colliding_keys(model: Model) -> Iterator[Finding]:
    """Two entities of a table have the same primary key.

    ## Why

    A put replaces the item that has the same primary key (API Reference, PutItem). When the keys
    of two entities are made alike, an item of one silently overwrites an item of the other.

    Keys count as the same when their fixed text is the same and placeholders stand in the same
    places: after a label, as in `ORDER#{id}`, whatever they are called; without one, only where
    they are called the same.

    ## Bad

    ```yaml
    tables:
      Library:
        partition_key: PK
        sort_key: SK
        entities:
          Member:
            keys: {PK: "MEMBER#{member_id}", SK: PROFILE}
            attributes: {member_id: S, name: S}
          Settings:
            keys: {PK: "MEMBER#{member_id}", SK: PROFILE}
            attributes: {member_id: S, language: S}
    ```

    ## Good

    ```yaml
    tables:
      Library:
        partition_key: PK
        sort_key: SK
        entities:
          Member:
            keys: {PK: "MEMBER#{member_id}", SK: PROFILE}
            attributes: {member_id: S, name: S}
          Settings:
            keys: {PK: "MEMBER#{member_id}", SK: SETTINGS}
            attributes: {member_id: S, language: S}
    ```
    """
    for table in model.tables.values():
        for pair in alike_entities(table):
            if pair.is_certain:
                yield Finding(
                    at=pair.at,
                    message=f"`{pair.first.name.value}` and `{pair.second.name.value}` "
                    f"of table `{table.name.value}` have the same key",
                    label=f"made as the key of `{pair.first.name.value}` is",
                    subject=pair.second.subject,
                    related=(Related(pair.first_at, f"key of `{pair.first.name.value}`"),),
                    help="put a text of its own into the key of each entity",
                )
