"""SRC021: a foreign key connects two entities between which the model knows no relationship."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.relational.joins import listed
from mkdocs_dynamodb.model.relational.links import source_links
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule(
    "SRC021",
    "foreign-key-without-relationship",
    Severity.WARNING,
    needs_whole_model=True,
    looks_at=Extent.FRAME,
)
def foreign_key_without_relationship(model: Model) -> Iterator[Finding]:
    """A foreign key connects two entities between which the model knows no relationship.

    ## Why

    A relationship that the requirements leave out has no figures, so nobody asks how many there
    are, and no access pattern walks along it. The schema of the running database is the best
    witness of what belongs together.

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
    known = {
        frozenset({relationship.source.value, relationship.target.value})
        for relationship in model.relationships
    }
    for link in links.links:
        pair = frozenset({link.child_entity, link.parent_entity})
        if pair in known:
            continue
        known.add(pair)
        kind = "one-to-one" if link.is_single else "one-to-many"
        yield Finding(
            at=link.key.at,
            message=f"{listed(link.key.columns, link.child)} points at `{link.parent.name}`, but "
            f"no relationship connects `{link.parent_entity}` and `{link.child_entity}`",
            subject=f"source.{link.child.name}",
            help=f"add `{{from: {link.parent_entity}, to: {link.child_entity}, kind: {kind}}}` to "
            "`relationships`",
        )
