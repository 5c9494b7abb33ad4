"""KEY020: entities that have no value for a key of their table."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import StoredEntity, Table
from mkdocs_dynamodb.rules.registry import Extent, rule
from mkdocs_dynamodb.source.shape import nearest


@rule(
    "KEY020", "missing-key-template", Severity.ERROR, needs_whole_model=True, looks_at=Extent.FRAME
)
def missing_key_template(model: Model) -> Iterator[Finding]:
    """An entity gives no value for a key attribute of its table.

    ## Why

    Every item has the whole primary key of its table; a write without it is refused (API
    Reference, PutItem: all primary key attributes are required). An entity gives a key by a
    template below `keys`, or by an attribute of the key's name.

    ## Bad

    ```yaml
    tables:
      Library:
        partition_key: PK
        sort_key: SK
        entities:
          Member:
            keys: {PK: "MEMBER#{member_id}"}
            attributes: {member_id: S, name: S}
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
    ```
    """
    for table in model.tables.values():
        known = {key.name.value for key in table.all_keys()}
        for entity in table.entities.values():
            missing = _missing(table, entity, known)
            if not missing:
                continue
            names = " and ".join(f"`{name}`" for name in missing)
            yield Finding(
                at=entity.name.at,
                message=f"`{entity.name.value}` gives no value for {names} "
                f"of table `{table.name.value}`",
                label=f"{names} is missing" if len(missing) == 1 else f"{names} are missing",
                subject=entity.subject,
                help=f"add a template for {names} below `keys`, or an attribute of that name",
            )


def _missing(table: Table, entity: StoredEntity, known: set[str]) -> list[str]:
    """Keys without a value, except those that a misspelt template was meant for (KEY022)."""
    strays = [name for name in entity.keys if name not in known]
    missing = (name for name in dict.fromkeys(table.key_names) if not entity.gives(name))
    return [name for name in missing if not strays or not nearest(name, strays)]
