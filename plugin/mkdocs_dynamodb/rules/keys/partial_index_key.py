"""KEY021: entities that were meant to enter an index and cannot."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import Index, StoredEntity, Table
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule(
    "KEY021", "partial-index-key", Severity.WARNING, needs_whole_model=True, looks_at=Extent.FRAME
)
def partial_index_key(model: Model) -> Iterator[Finding]:
    """An entity has a template for part of an index key and nothing for the rest.

    ## Why

    An item that lacks any key attribute of an index is not in the index (Developer Guide, Take
    advantage of sparse indexes). A template that was written for the index alone is then stored
    for nothing, and a query that expects the entity never finds it.

    ## Bad

    ```yaml
    tables:
      Library:
        partition_key: PK
        entities:
          Member:
            keys: {PK: "MEMBER#{member_id}", GSI1PK: "CITY#{city}", GSI1SK: "{name}"}
            attributes: {member_id: S, city: S, name: S}
          Branch:
            keys: {PK: "BRANCH#{branch_id}", GSI1PK: "CITY#{city}"}
            attributes: {branch_id: S, city: S}
        indexes:
          ByCity: {partition_key: GSI1PK, sort_key: GSI1SK}
    ```

    ## Good

    ```yaml
    tables:
      Library:
        partition_key: PK
        entities:
          Member:
            keys: {PK: "MEMBER#{member_id}", GSI1PK: "CITY#{city}", GSI1SK: "{name}"}
            attributes: {member_id: S, city: S, name: S}
          Branch:
            keys: {PK: "BRANCH#{branch_id}", GSI1PK: "CITY#{city}", GSI1SK: BRANCH}
            attributes: {branch_id: S, city: S}
        indexes:
          ByCity: {partition_key: GSI1PK, sort_key: GSI1SK}
    ```
    """
    for table in model.tables.values():
        entered = [index for index in table.indexes.values() if table.entering(index)]
        for entity in table.entities.values():
            if entity.keys and entity.attributes and entered:
                yield from _halves(table, entity, entered)


def _halves(table: Table, entity: StoredEntity, indexes: list[Index]) -> Iterator[Finding]:
    """Templates that serve no key but that of an index which the entity never enters."""
    used = set(table.key_names)
    for index in indexes:
        if index.is_entered_by(entity):
            used.update(index.key_names)
    for index in indexes:
        written = [name for name in index.key_names if name in entity.keys and name not in used]
        missing = [name for name in dict.fromkeys(index.key_names) if not entity.gives(name)]
        if not written or not missing:
            continue
        used.update(written)
        lacking = " and ".join(f"`{name}`" for name in missing)
        yield Finding(
            at=entity.key_places[written[0]],
            message=f"`{entity.name.value}` gives `{written[0]}` of index `{index.name.value}` "
            f"but not {lacking}",
            label="made for an index that the entity never enters",
            subject=entity.subject,
            related=(Related(index.name.at, f"its key is {_listed(index.key_names)}"),),
            help=f"add a template for {lacking}, or remove `{written[0]}`",
        )


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)
