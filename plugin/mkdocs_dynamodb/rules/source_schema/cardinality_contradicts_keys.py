"""SRC023: a relationship has another cardinality than the keys of the source database allow."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.relational.links import source_links
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule(
    "SRC023",
    "cardinality-contradicts-keys",
    Severity.WARNING,
    needs_whole_model=True,
    looks_at=Extent.FRAME,
)
def cardinality_contradicts_keys(model: Model) -> Iterator[Finding]:
    """A relationship has another cardinality than the keys of the source database allow.

    ## Why

    Keys count exactly: a foreign key gives each child one parent, and a unique one gives each
    parent one child. A design for one order a user breaks with the second one, which the
    running database already has.

    ## Bad

    ```yaml
    source:
      sql: |
        CREATE TABLE users (id INT NOT NULL PRIMARY KEY);
        CREATE TABLE orders (
          id INT NOT NULL PRIMARY KEY,
          user_id INT NOT NULL,
          FOREIGN KEY (user_id) REFERENCES users (id)
        );
    entities: {User: {}, Order: {}}
    relationships:
      - {from: User, to: Order, kind: one-to-one}
    tables:
      Users: {partition_key: id, entities: {User: {from: users, attributes: {id: S}}}}
      Orders:
        partition_key: id
        entities: {Order: {from: orders, attributes: {id: S, user_id: S}}}
    ```

    ## Good

    ```yaml
    source:
      sql: |
        CREATE TABLE users (id INT NOT NULL PRIMARY KEY);
        CREATE TABLE orders (
          id INT NOT NULL PRIMARY KEY,
          user_id INT NOT NULL,
          FOREIGN KEY (user_id) REFERENCES users (id)
        );
    entities: {User: {}, Order: {}}
    relationships:
      - {from: User, to: Order, kind: one-to-many, average: 5}
    tables:
      Users: {partition_key: id, entities: {User: {from: users, attributes: {id: S}}}}
      Orders:
        partition_key: id
        entities: {Order: {from: orders, attributes: {id: S, user_id: S}}}
    ```
    """
    links = source_links(model)
    if links is None:
        return
    for relationship in model.relationships:
        ends = (relationship.source.value, relationship.target.value)
        allowed = links.kinds.get(ends)
        if not relationship.kind or not allowed or relationship.kind in allowed:
            continue
        key = next((k for k in links.links if {k.child_entity, k.parent_entity} == {*ends}), None)
        yield Finding(
            at=relationship.at,
            message=f"`{ends[0]}` to `{ends[1]}` is {relationship.kind} in the model and "
            f"{' or '.join(sorted(allowed))} by the keys of the source database",
            subject="relationships",
            related=() if key is None else (Related(key.key.at, "the foreign key"),),
            help=f"write `kind: {min(allowed)}`, or accept this with what changes in the migration",
        )
