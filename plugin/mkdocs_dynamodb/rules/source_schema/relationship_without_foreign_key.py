"""SRC022: related entities whose tables no foreign key connects."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.relational.links import source_links
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule(
    "SRC022",
    "relationship-without-foreign-key",
    Severity.WARNING,
    needs_whole_model=True,
    looks_at=Extent.FRAME,
)
def relationship_without_foreign_key(model: Model) -> Iterator[Finding]:
    """Two entities are related, and no foreign key of the source database connects their tables.

    ## Why

    Either the relationship is new, or the source database keeps it in a way that nobody has
    looked at yet: without a foreign key, rows may point at nothing, and the migration carries
    that over. Databases without any foreign key are left alone.

    ## Bad

    ```yaml
    source:
      sql: |
        CREATE TABLE users (id INT NOT NULL PRIMARY KEY, boss_id INT REFERENCES users (id));
        CREATE TABLE orders (id INT NOT NULL PRIMARY KEY, user_id INT NOT NULL);
    entities: {User: {}, Order: {}}
    relationships:
      - {from: User, to: Order, kind: one-to-many, average: 5}
      - {from: User, to: User, kind: one-to-many}
    tables:
      Users: {partition_key: id, entities: {User: {from: users, attributes: {id: S, boss_id?: S}}}}
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
    if links is None or not links.links:
        return
    for relationship in model.relationships:
        ends = (relationship.source.value, relationship.target.value)
        tables = [links.table_of.get(end) for end in ends]
        if ends in links.kinds or any(t is None or t.name not in links.entity_of for t in tables):
            continue
        names = [table.name for table in tables if table is not None]
        yield Finding(
            at=relationship.at,
            message=f"`{ends[0]}` and `{ends[1]}` are related, but no foreign key connects "
            f"`{names[0]}` and `{names[1]}`",
            label="not in the source schema",
            subject="relationships",
            help="check the rows that point at nothing before they are migrated, and accept this "
            "with the result; or correct the relationship",
        )
