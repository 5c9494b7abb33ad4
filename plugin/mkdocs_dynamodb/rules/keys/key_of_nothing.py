"""KEY022: key templates for attributes that are no keys."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule
from mkdocs_dynamodb.source.shape import nearest


@rule("KEY022", "key-of-nothing", Severity.ERROR, needs_whole_model=True, looks_at=Extent.FRAME)
def key_of_nothing(model: Model) -> Iterator[Finding]:
    """An entity has a template for an attribute that is no key of its table or indexes.

    ## Why

    `keys` holds the templates of key attributes. One for anything else is a misspelt key, or is
    left over from an index that is gone; the attribute would be written and stored with every item
    and serve no query.

    ## Bad

    ```yaml
    tables:
      Library:
        partition_key: PK
        sort_key: SK
        entities:
          Member:
            keys: {PK: "MEMBER#{member_id}", SK: PROFILE, GSI1PK: "CITY#{city}"}
            attributes: {member_id: S, city: S}
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
            attributes: {member_id: S, city: S}
    ```
    """
    for table in model.tables.values():
        known = {key.name.value for key in table.all_keys()}
        for entity in table.entities.values():
            for name in entity.keys:
                if name in known:
                    continue
                yield Finding(
                    at=entity.key_places[name],
                    message=f"`{name}` is no key of table `{table.name.value}` or its indexes",
                    label="key of nothing",
                    subject=f"{entity.subject}.keys.{name}",
                    help=nearest(name, [key for key in sorted(known) if not entity.gives(key)])
                    or "remove it, or declare the index that it is for",
                )
